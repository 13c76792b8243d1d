/*
 * circle_guides - a facilitator for each circle of a result, as circle.h asks for.
 *
 * Most circles first: a maximum matching, exact. Of facilitators from another unit as many as
 * alternating paths find that never take one away from another circle; after CIRCLE_GUIDES_STEPS
 * checks this second search ends with what it has.
 */
#ifndef CIRCLE_GUIDES_H
#define CIRCLE_GUIDES_H

#include "circle.h"

enum { CIRCLE_GUIDES_STEPS = 10000000 };

/* Fills in facilitator and outside of each circle, guided and outside of the result. */
void circle_guides(const struct circle_problem *p, struct circle_result *r);

#endif
