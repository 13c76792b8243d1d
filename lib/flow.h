/*
 * flow - minimum-cost flow, exactly, with the proof.
 *
 *     struct flow f = FLOW_INIT;
 *     flow_nodes(&f, n);
 *     size_t a = flow_arc(&f, from, to, capacity, cost);   ...
 *     f.supply[from] = 3; f.supply[to] = -3;
 *     if (flow_solve(&f)) ... f.arc[a].flow, f.price[v] ...
 *     flow_free(&f);
 *
 * Integers throughout: capacities, supplies and costs are int32 (costs up to 10^8 in size), sums
 * and prices int64. Supplies must add up to 0. The result is optimal, and the prices prove it:
 * with reduced cost r(u, v) = cost + price[u] - price[v],
 *
 *     r > 0 only on arcs without flow, r < 0 only on full arcs.
 *
 * verify.h checks just that. Arcs may be added after a solution (flow_arc() again) and solved on
 * with flow_mend(), which keeps flow and prices: the few arcs that do not fit are mended.
 *
 * Method: cost scaling by push and relabel (A. V. Goldberg and R. E. Tarjan, 1990, "Finding
 * Minimum-Cost Circulations by Successive Approximation"; A. V. Goldberg, 1997, "An Efficient
 * Implementation of a Scaling Minimum-Cost Flow Algorithm") with first-in first-out active nodes,
 * look-ahead and global price updates (R. Dial's buckets); costs are divided by their greatest
 * common divisor and multiplied by 4, so the last scale is close to optimal but need not be; the
 * finish is by label correction, cancelling each negative cycle found (M. Klein, 1967). Where
 * little is to mend, each unit takes a shortest path instead (R. G. Busacker and P. J. Gowen, 1961;
 * with prices J. Edmonds and R. M. Karp, 1972). No randomness, no floats. About 36 bytes a residual
 * arc, so 72 an arc.
 */
#ifndef FLOW_H
#define FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct flow_arc {
    uint32_t from, to;
    int32_t cap, cost;
    int32_t flow;
};

struct flow {
    uint32_t nodes;
    int32_t *supply; /* by node: what it sends out, negative: what it takes; owned */
    int64_t *price;  /* by node, once solved; owned */
    struct flow_arc *arc;
    size_t n, cap;             /* arcs */
    uint64_t relabels, cycles; /* work done so far */
};
#define FLOW_INIT                                                                                  \
    {                                                                                              \
        0                                                                                          \
    }

/* Sets the number of nodes, more than before if there were some. New ones have supply and price 0.
 */
void flow_nodes(struct flow *f, uint32_t nodes);

/* Adds an arc without flow; its index. */
size_t flow_arc(struct flow *f, uint32_t from, uint32_t to, int32_t cap, int32_t cost);

/* From nothing. False when the supplies cannot be met (then flow and prices mean nothing). */
bool flow_solve(struct flow *f);

/*
 * From the flow and prices there are: those of a solution to which arcs were added or whose costs
 * changed, or good prices and no flow at all. The nearer they are to a solution the faster.
 *
 * With a reach above 0, units that would cost more than that to send stay where they are when
 * little is amiss: prices are moved by the reach there, and it says false. So arcs that the moved
 * prices ask for can be added before it is called again. Without, false as above.
 */
bool flow_mend(struct flow *f, int32_t reach);

int64_t flow_cost(const struct flow *f);

void flow_free(struct flow *f);

#endif
