#include "flow.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* Measured together: what costs are multiplied by, what epsilon is divided by, relabels per node
   after which prices are updated. */
enum { SCALE = 4, SHRINK = 4, UPDATE = 4, FEW = 256, MOST_BUCKETS = 1 << 20 };

/* One direction of an arc; `mate` is the other. Costs are scaled while solving. */
struct edge {
    uint32_t head, mate;
    int32_t cap, cost;
};

struct node {
    int64_t excess;
    uint32_t current;  /* edge to look at next */
    uint32_t distance; /* price update: in units of epsilon */
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
    uint32_t *bucket, *after, *before; /* price update: doubly linked lists */
    struct flow *flow;
};

void flow_nodes(struct flow *f, uint32_t nodes)
{
    f->supply = mem_resize(f->supply, nodes, sizeof *f->supply);
    f->price = mem_resize(f->price, nodes, sizeof *f->price);
    for (uint32_t v = f->nodes; v < nodes; v++) {
        f->supply[v] = 0;
        f->price[v] = 0;
    }
    f->nodes = nodes;
}

size_t flow_arc(struct flow *f, uint32_t from, uint32_t to, int32_t cap, int32_t cost)
{
    f->arc = mem_grow(f->arc, f->n, &f->cap, sizeof *f->arc);
    f->arc[f->n] = (struct flow_arc){from, to, cap, cost, 0};
    return f->n++;
}

int64_t flow_cost(const struct flow *f)
{
    int64_t sum = 0;
    for (size_t i = 0; i < f->n; i++)
        sum += (int64_t)f->arc[i].flow * f->arc[i].cost;
    return sum;
}

void flow_free(struct flow *f)
{
    free(f->supply);
    free(f->price);
    free(f->arc);
    *f = (struct flow)FLOW_INIT;
}

/* --- the residual network -----------------------------------------------------------------------
 */

static void lay_out(struct work *w)
{
    const struct flow *f = w->flow;
    for (size_t i = 0; i < f->n; i++) {
        w->first[f->arc[i].from + 1]++;
        w->first[f->arc[i].to + 1]++;
    }
    for (uint32_t v = 0; v < w->nodes; v++)
        w->first[v + 1] += w->first[v];
    uint32_t *next = mem_alloc(w->nodes, sizeof *next);
    memcpy(next, w->first, w->nodes * sizeof *next);
    for (size_t i = 0; i < f->n; i++) {
        const struct flow_arc *a = &f->arc[i];
        uint32_t there = next[a->from]++, back = next[a->to]++;
        w->edge[there] = (struct edge){a->to, back, a->cap - a->flow, a->cost};
        w->edge[back] = (struct edge){a->from, there, a->flow, -a->cost};
        w->place[i] = there;
    }
    free(next);
}

static struct work open_work(struct flow *f)
{
    struct work w = {.nodes = f->nodes, .edges = f->n * 2, .flow = f};
    w.first = mem_clear((size_t)w.nodes + 1, sizeof *w.first);
    w.edge = mem_alloc(w.edges, sizeof *w.edge);
    w.place = mem_alloc(f->n, sizeof *w.place);
    w.node = mem_clear(w.nodes, sizeof *w.node);
    w.price = mem_clear(w.nodes, sizeof *w.price);
    w.queue = mem_alloc((size_t)w.nodes + 1, sizeof *w.queue);
    w.queued = mem_clear(w.nodes, sizeof *w.queued);
    lay_out(&w);
    return w;
}

static void close_work(struct work *w)
{
    for (size_t i = 0; i < w->flow->n; i++)
        w->flow->arc[i].flow = w->flow->arc[i].cap - w->edge[w->place[i]].cap;
    w->flow->relabels += w->relabels;
    free(w->first);
    free(w->edge);
    free(w->place);
    free(w->node);
    free(w->price);
    free(w->queue);
    free(w->queued);
    free(w->bucket);
    free(w->after);
    free(w->before);
}

static void enqueue(struct work *w, uint32_t v)
{
    if (w->queued[v])
        return;
    w->queued[v] = true;
    w->queue[w->end] = v;
    w->end = w->end == w->nodes ? 0 : w->end + 1;
}

static bool dequeue(struct work *w, uint32_t *v)
{
    if (w->begin == w->end)
        return false;
    *v = w->queue[w->begin];
    w->begin = w->begin == w->nodes ? 0 : w->begin + 1;
    w->queued[*v] = false;
    return true;
}

static int64_t reduced(const struct work *w, uint32_t v, const struct edge *e)
{
    return e->cost + w->price[v] - w->price[e->head];
}

/* --- price update: distances to the nodes that lack flow, by Dial's buckets ----------------------
 */

static void bucket_take(struct work *w, uint32_t v)
{
    uint32_t next = w->after[v], last = w->before[v];
    if (last == UINT32_MAX)
        w->bucket[w->node[v].distance] = next;
    else
        w->after[last] = next;
    if (next != UINT32_MAX)
        w->before[next] = last;
}

static void bucket_put(struct work *w, uint32_t v, uint32_t d)
{
    w->node[v].distance = d;
    w->after[v] = w->bucket[d];
    w->before[v] = UINT32_MAX;
    if (w->bucket[d] != UINT32_MAX)
        w->before[w->bucket[d]] = v;
    w->bucket[d] = v;
}

/* Everything that can send to v one step cheaper than known. */
static void reach_back(struct work *w, uint32_t v, uint32_t buckets)
{
    uint32_t d = w->node[v].distance;
    for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++) {
        const struct edge *back = &w->edge[w->edge[i].mate];
        uint32_t u = w->edge[i].head;
        if (!back->cap || w->node[u].distance <= d)
            continue;
        int64_t r = reduced(w, u, back);
        int64_t far = r < 0 ? d : d + r / w->epsilon + 1;
        if (far >= w->node[u].distance || far >= buckets)
            continue;
        if (w->node[u].distance < buckets)
            bucket_take(w, u);
        bucket_put(w, u, (uint32_t)far);
    }
}

static uint32_t open_buckets(struct work *w)
{
    uint32_t buckets = w->nodes + 1 < MOST_BUCKETS ? w->nodes + 1 : MOST_BUCKETS;
    if (!w->bucket) {
        w->bucket = mem_alloc(buckets, sizeof *w->bucket);
        w->after = mem_alloc(w->nodes, sizeof *w->after);
        w->before = mem_alloc(w->nodes, sizeof *w->before);
    }
    memset(w->bucket, 0xff, buckets * sizeof *w->bucket);
    return buckets;
}

static void update_prices(struct work *w)
{
    uint32_t buckets = open_buckets(w);
    int64_t wanted = 0;
    for (uint32_t v = 0; v < w->nodes; v++) {
        w->node[v].distance = buckets;
        if (w->node[v].excess < 0)
            bucket_put(w, v, 0);
        wanted += w->node[v].excess > 0;
    }
    uint32_t d = 0;
    for (; d < buckets && wanted; d++)
        while (w->bucket[d] != UINT32_MAX) {
            uint32_t v = w->bucket[d];
            bucket_take(w, v);
            reach_back(w, v, buckets);
            w->node[v].distance = d;
            w->after[v] = v; /* scanned: no longer in a bucket */
            if (w->node[v].excess > 0 && !--wanted)
                break;
        }
    /* who was not reached is at least as far as the last one that was */
    for (uint32_t v = 0; v < w->nodes; v++) {
        uint32_t far = w->node[v].distance < d ? w->node[v].distance : d;
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

static void push(struct work *w, uint32_t v, struct edge *e, int64_t most)
{
    int32_t amount = most < e->cap ? (int32_t)most : e->cap;
    e->cap -= amount;
    w->edge[e->mate].cap += amount;
    w->node[v].excess -= amount;
    w->node[e->head].excess += amount;
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

static bool refine(struct work *w)
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
    lowest -= 4 * ((int64_t)w->nodes + 2) * (w->widest + SHRINK * w->epsilon);
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

/* --- one after the other, by shortest paths --- */

static uint32_t tail_of(const struct work *w, uint32_t edge)
{
    return w->edge[w->edge[edge].mate].head;
}

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
static bool augment_all(struct work *w)
{
    uint32_t buckets = open_buckets(w), *via = mem_alloc(w->nodes, sizeof *via);
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

/* --- the exact finish --- */

/* Sends round the cycle through v all it can carry and takes it out of the tree. */
static void cancel(struct work *w, uint32_t *via, uint32_t v)
{
    int32_t amount = INT32_MAX;
    uint32_t u = v;
    do {
        amount = w->edge[via[u]].cap < amount ? w->edge[via[u]].cap : amount;
        u = tail_of(w, via[u]);
    } while (u != v);
    while (via[u] != UINT32_MAX) {
        uint32_t e = via[u];
        w->edge[e].cap -= amount;
        w->edge[w->edge[e].mate].cap += amount;
        via[u] = UINT32_MAX;
        u = tail_of(w, e);
    }
    w->flow->cycles++;
}

/*
 * Looks through the tree of last improvements. A cycle in it is a negative one, and its edges have
 * reduced costs <= 0, so that their mates, once they carry, spoil nothing.
 */
static void cancel_cycles(struct work *w, uint32_t *via, uint32_t *mark)
{
    memset(mark, 0, w->nodes * sizeof *mark);
    for (uint32_t v = 0; v < w->nodes; v++) {
        uint32_t u = v;
        while (via[u] != UINT32_MAX && !mark[u]) {
            mark[u] = v + 1;
            u = tail_of(w, via[u]);
        }
        if (via[u] != UINT32_MAX && mark[u] == v + 1)
            cancel(w, via, u);
    }
}

/*
 * Label correction on edges of negative reduced cost: the price of the head falls to that of the
 * tail plus the cost. Without a negative cycle this ends; with one it would go on for ever, so the
 * tree is looked through after every n improvements.
 */
static void correct(struct work *w)
{
    uint32_t *via = mem_alloc(w->nodes, sizeof *via), *mark = mem_alloc(w->nodes, sizeof *mark);
    uint64_t improved = 0;
    uint32_t v;
    memset(via, 0xff, w->nodes * sizeof *via);
    memset(w->queued, 0, w->nodes * sizeof *w->queued);
    w->begin = w->end = 0;
    for (v = 0; v < w->nodes; v++)
        enqueue(w, v);
    while (dequeue(w, &v)) {
        for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++) {
            struct edge *e = &w->edge[i];
            int64_t r = reduced(w, v, e);
            if (!e->cap || r >= 0)
                continue;
            w->price[e->head] += r;
            via[e->head] = i;
            enqueue(w, e->head);
            improved++;
        }
        if (improved > w->nodes) {
            cancel_cycles(w, via, mark);
            improved = 0;
        }
    }
    free(via);
    free(mark);
}

/* --- the whole --- */

static int32_t greatest_common_divisor(const struct flow *f)
{
    int32_t g = 0;
    for (size_t i = 0; i < f->n && g != 1; i++)
        for (int32_t a = abs(f->arc[i].cost); a;) {
            int32_t rest = g % a;
            g = a;
            a = rest;
        }
    return g ? g : 1;
}

static void scale_costs(struct work *w, int32_t divide, int32_t multiply)
{
    w->widest = 0;
    for (size_t i = 0; i < w->edges; i++) {
        w->edge[i].cost = w->edge[i].cost / divide * multiply;
        w->widest = w->edge[i].cost > w->widest ? w->edge[i].cost : w->widest;
    }
}

/* From a flow and prices that are off by epsilon at most. */
static bool refine_down(struct work *w)
{
    bool possible = true;
    do {
        w->epsilon = w->epsilon > SHRINK ? w->epsilon / SHRINK : 1;
        possible = refine(w);
    } while (possible && w->epsilon > 1);
    return possible;
}

/* Back from scaled costs to whole prices that prove the flow. */
static void finish(struct work *w, int32_t divisor, bool possible)
{
    scale_costs(w, SCALE, 1);
    for (uint32_t v = 0; v < w->nodes; v++) {
        int64_t p = w->price[v];
        w->price[v] = p >= 0 ? p / SCALE : -((-p + SCALE - 1) / SCALE);
    }
    if (possible)
        correct(w);
    for (uint32_t v = 0; v < w->nodes; v++)
        w->flow->price[v] = w->price[v] * divisor;
    close_work(w);
}

bool flow_solve(struct flow *f)
{
    int32_t divisor = greatest_common_divisor(f);
    for (size_t i = 0; i < f->n; i++)
        f->arc[i].flow = 0;
    struct work w = open_work(f);
    for (uint32_t v = 0; v < w.nodes; v++)
        w.node[v].excess = f->supply[v];
    scale_costs(&w, divisor, SCALE);
    w.epsilon = w.widest;
    bool possible = refine_down(&w);
    finish(&w, divisor, possible);
    return possible;
}

/* What the flow leaves over at each node. */
static void count_excess(struct work *w)
{
    const struct flow *f = w->flow;
    for (uint32_t v = 0; v < w->nodes; v++)
        w->node[v].excess = f->supply[v];
    for (size_t i = 0; i < f->n; i++) {
        w->node[f->arc[i].from].excess -= f->arc[i].flow;
        w->node[f->arc[i].to].excess += f->arc[i].flow;
    }
}

/* The widest violation of optimality there is, in scaled units. */
static int64_t widest_violation(const struct work *w)
{
    int64_t widest = 0;
    for (uint32_t v = 0; v < w->nodes; v++)
        for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++)
            if (w->edge[i].cap && -reduced(w, v, &w->edge[i]) > widest)
                widest = -reduced(w, v, &w->edge[i]);
    return widest;
}

/* What has a negative reduced cost is filled: then nothing has, but nodes have excess. */
static int64_t fill_negative(struct work *w)
{
    int64_t excess = 0;
    for (uint32_t v = 0; v < w->nodes; v++)
        for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++)
            if (w->edge[i].cap && reduced(w, v, &w->edge[i]) < 0)
                push(w, v, &w->edge[i], INT32_MAX);
    for (uint32_t v = 0; v < w->nodes; v++)
        excess += w->node[v].excess > 0 ? w->node[v].excess : 0;
    return excess;
}

bool flow_mend(struct flow *f)
{
    int32_t divisor = greatest_common_divisor(f);
    for (uint32_t v = 0; v < f->nodes && divisor != 1; v++)
        if (f->price[v] % divisor)
            divisor = 1;
    struct work w = open_work(f);
    count_excess(&w);
    scale_costs(&w, divisor, SCALE);
    for (uint32_t v = 0; v < w.nodes; v++)
        w.price[v] = f->price[v] / divisor * SCALE;
    w.epsilon = widest_violation(&w);
    bool possible = (fill_negative(&w) <= FEW && augment_all(&w)) || refine_down(&w);
    finish(&w, divisor, possible);
    return possible;
}
