// check_lemon - the flow solver against LEMON's NetworkSimplex and CostScaling.
//
//   check_lemon                      300 seeded networks of four shapes and more, as TAP
//   check_lemon hubs|pairs N [KIND]  seconds of all three on one cohort of N people
//                                    (KIND 0 balanced, 1 teachers scarce, 2 learners scarce)
extern "C" {
#include "bench/instance.h"
#include "verify.h"
}

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

using namespace lemon;

struct Copy {
    SmartDigraph graph;
    SmartDigraph::ArcMap<int64_t> cap, cost;
    SmartDigraph::NodeMap<int64_t> supply;

    explicit Copy(const struct flow &f) : cap(graph), cost(graph), supply(graph)
    {
        graph.reserveNode(static_cast<int>(f.nodes));
        graph.reserveArc(static_cast<int>(f.n));
        for (uint32_t v = 0; v < f.nodes; v++)
            supply[graph.addNode()] = f.supply[v];
        for (size_t i = 0; i < f.n; i++) {
            SmartDigraph::Arc a =
                graph.addArc(SmartDigraph::nodeFromId(static_cast<int>(f.arc[i].from)),
                             SmartDigraph::nodeFromId(static_cast<int>(f.arc[i].to)));
            cap[a] = f.arc[i].cap;
            cost[a] = f.arc[i].cost;
        }
    }

    // The least cost, or INT64_MIN when the supplies cannot be met.
    template <class Solver> int64_t solve() const
    {
        Solver s(graph);
        s.upperMap(cap).costMap(cost).supplyMap(supply);
        return s.run() == Solver::OPTIMAL ? s.template totalCost<int64_t>() : INT64_MIN;
    }
};

typedef NetworkSimplex<SmartDigraph, int64_t, int64_t> Simplex;
typedef CostScaling<SmartDigraph, int64_t, int64_t> Scaling;

static double seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

static struct flow instance(int shape, uint64_t seed)
{
    uint32_t size = static_cast<uint32_t>(20 + seed % 90);
    switch (shape) {
    case 0:
        return instance_pairs(size * 4, seed, static_cast<instance_kind>(seed % 3));
    case 1:
        return instance_hubs(size * 2, seed, static_cast<instance_kind>(seed % 3));
    case 2:
        return instance_transport(size, seed);
    default:
        return instance_tangle(size, seed);
    }
}

static int check()
{
    static const char *const name[] = {"all pairs", "hubs", "transport", "tangle"};
    int bad = 0;
    for (int shape = 0; shape < 4; shape++) {
        int differ = 0, unproved = 0, impossible = 0;
        for (uint64_t seed = 1; seed <= 100; seed++) {
            struct flow f = instance(shape, seed);
            bool possible = flow_solve(&f);
            int64_t cost = possible ? flow_cost(&f) : INT64_MIN;
            differ += cost != Copy(f).solve<Simplex>();
            impossible += !possible;
            unproved += possible && verify_flow(&f) != nullptr;
            flow_free(&f);
        }
        bad += differ + unproved;
        std::printf("%sok %d - %s: 100 networks cost what NetworkSimplex says (%d impossible), "
                    "and the prices prove it\n",
                    differ + unproved ? "not " : "", shape + 1, name[shape], impossible);
    }
    std::printf("1..4\n");
    return bad != 0;
}

template <class Solver> static void measure(const char *name, const Copy &c)
{
    double start = seconds();
    long long cost = c.solve<Solver>();
    std::printf("%-24s %8.2f s  cost %lld\n", name, seconds() - start, cost);
    std::fflush(stdout);
}

static int compare(const char *shape, uint32_t people, int kind, const char *which)
{
    instance_kind k = static_cast<instance_kind>(kind);
    struct flow f = std::strcmp(shape, "hubs") == 0 ? instance_hubs(people, 1, k)
                                                    : instance_pairs(people, 1, k);
    std::printf("%s, %u people: %u nodes, %zu arcs\n", shape, people, f.nodes, f.n);
    double start = seconds();
    flow_solve(&f);
    std::printf("%-24s %8.2f s  cost %lld\n", "flow_solve", seconds() - start,
                static_cast<long long>(flow_cost(&f)));
    std::fflush(stdout);
    Copy c(f);
    if (std::strchr(which, 's'))
        measure<Simplex>("LEMON NetworkSimplex", c);
    if (std::strchr(which, 'c'))
        measure<Scaling>("LEMON CostScaling", c);
    flow_free(&f);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return check();
    return compare(argv[1], static_cast<uint32_t>(std::atoi(argv[2])),
                   argc > 3 ? std::atoi(argv[3]) : 0, argc > 4 ? argv[4] : "sc");
}
