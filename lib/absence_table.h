/*
 * absence_table - tables of holidays and of busy times: their columns, by the names in the header.
 *
 * Used by absence alone.
 */
#ifndef ABSENCE_TABLE_H
#define ABSENCE_TABLE_H

#include "guise.h"
#include "reader.h"

#include <stdbool.h>

/* Whether a file's name ends so, in any case. */
bool absence_is_named(const char *path, const char *tail);

/* At its header; ends the program when there is none, or that of another kind of file than
   `wanted`, GUISE_BUSY or GUISE_HOLIDAYS. reader_close() it. */
struct reader *absence_table_open(const char *path, enum guise wanted);

/* Which column that is, SIZE_MAX for none; and the same where there has to be one, else the program
   ends and names the `columns` there may be. */
size_t absence_table_find(const struct reader *r, const char *name);
size_t absence_table_need(const struct reader *r, const char *name, const char *columns);

/* The cell of this record, "" for a column that is not there. */
const char *absence_table_cell(const struct reader *r, size_t column);

#endif
