#include "map_gain.h"

#include "mem.h"
#include "pair_cover.h"

#include <stdlib.h>

static void open_market(struct pair_cover *c, const struct judge *j, const struct map_limits *l,
                        bool nominated)
{
    const struct pair_options options = {
        .learn = l->learn, .teach = l->teach, .group = l->group, .nominated = nominated};
    pair_cover_open(c, j->plan, j, &options, NULL);
}

static size_t most_learners(const struct judge *j, const struct map_limits *l, bool nominated)
{
    struct pair_cover c;
    open_market(&c, j, l, nominated);
    pair_cover_close(&c);
    return c.learners;
}

size_t map_gain_named(const struct judge *j, const struct map_limits *l)
{
    return most_learners(j, l, true) - most_learners(j, l, false);
}

uint32_t *map_gain_topics(const struct map *m, const struct judge *j, const struct map_limits *l)
{
    struct pair_cover c;
    open_market(&c, j, l, false);
    uint32_t *of_market = mem_clear(c.model.topics, sizeof *of_market);
    uint32_t *gain = mem_clear(m->topics, sizeof *gain);
    cover_gains(c.cover, l->teach * l->group, of_market);
    for (size_t i = 0; i < m->topics; i++) {
        uint32_t topic = c.model.topic_of_id[m->topic[i].id];
        gain[i] = topic ? of_market[topic - 1] : 0;
    }
    free(of_market);
    pair_cover_close(&c);
    return gain;
}
