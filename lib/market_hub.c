#include "market_hub.h"

#include "market_far.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 32, SLACK = 30 };

/* --- from the flow to pairs --- */

/* Units of a group of offers that the flow uses and no wish has yet. */
struct units {
    uint32_t *items;
    size_t n, cap;
};

static void list_units(const struct market_far *f, uint32_t g, struct units *u)
{
    const struct market_net *w = f->w;
    u->n = 0;
    for (uint32_t i = w->group[g].first; i < w->group[g].end; i++)
        for (int32_t k = f->flow.arc[f->offer_arcs + i].flow; k > 0; k--)
            MEM_PUSH(u, w->offer_of_topic[i]);
}

/* The first of the last few units that is as good for the wish as its group promises; it is taken
   out. */
static bool divide_wish(struct market_net *w, uint32_t wish, struct units *u, int32_t most)
{
    for (size_t i = u->n; i-- > 0 && u->n - i <= TRIES;) {
        uint32_t offer = u->items[i];
        int32_t fit = market_net_fit(w, wish, offer);
        if (fit != most + w->m->wish[wish].points + w->m->offer[offer].points)
            continue;
        market_net_hold(w, wish, offer, fit);
        market_net_carry(w, wish, offer);
        u->items[i] = u->items[--u->n];
        return true;
    }
    return false;
}

/* Wishes of the hubs of a topic go to groups as the flow between them says. */
static bool divide_topic(struct market_far *f, uint32_t t, struct units *units)
{
    struct market_net *w = f->w;
    uint32_t first = w->first_group[t], groups = w->first_group[t + 1] - first;
    for (uint32_t g = 0; g < groups; g++)
        list_units(f, first + g, &units[g]);
    for (uint32_t h = f->first_hub[t]; h < f->first_hub[t + 1]; h++) {
        size_t arc = f->hub[h].between;
        uint32_t i = f->hub[h].first;
        for (uint32_t g = 0; g < groups; g++) {
            int32_t most =
                w->most[(size_t)f->hub[h].class * w->classes + w->group[first + g].class];
            if (most == MARKET_FORBIDDEN)
                continue;
            for (int32_t k = f->flow.arc[arc++].flow; k > 0; i++)
                if (f->flow.arc[f->wish_arc[f->wish[i]]].flow) {
                    divide_wish(w, f->wish[i], &units[g], most);
                    k--;
                }
        }
    }
    bool whole = true;
    for (uint32_t g = 0; g < groups; g++)
        whole = whole && !units[g].n;
    return whole;
}

static bool divide(struct market_far *f)
{
    bool whole = true;
    struct units *units = mem_clear(f->w->classes, sizeof *units);
    for (uint32_t t = 0; t < f->w->m->topics; t++)
        if (!f->close[t])
            whole = divide_topic(f, t, units) && whole;
    for (uint32_t g = 0; g < f->w->classes; g++)
        free(units[g].items);
    free(units);
    return whole;
}

/* Near pairs that carry are carried; those that nearly would are held. */
static void take_near(const struct market_far *f)
{
    for (size_t i = 0; i < f->nears; i++) {
        const struct market_near *n = &f->near[i];
        const struct flow_arc *a = &f->flow.arc[f->near_arcs + i];
        if (a->cost + f->flow.price[a->from] - f->flow.price[a->to] <= SLACK)
            market_net_hold(f->w, n->wish, n->offer, n->fit);
        if (a->flow)
            market_net_carry(f->w, n->wish, n->offer);
    }
}

/* --- prices --- */

/* A wish is worth what its hub is, less its own points, or what its own node is, or where it has
   neither, its learner; so no pair has a reduced cost below 0. */
static void take_prices(const struct market_far *f)
{
    struct market_net *w = f->w;
    memcpy(w->flow.price, f->flow.price, ((size_t)market_net_sink(w) + 1) * sizeof *w->flow.price);
    for (uint32_t wish = 0; wish < w->m->wishes; wish++)
        w->flow.price[market_net_wish(w, wish)] = f->flow.price[f->own[wish] ? f->own[wish] : f->w->m->wish[wish].person];
    for (size_t h = 0; h < f->hubs; h++)
        for (uint32_t i = f->hub[h].first; i < f->hub[h].end; i++) {
            uint32_t wish = f->wish[i];
            int64_t *price = &w->flow.price[market_net_wish(w, wish)],
                    far = f->flow.price[f->hub[h].node] - MARKET_FIT + w->m->wish[wish].points;
            *price = !f->own[wish] || far > *price ? far : *price;
        }
}

bool market_hub_start(struct market_net *w)
{
    struct market_far f;
    market_far_open(&f, w);
    flow_solve(&f.flow);
    w->bound = flow_cost(&f.flow);
    take_prices(&f);
    for (size_t i = 0; i < MARKET_NET_ARCS * w->m->people; i++)
        w->flow.arc[i].flow = f.flow.arc[i].flow;
    take_near(&f);
    bool whole = divide(&f);
    market_far_close(&f);
    return whole;
}
