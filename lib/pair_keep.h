/*
 * pair_keep - what is decided before anything is chosen: pins, and the meetings of before.
 */
#ifndef PAIR_KEEP_H
#define PAIR_KEEP_H

#include "judge.h"
#include "pair.h"
#include "pair_choice.h"

/*
 * Pins of the rules, and learn rows whose `with` was filled by hand. One that breaks a rule or a
 * limit, or names a teacher who does not offer the topic, ends the program with its line.
 */
void pair_keep_pins(struct pair_choice *c, const struct judge *j, const struct pair_options *o);

/*
 * Meetings that stand in the plan (not with `fresh`): kept while rules, limits and offers allow,
 * the earliest first, those without a time in the order of the rows. Fills r->kept.
 */
void pair_keep_meetings(struct pair_choice *c, const struct judge *j, const struct pair_options *o,
                        struct pair_result *r);

#endif
