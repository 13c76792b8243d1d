#include "flow_inside.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

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
void flow_correct(struct work *w)
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
