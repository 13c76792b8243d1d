/*
 * market_mirror - a market with the parts exchanged: offers ask, wishes serve. A part of market;
 * see market.h.
 */
#ifndef MARKET_MIRROR_H
#define MARKET_MIRROR_H

#include "market.h"

/*
 * The most people who can teach, those with a fixed meeting included. In the mirror these are
 * learners, so cover.h counts them. `choice`: the offer of each wish, to begin with. `wish`, by
 * person, unless NULL: the wish by which they teach, or MARKET_NONE.
 */
size_t market_mirror_teachers(const struct market *m, const uint32_t *choice, uint32_t *wish);

#endif
