/*
 * pair_check - what each rule costs, as a rules file that says so in its comments.
 */
#ifndef PAIR_CHECK_H
#define PAIR_CHECK_H

#include "pair.h"

/*
 * How many pairs each line forbids, how many pass for want of a value, and how many more people
 * could learn without it. A pin that breaks a limit ends the program with its line. Writes to
 * `path` (NULL or "-": stdout). Returns main's status.
 */
int pair_check(const struct plan *p, const struct judge *j, const struct pair_options *o,
               const char *path);

/* The rules by themselves, where there is no plan; the defaults with their comments. */
int pair_check_rules(const struct rules *r, const char *path);

#endif
