#include "market_price.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { ADD = 4, SEEN = 8, SLACK = 30, SAMPLE = 6 };

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
        int64_t pair = fit - m->wish[wish].points - m->offer[offer].points;
        if (p->worth[offer] + pair > need)
            best_show(b, p->worth[offer] + pair - need, offer, fit);
    }
}

/* By how much one unit through this wish could improve the solution at the most. */
static int64_t price_wish(struct pricing *p, uint32_t wish)
{
    struct market_net *w = p->w;
    const struct market_wish *x = &w->m->wish[wish];
    const int32_t *most = w->most + (size_t)w->class[x->person] * w->classes;
    int64_t need = w->flow.price[market_net_wish(w, wish)] + MARKET_FIT - x->points;
    struct best b = {.n = 0};
    for (uint32_t g = w->first_group[x->topic]; g < w->first_group[x->topic + 1]; g++)
        if (most[w->group[g].class] != MARKET_FORBIDDEN)
            price_group(p, wish, need, &w->group[g], most[w->group[g].class], &b);
    int64_t improvement = 0;
    for (int i = 0, more = 0; i < b.n && more < ADD; i++) {
        if (!market_net_hold(w, wish, b.top[i].offer, b.top[i].fit))
            continue;
        more++;
        improvement = b.top[i].gain > improvement ? b.top[i].gain : improvement;
    }
    return improvement;
}

/* --- the first pairs --- */

/* How many of a sorted group are worth more than that. */
static uint32_t count_above(const struct pricing *p, const struct market_group *g, int64_t worth)
{
    uint32_t low = g->first, high = g->end;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (p->worth[p->w->offer_of_topic[mid]] > worth)
            low = mid + 1;
        else
            high = mid;
    }
    return low - g->first;
}

/* A few of a group that are nearly worth it; each wish begins at another one. */
static void sample_group(struct pricing *p, uint32_t wish, int64_t need,
                         const struct market_group *g, int64_t most, struct best *b)
{
    struct market_net *w = p->w;
    const struct market *m = w->m;
    uint32_t n = count_above(p, g, need - most - SLACK);
    uint64_t start = (wish * UINT64_C(0x9E3779B97F4A7C15) >> 32) * n >> 32;
    for (uint32_t k = 0; k < n && k < SAMPLE; k++) {
        uint32_t offer = w->offer_of_topic[g->first + (start + k) % n];
        int32_t fit = market_net_fit(w, wish, offer);
        if (fit >= 0)
            best_show(b, p->worth[offer] + fit - m->wish[wish].points - m->offer[offer].points,
                      offer, fit);
    }
}

static void sample_wish(struct pricing *p, uint32_t wish)
{
    struct market_net *w = p->w;
    const struct market_wish *x = &w->m->wish[wish];
    const int32_t *most = w->most + (size_t)w->class[x->person] * w->classes;
    int64_t need = w->flow.price[market_net_wish(w, wish)] + MARKET_FIT - x->points;
    struct best b = {.n = 0};
    for (uint32_t g = w->first_group[x->topic]; g < w->first_group[x->topic + 1]; g++)
        if (most[w->group[g].class] != MARKET_FORBIDDEN)
            sample_group(p, wish, need, &w->group[g], most[w->group[g].class], &b);
    for (int i = 0; i < b.n; i++)
        market_net_hold(w, wish, b.top[i].offer, b.top[i].fit);
}

/* --- all --- */

static struct pricing open_pricing(struct market_net *w)
{
    const struct market *m = w->m;
    struct pricing p = {w, mem_alloc(m->offers, sizeof *p.worth),
                        mem_alloc(m->offers, sizeof *p.spare)};
    for (uint32_t o = 0; o < m->offers; o++)
        p.worth[o] = w->flow.price[market_net_offer(w, o)] + m->offer[o].points;
    for (uint32_t g = 0; g < w->first_group[m->topics]; g++)
        sort_by_worth(&p, w->offer_of_topic + w->group[g].first,
                      w->group[g].end - w->group[g].first);
    return p;
}

static void close_pricing(struct pricing *p)
{
    free(p->worth);
    free(p->spare);
}

void market_price_sample(struct market_net *w)
{
    struct pricing p = open_pricing(w);
    for (size_t i = 0; i < w->m->wishes; i++)
        sample_wish(&p, w->wish_of_topic[i]);
    close_pricing(&p);
}

int64_t market_price(struct market_net *w)
{
    struct pricing p = open_pricing(w);
    int64_t missing = 0;
    for (size_t i = 0; i < w->m->wishes; i++)
        missing += price_wish(&p, w->wish_of_topic[i]);
    close_pricing(&p);
    return missing;
}
