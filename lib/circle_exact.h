/*
 * circle_exact - seats a few wishes in the best of all ways.
 *
 * `wish` holds n <= CIRCLE_EXACT free wishes, those of one topic next to each other. All ways to
 * leave them, put them into circles that are there or found new ones are tried in turn, except
 * those that cannot be better than the best found (branch and bound); the first of the best by
 * circle.h is carried out. Members who sit stay where they are.
 */
#ifndef CIRCLE_EXACT_H
#define CIRCLE_EXACT_H

#include "room.h"

enum { CIRCLE_EXACT_STEPS = 300000, CIRCLE_EXACT_OPEN = 8 };

/* How good a way is, by the aims of circle.h in turn. */
struct circle_worth {
    long fresh, seats, off, worst, sum;
};

/* False, and nothing changed, when it would take more than CIRCLE_EXACT_STEPS steps, or there are
   more than CIRCLE_EXACT_OPEN circles in those topics. */
bool circle_exact(struct room *r, const uint32_t *wish, size_t n);

/* As if there were no other circles, in at most `steps` steps. False, and nothing changed, unless a
   way better than `least` is found. */
bool circle_exact_apart(struct room *r, const uint32_t *wish, size_t n,
                        const struct circle_worth *least, long steps);

#endif
