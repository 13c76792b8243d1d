/* The flow solver against every possible flow on tiny networks, and against its own proof on
 * larger. */
#include "flow.h"
#include "given.h"
#include "mem.h"
#include "tap.h"
#include "verify.h"

#include <stdlib.h>

/* From anywhere to anywhere else. One call after the other: the order of arguments is open. */
static void add_arc(struct flow *f, int32_t most, int32_t costs)
{
    uint32_t from = (uint32_t)below((int32_t)f->nodes), to = (uint32_t)below((int32_t)f->nodes);
    int32_t cap = 1 + below(most), cost = below(2 * costs) - costs / 2;
    if (from != to)
        flow_arc(f, from, to, cap, cost);
}

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
        add_arc(&f, 2, costs);
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

/* Several pairs of nodes send and take, each with a dear arc of its own that lets it through. */
static struct flow many_pairs(uint64_t seed, int32_t nodes, int32_t pairs, int32_t costs)
{
    struct flow f = FLOW_INIT;
    given_seed = seed;
    flow_nodes(&f, (uint32_t)nodes);
    for (int32_t i = 0; i < pairs; i++) {
        uint32_t from = (uint32_t)below(nodes), to = (uint32_t)below(nodes);
        int32_t supply = 1 + below(4);
        f.supply[from] += supply;
        f.supply[to] -= supply;
        if (from != to)
            flow_arc(&f, from, to, supply, costs * 20);
    }
    for (int32_t i = 0, n = nodes * (1 + below(12)); i < n; i++)
        add_arc(&f, 3, costs);
    return f;
}

/* Arcs come and the flow is mended, within a reach or without; is it proved, at the cost that the
   solution from nothing has? */
static int mend_wrongly(struct flow *f, int32_t costs)
{
    for (int32_t i = 0, n = below(2 * (int32_t)f->nodes); i < n; i++)
        add_arc(f, 3, costs);
    int32_t reach = below(3) ? 1 + below(3 * costs) : 0;
    for (int tries = 0; !flow_mend(f, reach) && reach; tries++)
        if (tries == 100000)
            return 1;
    int64_t cost = flow_cost(f);
    int wrong = verify_flow(f) != NULL;
    flow_solve(f);
    return wrong + (flow_cost(f) != cost);
}

static void mend_many(int seeds, int32_t nodes, int32_t pairs, const char *name)
{
    int wrong = 0;
    for (int seed = 1; seed <= seeds; seed++) {
        int32_t costs = seed % 2 ? 500 : 3;
        struct flow f = many_pairs((uint64_t)seed, nodes + seed % 7, pairs, costs);
        wrong += !flow_solve(&f) || verify_flow(&f) != NULL;
        for (int i = 0; i < 4; i++)
            wrong += mend_wrongly(&f, costs);
        flow_free(&f);
    }
    is_int(wrong, 0, name);
}

int main(void)
{
    int wrong = 0, unproved = 0;
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
        unproved += !flow_solve(&f) || verify_flow(&f) != NULL;
        flow_free(&f);
    }
    is_int(unproved, 0, "60 networks of 700 arcs are solved with proof");
    mend_many(1500, 4, 3, "tiny networks are mended with proof when arcs come, to the least cost");
    mend_many(400, 40, 5, "... larger ones too");
    mend_many(2, 2000, 2000, "... and those where so much is amiss that one end looks alone");

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
