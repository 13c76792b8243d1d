/*
 * reach - how many could serve a wish, and be served by an offer, without looking at every pair.
 *
 * People who are alike to all dense rules are counted together; oneself, the reporting line and
 * forbidden pairs are then taken out one by one. So the cost is that of pairs of classes within a
 * topic, plus the pairs of the same topic that the line forbids. Exact.
 */
#ifndef REACH_H
#define REACH_H

#include "judge.h"
#include "map.h"

/* Fills map->reach: for wishes the offers, for offers and nominated rows the wishes. */
void reach_count(struct map *m, const struct judge *j);

/* What a rule costs, over all pairs of a wish and an offer on one topic by two people. */
struct reach_cost {
    uint64_t forbidden; /* pairs that fail it, whatever other rules say; prefer: that lack it */
    uint64_t unknown;   /* pairs that pass for want of a value */
};

/*
 * Fills cost[i] for the line i of the rules: must and prefer tests between people, never and repeat
 * (the pairs known to have met). Lines of other kinds stay 0. Returns the number of all pairs.
 */
uint64_t reach_costs(const struct map *m, const struct judge *j, struct reach_cost *cost);

#endif
