/*
 * circle_exchange - better circles for one question by exchanges, until none helps.
 *
 * Tried, each accepted only when it is better by the aims of circle.h (where circles are as bad as
 * the worst of their question, the fewer of them the better; then the sum):
 *
 *   seat      one left over sits down, or a member moves over to make room for one
 *   found     five of those left over and those whom others can spare (circles of more than five,
 *             also of other questions when the person is at the limit) make a circle
 *   reopen    a circle or two are opened and seated anew in the best way with those left over
 *   first     one left over who learns nothing else takes the seat of one who does
 *   even      a member moves to a circle smaller by two or more; a circle is founded from spare
 *             members, or given up, where that brings sizes nearer to the wished one
 *   mix       two members change places, a member moves to a circle smaller by one, a member
 *             makes way for one left over
 *
 * To mix, a circle looks at the CIRCLE_NEAR circles after it, not at all of them.
 */
#ifndef CIRCLE_EXCHANGE_H
#define CIRCLE_EXCHANGE_H

#include "room.h"

enum { CIRCLE_NEAR = 128 };

/* Whether anything was changed. */
bool circle_exchange(struct room *r, uint32_t topic);

/* The exchanges that mix units and organisations, alone. */
bool circle_mix(struct room *r, uint32_t topic);

/*
 * Opens one circle, or two where there are few, and seats its members and those left over in the
 * best way, as many at a time as CIRCLE_EXACT allows. True after the first time this was better.
 */
bool circle_reopen(struct room *r, uint32_t topic);

/*
 * The largest group of up to five around a free wish that could be a circle, of those left over
 * and those others can spare; `release` of each: the seat given up for it, or CIRCLE_NONE.
 */
struct circle_core {
    uint32_t member[CIRCLE_LEAST], release[CIRCLE_LEAST], n;
};
void circle_gather(struct room *r, uint32_t seed, struct circle_core *best);

#endif
