/*
 * json - the one piece of JSON that survey exports hold: a list of strings, ["A","B"].
 */
#ifndef JSON_H
#define JSON_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Appends the strings of the list to `text`, each with a NUL behind it, escapes undone, and their
 * number to *count. False, with `text` as far as it got, when [s, s + n) is anything else.
 */
bool json_strings(const char *s, size_t n, struct buf *text, size_t *count);

#endif
