/*
 * dialect_pattern - headers compared with the patterns of dialect_products.h and guess_words.h.
 */
#ifndef DIALECT_PATTERN_H
#define DIALECT_PATTERN_H

#include "pool.h"

#include <stdbool.h>

/* Both folded. In the pattern `*` is any text and `%` a digit; it ends at `|`. */
bool dialect_fits(const char *pattern, const char *s);

/* The text folded (fold.h), kept by the pool. */
const char *dialect_key(struct pool *keys, const char *s);

/* What a spreadsheet or a reader of data frames puts where a header was blank: "Column2", "...3".
 */
bool dialect_is_blank(const char *key);

#endif
