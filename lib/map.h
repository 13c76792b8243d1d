/*
 * map - wishes and offers of a plan, topic by topic, and who could serve whom.
 *
 *     struct map map = map_of(&plan);
 *     reach_count(&map, &judge);                 fills map.reach (reach.h)
 *     map_mark(&map, &judge, &plan);             reach, status, why, notes into the plan
 *     map_free(&map);
 *
 * Rows are numbers of rows of the plan. An offer is a teach row that is not `nominated`.
 */
#ifndef MAP_H
#define MAP_H

#include "judge.h"
#include "plan.h"

struct map_topic {
    uint32_t id; /* of the topic in the plan's pool */
    /* Places in map.row: wishes, then offers, then nominated rows, each in the plan's order. */
    size_t wish, offer, named, end;
};

struct map {
    struct map_topic *topic; /* in order of first sight */
    size_t topics, cap_topics;
    size_t *row;
    uint32_t *reach; /* by row of the plan: the wishes or offers that fit, as the rules stand */
    size_t rows;
};

struct map map_of(const struct plan *p); /* reach all zero */
void map_free(struct map *m);

static inline size_t map_wishes(const struct map_topic *t)
{
    return t->offer - t->wish;
}
static inline size_t map_offers(const struct map_topic *t)
{
    return t->named - t->offer;
}

/* What map_mark() found, for a line on stderr. */
struct map_counts {
    size_t wishes, gaps, learners, lost; /* lost: learners none of whose wishes anybody can serve */
    size_t offers, idle, named;
};

/*
 * Writes `reach` for all learn and teach rows; `open` or `gap`, `open` or `idle`, each with its
 * `why`, where pl-pair has not yet spoken; and the notes `gap`. The same again changes nothing.
 */
struct map_counts map_mark(const struct map *m, const struct judge *j, struct plan *p);

#endif
