/*
 * survey_book - the codebook of one export: read from a file, or guessed from the export itself.
 */
#ifndef SURVEY_BOOK_H
#define SURVEY_BOOK_H

#include "survey.h"
#include "survey_look.h"

/*
 * Fills e->book, e->values and e->lists, every line bound to a column. `path` NULL: guess. What the
 * dialect knows of its own columns (time, finished, preview, and who answered where the codebook
 * says nothing of it) is added. Ends the program with the codebook's file and line.
 */
void survey_book_prepare(struct survey_export *e, const char *path, const struct survey_look *look);

/* --guess: a codebook with an example and a note per column. Returns main's status. */
int survey_book_write(const struct survey_export *e, const struct survey_look *look,
                      const char *path, char delimiter);

#endif
