/*
 * word - tables of words people and products use, as data: {"ja", 1}, {"nein", 0}, {NULL, 0}.
 * The words in a table are written folded (fold_key: lower case, single blanks).
 */
#ifndef WORD_H
#define WORD_H

#include <stddef.h>

struct word {
    const char *text;
    int value;
};

/* The value of the n bytes at s, folded, as a whole; `none` when the table lacks them. */
int word_value(const struct word *table, const char *s, size_t n, int none);

/*
 * The longest word of the table that begins the (already folded) text at s and ends there at a
 * word's end; its length, 0 for none. A table's word that ends in '*' fits any ending.
 */
size_t word_begin(const struct word *table, const char *s, int *value);

#endif
