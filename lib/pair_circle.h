/*
 * pair_circle - circles of the plan: the rows of circle.h, from the learn rows that end as `gap`
 * and the facilitate rows.
 *
 *     struct pair_circles r;
 *     pair_plan(...);
 *     pair_circle_plan(&plan, &judge, &options, &working, monday, &r);
 *
 * Two may sit together whom no `must` forbids (but for `differs`, as a circle mixes units and
 * organisations as well as it can, and for `free`: a circle needs PAIR_CIRCLE_MINUTES that all its
 * people have), and no `never`; having met before keeps nobody out of a circle. A facilitator is in
 * the reporting line of no member and is not kept apart from any by a `never`. Who learns in
 * meetings up to the limit is in no circle; a circle counts as one meeting.
 *
 * Filled are session, format, with, status and why of learn rows in a circle, why of those that
 * stay `gap` (how many more people are needed), status and why of facilitate rows. Circles that
 * stand in the plan go on and keep their id. With a wished size of 0 nothing is changed.
 */
#ifndef PAIR_CIRCLE_H
#define PAIR_CIRCLE_H

#include "judge.h"
#include "pair.h"

enum { PAIR_CIRCLE_MINUTES = 90 };

struct pair_circles {
    size_t circles, seats, guided;
    size_t left; /* people who would sit in a circle if there were enough for one */
};

/* `working` and `monday` as in hours.h. */
void pair_circle_plan(struct plan *p, const struct judge *j, const struct pair_options *o,
                      const struct window_week *working, int32_t monday, struct pair_circles *r);

/* "2 circles for 12 people, 1 without a facilitator; 3 people wait for more"; the note `circles`.
 */
void pair_circle_say(const struct pair_circles *r, struct buf *out);
void pair_circle_notes(struct plan *p, const struct pair_circles *r);

#endif
