#include "market_far.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { CLOSE = 4 };

/* --- what is seen close --- */

static uint64_t pairs_of(const struct market_net *w, uint32_t t)
{
    return (uint64_t)(w->first_wish[t + 1] - w->first_wish[t]) *
           (w->first_offer[t + 1] - w->first_offer[t]);
}

struct size {
    uint64_t pairs;
    uint32_t topic;
};

static int by_pairs(const void *a, const void *b)
{
    const struct size *x = a, *y = b;
    return x->pairs != y->pairs ? (x->pairs < y->pairs ? -1 : 1)
                                : (x->topic > y->topic) - (x->topic < y->topic);
}

/*
 * Where classes do not tell all, a wish for a topic that few teach finds nobody who is as good as
 * its class promises. So the topics of fewest pairs are seen close, CLOSE pairs a wish in all.
 */
static void choose_close(struct market_far *f)
{
    const struct market *m = f->w->m;
    f->close = mem_clear(m->topics, sizeof *f->close);
    if (m->class_tells)
        return;
    struct size *size = mem_alloc(m->topics, sizeof *size);
    uint64_t left = CLOSE * (uint64_t)m->wishes;
    for (uint32_t t = 0; t < m->topics; t++)
        size[t] = (struct size){pairs_of(f->w, t), t};
    qsort(size, m->topics, sizeof *size, by_pairs);
    for (uint32_t t = 0; t < m->topics && size[t].pairs <= left; t++) {
        f->close[size[t].topic] = true;
        left -= size[t].pairs;
    }
    free(size);
}

static void add_near(struct market_far *f, uint32_t wish, uint32_t offer)
{
    int32_t fit = market_net_fit(f->w, wish, offer);
    if (fit < 0)
        return;
    f->near = mem_grow(f->near, f->nears, &f->cap_near, sizeof *f->near);
    f->near[f->nears++] = (struct market_near){wish, offer, fit};
}

static void list_near(struct market_far *f)
{
    const struct market_net *w = f->w;
    for (uint32_t t = 0; t < w->m->topics; t++)
        for (uint32_t i = w->first_wish[t]; f->close[t] && i < w->first_wish[t + 1]; i++)
            for (uint32_t k = w->first_offer[t]; k < w->first_offer[t + 1]; k++)
                add_near(f, w->wish_of_topic[i], w->offer_of_topic[k]);
    for (size_t i = 0; i < w->m->specials; i++)
        if (!f->close[w->m->wish[w->m->special[i].wish].topic])
            add_near(f, w->m->special[i].wish, w->m->special[i].offer);
}

/* --- hubs --- */

static int by_class(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void list_topic(struct market_far *f, uint32_t t)
{
    const struct market_net *w = f->w;
    uint32_t begin = w->first_wish[t], end = w->first_wish[t + 1];
    uint64_t *key = mem_alloc(end - begin, sizeof *key);
    for (uint32_t i = begin; i < end; i++) {
        uint32_t wish = w->wish_of_topic[i];
        key[i - begin] = (uint64_t)w->class[w->m->wish[wish].person] << 32 | wish;
    }
    if (end > begin)
        qsort(key, end - begin, sizeof *key, by_class);
    for (uint32_t i = begin; i < end; i++) {
        uint32_t class = (uint32_t)(key[i - begin] >> 32);
        f->wish[i] = (uint32_t)key[i - begin];
        if (f->hubs == f->first_hub[t] || f->hub[f->hubs - 1].class != class) {
            f->hub = mem_grow(f->hub, f->hubs, &f->cap_hubs, sizeof *f->hub);
            f->hub[f->hubs++] = (struct market_hub){.class = class, .first = i};
        }
        f->hub[f->hubs - 1].end = i + 1;
    }
    free(key);
}

static void list_hubs(struct market_far *f)
{
    const struct market *m = f->w->m;
    f->wish = mem_alloc(m->wishes, sizeof *f->wish);
    f->first_hub = mem_alloc((size_t)m->topics + 1, sizeof *f->first_hub);
    for (uint32_t t = 0; t < m->topics; t++) {
        f->first_hub[t] = (uint32_t)f->hubs;
        if (!f->close[t])
            list_topic(f, t);
    }
    f->first_hub[m->topics] = (uint32_t)f->hubs;
}

/* Nodes: learners, teachers and sink as in the market; hubs; groups of offers; wishes with near
   pairs. */
static void number_nodes(struct market_far *f)
{
    const struct market *m = f->w->m;
    uint32_t node = market_net_sink(f->w) + 1;
    for (size_t h = 0; h < f->hubs; h++)
        f->hub[h].node = node++;
    f->first_group = node;
    node += f->w->first_group[m->topics];
    f->own = mem_clear(m->wishes, sizeof *f->own);
    for (size_t i = 0; i < f->nears; i++)
        if (!f->own[f->near[i].wish])
            f->own[f->near[i].wish] = node++;
    flow_nodes(&f->flow, node);
    memcpy(f->flow.supply, f->w->flow.supply,
           ((size_t)market_net_sink(f->w) + 1) * sizeof *f->flow.supply);
}

/* --- arcs --- */

static void add_people(struct market_far *f)
{
    for (size_t i = 0; i < MARKET_NET_ARCS * f->w->m->people; i++) {
        const struct flow_arc *a = &f->w->flow.arc[i];
        flow_arc(&f->flow, a->from, a->to, a->cap, a->cost);
    }
}

static void add_wish(struct market_far *f, uint32_t wish, uint32_t hub)
{
    const struct market_wish *x = &f->w->m->wish[wish];
    uint32_t from = f->own[wish] ? f->own[wish] : market_net_learner(x->person);
    f->wish_arc[wish] = flow_arc(&f->flow, from, hub, 1, MARKET_FIT - x->points);
}

/* Arcs that can never be full have true prices at both ends. */
static void add_hub(struct market_far *f, uint32_t topic, struct market_hub *h)
{
    const struct market_net *w = f->w;
    for (uint32_t i = h->first; i < h->end; i++)
        add_wish(f, f->wish[i], h->node);
    h->between = f->flow.n;
    for (uint32_t g = w->first_group[topic]; g < w->first_group[topic + 1]; g++) {
        int32_t most = w->most[(size_t)h->class * w->classes + w->group[g].class];
        if (most != MARKET_FORBIDDEN)
            flow_arc(&f->flow, h->node, f->first_group + g, (int32_t)(h->end - h->first) + 1,
                     -most);
    }
}

static void add_offers(struct market_far *f)
{
    const struct market_net *w = f->w;
    const struct market *m = w->m;
    f->offer_arcs = f->flow.n;
    for (uint32_t g = 0; g < w->first_group[m->topics]; g++)
        for (uint32_t i = w->group[g].first; i < w->group[g].end; i++) {
            const struct market_offer *o = &m->offer[w->offer_of_topic[i]];
            const struct market_person *teacher = &m->person[o->person];
            flow_arc(&f->flow, f->first_group + g, market_net_teacher(w, o->person),
                     f->close[o->topic] ? 0 : teacher->teach + teacher->crowd + 1, -o->points);
        }
}

static void add_near_arcs(struct market_far *f)
{
    const struct market *m = f->w->m;
    for (uint32_t i = 0; i < m->wishes; i++)
        if (f->own[i])
            flow_arc(&f->flow, market_net_learner(m->wish[i].person), f->own[i], 1, 0);
    f->near_arcs = f->flow.n;
    for (size_t i = 0; i < f->nears; i++)
        flow_arc(&f->flow, f->own[f->near[i].wish],
                 market_net_teacher(f->w, m->offer[f->near[i].offer].person), 1,
                 MARKET_FIT - f->near[i].fit);
}

void market_far_open(struct market_far *f, struct market_net *w)
{
    *f = (struct market_far){.w = w};
    choose_close(f);
    list_near(f);
    list_hubs(f);
    number_nodes(f);
    f->wish_arc = mem_alloc(w->m->wishes, sizeof *f->wish_arc);
    add_people(f);
    for (uint32_t t = 0; t < w->m->topics; t++)
        for (uint32_t h = f->first_hub[t]; h < f->first_hub[t + 1]; h++)
            add_hub(f, t, &f->hub[h]);
    add_offers(f);
    add_near_arcs(f);
}

void market_far_close(struct market_far *f)
{
    flow_free(&f->flow);
    free(f->close);
    free(f->wish);
    free(f->hub);
    free(f->first_hub);
    free(f->own);
    free(f->wish_arc);
    free(f->near);
}
