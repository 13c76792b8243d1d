/*
 * pair_write - puts the choice into the plan's columns, with the reason of each row.
 */
#ifndef PAIR_WRITE_H
#define PAIR_WRITE_H

#include "judge.h"
#include "pair.h"
#include "pair_choice.h"
#include "pair_model.h"
#include "pair_short.h"

/* Fills r->meetings and r->groups. */
void pair_write(struct plan *p, const struct judge *j, const struct pair_options *o,
                const struct pair_model *m, const struct pair_choice *c,
                const struct pair_short *shorts, struct pair_result *r);

/*
 * The sentence for a learn row without a meeting, appended to `out`; the status it gets. `meetings`
 * are those its person learns in. Cost: the offers of its topic up to the first that is allowed.
 */
enum plan_status pair_why_not(const struct pair_model *m, int32_t meetings,
                              const struct pair_options *o, const struct pair_short *shorts,
                              size_t wish, struct buf *out);

/* The sentence for one who learns in as many other meetings as `limit` allows. */
void pair_why_full(int32_t limit, struct buf *out);

/* Empties what pl-pair and pl-schedule filled of a learn row, but for status and why. */
void pair_clear_meeting(struct plan *p, size_t row);

#endif
