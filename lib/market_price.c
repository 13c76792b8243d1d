#include "market_price.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { ADD = 4, SEEN = ADD + 1 }; /* of those seen one may be held and carry flow */

struct pricing {
    struct market_net *w;
    int64_t *worth; /* of each offer: points plus price */
    uint32_t *spare;
};

/* The best few of what was shown, best first; the first shown wins among equals. */
struct best {
    struct {
        int64_t gain;
        uint32_t offer;
        int32_t fit;
    } top[SEEN];
    int n;
};

static void best_show(struct best *b, int64_t gain, uint32_t offer, int32_t fit)
{
    if (b->n == SEEN && b->top[SEEN - 1].gain >= gain)
        return;
    int i = b->n < SEEN ? b->n++ : SEEN - 1;
    for (; i > 0 && b->top[i - 1].gain < gain; i--)
        b->top[i] = b->top[i - 1];
    b->top[i].gain = gain;
    b->top[i].offer = offer;
    b->top[i].fit = fit;
}

static bool before(const struct pricing *p, uint32_t a, uint32_t b)
{
    return p->worth[a] != p->worth[b] ? p->worth[a] > p->worth[b] : a < b;
}

/* Highest worth first. A merge sort: stable, and qsort has no context. */
static void sort_by_worth(const struct pricing *p, uint32_t *offer, size_t n)
{
    if (n < 2)
        return;
    size_t half = n / 2;
    sort_by_worth(p, offer, half);
    sort_by_worth(p, offer + half, n - half);
    memcpy(p->spare, offer, half * sizeof *offer);
    for (size_t i = 0, j = half, k = 0; i < half; k++)
        offer[k] = j < n && before(p, offer[j], p->spare[i]) ? offer[j++] : p->spare[i++];
}

/* Looks through one group as long as its best pair could gain. */
static void price_group(struct pricing *p, uint32_t wish, int64_t need,
                        const struct market_group *g, int64_t most, struct best *b)
{
    struct market_net *w = p->w;
    const struct market *m = w->m;
    for (uint32_t i = g->first; i < g->end; i++) {
        uint32_t offer = w->offer_of_topic[i];
        if (p->worth[offer] + most <= need)
            return;
        int32_t fit = market_net_fit(w, wish, offer);
        if (fit < 0)
            continue;
        int64_t pair =
            w->aim == MARKET_BEST ? fit - m->wish[wish].points - m->offer[offer].points : 0;
        if (p->worth[offer] + pair > need)
            best_show(b, p->worth[offer] + pair - need, offer, fit);
    }
}

/* By how much one unit through this wish could improve the solution at the most. */
static int64_t price_wish(struct pricing *p, uint32_t wish, size_t *added)
{
    struct market_net *w = p->w;
    const struct market_wish *x = &w->m->wish[wish];
    const int32_t *most = w->most + (size_t)w->class[x->person] * w->classes;
    int64_t need = w->flow.price[market_net_wish(w, wish)];
    need += w->aim == MARKET_BEST ? MARKET_FIT - x->points : 0;
    struct best b = {.n = 0};
    for (uint32_t g = w->first_group[x->topic]; g < w->first_group[x->topic + 1]; g++)
        if (most[w->group[g].class] != MARKET_FORBIDDEN)
            price_group(p, wish, need, &w->group[g],
                        w->aim == MARKET_BEST ? most[w->group[g].class] : 0, &b);
    int64_t improvement = 0;
    for (int i = 0; i < b.n; i++) {
        if (!market_net_hold(w, wish, b.top[i].offer, b.top[i].fit))
            continue;
        ++*added;
        improvement = b.top[i].gain > improvement ? b.top[i].gain : improvement;
    }
    return improvement;
}

int64_t market_price(struct market_net *w, size_t *added)
{
    const struct market *m = w->m;
    struct pricing p = {w, mem_alloc(m->offers, sizeof *p.worth),
                        mem_alloc(m->offers, sizeof *p.spare)};
    int64_t missing = 0;
    *added = 0;
    for (uint32_t o = 0; o < m->offers; o++)
        p.worth[o] = w->flow.price[market_net_offer(w, o)] +
                     (w->aim == MARKET_BEST ? m->offer[o].points : 0);
    for (uint32_t t = 0; t < m->topics; t++) {
        for (uint32_t g = w->first_group[t]; g < w->first_group[t + 1]; g++)
            sort_by_worth(&p, w->offer_of_topic + w->group[g].first,
                          w->group[g].end - w->group[g].first);
        for (uint32_t i = w->first_wish[t]; i < w->first_wish[t + 1]; i++)
            missing += price_wish(&p, w->wish_of_topic[i], added);
    }
    free(p.worth);
    free(p.spare);
    return missing;
}
