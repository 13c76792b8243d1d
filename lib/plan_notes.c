/* plan_notes - what a tool found out, as rows of kind note. See plan.h. */
#include "mem.h"
#include "plan.h"

#include <stdlib.h>
#include <string.h>

/* Which of the names it is; their number when it is none. */
static size_t name_index(const char *const *names, const char *s)
{
    size_t i = 0;
    while (names[i] && strcmp(names[i], s))
        i++;
    return i;
}

struct plan_notes plan_notes_begin(struct plan *p, const char *const *names)
{
    struct plan_notes n = {.plan = p, .names = names};
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_NOTE || !names[name_index(names, plan_text(p, row, PLAN_TOPIC))])
            continue;
        n.row = mem_grow(n.row, n.n, &n.cap, sizeof *n.row);
        n.row[n.n++] = row;
    }
    n.next = mem_clear(name_index(names, "") + 1, sizeof *n.next);
    return n;
}

/* The k-th note of a name is where the k-th of that name stands, whatever stands between. */
static size_t standing_note(struct plan_notes *n, const char *name)
{
    size_t *next = &n->next[name_index(n->names, name)];
    while (*next < n->n && strcmp(plan_text(n->plan, n->row[*next], PLAN_TOPIC), name))
        ++*next;
    if (*next == n->n)
        return plan_add_row(n->plan, PLAN_NOBODY, PLAN_NOTE);
    return n->row[(*next)++];
}

void plan_note(struct plan_notes *n, const char *name, const char *about, const char *value,
               const char *why)
{
    size_t row = standing_note(n, name);
    plan_say(n->plan, row, PLAN_TOPIC, name);
    plan_say(n->plan, row, PLAN_TEXT, about);
    plan_say(n->plan, row, PLAN_VALUE, value);
    plan_say(n->plan, row, PLAN_WHY, why);
}

void plan_notes_end(struct plan_notes *n)
{
    for (size_t i = 0; i < n->n; i++) {
        const char *name = plan_text(n->plan, n->row[i], PLAN_TOPIC);
        if (i < n->next[name_index(n->names, name)])
            continue;
        plan_put(n->plan, n->row[i], PLAN_TEXT, 0);
        plan_put(n->plan, n->row[i], PLAN_VALUE, 0);
        plan_put(n->plan, n->row[i], PLAN_WHY, 0);
    }
    free(n->row);
    free(n->next);
    *n = (struct plan_notes){0};
}

bool plan_is_note(const struct plan *p, size_t row, const char *name)
{
    return p->kind[row] == PLAN_NOTE && !strcmp(plan_text(p, row, PLAN_TOPIC), name);
}
