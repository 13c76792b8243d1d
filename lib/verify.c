#include "verify.h"

#include "mem.h"

#include <stdlib.h>

const char *verify_flow(const struct flow *f)
{
    int64_t *out = mem_clear(f->nodes, sizeof *out);
    const char *wrong = NULL;
    for (size_t i = 0; i < f->n; i++) {
        const struct flow_arc *a = &f->arc[i];
        int64_t r = a->cost + f->price[a->from] - f->price[a->to];
        out[a->from] += a->flow;
        out[a->to] -= a->flow;
        if (a->flow < 0 || a->flow > a->cap)
            wrong = "an arc carries more than it can";
        if ((r > 0 && a->flow > 0) || (r < 0 && a->flow < a->cap))
            wrong = "an arc contradicts the prices";
    }
    for (uint32_t v = 0; v < f->nodes; v++)
        if (out[v] != f->supply[v])
            wrong = "what flows out of a node is not its supply";
    free(out);
    return wrong ? wrong : verify_bound(f) == flow_cost(f) ? NULL : "primal and dual differ";
}

int64_t verify_bound(const struct flow *f)
{
    int64_t bound = 0;
    for (uint32_t v = 0; v < f->nodes; v++)
        bound -= f->supply[v] * f->price[v];
    for (size_t i = 0; i < f->n; i++) {
        int64_t r = f->arc[i].cost + f->price[f->arc[i].from] - f->price[f->arc[i].to];
        bound += r < 0 ? r * f->arc[i].cap : 0;
    }
    return bound;
}
