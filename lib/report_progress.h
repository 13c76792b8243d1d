/*
 * report_progress - one cycle after another: the key figures of each, side by side.
 *
 *     struct report_progress p = REPORT_PROGRESS_INIT;
 *     report_progress_add(&p, &report_of_the_first_cycle);
 *     report_progress_add(&p, &report_of_the_next);       oldest first
 *     p.items[i] ...
 *     report_progress_free(&p);
 *
 * A report may be closed after it was added: what later cycles are compared with (who met whom,
 * which units, who was left out) is kept as text. Two cycles of one name end the program: a cycle
 * is not its own history. Cost: O(rows) a cycle.
 */
#ifndef REPORT_PROGRESS_H
#define REPORT_PROGRESS_H

#include "report_feedback.h"

/* Meetings in which people of a unit learn or teach, by what was heard of them (an enum
   report_heard). */
struct report_unit_met {
    uint32_t unit; /* id in the pool of the progress; 0: not said */
    size_t met[REPORT_HELD + 1];
};

struct report_cycle {
    uint32_t name; /* id in the pool of the progress */
    struct report_totals totals;
    double fit;            /* mean fit of one to one meetings and groups; NAN without any */
    double busiest;        /* share of teaching done by the busiest tenth of those who teach */
    size_t pairs;          /* learner and teacher who meet; circles not counted */
    size_t repeats;        /* of them, who met in an earlier cycle */
    size_t links;          /* learner's unit and teacher's unit, different ones, who meet */
    size_t new_links;      /* of them, who never did before */
    size_t left_out;       /* people with wishes and no meeting */
    size_t left_out_again; /* of them, who were left out in the cycle before as well */
    struct {
        struct report_unit_met *items; /* by name */
        size_t n, cap;
    } units;
    size_t met[REPORT_FORMATS][REPORT_HELD + 1]; /* likewise, by format */
    size_t held, heard;                          /* meetings: that took place, of those spoken of */
    size_t follow_ups;                           /* meetings that people arranged themselves */
};

struct report_progress {
    struct pool pool;
    struct report_cycle *items;
    size_t n, cap;
    uint32_t *last; /* by id in the pool: number of the cycle in which it was last so, from 1 */
    size_t cap_last;
};
#define REPORT_PROGRESS_INIT                                                                       \
    {                                                                                              \
        .pool = POOL_INIT                                                                          \
    }

void report_progress_add(struct report_progress *p, struct report *r);
/* Adds the cycle of a plan in a file. */
void report_progress_read(struct report_progress *p, const char *file);
void report_progress_free(struct report_progress *p);

static inline const char *report_progress_name(const struct report_progress *p, size_t i)
{
    return pool_text(&p->pool, p->items[i].name);
}

#endif
