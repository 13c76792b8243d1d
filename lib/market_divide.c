#include "market_divide.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define NONE MARKET_NONE
enum { TRIES = 32, LOOKS = 1 << 14 };

/* Of one topic: the wishes that are served, and the units that serve them. */
struct table {
    struct market_net *w;
    uint32_t wishes, units;
    uint32_t *wish, *unit;  /* unit: an offer, once for each time it serves */
    uint32_t *unit_of;      /* of wish i, or NONE */
    uint32_t *wish_of;      /* of unit i, or NONE */
    uint32_t *free;         /* units without a wish, within each group the first ones */
    uint32_t *first, *left; /* of group i of the topic: free[first[i]] and how many */
    uint32_t *via;          /* of unit i: the wish it was reached from */
    uint32_t *seen;         /* of unit i: in which search */
    uint32_t *queue, search;
    size_t missing; /* units without a pair, all topics */
};

static bool is_tight(struct table *t, uint32_t i, uint32_t u)
{
    struct market_net *w = t->w;
    int32_t fit = market_net_fit(w, t->wish[i], t->unit[u]);
    return fit >= 0 && MARKET_FIT - fit + w->flow.price[market_net_wish(w, t->wish[i])] ==
                           w->flow.price[market_net_offer(w, t->unit[u])];
}

static void take(struct table *t, uint32_t i, uint32_t u)
{
    t->unit_of[i] = u;
    t->wish_of[u] = i;
}

/* --- what the flow says --- */

static void list_wishes(const struct market_far *f, uint32_t topic, struct table *t)
{
    t->wishes = 0;
    for (uint32_t h = f->first_hub[topic]; h < f->first_hub[topic + 1]; h++)
        for (uint32_t i = f->hub[h].first; i < f->hub[h].end; i++)
            if (f->flow.arc[f->wish_arc[f->wish[i]]].flow)
                t->wish[t->wishes++] = f->wish[i];
    memset(t->unit_of, 0xff, t->wishes * sizeof *t->unit_of);
}

static void list_units(const struct market_far *f, uint32_t topic, struct table *t)
{
    const struct market_net *w = f->w;
    t->units = 0;
    for (uint32_t g = w->first_group[topic], k = 0; g < w->first_group[topic + 1]; g++, k++) {
        t->first[k] = t->units;
        for (uint32_t i = w->group[g].first; i < w->group[g].end; i++)
            for (int32_t n = f->flow.arc[f->offer_arcs + i].flow; n > 0; n--)
                t->unit[t->units++] = w->offer_of_topic[i];
        t->left[k] = t->units - t->first[k];
    }
    for (uint32_t u = 0; u < t->units; u++) {
        t->free[u] = u;
        t->wish_of[u] = NONE;
    }
}

/* One of the last few free units of a group, if one is as good as the prices ask. */
static void take_from(struct table *t, uint32_t i, uint32_t group)
{
    uint32_t *free = t->free + t->first[group], *left = &t->left[group];
    for (uint32_t k = *left; k > 0 && *left - k < TRIES; k--)
        if (is_tight(t, i, free[k - 1])) {
            take(t, i, free[k - 1]);
            free[k - 1] = free[--*left];
            return;
        }
}

/* Wishes of a hub take from groups as the flow between them says. */
static uint32_t take_by_class(const struct market_far *f, const struct market_hub *h, uint32_t i,
                              struct table *t)
{
    const struct market_net *w = f->w;
    uint32_t topic = w->m->wish[f->wish[h->first]].topic, first = w->first_group[topic];
    size_t arc = h->between;
    for (uint32_t g = first; g < w->first_group[topic + 1]; g++)
        if (w->most[(size_t)h->class * w->classes + w->group[g].class] != MARKET_FORBIDDEN)
            for (int32_t k = f->flow.arc[arc++].flow; k > 0; k--)
                take_from(t, i++, g - first);
    return i;
}

/* --- what is left over --- */

static void augment(struct table *t, uint32_t u)
{
    while (u != NONE) {
        uint32_t i = t->via[u], next = t->unit_of[i];
        take(t, i, u);
        u = next;
    }
}

/* Breadth first from a wish without a unit to a unit without a wish; gives up after LOOKS. Each
   wish begins at another unit. */
static bool search(struct table *t, uint32_t wish)
{
    uint32_t begin = 0, end = 0, looks = 0;
    t->search++;
    t->queue[end++] = wish;
    while (begin < end && looks < LOOKS) {
        uint32_t i = t->queue[begin++];
        uint32_t start = (uint32_t)((i * UINT64_C(0x9E3779B97F4A7C15) >> 32) * t->units >> 32);
        for (uint32_t k = 0; k < t->units && looks < LOOKS; k++) {
            uint32_t u = (start + k) % t->units;
            if (t->seen[u] == t->search)
                continue;
            looks++;
            if (!is_tight(t, i, u))
                continue;
            t->seen[u] = t->search;
            t->via[u] = i;
            if (t->wish_of[u] == NONE) {
                augment(t, u);
                return true;
            }
            t->queue[end++] = t->wish_of[u];
        }
    }
    return false;
}

static void carry(struct table *t, uint32_t i)
{
    struct market_net *w = t->w;
    uint32_t offer = t->unit_of[i] == NONE ? NONE : t->unit[t->unit_of[i]];
    if (offer == NONE) {
        w->flow.arc[w->wish_arcs + t->wish[i]].flow = 1;
        t->missing++;
        return;
    }
    market_net_hold(w, t->wish[i], offer, market_net_fit(w, t->wish[i], offer));
    market_net_carry(w, t->wish[i], offer);
}

static void divide_topic(struct market_far *f, uint32_t topic, struct table *t)
{
    uint32_t i = 0;
    list_wishes(f, topic, t);
    list_units(f, topic, t);
    for (uint32_t h = f->first_hub[topic]; h < f->first_hub[topic + 1]; h++)
        i = take_by_class(f, &f->hub[h], i, t);
    for (i = 0; i < t->wishes; i++)
        if (t->unit_of[i] == NONE)
            search(t, i);
    for (i = 0; i < t->wishes; i++)
        carry(t, i);
}

bool market_divide(struct market_far *f)
{
    const struct market *m = f->w->m;
    uint32_t **list[8];
    struct table t = {.w = f->w};
    size_t n = 0;
    list[n++] = &t.wish;
    list[n++] = &t.unit;
    list[n++] = &t.unit_of;
    list[n++] = &t.wish_of;
    list[n++] = &t.free;
    list[n++] = &t.via;
    list[n++] = &t.seen;
    list[n++] = &t.queue;
    for (size_t i = 0; i < n; i++)
        *list[i] = mem_clear(m->wishes, sizeof **list[i]);
    t.first = mem_alloc(f->w->classes, sizeof *t.first);
    t.left = mem_alloc(f->w->classes, sizeof *t.left);
    for (uint32_t topic = 0; topic < m->topics; topic++)
        if (!f->close[topic])
            divide_topic(f, topic, &t);
    for (size_t i = 0; i < n; i++)
        free(*list[i]);
    free(t.first);
    free(t.left);
    return !t.missing;
}
