#include "suppress.h"

#include "mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What can be derived beside the published cells themselves: the rest of each group and of all. */
struct rests {
    long *people; /* per group: all its people */
    long *rest;   /* per group: people in cells that are not published */
    long everybody, rest_of_all;
};

enum { NONE = -1 };

static bool is_small(long people, long least)
{
    return people > 0 && people < least;
}

static bool group_shown(const struct suppress_table *t, size_t g)
{
    return t->group_total && t->group_total[g];
}

static size_t group_of(const struct suppress_table *t, size_t cell)
{
    return t->groups ? t->group[cell] : 0;
}

static struct rests rests_open(const struct suppress_table *t)
{
    size_t groups = t->groups ? t->groups : 1;
    return (struct rests){.people = mem_alloc(groups, sizeof(long)),
                          .rest = mem_alloc(groups, sizeof(long))};
}

static void rests_close(struct rests *r)
{
    free(r->people);
    free(r->rest);
}

static void count_rests(const struct suppress_table *t, struct rests *r)
{
    size_t groups = t->groups ? t->groups : 1;
    memset(r->people, 0, groups * sizeof *r->people);
    memset(r->rest, 0, groups * sizeof *r->rest);
    r->everybody = r->rest_of_all = 0;
    for (size_t i = 0; i < t->n; i++) {
        r->people[group_of(t, i)] += t->people[i];
        r->everybody += t->people[i];
        if (!t->cell[i])
            r->rest[group_of(t, i)] += t->people[i];
    }
    for (size_t g = 0; g < groups; g++)
        if (!group_shown(t, g))
            r->rest_of_all += r->rest[g];
}

static bool is_safe(const struct suppress_table *t, struct rests *r, long least)
{
    count_rests(t, r);
    for (size_t i = 0; i < t->n; i++)
        if (t->cell[i] && is_small(t->people[i], least))
            return false;
    for (size_t g = 0; g < t->groups; g++)
        if (group_shown(t, g) && is_small(r->rest[g], least))
            return false;
    return !t->total || !is_small(r->rest_of_all, least);
}

bool suppress_safe(const struct suppress_table *t, long least)
{
    struct rests r = rests_open(t);
    bool safe = is_safe(t, &r, least);
    rests_close(&r);
    return safe;
}

static void hide_small(struct suppress_table *t, struct rests *r, long least)
{
    count_rests(t, r);
    for (size_t i = 0; i < t->n; i++)
        if (is_small(t->people[i], least))
            t->cell[i] = false;
    for (size_t g = 0; g < t->groups; g++)
        if (group_shown(t, g) && is_small(r->people[g], least))
            t->group_total[g] = false;
    if (is_small(r->everybody, least))
        t->total = false;
}

/* The smallest published cell with anybody in it, of one group or (NONE) of all; NONE without any.
 */
static long smallest_cell(const struct suppress_table *t, long group)
{
    long best = NONE;
    for (size_t i = 0; i < t->n; i++) {
        if (!t->cell[i] || !t->people[i] || (group != NONE && group_of(t, i) != (size_t)group))
            continue;
        if (best == NONE || t->people[i] < t->people[best])
            best = (long)i;
    }
    return best;
}

static void hide_in_groups(struct suppress_table *t, struct rests *r, long least)
{
    count_rests(t, r);
    for (size_t g = 0; g < t->groups; g++) {
        if (!group_shown(t, g) || !is_small(r->rest[g], least))
            continue;
        long cell = smallest_cell(t, (long)g);
        if (cell != NONE) /* it has `least` people or it would be hidden: one is enough */
            t->cell[cell] = false;
        else
            t->group_total[g] = false;
    }
}

/* The smallest cell whose group's total is not published: hiding it adds to the rest of all. */
static long smallest_loose_cell(const struct suppress_table *t)
{
    long best = NONE;
    for (size_t i = 0; i < t->n; i++)
        if (t->cell[i] && t->people[i] && !group_shown(t, group_of(t, i)) &&
            (best == NONE || t->people[i] < t->people[best]))
            best = (long)i;
    return best;
}

/* The smallest group whose total is published, with cells hidden in it or not. */
static long smallest_group(const struct suppress_table *t, const struct rests *r, bool with_rest)
{
    long best = NONE;
    for (size_t g = 0; g < t->groups; g++)
        if (group_shown(t, g) && r->people[g] && (r->rest[g] > 0) == with_rest &&
            (best == NONE || r->people[g] < r->people[best]))
            best = (long)g;
    return best;
}

/* One more figure, or where no single one helps a group's total and its smallest cell. */
static void hide_in_all(struct suppress_table *t, struct rests *r, long least)
{
    count_rests(t, r);
    if (!t->total || !is_small(r->rest_of_all, least))
        return;
    long cell = smallest_loose_cell(t);
    long group = smallest_group(t, r, true);
    if (cell != NONE && (group == NONE || t->people[cell] <= r->people[group])) {
        t->cell[cell] = false;
        return;
    }
    if (group == NONE) {
        group = smallest_group(t, r, false);
        cell = group == NONE ? NONE : smallest_cell(t, group);
        if (cell != NONE)
            t->cell[cell] = false;
    }
    if (group != NONE)
        t->group_total[group] = false;
    else
        t->total = false;
}

/* A figure withheld although it was to be published: the candidates for coming back. */
struct withheld {
    bool *flag;
    long people;
    size_t order;
};
struct withheld_list {
    struct withheld *items;
    size_t n, cap;
};

static int by_people_largest_first(const void *a, const void *b)
{
    const struct withheld *x = a, *y = b;
    if (x->people != y->people)
        return x->people < y->people ? 1 : -1;
    return x->order < y->order ? 1 : -1;
}

static void note_withheld(struct withheld_list *list, bool *flag, bool wanted, long people)
{
    size_t order = list->n;
    if (wanted && !*flag)
        MEM_PUSH(list, ((struct withheld){flag, people, order}));
}

/* Hiding for all may have made hiding within a group needless: bring back what can be, biggest
 * first. */
static void show_needless(struct suppress_table *t, const bool *wanted, struct rests *r, long least)
{
    struct withheld_list list = {NULL, 0, 0};
    count_rests(t, r);
    for (size_t i = 0; i < t->n; i++)
        if (!is_small(t->people[i], least))
            note_withheld(&list, &t->cell[i], wanted[i], t->people[i]);
    for (size_t g = 0; t->group_total && g < t->groups; g++)
        if (!is_small(r->people[g], least))
            note_withheld(&list, &t->group_total[g], wanted[t->n + g], r->people[g]);
    if (list.n)
        qsort(list.items, list.n, sizeof *list.items, by_people_largest_first);
    for (size_t i = 0; i < list.n; i++) {
        *list.items[i].flag = true;
        *list.items[i].flag = is_safe(t, r, least);
    }
    free(list.items);
}

void suppress_run(struct suppress_table *t, long least)
{
    if (least < SUPPRESS_FLOOR)
        least = SUPPRESS_FLOOR;
    struct rests r = rests_open(t);
    bool *wanted = mem_clear(t->n + t->groups, sizeof *wanted);
    if (t->n)
        memcpy(wanted, t->cell, t->n * sizeof *wanted);
    if (t->group_total && t->groups)
        memcpy(wanted + t->n, t->group_total, t->groups * sizeof *wanted);
    hide_small(t, &r, least);
    hide_in_groups(t, &r, least);
    hide_in_all(t, &r, least);
    show_needless(t, wanted, &r, least);
    free(wanted);
    rests_close(&r);
}

bool suppress_units(const long *people, size_t n, long nameless, long least, bool *keep)
{
    long *all = mem_alloc(n + 1, sizeof *all);
    bool *cell = mem_alloc(n + 1, sizeof *cell);
    for (size_t i = 0; i < n; i++) {
        all[i] = people[i];
        cell[i] = true;
    }
    all[n] = nameless;
    cell[n] = false;
    struct suppress_table t = {.people = all, .cell = cell, .n = n + 1, .total = true};
    suppress_run(&t, least);
    if (n)
        memcpy(keep, cell, n * sizeof *keep);
    free(all);
    free(cell);
    return t.total;
}
