/*
 * pair - the meetings of a plan: reads its learn and teach rows, lets market.h (and group.h)
 * choose, and writes who meets whom and why, or why not.
 *
 *     struct pair_result r;
 *     pair_plan(&plan, &judge, &options, &r);
 *
 * names_apply() and judge_begin() come before; earlier cycles are told to the judge (pair_past.h).
 * What stands in the plan already is kept: a learn row that has a session, or whose `with` was
 * filled by hand, keeps it while the rules and limits allow, and only the others are decided. With
 * `fresh` nothing is kept but pins. A pin that breaks a rule or a limit ends the program with file
 * and line.
 *
 * Filled are session, format, with, fit, status and why of learn rows, status and why of teach
 * rows. Status: learn rows become paired, waiting or gap; booked and unbooked stay while the
 * meeting does.
 */
#ifndef PAIR_H
#define PAIR_H

#include "judge.h"
#include "plan.h"

#include <stdbool.h>
#include <stdint.h>

struct pair_options {
    int32_t learn, teach; /* meetings a cycle of those who did not say */
    int32_t group;        /* learners at most in one meeting; 1: never a group */
    int32_t circle;       /* wished size of a circle; 0: none */
    int32_t facilitate;   /* circles a facilitator has at most */
    bool fit_only;        /* the sum of the fits alone counts */
    bool nominated;       /* who was named but did not offer may teach */
    bool fresh;           /* forget what was decided before */
    bool retry;           /* what was left unbooked is impossible: those learners again */
    const bool *favoured; /* by person: left out last time; NULL: nobody */
    uint64_t effort;      /* see market.h */
    const struct window_week *working; /* of those who gave no windows, as the judge has it */
    int32_t monday;                    /* likewise */
};

struct pair_result {
    size_t asked;                   /* people with a wish */
    size_t learners, most_learners; /* who learn; no choice has more */
    size_t free_learners;           /* ... and at most, if nothing had been kept */
    size_t in_circles; /* of those who learn: only in a circle; set by pair_circle_figures() */
    size_t teachers, most_teachers;
    size_t offering; /* people with an offer */
    size_t meetings, groups;
    size_t kept, moved, fresh, lost; /* learn rows: as before, to another meeting, met for the first
                                        time, no longer in any */
    int64_t fit, most_fit;
    bool optimal;
    size_t if_named; /* how many more could learn if those named agreed */
    uint64_t looked;
    size_t pairs;
    int rounds;
    const char *fault; /* what verify.h found, or NULL */
};

/* Was anything decided, or did all stay as it was? */
bool pair_changed(const struct pair_result *r);

/* Shortages are found into `shorts` (pair_short.h), for the words of rows and for notes. */
struct pair_short;
void pair_plan(struct plan *p, const struct judge *j, const struct pair_options *o,
               struct pair_result *r, struct pair_short *shorts);

#endif
