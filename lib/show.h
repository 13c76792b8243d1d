/*
 * show - views of a map, for a person or a spreadsheet: what pl-map --show prints instead of the
 * plan. Each is a table with a header; the graph is in the language of graphviz's dot.
 */
#ifndef SHOW_H
#define SHOW_H

#include "map.h"
#include "map_gain.h"
#include "output.h"

struct show {
    const struct map *map;
    const struct judge *judge;
    const struct plan *plan;
    struct map_limits limits;
    char delimiter;
};

/* learner,topic,teacher,fit,why: every pair that is allowed, with the parts its fit is made of, as
   one to one. In the order of the plan: wishes, then offers. O(pairs). */
void show_pairs(const struct show *s, struct output *out);

/* A row per topic, the most wanted first. */
void show_topics(const struct show *s, struct output *out);

/* A row per person who learns or teaches, in the order of the plan. */
void show_people(const struct show *s, struct output *out);

/* Learners of the row's unit who could learn something from the column's unit; of more than 1000
   units the largest, and the others together. */
void show_units(const struct show *s, struct output *out);

/* People, or units when there are more than 60: who could teach whom. */
void show_graph(const struct show *s, struct output *out);

#endif
