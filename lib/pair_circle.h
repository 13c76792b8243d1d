/*
 * pair_circle - circles of the plan: the rows of circle.h, from the learn rows that end as `gap`
 * and the facilitate rows.
 *
 *     struct pair_circles r = {.hours = ...};
 *     pair_circle_keep(&plan, &judge, &options, &r);
 *     pair_plan(...);
 *     pair_circle_plan(&plan, &judge, &options, &r);
 *
 * Two may sit together whom no `must` forbids (but for `differs`, as a circle mixes units and
 * organisations as well as it can, and for a shorter time in common than the PAIR_CIRCLE_MINUTES
 * that all of a circle share), and no `never`; having met before keeps nobody out of a circle. A
 * facilitator is in the reporting line of no member and is not kept apart from any by a `never`.
 * Who learns in meetings up to the limit is in no circle; a circle counts as one meeting.
 *
 * Circles that stand in the plan go on and keep their id; pair_circle_keep() makes those who can no
 * longer sit in theirs free for pair_plan(). With `fresh` it dissolves them all.
 *
 * Filled are session, format, with, status and why of learn rows in a circle, why of those that
 * stay `gap` (how many more people are needed), status and why of facilitate rows. With a wished
 * size of 0 nothing is changed.
 */
#ifndef PAIR_CIRCLE_H
#define PAIR_CIRCLE_H

#include "judge.h"
#include "pair.h"

enum { PAIR_CIRCLE_MINUTES = 90 };

struct pair_circles {
    const struct window_week *working; /* set by the caller, with `monday`: as in hours.h */
    int32_t monday;
    size_t circles, seats, guided;
    size_t left;             /* people who would sit in a circle if there were enough for one */
    size_t alone, new_alone; /* people who learn in circles only; of them who did not sit before */
    size_t joined;           /* learn rows that did not sit in that circle before */
    size_t freed;            /* learn rows whose circle of before does not go on with them */
};

void pair_circle_keep(struct plan *p, const struct judge *j, const struct pair_options *o,
                      struct pair_circles *r);
void pair_circle_plan(struct plan *p, const struct judge *j, const struct pair_options *o,
                      struct pair_circles *r);

/* Those who learn in circles are counted among those who learn. */
void pair_circle_figures(const struct pair_circles *c, struct pair_result *r);

/* "2 circles for 12 people, 1 without a facilitator; 3 people wait for more"; the note `circles`.
 */
void pair_circle_say(const struct pair_circles *r, struct buf *out);
void pair_circle_notes(struct plan *p, const struct pair_options *o, const struct pair_circles *r);

#endif
