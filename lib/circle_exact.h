/*
 * circle_exact - seats a few wishes in the best of all ways.
 *
 * `wish` holds n <= CIRCLE_EXACT free wishes in order of topic. All ways to leave them, put them
 * into circles that are there or found new ones are tried in turn, except those that cannot be
 * better than the best found (branch and bound); the first of the best by circle.h is carried out.
 * Circles that are there stay as they are but for new members.
 *
 * False, and nothing changed, when it would take too long: more than CIRCLE_EXACT_STEPS steps, or
 * more than CIRCLE_EXACT_OPEN circles in those topics already.
 */
#ifndef CIRCLE_EXACT_H
#define CIRCLE_EXACT_H

#include "room.h"

enum { CIRCLE_EXACT_STEPS = 300000, CIRCLE_EXACT_OPEN = 8 };

bool circle_exact(struct room *r, const uint32_t *wish, size_t n);

#endif
