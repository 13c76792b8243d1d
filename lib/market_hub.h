/*
 * market_hub - a market seen from far: people of a class are alike, and a pair of classes is as
 * good as its best pair. A part of market; see market.h.
 *
 * Learner -> topic and class -> topic and class -> teacher: arcs are as many as wishes, offers and
 * pairs of classes, however many pairs of people there are. Its optimum is a bound, its prices are
 * nearly those of the market itself, and its flow, divided into pairs, nearly the best choice.
 */
#ifndef MARKET_HUB_H
#define MARKET_HUB_H

#include "market_net.h"

/*
 * Solves the market from far, gives the network its prices, and holds the pairs its flow divides
 * into. Returns a cost that no choice of pairs can be below, in the costs of market_net_aim().
 */
int64_t market_hub_start(struct market_net *w);

#endif
