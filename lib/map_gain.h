/*
 * map_gain - how many more could learn: if those who were named agreed, if one more person
 * offered a topic, or if people need not stay within a part of the plan. By cover.h on the plan as
 * if nothing were decided. With groups a teacher counts as many seats as all their meetings have,
 * which is the bound that pl-pair goes by too.
 */
#ifndef MAP_GAIN_H
#define MAP_GAIN_H

#include "judge.h"
#include "map.h"

struct map_limits {
    int32_t learn, teach, group; /* meetings of one who did not say; learners in a meeting */
};

/* If those named agreed to teach. Linear in wishes and offers but for rare cases, see cover.h. */
size_t map_gain_named(const struct judge *j, const struct map_limits *l);

/* In all (the first figure), and when people meet only within their part (the second), which is
   given by person and below `parts`. Cost as above, twice. */
struct map_split {
    size_t together, apart;
};
struct map_split map_gain_split(const struct judge *j, const struct map_limits *l,
                                const uint32_t *part, size_t parts);

/*
 * By place in m->topic: if one more person offered the topic, whom every rule allows and who gives
 * as many meetings as people do who did not say. To be freed. Cost as above.
 */
uint32_t *map_gain_topics(const struct map *m, const struct judge *j, const struct map_limits *l);

#endif
