/*
 * market_hub - a start for a large market: it is solved from far (see market_far.h). That optimum
 * is a bound, its prices are nearly those of the market itself, and its flow, divided into pairs,
 * is nearly the best choice. A part of market; see market.h.
 */
#ifndef MARKET_HUB_H
#define MARKET_HUB_H

#include "market_net.h"

/*
 * Solves the market from far, gives the network its prices, and holds and carries the pairs its
 * flow divides into, beside the special pairs, which must be held already. Sets w->bound: no choice
 * of pairs costs less, in the costs of market_net_costs(). True when every unit found its pair: then
 * the choice is as good as the bound, and the prices prove it. Else some learners have excess left
 * for flow_mend().
 */
bool market_hub_start(struct market_net *w);

#endif
