/*
 * reply - a cell that holds one small answer: a number, a place in an order, yes or no, nothing.
 * The words are data in reply.c, English and German.
 */
#ifndef REPLY_H
#define REPLY_H

#include <stdbool.h>

/* "1st choice", "2", "3rd", "Rank 2", "first", "1. Wahl", "Platz 2": the place; 0: none said. */
int reply_rank(const char *cell);

/*
 * How many at most: "2", "two", "up to 3", "2-3" (3), "5+" (5), "bis zu drei", "none" (0); 0 to
 * 1000. -1: no number. A date that a spreadsheet made of "2-3" ("02. Mrz", "3-Feb") is no number.
 */
int reply_number(const char *cell);

/* "yes", "Ja", "1", "TRUE", "Checked", "I agree": 1; "no", "nein", "0", "": 0; anything else -1. */
int reply_yes(const char *cell);

/* Words for "I say nothing": "", "N/A", "NA", "-", "none", "keine Angabe". */
bool reply_is_nothing(const char *cell);

#endif
