/*
 * report_scope - whose figures a workbook shows: everybody, a reporting line, a unit.
 *
 *     struct report_lines lines = report_lines_open(&plan);
 *     struct report_scope s = report_scope_begin(&plan);
 *     for (size_t i = 0; i < lines.n; i++) {
 *         report_scope_line(&s, &lines, lines.head[i].key);
 *         ...
 *     }
 *     report_scope_free(&s);
 *     report_lines_close(&lines);
 *
 * A line is everybody below a manager at any depth, without the manager. A manager who is not in
 * the plan has a line all the same. In a part of a split plan nobody of another part is in a scope,
 * though lines go through them. Setting a scope again costs what was and what will be in it.
 */
#ifndef REPORT_SCOPE_H
#define REPORT_SCOPE_H

#include "plan.h"

struct report_scope {
    uint32_t *people;
    size_t n, cap;
    bool *in;       /* by person of the plan */
    bool everybody; /* who stands in the plan, whose notes then speak of these people */
};
struct report_scope report_scope_begin(const struct plan *p); /* nobody */
void report_scope_everyone(struct report_scope *s, const struct plan *p);
void report_scope_unit(struct report_scope *s, const struct plan *p, uint32_t unit);
void report_scope_free(struct report_scope *s);

struct report_head {
    uint32_t key;     /* id in the plan's pool */
    uint32_t person;  /* or PLAN_NOBODY: not in the plan */
    const char *name; /* the key as text */
};
struct report_lines {
    const struct plan *plan;
    struct report_head *head; /* who has anybody below, sorted by key */
    size_t n;
    uint32_t *start; /* by id of a manager's key: people directly below are */
    uint32_t *below; /* below[start[id]] to below[start[id + 1] - 1] */
};
struct report_lines report_lines_open(const struct plan *p);
void report_scope_line(struct report_scope *s, const struct report_lines *l, uint32_t key);
/* The head of that key, else the only one of that name. Ends the program when there is none. */
const struct report_head *report_lines_find(const struct report_lines *l, const char *word);
void report_lines_close(struct report_lines *l);

#endif
