/*
 * market_price - asks of every pair of a market that is not in the network whether it could improve
 * the solution. A part of market; see market.h.
 */
#ifndef MARKET_PRICE_H
#define MARKET_PRICE_H

#include "market_net.h"

/*
 * Prices every pair with the prices of the flow and adds the few best of each wish. Returns by how
 * much the solution may be improved by pairs that were not held, at the most; 0 proves that by
 * none.
 *
 * Offers of a topic and a class are sorted by what they are worth, so a wish looks only at those
 * that could help were they as good as the best of their class.
 */
int64_t market_price(struct market_net *w);

/* Holds for each wish a few pairs that, by the prices, are as good as any or nearly so. */
void market_price_sample(struct market_net *w);

#endif
