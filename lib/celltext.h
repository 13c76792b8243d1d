/*
 * celltext - text made fit for a spreadsheet's cell, its width guessed, and legal names for sheets.
 *
 * A workbook is XML: bytes that are no UTF-8 or characters XML does not know would make a file that
 * spreadsheets refuse to open, and a cell holds 32,767 characters and no more. Pure, no foreign
 * library.
 */
#ifndef CELLTEXT_H
#define CELLTEXT_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CELLTEXT_MAX = 32767,   /* UTF-16 units a cell holds */
    CELLTEXT_NAME_MAX = 31, /* the same for a sheet's name */
};

/* What celltext_clean had to do; bits. */
enum celltext_change { CELLTEXT_SAME = 0, CELLTEXT_REPAIRED = 1, CELLTEXT_CUT = 2 };

/*
 * Appends `s` to `out` as valid UTF-8 that XML can carry: bytes that are no UTF-8 become U+FFFD,
 * controls are written as spreadsheets do, "_x0001_". A literal "_x0041_", which they would read as
 * "A", keeps its letters. Text of more than `most` UTF-16 units ends in an ellipsis. O(length).
 */
enum celltext_change celltext_clean(struct buf *out, const char *s, size_t most);

/* One code point from valid or broken UTF-8 (U+FFFD then), and how many bytes it took (0 at the
 * end). */
size_t celltext_decode(const char *s, uint32_t *point);

/*
 * How wide the widest line of `s` is in Arial, in widths of a digit: to the point for ASCII, about
 * for the rest; East Asian letters and emoji count double, combining marks nothing.
 */
double celltext_width(const char *s);

/* How many lines `s` takes in a column `width` digits wide, broken between words. At least 1. */
unsigned celltext_lines(const char *s, double width);

/*
 * A name spreadsheets accept: none of []:*?/\, at most 31 units, not "History", no apostrophe at
 * either end, not empty. With `ordinal` above 1 it ends in " (2)". Appended to `out`.
 */
void celltext_sheet_name(struct buf *out, const char *wanted, unsigned ordinal);

#endif
