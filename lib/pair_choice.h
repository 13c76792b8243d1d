/*
 * pair_choice - who meets whom, by rows of the plan, while it is being decided.
 */
#ifndef PAIR_CHOICE_H
#define PAIR_CHOICE_H

#include "plan.h"

#include <stdbool.h>
#include <stdint.h>

struct pair_meeting {
    size_t teach_row; /* PLAN_NO_ROW: a circle, which is kept as it is */
    uint32_t id;      /* the session of a kept meeting (an id of the plan's pool), or 0 */
    uint32_t n;       /* learners */
    bool group;       /* a kept group stays one, even of one */
    bool pin;
};

/* Why a row could not keep the meeting it had. */
enum pair_lost {
    PAIR_NOT_LOST,
    PAIR_LOST_OFFER,   /* the teacher does not offer it any more */
    PAIR_LOST_RULE,    /* judge_forbid() has the rule */
    PAIR_LOST_LEARNER, /* limits are lower now */
    PAIR_LOST_TEACHER,
    PAIR_LOST_ROOM /* groups are smaller now */
};

struct pair_choice {
    const struct plan *plan;
    uint32_t *at;  /* by row: its meeting + 1, else 0 */
    uint8_t *lost; /* by row, an enum pair_lost */
    struct pair_meeting *meeting;
    size_t n, cap;
    size_t kept;
};

void pair_choice_begin(struct pair_choice *c, const struct plan *p);
struct pair_choice pair_choice_copy(const struct pair_choice *c);

/* A new meeting of this learner with this teacher; its index. */
size_t pair_choice_meet(struct pair_choice *c, size_t learn_row, size_t teach_row);
/* One more learner in a meeting. */
void pair_choice_join(struct pair_choice *c, size_t learn_row, size_t meeting);

void pair_choice_free(struct pair_choice *c);

#endif
