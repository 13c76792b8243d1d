#include "market_hub.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 32 };

/* A hub: what one class asks of one topic, or offers on it. */
struct hub {
    uint32_t class, first, end; /* wishes: item[first..end - 1] */
    uint32_t node;
};

struct far {
    struct market_net *w;
    struct flow flow;
    uint32_t *wish; /* wishes by topic, then class */
    struct hub *in;
    size_t n_in, cap_in;
    uint32_t *first_in;   /* hubs of topic t: in[first_in[t]] to in[first_in[t + 1] - 1] */
    uint32_t *special;    /* by wish: the node of its own where it has special pairs, else 0 */
    size_t *wish_arc;     /* by wish: the arc into its hub */
    size_t *between;      /* by hub of wishes: its first arc to a hub of offers */
    size_t offer_arcs;    /* the arc of offer_of_topic[i] is this + i */
    uint32_t first_group; /* the node of group g is this + g */
};

/* --- building --- */

static int by_class(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void list_topic(struct far *f, uint32_t t)
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
    f->first_in[t] = (uint32_t)f->n_in;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t class = (uint32_t)(key[i - begin] >> 32);
        f->wish[i] = (uint32_t)key[i - begin];
        if (f->n_in == f->first_in[t] || f->in[f->n_in - 1].class != class) {
            f->in = mem_grow(f->in, f->n_in, &f->cap_in, sizeof *f->in);
            f->in[f->n_in++] = (struct hub){.class = class, .first = i};
        }
        f->in[f->n_in - 1].end = i + 1;
    }
    free(key);
}

static void list_hubs(struct far *f)
{
    const struct market *m = f->w->m;
    f->wish = mem_alloc(m->wishes, sizeof *f->wish);
    f->first_in = mem_alloc((size_t)m->topics + 1, sizeof *f->first_in);
    for (uint32_t t = 0; t < m->topics; t++)
        list_topic(f, t);
    f->first_in[m->topics] = (uint32_t)f->n_in;
}

/* Nodes: learners, teachers and sink as in the market; hubs of wishes; groups of offers; wishes
   that have special pairs. */
static void number_nodes(struct far *f)
{
    const struct market *m = f->w->m;
    uint32_t node = market_net_sink(f->w) + 1;
    for (size_t h = 0; h < f->n_in; h++)
        f->in[h].node = node++;
    f->first_group = node;
    node += f->w->first_group[m->topics];
    f->special = mem_clear(m->wishes, sizeof *f->special);
    for (size_t i = 0; i < m->specials; i++)
        if (!f->special[m->special[i].wish])
            f->special[m->special[i].wish] = node++;
    flow_nodes(&f->flow, node);
    memcpy(f->flow.supply, f->w->flow.supply,
           ((size_t)market_net_sink(f->w) + 1) * sizeof *f->flow.supply);
}

static void add_wish(struct far *f, uint32_t wish, uint32_t hub)
{
    const struct market_wish *x = &f->w->m->wish[wish];
    uint32_t from = market_net_learner(x->person);
    if (f->special[wish]) {
        flow_arc(&f->flow, from, f->special[wish], 1, 0);
        from = f->special[wish];
    }
    f->wish_arc[wish] = flow_arc(&f->flow, from, hub, 1, MARKET_FIT - x->points);
}

/* Arcs that can never be full have true prices at both ends. */
static void add_hub(struct far *f, uint32_t topic, const struct hub *h)
{
    const struct market_net *w = f->w;
    for (uint32_t i = h->first; i < h->end; i++)
        add_wish(f, f->wish[i], h->node);
    for (uint32_t g = w->first_group[topic]; g < w->first_group[topic + 1]; g++) {
        int32_t most = w->most[(size_t)h->class * w->classes + w->group[g].class];
        if (most != MARKET_FORBIDDEN)
            flow_arc(&f->flow, h->node, f->first_group + g, (int32_t)(h->end - h->first) + 1,
                     -most);
    }
}

static void add_offers(struct far *f)
{
    const struct market_net *w = f->w;
    f->offer_arcs = f->flow.n;
    for (uint32_t g = 0; g < w->first_group[w->m->topics]; g++)
        for (uint32_t i = w->group[g].first; i < w->group[g].end; i++) {
            const struct market_offer *o = &w->m->offer[w->offer_of_topic[i]];
            flow_arc(&f->flow, f->first_group + g, market_net_teacher(w, o->person),
                     w->m->person[o->person].teach + w->m->person[o->person].crowd + 1, -o->points);
        }
}

static void build(struct far *f)
{
    const struct market *m = f->w->m;
    list_hubs(f);
    number_nodes(f);
    f->wish_arc = mem_alloc(m->wishes, sizeof *f->wish_arc);
    f->between = mem_alloc(f->n_in, sizeof *f->between);
    for (size_t i = 0; i < MARKET_NET_ARCS * m->people; i++) {
        const struct flow_arc *a = &f->w->flow.arc[i];
        flow_arc(&f->flow, a->from, a->to, a->cap, a->cost);
    }
    for (uint32_t t = 0; t < m->topics; t++)
        for (uint32_t h = f->first_in[t]; h < f->first_in[t + 1]; h++) {
            f->between[h] = f->flow.n + (f->in[h].end - f->in[h].first);
            for (uint32_t i = f->in[h].first; i < f->in[h].end; i++)
                f->between[h] += f->special[f->wish[i]] != 0;
            add_hub(f, t, &f->in[h]);
        }
    add_offers(f);
    for (size_t i = 0; i < m->specials; i++) {
        const struct market_pair *s = &m->special[i];
        int32_t fit = market_net_fit(f->w, s->wish, s->offer);
        if (fit >= 0)
            flow_arc(&f->flow, f->special[s->wish],
                     market_net_teacher(f->w, m->offer[s->offer].person), 1, MARKET_FIT - fit);
    }
}

/* --- from the flow to pairs --- */

/* Units of a group of offers that the flow uses and no wish has yet. */
struct units {
    uint32_t *items;
    size_t n, cap;
};

static void list_units(const struct far *f, uint32_t g, struct units *u)
{
    const struct market_net *w = f->w;
    u->n = 0;
    for (uint32_t i = w->group[g].first; i < w->group[g].end; i++)
        for (int32_t k = f->flow.arc[f->offer_arcs + i].flow; k > 0; k--)
            MEM_PUSH(u, w->offer_of_topic[i]);
}

/* The best of the last few units for a wish; it is taken out. */
static void divide_wish(struct far *f, uint32_t wish, struct units *u, int32_t most)
{
    struct market_net *w = f->w;
    size_t best = u->n;
    int32_t best_fit = MARKET_FORBIDDEN;
    for (size_t i = u->n; i-- > 0 && u->n - i <= TRIES;) {
        int32_t fit = market_net_fit(w, wish, u->items[i]);
        if (fit < 0)
            continue;
        int32_t pair = fit - w->m->wish[wish].points - w->m->offer[u->items[i]].points;
        if (pair > best_fit) {
            best_fit = pair;
            best = i;
        }
        if (pair >= most)
            break;
    }
    if (best == u->n)
        return;
    uint32_t offer = u->items[best];
    market_net_hold(w, wish, offer, best_fit + w->m->wish[wish].points + w->m->offer[offer].points);
    u->items[best] = u->items[--u->n];
}

/* Wishes of the hubs of a topic go to groups as the flow between hubs says. */
static void divide_topic(struct far *f, uint32_t t, struct units *units)
{
    const struct market_net *w = f->w;
    uint32_t first = w->first_group[t], groups = w->first_group[t + 1] - first;
    for (uint32_t g = 0; g < groups; g++)
        list_units(f, first + g, &units[g]);
    for (uint32_t h = f->first_in[t]; h < f->first_in[t + 1]; h++) {
        size_t arc = f->between[h];
        uint32_t i = f->in[h].first;
        for (uint32_t g = 0; g < groups; g++) {
            int32_t most = w->most[(size_t)f->in[h].class * w->classes + w->group[first + g].class];
            if (most == MARKET_FORBIDDEN)
                continue;
            for (int32_t k = f->flow.arc[arc++].flow; k > 0; i++)
                if (f->flow.arc[f->wish_arc[f->wish[i]]].flow) {
                    divide_wish(f, f->wish[i], &units[g], most);
                    k--;
                }
        }
    }
}

static void divide(struct far *f)
{
    struct units *units = mem_clear(f->w->classes, sizeof *units);
    for (uint32_t t = 0; t < f->w->m->topics; t++)
        divide_topic(f, t, units);
    for (uint32_t g = 0; g < f->w->classes; g++)
        free(units[g].items);
    free(units);
}

/* --- prices --- */

/* A wish is worth what its hub is, less its own points; so no pair has a reduced cost below 0. */
static void take_prices(const struct far *f)
{
    struct market_net *w = f->w;
    memcpy(w->flow.price, f->flow.price, ((size_t)market_net_sink(w) + 1) * sizeof *w->flow.price);
    for (size_t h = 0; h < f->n_in; h++)
        for (uint32_t i = f->in[h].first; i < f->in[h].end; i++) {
            uint32_t wish = f->wish[i];
            int64_t own = f->flow.price[f->special[wish]],
                    price = f->flow.price[f->in[h].node] - MARKET_FIT + w->m->wish[wish].points;
            w->flow.price[market_net_wish(w, wish)] = f->special[wish] && own > price ? own : price;
        }
}

int64_t market_hub_start(struct market_net *w)
{
    struct far f = {.w = w};
    build(&f);
    flow_solve(&f.flow);
    int64_t bound = flow_cost(&f.flow);
    take_prices(&f);
    divide(&f);
    flow_free(&f.flow);
    free(f.wish);
    free(f.in);
    free(f.first_in);
    free(f.special);
    free(f.wish_arc);
    free(f.between);
    return bound;
}
