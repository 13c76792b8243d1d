#include "group.h"

#include "group_plan.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* --- the bound: every teacher with room for a full group in each meeting --- */

static void solve_relaxed(const struct group_problem *p, struct market_result *r)
{
    struct market m = *p->market;
    struct market_person *person = mem_alloc(m.people, sizeof *person);
    memcpy(person, m.person, m.people * sizeof *person);
    for (size_t i = 0; i < m.people; i++)
        person[i].crowd = person[i].teach * (p->size - 1);
    for (size_t i = 0; i < p->opens; i++)
        person[m.offer[p->open[i].offer].person].crowd += p->open[i].seats;
    m.person = person;
    m.crowded = p->alone; /* whoever is one too many is not alone, nor is somebody else */
    market_solve(&m, r);
    free(person);
}

/* --- a plan that begins with the best choice one to one --- */

static void plan_from_pairs(struct group_plan *g, const struct market_result *pairs)
{
    for (uint32_t w = 0; w < g->p->market->wishes; w++) {
        uint32_t meeting =
            pairs->offer[w] == MARKET_NONE ? MARKET_NONE : group_plan_open(g, pairs->offer[w]);
        if (meeting != MARKET_NONE)
            group_plan_seat(g, w, meeting);
    }
    group_plan_exchange(g);
    group_plan_fill(g);
}

/* --- a plan that begins with the flow of the bound --- */

/* The offer of the teacher with most people still without a meeting to sit in. */
static uint32_t most_wanted(const struct group_plan *g, uint32_t teacher, const int32_t *left)
{
    uint32_t best = MARKET_NONE;
    for (uint32_t i = g->first_given[teacher]; i < g->first_given[teacher + 1]; i++)
        if (left[g->given[i]] > 0 && (best == MARKET_NONE || left[g->given[i]] > left[best]))
            best = g->given[i];
    return best;
}

/* How many meetings each offer gets: those that serve most; what is left over makes them smaller.
 */
static int32_t *choose_meetings(const struct group_plan *g, const struct market_result *relaxed)
{
    const struct market *m = g->p->market;
    int32_t *left = mem_clear(m->offers, sizeof *left), *open = mem_clear(m->offers, sizeof *open);
    for (size_t w = 0; w < m->wishes; w++)
        if (relaxed->offer[w] != MARKET_NONE)
            left[relaxed->offer[w]]++;
    for (uint32_t t = 0; t < m->people; t++) {
        int32_t meetings = m->person[t].teach;
        for (uint32_t o; meetings && (o = most_wanted(g, t, left)) != MARKET_NONE; meetings--) {
            left[o] -= g->p->size;
            open[o]++;
        }
        for (uint32_t i = g->first_given[t]; meetings && i < g->first_given[t + 1]; i++)
            for (uint32_t o = g->given[i]; open[o] && meetings && left[o] + g->p->size > 1;
                 meetings--) {
                left[o]--; /* one of them can be met alone */
                open[o]++;
            }
    }
    free(left);
    return open;
}

/* The market of seats: an offer serves as many as its meetings hold. */
static void solve_seats(const struct group_problem *p, const int32_t *open, struct market_result *r)
{
    struct market m = *p->market;
    struct market_offer *offer = mem_alloc(m.offers, sizeof *offer);
    for (size_t o = 0; o < m.offers; o++) {
        offer[o] = m.offer[o];
        offer[o].seats = open[o] * p->size;
    }
    m.offer = offer;
    m.seats_count = true;
    market_solve(&m, r);
    free(offer);
}

/* As few groups as hold the learners, everybody else alone: one to one is preferred. */
static int32_t seats_in_next(int32_t learners, int32_t meetings, int32_t size)
{
    int32_t crowd = learners - (meetings - 1);
    return crowd < 1 ? 1 : crowd < size ? crowd : size;
}

static void seat_offer(struct group_plan *g, uint32_t offer, const uint32_t *wish, size_t n,
                       int32_t meetings)
{
    size_t left = n;
    bool *done = mem_clear(n, sizeof *done);
    for (; meetings > 0 && left; meetings--) {
        int32_t room = seats_in_next((int32_t)left, meetings, g->p->size);
        uint32_t meeting = group_plan_open(g, offer);
        for (size_t i = 0; i < n && room && meeting != MARKET_NONE; i++)
            if (!done[i] && group_plan_seat(g, wish[i], meeting)) {
                done[i] = true;
                room--;
                left--;
            }
    }
    free(done);
}

static void plan_from_bound(struct group_plan *g, const struct market_result *relaxed)
{
    const struct market *m = g->p->market;
    int32_t *open = choose_meetings(g, relaxed);
    struct market_result seats;
    solve_seats(g->p, open, &seats);
    uint32_t *wish = mem_alloc(m->wishes, sizeof *wish);
    size_t *first = mem_clear(m->offers + 2, sizeof *first);
    for (size_t w = 0; w < m->wishes; w++)
        if (seats.offer[w] != MARKET_NONE)
            first[seats.offer[w] + 2]++;
    for (size_t o = 2; o < m->offers + 2; o++)
        first[o] += first[o - 1];
    for (uint32_t w = 0; w < m->wishes; w++)
        if (seats.offer[w] != MARKET_NONE)
            wish[first[seats.offer[w] + 1]++] = w;
    for (uint32_t o = 0; o < m->offers; o++)
        seat_offer(g, o, wish + first[o], first[o + 1] - first[o], open[o]);
    free(wish);
    free(first);
    free(open);
    market_result_free(&seats);
    group_plan_fill(g);
    group_plan_exchange(g);
    group_plan_fill(g);
}

/* --- the result --- */

static void take_plan(const struct group_plan *g, struct group_result *r)
{
    uint32_t *number = mem_alloc(g->n, sizeof *number);
    r->meeting = mem_alloc(g->n, sizeof *r->meeting);
    for (size_t i = 0; i < g->n; i++) {
        number[i] = (uint32_t)r->n;
        if (g->meeting[i].fixed || g->meeting[i].n)
            r->meeting[r->n++] =
                (struct group_meeting){g->meeting[i].offer, g->meeting[i].open, g->meeting[i].n};
    }
    for (size_t w = 0; w < g->p->market->wishes; w++)
        r->at[w] = g->at[w] == MARKET_NONE ? MARKET_NONE : number[g->at[w]];
    free(number);
}

static void take_figures(const struct group_plan *g, const struct market_result *relaxed,
                         struct market_result *f)
{
    struct group_score s = group_plan_score(g);
    *f = *relaxed;
    f->offer = NULL;
    f->learners = s.learners;
    f->teachers = s.teachers;
    f->fit = s.fit;
    f->meetings = g->n;
    /* who learns or teaches less than the bound may have had more fit for it */
    size_t fewer = f->most_learners - s.learners + (f->most_teachers - s.teachers);
    f->most_fit += (int64_t)fewer * relaxed->bonus;
    f->optimal = !fewer && f->most_fit == f->fit;
}

void group_solve(const struct group_problem *p, struct group_result *r)
{
    struct market_result relaxed, pairs;
    struct group_plan a, b;
    *r = (struct group_result){.at = mem_alloc(p->market->wishes, sizeof *r->at)};
    market_solve(p->market, &pairs);
    solve_relaxed(p, &relaxed);
    group_plan_begin(&a, p);
    plan_from_pairs(&a, &pairs);
    group_plan_begin(&b, p);
    if (group_plan_score(&a).learners < relaxed.most_learners)
        plan_from_bound(&b, &relaxed);
    const struct group_plan *best =
        group_score_better(group_plan_score(&b), group_plan_score(&a)) ? &b : &a;
    take_plan(best, r);
    take_figures(best, &relaxed, &r->figures);
    group_plan_free(&a);
    group_plan_free(&b);
    market_result_free(&pairs);
    market_result_free(&relaxed);
}

void group_result_free(struct group_result *r)
{
    free(r->at);
    free(r->meeting);
    *r = (struct group_result){0};
}
