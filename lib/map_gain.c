#include "map_gain.h"

#include "cover.h"
#include "mem.h"
#include "pair_choice.h"
#include "pair_model.h"

#include <stdlib.h>

/* The plan as a market in which nothing is decided, and who can learn in it. */
struct opened {
    struct pair_model model;
    struct cover *cover;
    size_t learners;
};

static void open_market(struct opened *o, const struct judge *j, const struct map_limits *l,
                        bool nominated)
{
    const struct plan *p = j->plan;
    struct pair_options options = {
        .learn = l->learn, .teach = l->teach, .group = l->group, .nominated = nominated};
    struct pair_choice nothing;
    pair_choice_begin(&nothing, p);
    pair_model_build(&o->model, p, j, &options, &nothing);
    pair_choice_free(&nothing);
    for (size_t i = 0; i < p->n_people; i++)
        o->model.person[i].teach *= l->group;
    o->cover = cover_open(&o->model.market, NULL);
    o->learners = cover_learners(o->cover);
}

static void close_market(struct opened *o)
{
    cover_close(o->cover);
    pair_model_free(&o->model);
}

static size_t most_learners(const struct judge *j, const struct map_limits *l, bool nominated)
{
    struct opened o;
    open_market(&o, j, l, nominated);
    close_market(&o);
    return o.learners;
}

size_t map_gain_named(const struct judge *j, const struct map_limits *l)
{
    return most_learners(j, l, true) - most_learners(j, l, false);
}

uint32_t *map_gain_topics(const struct map *m, const struct judge *j, const struct map_limits *l)
{
    struct opened o;
    open_market(&o, j, l, false);
    uint32_t *of_market = mem_clear(o.model.topics, sizeof *of_market);
    uint32_t *gain = mem_clear(m->topics, sizeof *gain);
    cover_gains(o.cover, l->teach * l->group, of_market);
    for (size_t i = 0; i < m->topics; i++) {
        uint32_t topic = o.model.topic_of_id[m->topic[i].id];
        gain[i] = topic ? of_market[topic - 1] : 0;
    }
    free(of_market);
    close_market(&o);
    return gain;
}
