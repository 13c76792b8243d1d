/*
 * solve - seconds of the solver alone on a made-up cohort.
 *
 *     solve hubs|pairs|market N [KIND]    KIND: 0 balanced, 1 teachers scarce, 2 learners scarce
 */
#include "instance.h"
#include "market.h"
#include "msg.h"
#include "num.h"
#include "verify.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long megabytes(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_maxrss / 1024;
}

static void solve_network(struct flow f)
{
    double start = seconds();
    bool possible = flow_solve(&f);
    double end = seconds();
    printf("%u nodes, %zu arcs: %.2f s, %ld MB, %llu relabels, %llu cycles, cost %lld, %s\n",
           f.nodes, f.n, end - start, megabytes(), (unsigned long long)f.relabels,
           (unsigned long long)f.cycles, (long long)flow_cost(&f),
           !possible         ? "impossible"
           : verify_flow(&f) ? verify_flow(&f)
                             : "proved");
    flow_free(&f);
}

static void solve_market(struct market *m)
{
    struct market_result r;
    double start = seconds();
    m->effort = 16000000;
    market_solve(m, &r);
    printf("%zu wishes, %zu offers: %.2f s, %ld MB, learn %zu of %zu, teach %zu of %zu, fit %lld "
           "of %lld, %zu pairs held, %llu looked at, %d rounds, %s\n",
           m->wishes, m->offers, seconds() - start, megabytes(), r.learners, r.most_learners,
           r.teachers, r.most_teachers, (long long)r.fit, (long long)r.most_fit, r.pairs,
           (unsigned long long)r.looked, r.rounds,
           r.fault     ? r.fault
           : r.optimal ? "proved"
                       : "gap");
    market_result_free(&r);
    instance_market_free(m);
}

int main(int argc, char **argv)
{
    int64_t people = 0, kind = 0;
    msg_init("solve");
    if (argc < 3 || !num_int(argv[2], 1, 5000000, &people) ||
        (argc > 3 && !num_int(argv[3], 0, 2, &kind)))
        msg_die("say: solve hubs|pairs|market PEOPLE [0|1|2]");
    enum instance_kind k = (enum instance_kind)kind;
    if (!strcmp(argv[1], "hubs"))
        solve_network(instance_hubs((uint32_t)people, 1, k));
    else if (!strcmp(argv[1], "pairs"))
        solve_network(instance_pairs((uint32_t)people, 1, k));
    else
        solve_market(instance_market((uint32_t)people, 1, k));
    return 0;
}
