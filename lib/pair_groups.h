/*
 * pair_groups - lets group.h choose for the rows of a plan: who shares an hour, which kept groups
 * have room.
 */
#ifndef PAIR_GROUPS_H
#define PAIR_GROUPS_H

#include "pair_choice.h"
#include "pair_model.h"

enum { PAIR_GROUP_MINUTES = 60 }; /* the meeting that all of a group must have in common */

/* Adds the meetings to `c`; the figures, whose `offer` is NULL. */
struct market_result pair_groups(struct pair_choice *c, const struct pair_model *m,
                                 const struct pair_options *o);

#endif
