#include "flow_inside.h"

#include "mem.h"

#include <stdlib.h>

/* Whatever v can send to one step cheaper than known. Those seen stand in the queue. */
static void reach_on(struct work *w, uint32_t *via, uint32_t v, uint32_t buckets)
{
    uint32_t d = w->node[v].distance;
    for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++) {
        const struct edge *e = &w->edge[i];
        uint32_t u = e->head;
        if (!e->cap || w->node[u].distance <= d)
            continue;
        int64_t far = d + reduced(w, v, e);
        if (far >= w->node[u].distance)
            continue;
        if (w->node[u].distance < buckets)
            bucket_take(w, u);
        else
            w->queue[w->end++] = u;
        bucket_put(w, u, (uint32_t)far);
        via[u] = i;
    }
}

/* The nearest node that lacks flow; UINT32_MAX when none is within reach. */
static uint32_t find_nearest(struct work *w, uint32_t *via, uint32_t buckets)
{
    for (uint32_t d = 0; d < buckets; d++)
        while (w->bucket[d] != UINT32_MAX) {
            uint32_t v = w->bucket[d];
            bucket_take(w, v);
            w->node[v].current = 1; /* no longer in a bucket */
            if (w->node[v].excess < 0)
                return v;
            reach_on(w, via, v, buckets);
        }
    return UINT32_MAX;
}

/* Prices of those nearer than d follow; what was seen is forgotten. */
static void settle(struct work *w, uint32_t d, uint32_t buckets)
{
    for (uint32_t i = 0; i < w->end; i++) {
        struct node *n = &w->node[w->queue[i]];
        if (n->distance < d)
            w->price[w->queue[i]] += (int64_t)n->distance - d;
        if (!n->current)
            w->bucket[n->distance] = UINT32_MAX;
        n->distance = buckets;
        n->current = 0;
    }
    w->end = 0;
}

static void send_along(struct work *w, const uint32_t *via, uint32_t v)
{
    int64_t most = -w->node[v].excess;
    uint32_t u = v;
    for (; via[u] != UINT32_MAX; u = tail_of(w, via[u]))
        most = w->edge[via[u]].cap < most ? w->edge[via[u]].cap : most;
    most = w->node[u].excess < most ? w->node[u].excess : most;
    for (u = v; via[u] != UINT32_MAX;) {
        uint32_t tail = tail_of(w, via[u]);
        push(w, tail, &w->edge[via[u]], most);
        u = tail;
    }
}

/* From a node with excess to the nearest one that lacks flow. False when that is too far. */
static bool augment(struct work *w, uint32_t from, uint32_t *via, uint32_t buckets)
{
    w->queue[w->end++] = from;
    bucket_put(w, from, 0);
    via[from] = UINT32_MAX;
    uint32_t v = find_nearest(w, via, buckets);
    settle(w, v == UINT32_MAX ? 0 : w->node[v].distance, buckets);
    if (v != UINT32_MAX)
        send_along(w, via, v);
    return v != UINT32_MAX;
}

/*
 * Where no residual edge has a negative reduced cost and little is missing, each unit takes the
 * shortest path (R. G. Busacker and P. J. Gowen, 1961; with prices J. Edmonds and R. M. Karp, 1972,
 * "Theoretical Improvements in Algorithmic Efficiency for Network Flow Problems"), which keeps it
 * so. Says whether nothing is missing any more.
 */
bool flow_augment(struct work *w)
{
    uint32_t buckets = flow_buckets(w), *via = mem_alloc(w->nodes, sizeof *via);
    bool found = true;
    w->end = 0;
    for (uint32_t v = 0; v < w->nodes; v++) {
        w->node[v].distance = buckets;
        w->node[v].current = 0;
    }
    for (uint32_t v = 0; v < w->nodes && found; v++)
        while (w->node[v].excess > 0 && found)
            found = augment(w, v, via, buckets);
    free(via);
    return found;
}
