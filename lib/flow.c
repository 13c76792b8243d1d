#include "flow_inside.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* Units that are mended one after the other, and more of them when they are off by few reaches. */
enum { FEW = 10000, REACHES = 32 };

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

/* --- the residual network --- */

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
    flow_buckets_free(&w->buckets);
}

/* --- buckets --- */

struct buckets flow_buckets(uint32_t nodes, uint32_t most)
{
    struct buckets b = {.n = nodes + 1 < most ? nodes + 1 : most};
    b.first = mem_alloc(b.n, sizeof *b.first);
    b.after = mem_alloc(nodes, sizeof *b.after);
    b.before = mem_alloc(nodes, sizeof *b.before);
    b.distance = mem_alloc(nodes, sizeof *b.distance);
    memset(b.first, 0xff, b.n * sizeof *b.first);
    for (uint32_t v = 0; v < nodes; v++)
        b.distance[v] = b.n;
    return b;
}

void flow_buckets_free(struct buckets *b)
{
    free(b->first);
    free(b->after);
    free(b->before);
    free(b->distance);
    *b = (struct buckets){0};
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
        w->epsilon = w->epsilon > FLOW_SHRINK ? w->epsilon / FLOW_SHRINK : 1;
        possible = flow_refine(w);
    } while (possible && w->epsilon > 1);
    return possible;
}

/* Back from scaled costs to whole prices that prove the flow. */
static void finish(struct work *w, int32_t divisor, bool possible)
{
    scale_costs(w, FLOW_SCALE, 1);
    for (uint32_t v = 0; v < w->nodes; v++) {
        int64_t p = w->price[v];
        w->price[v] = p >= 0 ? p / FLOW_SCALE : -((-p + FLOW_SCALE - 1) / FLOW_SCALE);
    }
    if (possible)
        flow_correct(w);
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
    scale_costs(&w, divisor, FLOW_SCALE);
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

bool flow_mend(struct flow *f, int32_t reach)
{
    int32_t divisor = greatest_common_divisor(f);
    for (uint32_t v = 0; v < f->nodes && divisor != 1; v++)
        if (f->price[v] % divisor)
            divisor = 1;
    struct work w = open_work(f);
    count_excess(&w);
    scale_costs(&w, divisor, FLOW_SCALE);
    for (uint32_t v = 0; v < w.nodes; v++)
        w.price[v] = f->price[v] / divisor * FLOW_SCALE;
    w.epsilon = widest_violation(&w);
    int32_t steps = reach / divisor < FLOW_BUCKETS / FLOW_SCALE ? reach / divisor * FLOW_SCALE : 0;
    bool few = fill_negative(&w) <= FEW || (steps && w.epsilon <= REACHES * steps);
    bool possible = few && flow_augment(&w, steps ? (uint32_t)steps : FLOW_BUCKETS);
    if (!possible && !(few && steps))
        possible = refine_down(&w);
    finish(&w, divisor, possible);
    return possible;
}
