#include "market.h"

#include "cover.h"
#include "market_hub.h"
#include "market_mirror.h"
#include "market_net.h"
#include "market_price.h"
#include "mem.h"
#include "verify.h"

#include <stdlib.h>
#include <string.h>

enum { BONUS = 1000, MOST_BONUS = 1 << 20, FEW = 1 << 20, NEAR = 1000, MUCH = 8, REACH = 6 };

/*
 * Has enough been done? The effort is a wish: as long as the bound is further away than a
 * thousandth of the fit, up to MUCH times as much is spent.
 */
static bool is_enough(const struct market_net *w, int64_t gap)
{
    uint64_t spent = w->looked + w->flow.relabels;
    if (!w->m->effort || spent < w->m->effort)
        return false;
    int64_t fit = 0;
    for (size_t i = 0; i < w->n; i++)
        fit += (int64_t)w->flow.arc[w->pair_arcs + i].flow * w->held[i].fit;
    return gap <= fit / NEAR || spent / MUCH >= w->m->effort;
}

/*
 * Units that find their way nearby take it. Where none does, the few pairs that are held are too
 * few: prices have moved as far as was looked, and the pairs they ask for now are added before
 * anybody looks further. Long ways over few pairs would spoil the prices of many.
 */
static void mend(struct market_net *w)
{
    int32_t reach = REACH;
    while (!flow_mend(&w->flow, reach)) {
        size_t held = w->n;
        market_price(w);
        w->rounds++;
        if (w->n == held)
            reach *= 4;
    }
}

/*
 * Solves on from the flow and prices there are, until no pair is missing or enough has been done.
 * Returns a cost that no choice of pairs can be below.
 */
static int64_t solve_on(struct market_net *w)
{
    for (;;) {
        int64_t cost = flow_cost(&w->flow);
        if (cost == w->bound || (w->bound != INT64_MIN && is_enough(w, cost - w->bound)))
            return w->bound;
        size_t held = w->n;
        int64_t bound = cost - market_price(w);
        w->bound = bound > w->bound ? bound : w->bound;
        w->rounds++;
        if (w->n == held || is_enough(w, cost - w->bound)) {
            market_net_drop(w, held);
            return w->bound;
        }
        mend(w);
    }
}

/* --- bounds of people --- */

size_t market_most_learners(const struct market *m)
{
    struct cover *c = cover_open(m, NULL);
    size_t most = cover_learners(c);
    cover_close(c);
    return most;
}

/* The first offer of each person; those of a person stand together. */
static uint32_t *first_offers(const struct market *m)
{
    uint32_t *first = mem_clear(m->people + 1, sizeof *first);
    for (size_t i = 0; i < m->offers; i++)
        first[m->offer[i].person + 1]++;
    for (size_t i = 0; i < m->people; i++)
        first[i + 1] += first[i];
    return first;
}

static void hold_if_allowed(struct market_net *w, uint32_t wish, uint32_t offer)
{
    int32_t fit = w->m->wish[wish].topic == w->m->offer[offer].topic
                      ? market_net_fit(w, wish, offer)
                      : MARKET_FORBIDDEN;
    if (fit >= 0)
        market_net_hold(w, wish, offer, fit);
}

/* Holds pairs by which as many learn as can; says how many these are. */
static size_t hold_learners(struct market_net *w, const uint32_t *choice, const uint32_t *first)
{
    struct cover *c = cover_open(w->m, choice);
    size_t most = cover_learners(c);
    for (uint32_t i = 0; i < w->m->wishes; i++) {
        uint32_t place = cover_place(c, w->m->wish[i].person);
        if (place == MARKET_NONE)
            continue;
        uint32_t begin = w->m->seats_count ? place : first[place],
                 end = w->m->seats_count ? place + 1 : first[place + 1];
        for (uint32_t k = begin; k < end; k++)
            hold_if_allowed(w, i, k);
    }
    cover_close(c);
    return most;
}

/* The same for those who teach. */
static size_t hold_teachers(struct market_net *w, const uint32_t *choice, const uint32_t *first)
{
    uint32_t *wish = mem_alloc(w->m->people, sizeof *wish);
    size_t most = market_mirror_teachers(w->m, choice, wish);
    for (size_t i = 0; i < w->m->people; i++)
        for (uint32_t k = first[i]; wish[i] != MARKET_NONE && k < first[i + 1]; k++)
            hold_if_allowed(w, wish[i], k);
    free(wish);
    return most;
}

/* Finds the two bounds, and holds what is needed to reach them. */
static void find_most(struct market_net *w, struct market_result *r)
{
    uint32_t *first = first_offers(w->m);
    r->most_learners = hold_learners(w, r->offer, first);
    r->most_teachers = hold_teachers(w, r->offer, first);
    free(first);
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

/* The pairs of a wish and an offer on one topic, whether allowed or not. */
static uint64_t count_pairs(const struct market_net *w)
{
    uint64_t pairs = 0;
    for (uint32_t t = 0; t < w->m->topics; t++)
        pairs += (uint64_t)(w->first_wish[t + 1] - w->first_wish[t]) *
                 (w->first_offer[t + 1] - w->first_offer[t]);
    return pairs;
}

/* A first solution over the first pairs. With many pairs it is worth to look from far. */
static void start(struct market_net *w)
{
    market_net_costs(w);
    market_net_special(w);
    if (w->m->class && !w->m->seats_count && (w->m->class_tells || count_pairs(w) > FEW)) {
        if (market_hub_start(w))
            return;
        market_price_sample(w);
        mend(w);
    } else {
        market_net_fill(w);
        flow_solve(&w->flow);
    }
}

void market_solve(const struct market *m, struct market_result *r)
{
    struct market_net w;
    *r = (struct market_result){.offer = mem_alloc(m->wishes, sizeof *r->offer)};
    market_net_open(&w, m);
    w.bonus = m->fit_only ? 0 : BONUS;
    start(&w);
    for (;;) {
        int64_t bound = solve_on(&w);
        count(&w, r);
        r->most_fit = r->fit + (flow_cost(&w.flow) - bound);
        r->fault = verify_flow(&w.flow);
        size_t held = w.n;
        if (!m->fit_only && !r->most_teachers)
            find_most(&w, r);
        if (all_reached(m, r) || w.bonus >= MOST_BONUS)
            break;
        if (w.n == held || flow_cost(&w.flow) == bound) { /* not for want of pairs */
            w.bonus *= 4;
            w.bound = INT64_MIN;
            market_net_costs(&w);
        }
        mend(&w);
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
