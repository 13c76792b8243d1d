#include "report_progress.h"

#include "buf.h"
#include "mem.h"
#include "msg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TENTH = 10 };

/*
 * When was this last so? Gives the number of that cycle, 0 for never, and notes the current one.
 * The letter keeps pairs, links and people apart in one pool.
 */
static uint32_t note(struct report_progress *p, char what, const char *a, const char *b)
{
    struct buf key = BUF_INIT;
    buf_printf(&key, "%c%s\t%s", what, a, b);
    uint32_t id = pool_add(&p->pool, key.s);
    buf_free(&key);
    while (id >= p->cap_last) {
        size_t old = p->cap_last;
        p->cap_last = old ? old * 2 : 1024;
        p->last = mem_resize(p->last, p->cap_last, sizeof *p->last);
        memset(p->last + old, 0, (p->cap_last - old) * sizeof *p->last);
    }
    uint32_t before = p->last[id];
    p->last[id] = (uint32_t)p->n + 1;
    return before;
}

static void count_pair(struct report_progress *p, struct report_cycle *c, const struct report *r,
                       uint32_t learner, uint32_t host)
{
    const struct plan *plan = r->plan;
    uint32_t now = (uint32_t)p->n + 1;
    uint32_t before = note(p, 'p', plan_key(plan, learner), plan_key(plan, host));
    const char *from = plan_said(plan, host, PLAN_UNIT), *to = plan_said(plan, learner, PLAN_UNIT);
    if (before != now) { /* two people may meet about two topics */
        c->pairs++;
        c->repeats += before > 0;
    }
    if (!*from || !*to || !strcmp(from, to))
        return;
    before = note(p, 'u', to, from);
    c->links += before != now;
    c->new_links += !before;
}

static void count_pairs(struct report_progress *p, struct report_cycle *c, const struct report *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct report_meeting *m = &r->meeting[i];
        if (m->unbooked || m->format == REPORT_CIRCLE || m->host == PLAN_NOBODY)
            continue;
        for (size_t k = 0; k < m->n; k++)
            count_pair(p, c, r, r->plan->person[r->seat[m->first + k]], m->host);
    }
}

static void count_left_out(struct report_progress *p, struct report_cycle *c,
                           const struct report *r)
{
    for (size_t i = 0; i < r->plan->n_people; i++) {
        if (!r->person[i].wishes || r->person[i].learns)
            continue;
        uint32_t before = note(p, 'w', plan_key(r->plan, (uint32_t)i), "");
        c->left_out++;
        c->left_out_again += before && before == p->n;
    }
}

static double mean_fit(const struct report *r)
{
    int64_t sum = 0, n = 0;
    for (size_t row = 0; row < r->plan->rows; row++) {
        uint32_t meeting = r->meeting_of_row[row];
        if (meeting == REPORT_NO_MEETING || r->meeting[meeting].unbooked ||
            r->meeting[meeting].format == REPORT_REVIEW)
            continue;
        int64_t fit = plan_number(r->plan, row, PLAN_FIT, 0, 1000000, PLAN_UNSAID);
        sum += fit == PLAN_UNSAID ? 0 : fit;
        n += fit != PLAN_UNSAID;
    }
    return n ? (double)sum / (double)n : NAN;
}

static int most_first(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x > *y ? -1 : *x < *y;
}

/* How evenly teaching is shared: 0.1 would be perfectly, 1 would be all by a tenth. */
static double busiest_tenth(const struct report *r)
{
    size_t n = 0;
    uint64_t all = 0, top = 0;
    uint32_t *teaches = mem_alloc(r->plan->n_people, sizeof *teaches);
    for (size_t i = 0; i < r->plan->n_people; i++)
        if (r->person[i].teaches) {
            teaches[n++] = r->person[i].teaches;
            all += r->person[i].teaches;
        }
    qsort(teaches, n, sizeof *teaches, most_first);
    for (size_t i = 0; i < (n + TENTH - 1) / TENTH; i++)
        top += teaches[i];
    free(teaches);
    return all ? (double)top / (double)all : NAN;
}

static struct report_unit_met *unit_met(struct report_cycle *c, uint32_t unit)
{
    for (size_t i = 0; i < c->units.n; i++)
        if (c->units.items[i].unit == unit)
            return &c->units.items[i];
    MEM_PUSH(&c->units, ((struct report_unit_met){.unit = unit}));
    return &c->units.items[c->units.n - 1];
}

struct named_met {
    const char *name;
    struct report_unit_met met;
};

static int by_name(const void *a, const void *b)
{
    const struct named_met *x = a, *y = b;
    return strcmp(x->name, y->name); /* one entry a name */
}

static void sort_units(const struct pool *pool, struct report_cycle *c)
{
    struct named_met *all = mem_alloc(c->units.n, sizeof *all);
    for (size_t i = 0; i < c->units.n; i++)
        all[i] = (struct named_met){pool_text(pool, c->units.items[i].unit), c->units.items[i]};
    qsort(all, c->units.n, sizeof *all, by_name);
    for (size_t i = 0; i < c->units.n; i++)
        c->units.items[i] = all[i].met;
    free(all);
}

/* A meeting counts once for each unit in it. */
static void count_units(struct report_progress *p, struct report_cycle *c, const struct report *r,
                        const struct report_meeting *m, enum report_heard heard)
{
    const struct plan *plan = r->plan;
    uint32_t *unit = mem_alloc(m->n + 1, sizeof *unit);
    size_t n = 0;
    for (size_t k = 0; k <= m->n; k++) {
        uint32_t person = k < m->n ? plan->person[r->seat[m->first + k]] : m->host;
        if (person == PLAN_NOBODY)
            continue;
        uint32_t id = pool_add(&p->pool, plan_said(plan, person, PLAN_UNIT));
        size_t i = 0;
        while (i < n && unit[i] != id)
            i++;
        if (i == n)
            unit_met(c, unit[n++] = id)->met[heard]++;
    }
    free(unit);
}

static void count_met(struct report_progress *p, struct report_cycle *c, const struct report *r)
{
    struct report_feedback f = report_feedback_read(r);
    for (size_t i = 0; i < r->n; i++) {
        enum report_heard heard = (enum report_heard)f.heard[i];
        if (heard == REPORT_UNHEARD)
            continue;
        c->met[r->meeting[i].format][heard]++;
        count_units(p, c, r, &r->meeting[i], heard);
    }
    c->heard = f.spoken_of;
    c->held = f.held;
    c->follow_ups = f.followed_up;
    report_feedback_free(&f);
    sort_units(&p->pool, c);
}

void report_progress_add(struct report_progress *p, struct report *r)
{
    const char *name = plan_string(r->plan, r->plan->cycle);
    struct report_cycle c = {.name = pool_add(&p->pool, name)};
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].name == c.name)
            msg_die("two plans are of the cycle '%s'; give each cycle once", name);
    struct report_scope all = report_scope_begin(r->plan);
    report_scope_everyone(&all, r->plan);
    c.totals = report_count(r, &all);
    report_scope_free(&all);
    count_pairs(p, &c, r);
    count_left_out(p, &c, r);
    count_met(p, &c, r);
    c.fit = mean_fit(r);
    c.busiest = busiest_tenth(r);
    MEM_PUSH(p, c);
}

void report_progress_read(struct report_progress *p, const char *file)
{
    struct plan plan = PLAN_INIT;
    struct zone_set zones = ZONE_SET_INIT;
    plan_read(&plan, (const char *const[]){file, NULL});
    struct report r = report_open(&plan, &zones);
    report_progress_add(p, &r);
    report_close(&r);
    zone_set_free(&zones);
    plan_free(&plan);
}

void report_progress_free(struct report_progress *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->items[i].units.items);
    pool_free(&p->pool);
    free(p->items);
    free(p->last);
    *p = (struct report_progress)REPORT_PROGRESS_INIT;
}
