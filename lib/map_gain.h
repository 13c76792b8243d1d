/*
 * map_gain - how many more could learn: if those who were named agreed. By market.h on the plan as
 * if nothing were decided; in groups its bound, a teacher with as many seats as all meetings have.
 */
#ifndef MAP_GAIN_H
#define MAP_GAIN_H

#include "judge.h"
#include "plan.h"

struct map_limits {
    int32_t learn, teach, group; /* meetings of one who did not say; learners in a meeting */
};

/* About two market_most_learners(). */
size_t map_gain_named(const struct plan *p, const struct judge *j, const struct map_limits *l);

#endif
