/*
 * fold - Unicode text, through utf8proc (its only user).
 */
#ifndef FOLD_H
#define FOLD_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the valid UTF-8 character at s, at most n; 0 when there is none. */
size_t fold_utf8_length(const char *s, size_t n);

/*
 * Appends the key under which two spellings are the same word: NFKC, case folded, every run of
 * white space (also no-break and wide ones) one blank, none at the ends, characters that print
 * nothing (zero width, soft hyphen) dropped. `s` must be valid UTF-8. O(bytes).
 */
void fold_key(const char *s, size_t n, struct buf *key);

/* Whether two texts have the same key. */
bool fold_same(const char *a, const char *b);

/* Appends the text as it is but for white space: runs become one blank, none at the ends. */
void fold_space(const char *s, size_t n, struct buf *out);

/* Appends the text with letters parted from their marks and the marks dropped: "Zoë" is "Zoe". */
void fold_plain(const char *s, size_t n, struct buf *out);

#endif
