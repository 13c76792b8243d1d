/*
 * group_plan - who sits in which meeting, while groups are being formed. A part of group.h.
 */
#ifndef GROUP_PLAN_H
#define GROUP_PLAN_H

#include "group.h"

struct group_seats {
    uint32_t offer, open;
    uint32_t *wish;
    uint32_t n;
    int32_t most;  /* learners it can take, those who were there not counted */
    uint32_t next; /* another meeting of the same offer, or MARKET_NONE */
    bool fixed;    /* it exists already: it cannot be given up */
};

struct group_plan {
    const struct group_problem *p;
    struct group_seats *meeting;
    size_t n, cap;
    uint32_t *at;                  /* by wish: its meeting, or MARKET_NONE */
    int32_t *learns;               /* by person: meetings the person learns in, new ones */
    int32_t *teaches;              /* by person: new meetings given */
    uint32_t *first_offer, *offer; /* offers of topic t: offer[first_offer[t]..] */
    uint32_t *first_wish, *wish;   /* wishes of topic t, likewise */
    uint32_t *meetings_of;         /* by offer: its newest meeting, or MARKET_NONE */
    uint32_t *first_own, *own;     /* wishes of person i: own[first_own[i]..] */
    uint32_t *first_given, *given; /* offers of person i, likewise */
};

void group_plan_begin(struct group_plan *g, const struct group_problem *p);
void group_plan_free(struct group_plan *g);

/* A meeting of the offer, without learners; its index, or MARKET_NONE when the teacher has no more.
 */
uint32_t group_plan_open(struct group_plan *g, uint32_t offer);
/* Takes the learners out and gives the meeting back to its teacher. */
void group_plan_close(struct group_plan *g, uint32_t meeting);

/* Seats the wish, if rules, limits, room and time allow. */
bool group_plan_seat(struct group_plan *g, uint32_t wish, uint32_t meeting);
void group_plan_leave(struct group_plan *g, uint32_t wish);

bool group_plan_learns(const struct group_plan *g, uint32_t person); /* in any meeting, fixed too */

/* Seats every wish that can be seated as things stand; those of people who learn nothing first. */
void group_plan_fill(struct group_plan *g);

/* Gives up meetings for others on another topic where more people learn then. */
void group_plan_exchange(struct group_plan *g);

struct group_score {
    size_t learners, teachers;
    int64_t fit;
    size_t seats;
};
struct group_score group_plan_score(const struct group_plan *g);
bool group_score_better(struct group_score a, struct group_score b);

#endif
