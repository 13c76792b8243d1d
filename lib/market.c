#include "market.h"

#include "market_net.h"
#include "market_price.h"
#include "mem.h"
#include "verify.h"

#include <stdlib.h>
#include <string.h>

enum { BONUS = 1000, MOST_BONUS = 1 << 20 };

/*
 * Solves on for the aim as it is, from the flow and prices there are, until no pair is missing or
 * the effort is used up. Returns a cost that no choice of pairs can be below.
 */
static int64_t solve_on(struct market_net *w)
{
    for (;;) {
        size_t added;
        int64_t bound = flow_cost(&w->flow) - market_price(w, &added);
        w->rounds++;
        if (!added)
            return flow_cost(&w->flow);
        if (w->m->effort && w->looked > w->m->effort)
            return bound;
        flow_mend(&w->flow);
    }
}

/* Solves for another aim, beginning with the flow there is, which is good for that one too. */
static int64_t solve_for(struct market_net *w, enum market_aim aim)
{
    market_net_aim(w, aim);
    memset(w->flow.price, 0, w->flow.nodes * sizeof *w->flow.price);
    flow_mend(&w->flow);
    return solve_on(w);
}

/* --- bounds of people --- */

static size_t wanting(const struct market_net *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->m->people; i++)
        n += w->m->person[i].learns || w->flow.supply[i] > 0;
    return n;
}

static size_t teaching_already(const struct market_net *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->m->people; i++)
        n += w->m->person[i].teaches;
    return n;
}

/* The most learners and teachers there can be. The solution itself is put back afterwards. */
static void bound_people(struct market_net *w, struct market_result *r)
{
    struct flow *f = &w->flow;
    size_t arcs = f->n, nodes = f->nodes;
    int32_t *flow = mem_alloc(arcs, sizeof *flow);
    int64_t *price = mem_alloc(nodes, sizeof *price);
    for (size_t i = 0; i < arcs; i++)
        flow[i] = f->arc[i].flow;
    memcpy(price, f->price, nodes * sizeof *price);
    r->most_learners = wanting(w);
    if (r->learners < r->most_learners)
        r->most_learners -= (size_t)solve_for(w, MARKET_LEARNERS);
    r->most_teachers = teaching_already(w) + (size_t)-solve_for(w, MARKET_TEACHERS);
    for (size_t i = 0; i < f->n; i++)
        f->arc[i].flow = i < arcs ? flow[i] : 0;
    memcpy(f->price, price, nodes * sizeof *price);
    market_net_aim(w, MARKET_BEST);
    free(flow);
    free(price);
}

size_t market_most_learners(const struct market *m)
{
    struct market_net w;
    market_net_open(&w, m);
    market_net_fill(&w);
    market_net_aim(&w, MARKET_LEARNERS);
    flow_solve(&w.flow);
    size_t most = wanting(&w) - (size_t)solve_on(&w);
    market_net_close(&w);
    return most;
}

/* --- the result --- */

static void count(const struct market_net *w, struct market_result *r)
{
    const struct market *m = w->m;
    bool *learns = mem_clear(m->people, sizeof *learns),
         *teaches = mem_clear(m->people, sizeof *learns);
    r->learners = r->teachers = r->meetings = 0;
    r->fit = 0;
    memset(r->offer, 0xff, m->wishes * sizeof *r->offer);
    for (size_t i = 0; i < w->n; i++) {
        if (!w->flow.arc[w->pair_arcs + i].flow)
            continue;
        r->offer[w->held[i].wish] = w->held[i].offer;
        r->fit += w->held[i].fit;
        r->meetings++;
        learns[m->wish[w->held[i].wish].person] = true;
        teaches[m->offer[w->held[i].offer].person] = true;
    }
    for (size_t i = 0; i < m->people; i++) {
        r->learners += learns[i] || m->person[i].learns;
        r->teachers += teaches[i] || m->person[i].teaches;
    }
    free(learns);
    free(teaches);
}

static bool all_reached(const struct market *m, const struct market_result *r)
{
    return m->fit_only || (r->learners == r->most_learners && r->teachers == r->most_teachers);
}

void market_solve(const struct market *m, struct market_result *r)
{
    struct market_net w;
    *r = (struct market_result){.offer = mem_alloc(m->wishes, sizeof *r->offer)};
    market_net_open(&w, m);
    market_net_fill(&w);
    w.bonus = m->fit_only ? 0 : BONUS;
    market_net_aim(&w, MARKET_BEST);
    flow_solve(&w.flow);
    for (;;) {
        int64_t bound = solve_on(&w);
        count(&w, r);
        r->most_fit = r->fit + (flow_cost(&w.flow) - bound);
        r->fault = verify_flow(&w.flow);
        if (!m->fit_only && !r->most_teachers)
            bound_people(&w, r);
        if (all_reached(m, r) || w.bonus >= MOST_BONUS)
            break;
        w.bonus *= 4;
        market_net_aim(&w, MARKET_BEST);
        flow_mend(&w.flow);
    }
    r->optimal = r->most_fit == r->fit && all_reached(m, r);
    r->bonus = w.bonus;
    r->pairs = w.n;
    r->rounds = w.rounds;
    r->looked = w.looked;
    market_net_close(&w);
}

void market_result_free(struct market_result *r)
{
    free(r->offer);
    *r = (struct market_result){0};
}
