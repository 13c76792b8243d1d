/*
 * group - meetings of one teacher with several learners, where one to one does not suffice.
 *
 *     struct group_result r;
 *     group_solve(&problem, &r);
 *     r.at[w]                 the meeting that serves wish w, or MARKET_NONE
 *     r.meeting[i].offer      who teaches it; .n how many learn in it
 *     group_result_free(&r);
 *
 * The aims are those of market.h; a meeting of several counts once for its teacher and once for
 * each learner, and has the fit of its pairs without what `alone` adds. To decide whether all can
 * learn is NP-hard even in groups of two, so the choice is a plan and a bound, never a plan alone:
 * every teacher with `size` times the meetings is a market, whose optimum no plan exceeds.
 *
 * Method: two plans are made and the better one is taken. One begins with the best choice one to
 * one and lets others join; the other begins with the bound's flow, where each teacher keeps the
 * meetings that serve most, and solves again for the seats these have. Each is then improved: who
 * learns nothing is seated where there is room, a teacher with a meeting left gives it, and a
 * meeting gives way to one on another topic where that serves more, until nothing helps.
 *
 * Pure; deterministic. Cost: about four market_solve().
 */
#ifndef GROUP_H
#define GROUP_H

#include "market.h"

/* A meeting that is decided and may take more learners. */
struct group_open {
    uint32_t offer;
    int32_t seats; /* left */
};

struct group_problem {
    const struct market *market;
    int32_t size;  /* learners in one meeting at most, 2 or more */
    int32_t alone; /* what a pair's fit has from being one to one */
    /*
     * May these learners meet together with the teacher of the offer, and with those who are in the
     * open meeting already (MARKET_NONE: a new one)? Must hold for fewer when it holds for more.
     */
    bool (*share)(const void *context, uint32_t offer, uint32_t open, const uint32_t *wish,
                  size_t n);
    const void *context;
    const struct group_open *open;
    size_t opens;
};

struct group_meeting {
    uint32_t offer;
    uint32_t open; /* the meeting that existed, or MARKET_NONE */
    uint32_t n;    /* learners, without those who were there */
};

struct group_result {
    uint32_t *at; /* by wish */
    struct group_meeting
        *meeting; /* the open ones first, in their order; then those with learners */
    size_t n;
    struct market_result
        figures; /* learners, teachers, meetings, fit and their bounds; offer is NULL */
};

void group_solve(const struct group_problem *p, struct group_result *r);
void group_result_free(struct group_result *r);

#endif
