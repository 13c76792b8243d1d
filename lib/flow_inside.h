/*
 * flow_inside - the residual network that flow.c lays out and its parts work on. A part of flow;
 * see flow.h.
 */
#ifndef FLOW_INSIDE_H
#define FLOW_INSIDE_H

#include "flow.h"

/* Measured together: what costs are multiplied by, and what epsilon is divided by. */
enum { FLOW_SCALE = 4, FLOW_SHRINK = 4, FLOW_BUCKETS = 1 << 20 };

/* One direction of an arc; `mate` is the other. Costs are scaled while solving. */
struct edge {
    uint32_t head, mate;
    int32_t cap, cost;
};

struct node {
    int64_t excess;
    uint32_t current; /* edge to look at next */
};

/* Dial's buckets: nodes by distance, doubly linked lists. A distance of `n` is none at all. */
struct buckets {
    uint32_t n;
    uint32_t *first, *after, *before; /* UINT32_MAX at the end of a list */
    uint32_t *distance;
};

struct work {
    uint32_t nodes;
    size_t edges;
    uint32_t *first; /* edges of node v: first[v] to first[v + 1] - 1 */
    struct edge *edge;
    uint32_t *place; /* of arc i: its forward edge */
    struct node *node;
    int64_t *price;          /* apart from the nodes: it is what is looked at most */
    int64_t epsilon, widest; /* the highest cost of an arc */
    uint32_t *queue;         /* active nodes, a ring of nodes + 1 */
    uint32_t begin, end;
    bool *queued;
    uint64_t relabels, since_update;
    struct buckets buckets; /* price update: in units of epsilon */
    struct flow *flow;
};

static inline void enqueue(struct work *w, uint32_t v)
{
    if (w->queued[v])
        return;
    w->queued[v] = true;
    w->queue[w->end] = v;
    w->end = w->end == w->nodes ? 0 : w->end + 1;
}

static inline bool dequeue(struct work *w, uint32_t *v)
{
    if (w->begin == w->end)
        return false;
    *v = w->queue[w->begin];
    w->begin = w->begin == w->nodes ? 0 : w->begin + 1;
    w->queued[*v] = false;
    return true;
}

static inline int64_t reduced(const struct work *w, uint32_t v, const struct edge *e)
{
    return e->cost + w->price[v] - w->price[e->head];
}

static inline uint32_t tail_of(const struct work *w, uint32_t edge)
{
    return w->edge[w->edge[edge].mate].head;
}

static inline void push(struct work *w, uint32_t v, struct edge *e, int64_t most)
{
    int32_t amount = most < e->cap ? (int32_t)most : e->cap;
    e->cap -= amount;
    w->edge[e->mate].cap += amount;
    w->node[v].excess -= amount;
    w->node[e->head].excess += amount;
}

/* --- buckets --- */

/* For as many nodes; all empty, each node at no distance. */
struct buckets flow_buckets(uint32_t nodes, uint32_t most);

void flow_buckets_free(struct buckets *b);

static inline bool bucket_knows(const struct buckets *b, uint32_t v)
{
    return b->distance[v] < b->n;
}

static inline void bucket_take(struct buckets *b, uint32_t v)
{
    uint32_t next = b->after[v], last = b->before[v];
    if (last == UINT32_MAX)
        b->first[b->distance[v]] = next;
    else
        b->after[last] = next;
    if (next != UINT32_MAX)
        b->before[next] = last;
}

static inline void bucket_put(struct buckets *b, uint32_t v, uint32_t d)
{
    b->distance[v] = d;
    b->after[v] = b->first[d];
    b->before[v] = UINT32_MAX;
    if (b->first[d] != UINT32_MAX)
        b->before[b->first[d]] = v;
    b->first[d] = v;
}

/* Takes the node out for good: its distance stands. */
static inline void bucket_done(struct buckets *b, uint32_t v)
{
    bucket_take(b, v);
    b->after[v] = v;
}

static inline bool bucket_is_done(const struct buckets *b, uint32_t v)
{
    return b->after[v] == v;
}

/* --- the parts --- */

/* From a flow and prices to ones that are off by w->epsilon at most. False when the supplies cannot
   be met. */
bool flow_refine(struct work *w);

/* Sends all excess to where flow lacks, where no edge has a negative reduced cost and keeps it so.
   False when some is left that has too far to go. */
bool flow_augment(struct work *w, uint32_t farthest);

/* Makes a flow that is nearly optimal optimal, and the prices a proof. */
void flow_correct(struct work *w);

#endif
