/*
 * pair_notes - what pl-pair tells about the whole run: notes in the plan, and lines for stderr.
 */
#ifndef PAIR_NOTES_H
#define PAIR_NOTES_H

#include "pair.h"
#include "pair_short.h"
#include "plan.h"

/*
 * Notes `can learn`, `can teach`, `bound`, `shortage`, `gain`, `remedy`, `rule` and `option`, see
 * pl-pair(1). The same result gives the same notes.
 */
void pair_notes(struct plan *p, const struct pair_options *o, const struct pair_result *r,
                const struct pair_short *shorts);

/* "412 of 420 who asked can learn, and all of them do; no plan does better" and the like. */
void pair_say_learners(const struct pair_result *r, struct buf *out);
void pair_say_teachers(const struct pair_result *r, struct buf *out);
void pair_say_bound(const struct pair_result *r, struct buf *out);

#endif
