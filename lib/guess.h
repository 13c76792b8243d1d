/*
 * guess - which column answers which question, from the words of the header and a look at the
 * answers.
 *
 *     struct guess *g = guess_begin(&head);
 *     guess_see(g, fields, n);                 for the responses (the first few thousand are
 * enough) const struct guess_line *l = guess_end(g);   one per column of the head, in their order
 *     guess_free(g);
 *
 * The words are data in guess.c, English and German, those of the recommended questionnaire first.
 * A line is what a codebook says: column, field, topic, split, values. `unsure` marks what a person
 * should look at, `why` says what was found. Nothing unknown is kept: the field is then `drop`.
 * The example of a confidential column is "(confidential)", of a personal one "(personal)".
 * Deterministic. O(cells seen).
 */
#ifndef GUESS_H
#define GUESS_H

#include "dialect.h"

#include <stdbool.h>
#include <stddef.h>

struct guess;

struct guess_line {
    const char *field;
    const char *topic;
    const char *split;
    const char *values;
    const char *example;
    const char *why;
    bool unsure;
};

struct guess *guess_begin(const struct dialect_head *head); /* head must outlive it */
void guess_see(struct guess *g, const char *const *field, size_t n);
const struct guess_line *guess_end(struct guess *g); /* owned by g, until guess_free() */
void guess_free(struct guess *g);

/* True for `barrier` `score` `rating` `comment`: cells of such a column are never shown. */
bool guess_confidential(const char *field);

#endif
