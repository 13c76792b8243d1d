/*
 * translate - the codebook's `values`: what the words of an answer mean.
 *
 *     Morning=09:00-12:00;Afternoon=13:00-17:00     a word to a word
 *     Strongly agree=7;Agree=6;NA=                  NA to nothing
 *     0-4=1;5-9=2;10-=3                             ranges of numbers, both ends in, open ends
 *     reverse 8                                     a number n to 8 - n, after the words
 *
 * A word is compared folded (fold.h): case, blanks and width do not matter. The first that fits
 * counts. A cell "5. Strongly Agree" or "5 - Strongly agree" also fits "Strongly agree" and "5".
 */
#ifndef TRANSLATE_H
#define TRANSLATE_H

#include "buf.h"

#include <stddef.h>

struct translation;

/* NULL and a text in `error` (after "values: ") when it cannot be read. "" is an empty one. */
struct translation *translate_read(const char *values, struct buf *error);
void translate_free(struct translation *t); /* NULL is fine */

enum translated {
    TRANSLATE_SAME,    /* nothing says what the cell means: out holds the cell */
    TRANSLATE_DONE,    /* out holds the translation */
    TRANSLATE_NOTHING, /* to nothing ("NA="): out is empty */
};

/* Writes into `out` (cleared first). `t` NULL or empty: TRANSLATE_SAME. */
enum translated translate(const struct translation *t, const char *cell, struct buf *out);

/* How many entries there are, and how many are not to nothing ("NA="): with some of these, a cell
 * that comes back SAME has no translation. */
size_t translate_size(const struct translation *t);
size_t translate_meanings(const struct translation *t);

#endif
