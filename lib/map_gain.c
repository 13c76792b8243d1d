#include "map_gain.h"

#include "bins.h"
#include "mem.h"
#include "pair_cover.h"

#include <stdlib.h>

static uint32_t *topic_of(struct pair_model *m, size_t i, uint32_t *person)
{
    size_t offer = i - m->market.wishes;
    *person = i < m->market.wishes ? m->wish[i].person : m->offer[offer].person;
    return i < m->market.wishes ? &m->wish[i].topic : &m->offer[offer].topic;
}

struct cut {
    struct pair_model *model;
    const uint32_t *part; /* by person */
};

/* Wishes are numbered first, then offers. */
static uint32_t part_of(const void *cut, size_t i)
{
    const struct cut *c = cut;
    uint32_t person;
    topic_of(c->model, i, &person);
    return c->part[person];
}

/* Wishes and offers of one topic meet; so a topic of each part for itself keeps the parts apart. */
static void keep_apart(struct pair_model *m, const uint32_t *part, size_t parts)
{
    const struct cut cut = {m, part};
    size_t n = m->market.wishes + m->market.offers;
    uint32_t *first, *list = bins_deal(n, parts, part_of, &cut, &first), person, topics = 0;
    struct own {
        uint32_t part, topic; /* part + 1 */
    } *own = mem_clear(m->topics, sizeof *own);
    for (size_t i = 0; i < n; i++) {
        uint32_t *topic = topic_of(m, list[i], &person);
        struct own *t = &own[*topic];
        if (t->part != part[person] + 1)
            *t = (struct own){part[person] + 1, topics++};
        *topic = t->topic;
    }
    m->market.topics = topics;
    m->market.specials = 0; /* the named are favoured, which does not matter here */
    free(first);
    free(list);
    free(own);
}

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

struct map_split map_gain_split(const struct judge *j, const struct map_limits *l,
                                const uint32_t *part, size_t parts)
{
    struct pair_cover c;
    open_market(&c, j, l, false);
    struct map_split split = {.together = c.learners};
    keep_apart(&c.model, part, parts);
    cover_close(c.cover);
    c.cover = cover_open(&c.model.market, NULL);
    split.apart = cover_learners(c.cover);
    pair_cover_close(&c);
    return split;
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
