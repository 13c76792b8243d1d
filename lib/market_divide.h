/*
 * market_divide - the flow of a market seen from far, divided into pairs. A part of market; see
 * market.h.
 *
 * In each topic the flow says which wishes are served and how often each offer serves. A wish and a
 * unit of an offer are a pair of the best choice when their pair is as good as the prices ask,
 * which means a reduced cost of 0. First each wish takes one of a few units as the flow between
 * classes says; where that leaves some over, others change their units by augmenting paths.
 */
#ifndef MARKET_DIVIDE_H
#define MARKET_DIVIDE_H

#include "market_far.h"

/* Holds and carries the pairs; w has the prices already. True when every unit found its pair, else
   some wishes have excess. */
bool market_divide(struct market_far *f);

#endif
