/*
 * near - which known word a misspelt one was meant to be.
 *
 *     const char *meant = near_word(word, names, n);
 *     msg_die("no column '%s'%s", word, near_hint(meant, &hint));   hint is a buf
 *
 * Pure. The distance is the number of bytes inserted, deleted, replaced or swapped with their
 * neighbour. After F. J. Damerau (1964), "A technique for computer detection and correction of
 * spelling errors", in the form that edits no part twice (optimal string alignment).
 */
#ifndef NEAR_H
#define NEAR_H

#include "buf.h"

#include <stddef.h>

/* The distance, or limit + 1 when it is more than `limit`. O(shorter length x limit). */
size_t near_distance(const char *a, size_t na, const char *b, size_t nb, size_t limit);

/*
 * The word most like `word` when both are folded (fold_key), the first of equals; one that begins
 * with all of `word`, or holds it as a whole, counts too. NULL when none is near.
 */
const char *near_word(const char *word, const char *const *known, size_t n);

/* "; the nearest is 'X'" into `hint`, or "" when `meant` is NULL. Gives the text. */
const char *near_hint(const char *meant, struct buf *hint);

#endif
