#include "flow_inside.h"

#include <string.h>

/* Measured: relabels per node after which prices are updated. */
enum { UPDATE = 4 };

/* --- price update: distances to the nodes that lack flow --- */

/* Everything that can send to v one step cheaper than known. */
static void reach_back(struct work *w, uint32_t v)
{
    struct buckets *b = &w->buckets;
    uint32_t d = b->distance[v];
    for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++) {
        const struct edge *back = &w->edge[w->edge[i].mate];
        uint32_t u = w->edge[i].head;
        if (!back->cap || b->distance[u] <= d)
            continue;
        int64_t r = reduced(w, u, back);
        int64_t far = r < 0 ? d : d + r / w->epsilon + 1;
        if (far >= b->distance[u])
            continue;
        if (bucket_knows(b, u))
            bucket_take(b, u);
        bucket_put(b, u, (uint32_t)far);
    }
}

/* How many nodes have excess; those that lack flow are where the search begins. */
static int64_t begin_update(struct work *w)
{
    struct buckets *b = &w->buckets;
    int64_t wanted = 0;
    if (!b->n)
        *b = flow_buckets(w->nodes, FLOW_BUCKETS);
    memset(b->first, 0xff, b->n * sizeof *b->first);
    for (uint32_t v = 0; v < w->nodes; v++) {
        b->distance[v] = b->n;
        if (w->node[v].excess < 0)
            bucket_put(b, v, 0);
        wanted += w->node[v].excess > 0;
    }
    return wanted;
}

static void update_prices(struct work *w)
{
    int64_t wanted = begin_update(w);
    struct buckets *b = &w->buckets;
    uint32_t d = 0;
    for (; d < b->n && wanted; d++)
        while (b->first[d] != UINT32_MAX) {
            uint32_t v = b->first[d];
            bucket_done(b, v);
            reach_back(w, v);
            if (w->node[v].excess > 0 && !--wanted)
                break;
        }
    /* who was not reached is at least as far as the last one that was */
    for (uint32_t v = 0; v < w->nodes; v++) {
        uint32_t far = b->distance[v] < d ? b->distance[v] : d;
        w->price[v] -= far * w->epsilon;
        w->node[v].current = w->first[v];
    }
    w->since_update = 0;
}

/* --- push and relabel --- */

/* Lowers the price of v until an edge is admissible; the next one to look at is that edge. */
static void relabel(struct work *w, uint32_t v)
{
    int64_t best = INT64_MIN;
    uint32_t at = w->first[v];
    for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++) {
        const struct edge *e = &w->edge[i];
        int64_t p = w->price[e->head] - e->cost;
        if (e->cap && p > best) {
            best = p;
            at = i;
        }
    }
    w->relabels++;
    w->since_update++;
    if (best == INT64_MIN)
        return;
    w->price[v] = best - w->epsilon;
    w->node[v].current = at;
}

static bool has_admissible(struct work *w, uint32_t v)
{
    struct node *n = &w->node[v];
    for (; n->current < w->first[v + 1]; n->current++) {
        const struct edge *e = &w->edge[n->current];
        if (e->cap && reduced(w, v, e) < 0)
            return true;
    }
    return false;
}

/* False when the excess of v can go nowhere: the supplies cannot be met. */
static bool discharge(struct work *w, uint32_t v, int64_t lowest)
{
    struct node *n = &w->node[v];
    while (n->excess > 0) {
        if (!has_admissible(w, v)) {
            relabel(w, v);
            if (w->price[v] < lowest)
                return false;
            continue;
        }
        struct edge *e = &w->edge[n->current];
        uint32_t u = e->head;
        /* look ahead: what could not go on from there is better not sent there */
        if (w->node[u].excess >= 0 && !has_admissible(w, u)) {
            relabel(w, u);
            if (w->price[u] < lowest)
                return false;
            if (reduced(w, v, e) >= 0)
                continue;
        }
        push(w, v, e, n->excess);
        if (w->node[u].excess > 0)
            enqueue(w, u);
    }
    return true;
}

bool flow_refine(struct work *w)
{
    int64_t lowest = INT64_MAX;
    w->begin = w->end = 0;
    memset(w->queued, 0, w->nodes * sizeof *w->queued);
    for (uint32_t v = 0; v < w->nodes; v++) {
        w->node[v].current = w->first[v];
        for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++)
            if (w->edge[i].cap && reduced(w, v, &w->edge[i]) < 0)
                push(w, v, &w->edge[i], INT32_MAX);
        lowest = w->price[v] < lowest ? w->price[v] : lowest;
    }
    /* while there is a way out, no price falls by more than that way costs */
    lowest -= 4 * ((int64_t)w->nodes + 2) * (w->widest + FLOW_SHRINK * w->epsilon);
    update_prices(w);
    for (uint32_t v = 0; v < w->nodes; v++)
        if (w->node[v].excess > 0)
            enqueue(w, v);
    uint32_t v;
    while (dequeue(w, &v)) {
        if (!discharge(w, v, lowest))
            return false;
        if (w->since_update > UPDATE * (uint64_t)w->nodes)
            update_prices(w);
    }
    return true;
}
