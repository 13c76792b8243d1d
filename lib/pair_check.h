/*
 * pair_check - what each rule costs, as a rules file that says so in its comments.
 */
#ifndef PAIR_CHECK_H
#define PAIR_CHECK_H

#include "judge.h"
#include "plan.h"

/* Writes to `path` (NULL or "-": stdout). Returns main's status. */
int pair_check(const struct plan *p, const struct judge *j, const char *path);

#endif
