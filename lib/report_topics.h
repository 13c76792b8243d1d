/*
 * report_topics - a report's figures per topic, and who learns from whom between units.
 */
#ifndef REPORT_TOPICS_H
#define REPORT_TOPICS_H

#include "report.h"

struct report_topic {
    uint32_t topic; /* id in the plan's pool */
    const char *name;
    size_t wishes, offers, nominated, teaching; /* rows, so people: one per person and topic */
    size_t met, unmet;                          /* wishes with a meeting, and without */
    size_t meetings, minutes;                   /* that people of the scope teach or facilitate */
    size_t seats; /* learners its teachers could take at most, if they taught nothing else */
    long gain;    /* how many more could learn if one more person offered it; -1: not said */
};

/* Sorted by wishes, most first; then by offers, then by name. Topics nobody asks or offers are out.
 */
struct report_topics {
    struct report_topic *items;
    size_t n, cap;
};
/* O(rows of the people in the scope). */
struct report_topics report_topics_open(struct report *r, const struct report_scope *scope);
/* Only `meetings` and `minutes`, of topics that have any, sorted by these and by name. */
struct report_topics report_topics_taught(struct report *r, const struct report_scope *scope);
void report_topics_close(struct report_topics *t);

/*
 * Learners in one to one meetings and groups by unit of the learner (row) and of the teacher
 * (column). The `most` busiest units stand for themselves, the others are added up in the last row
 * and column: unit REPORT_OTHERS. Units by name, the unnamed (id 0) among them.
 */
#define REPORT_OTHERS UINT32_MAX
struct report_matrix {
    uint32_t *unit; /* n ids in the plan's pool */
    size_t n;
    uint32_t *count; /* n x n */
};
struct report_matrix report_matrix_open(const struct report *r, size_t most);
void report_matrix_close(struct report_matrix *m);

#endif
