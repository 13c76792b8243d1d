/*
 * column - what the people of a plan said in a column named on a command line or in a rules file.
 *
 *     const char *wrong = column_wrong(&plan, "untt", &hint);
 *     if (wrong)
 *         msg_die("--split 'untt' %s", wrong);      is no column of the plan; the nearest is 'unit'
 *     uint32_t *cell = column_cells(&plan, "unit"); by person; free() it
 *
 * A column is about people when pl-plan(5) says so, or when it is one that pl-plan(5) does not
 * know: then it must say the same on all rows of a person, or nothing.
 */
#ifndef COLUMN_H
#define COLUMN_H

#include "buf.h"
#include "plan.h"

/* NULL, or what is wrong with a name, to stand behind it; `hint` holds the words. */
const char *column_wrong(const struct plan *p, const char *name, struct buf *hint);

/* Ids of the plan's pool, 0 for what was not said. Ends the program when rows of a person do not
   agree. The name must be right; a standard column may be missing from the table. */
uint32_t *column_cells(const struct plan *p, const char *name);

#endif
