/* The flow solver against every possible flow on tiny networks, and against its own proof on
 * larger. */
#include "flow.h"
#include "given.h"
#include "mem.h"
#include "tap.h"
#include "verify.h"

#include <stdlib.h>

/* Node 0 sends, the last one takes, and an arc of high cost lets everything through. */
static struct flow network(uint64_t seed, uint32_t nodes, size_t arcs, int32_t costs)
{
    struct flow f = FLOW_INIT;
    given_seed = seed;
    flow_nodes(&f, nodes);
    int32_t supply = 1 + below(4);
    f.supply[0] = supply;
    f.supply[nodes - 1] = -supply;
    flow_arc(&f, 0, nodes - 1, supply, costs * 20);
    while (f.n < arcs) {
        uint32_t a = (uint32_t)below((int32_t)nodes), b = (uint32_t)below((int32_t)nodes);
        if (a != b)
            flow_arc(&f, a, b, 1 + below(2), below(2 * costs) - costs / 2);
    }
    return f;
}

/* Tries all flows of arcs i.. and keeps the least cost. */
static void try_all(struct flow *f, size_t i, int64_t *left, int64_t cost, int64_t *best)
{
    if (i == f->n) {
        for (uint32_t v = 0; v < f->nodes; v++)
            if (left[v])
                return;
        if (cost < *best)
            *best = cost;
        return;
    }
    for (int32_t x = 0; x <= f->arc[i].cap; x++) {
        left[f->arc[i].from] -= x;
        left[f->arc[i].to] += x;
        try_all(f, i + 1, left, cost + (int64_t)x * f->arc[i].cost, best);
        left[f->arc[i].from] += x;
        left[f->arc[i].to] -= x;
    }
}

int main(void)
{
    int wrong = 0, unproved = 0, unmended = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct flow f = network(seed, (uint32_t)(4 + seed % 3), 9, 12);
        int64_t left[8], best = INT64_MAX;
        for (uint32_t v = 0; v < f.nodes; v++)
            left[v] = f.supply[v];
        try_all(&f, 0, left, 0, &best);
        wrong += !flow_solve(&f) || flow_cost(&f) != best;
        unproved += verify_flow(&f) != NULL;
        flow_free(&f);
    }
    is_int(wrong, 0, "400 tiny networks: the cost is the least of all flows");
    is_int(unproved, 0, "... and the prices prove it");

    unproved = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct flow f = network(seed, 60, 700, seed % 2 ? 1000 : 3);
        flow_solve(&f);
        unproved += verify_flow(&f) != NULL;
        for (int i = 0; i < 100; i++) /* arcs that come later */
            flow_arc(&f, (uint32_t)below(30), (uint32_t)(30 + below(30)), 1 + below(3),
                     below(400) - 200);
        flow_mend(&f, 0);
        unmended += verify_flow(&f) != NULL;
        int64_t cost = flow_cost(&f);
        flow_solve(&f);
        unmended += flow_cost(&f) != cost;
        flow_free(&f);
    }
    is_int(unproved, 0, "60 networks of 700 arcs are solved with proof");
    is_int(unmended, 0,
           "... and mended with proof when arcs are added, to the same cost as from nothing");

    struct flow f = network(7, 20, 60, 50);
    flow_solve(&f);
    f.price[0] += 1000000;
    ok(verify_flow(&f) != NULL, "the verifier does not believe wrong prices");
    f.price[0] -= 1000000;
    f.arc[0].flow++;
    ok(verify_flow(&f) != NULL, "... nor a flow that does not add up");
    flow_free(&f);

    f = (struct flow)FLOW_INIT;
    flow_nodes(&f, 3);
    f.supply[0] = 2;
    f.supply[2] = -2;
    flow_arc(&f, 0, 1, 5, 1);
    flow_arc(&f, 1, 2, 1, 1);
    ok(!flow_solve(&f), "supplies that cannot be met are said");
    flow_free(&f);
    return tap_done();
}
