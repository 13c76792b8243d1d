/*
 * instance - made-up networks to measure and to compare solvers on. Same seed, same network.
 *
 * A cohort has topics by Zipf's law, 0 to 5 wishes and 0 to 5 offers a person, two meetings each,
 * 8 levels, and peers are within 2 levels.
 */
#ifndef INSTANCE_H
#define INSTANCE_H

#include "flow.h"

struct market; /* market.h, which C++ cannot read for its word `class` */

enum instance_kind {
    INSTANCE_BALANCED,
    INSTANCE_TEACHERS_SCARCE, /* a third of the offers */
    INSTANCE_LEARNERS_SCARCE, /* a third of the wishes */
};

/* Every allowed pair is an arc. */
struct flow instance_pairs(uint32_t people, uint64_t seed, enum instance_kind kind);
/* The same cohort with an arc for each two levels of a topic: the fit depends on levels only. */
struct flow instance_hubs(uint32_t people, uint64_t seed, enum instance_kind kind);
/* Factories to shops with general costs, some negative. */
struct flow instance_transport(uint32_t nodes, uint64_t seed);
/* Any node to any node, several supplies, capacities and costs of all sizes. */
struct flow instance_tangle(uint32_t nodes, uint64_t seed);

/* The cohort as a market with units and sites too: `prefer unit differs` and `site same`. */
struct market *instance_market(uint32_t people, uint64_t seed, enum instance_kind kind);
void instance_market_free(struct market *m);

#endif
