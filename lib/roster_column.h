/*
 * roster_column - what the columns of a staff list are called: the words are data.
 */
#ifndef ROSTER_COLUMN_H
#define ROSTER_COLUMN_H

#include "plan.h"

/* Besides the plan's own columns. */
enum { ROSTER_ID = PLAN_COLUMNS, ROSTER_FIRST, ROSTER_LAST, ROSTER_OTHER };

/* The plan's column, or one of those above, that a header means. */
int roster_column(const char *header);

#endif
