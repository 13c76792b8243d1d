#include "market_hub.h"

#include "market_divide.h"
#include "market_far.h"

#include <string.h>

enum { SLACK = 30 };

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
        w->flow.price[market_net_wish(w, wish)] =
            f->flow.price[f->own[wish] ? f->own[wish] : f->w->m->wish[wish].person];
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
    w->flow.relabels += f.flow.relabels;
    w->bound = flow_cost(&f.flow);
    take_prices(&f);
    for (size_t i = 0; i < MARKET_NET_ARCS * w->m->people; i++)
        w->flow.arc[i].flow = f.flow.arc[i].flow;
    take_near(&f);
    bool whole = market_divide(&f);
    market_far_close(&f);
    return whole;
}
