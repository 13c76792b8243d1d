#include "report_scope.h"

#include "bins.h"
#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>

struct report_scope report_scope_begin(const struct plan *p)
{
    return (struct report_scope){.in = mem_clear(p->n_people, sizeof(bool))};
}

void report_scope_free(struct report_scope *s)
{
    free(s->people);
    free(s->in);
    *s = (struct report_scope){0};
}

static void clear(struct report_scope *s)
{
    for (size_t i = 0; i < s->n; i++)
        s->in[s->people[i]] = false;
    s->n = 0;
    s->everybody = false;
}

static void add(struct report_scope *s, uint32_t person)
{
    if (s->in[person])
        return;
    s->in[person] = true;
    s->people = mem_grow(s->people, s->n, &s->cap, sizeof *s->people);
    s->people[s->n++] = person;
}

/* Who stands in another part of a split plan is only walked through. */
static void keep_here(struct report_scope *s, const struct plan *p)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        uint32_t person = s->people[i];
        s->in[person] = p->people[person].here;
        if (s->in[person])
            s->people[n++] = person;
    }
    s->n = n;
}

void report_scope_everyone(struct report_scope *s, const struct plan *p)
{
    clear(s);
    for (size_t i = 0; i < p->n_people; i++)
        add(s, (uint32_t)i);
    keep_here(s, p);
    s->everybody = true;
}

void report_scope_unit(struct report_scope *s, const struct plan *p, uint32_t unit)
{
    clear(s);
    for (size_t i = 0; i < p->n_people; i++)
        if (p->people[i].said[PLAN_UNIT] == unit)
            add(s, (uint32_t)i);
    keep_here(s, p);
}

/* The key of who is directly above. */
static uint32_t manager_of(const void *plan, size_t person)
{
    const struct plan *p = plan;
    const struct plan_person *who = &p->people[person];
    uint32_t key = who->boss == PLAN_NOBODY ? who->said[PLAN_MANAGER] : p->people[who->boss].key;
    return key ? key : BINS_NONE;
}

static int by_name(const void *a, const void *b)
{
    const struct report_head *x = a, *y = b;
    return strcmp(x->name, y->name); /* keys differ: a total order */
}

struct report_lines report_lines_open(const struct plan *p)
{
    struct report_lines l = {.plan = p};
    size_t cap = 0, ids = p->table.pool.n;
    l.below = bins_deal(p->n_people, ids, manager_of, p, &l.start);
    for (size_t id = 1; id < ids; id++) {
        if (l.start[id] == l.start[id + 1])
            continue;
        const char *key = plan_string(p, (uint32_t)id);
        l.head = mem_grow(l.head, l.n, &cap, sizeof *l.head);
        l.head[l.n++] = (struct report_head){(uint32_t)id, plan_find_person(p, key), key};
    }
    if (l.n)
        qsort(l.head, l.n, sizeof *l.head, by_name);
    return l;
}

void report_scope_line(struct report_scope *s, const struct report_lines *l, uint32_t key)
{
    clear(s);
    for (size_t k = l->start[key]; k < l->start[key + 1]; k++)
        add(s, l->below[k]);
    for (size_t i = 0; i < s->n; i++) { /* grows while it is walked; nobody twice */
        uint32_t id = l->plan->people[s->people[i]].key;
        for (size_t k = l->start[id]; k < l->start[id + 1]; k++)
            if (l->plan->people[l->below[k]].key != key)
                add(s, l->below[k]);
    }
    keep_here(s, l->plan);
}

static const struct report_head *head_with_key(const struct report_lines *l, const char *key)
{
    for (size_t i = 0; i < l->n; i++)
        if (!strcmp(l->head[i].name, key))
            return &l->head[i];
    return NULL;
}

/* NULL also when there are several. */
static const struct report_head *head_named(const struct report_lines *l, const char *name)
{
    const struct report_head *found = NULL;
    for (size_t i = 0; i < l->n; i++) {
        uint32_t person = l->head[i].person;
        if (person == PLAN_NOBODY || strcmp(plan_name(l->plan, person), name) != 0)
            continue;
        if (found)
            return NULL;
        found = &l->head[i];
    }
    return found;
}

static _Noreturn void die_of(const struct report_lines *l, const char *word)
{
    struct buf hint = BUF_INIT;
    if (plan_find_person(l->plan, word) != PLAN_NOBODY)
        msg_die("nobody of this plan has '%s' as manager", word);
    const char **known = mem_alloc(l->n, sizeof *known);
    for (size_t i = 0; i < l->n; i++)
        known[i] = l->head[i].name;
    msg_die("no manager '%s' in this plan%s", word, near_hint(near_word(word, known, l->n), &hint));
}

const struct report_head *report_lines_find(const struct report_lines *l, const char *word)
{
    const struct report_head *head = head_with_key(l, word);
    if (!head)
        head = head_named(l, word);
    if (!head)
        die_of(l, word);
    return head;
}

void report_lines_close(struct report_lines *l)
{
    free(l->head);
    free(l->start);
    free(l->below);
    *l = (struct report_lines){0};
}
