#include "report_seen.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* What a manager reads of a meeting, and where it is in the report. */
struct seen {
    uint32_t meeting;
    bool timed;
    int64_t utc;
    const char *about, *host, *learner, *place; /* keys; "" for whom the audience may not see */
    enum report_format format;
    int minutes, times;
    size_t n;
};

struct seen_list {
    struct seen *items;
    size_t n, cap;
};

static bool sees_meeting(const struct report_view *v, const struct report_meeting *m)
{
    if (v->set->audience != REPORT_MANAGER)
        return v->set->audience == REPORT_ORGANISER;
    return !m->unbooked &&
           (report_view_hosts_inside(v, m) || report_view_first_seen(v, m) != PLAN_NO_ROW);
}

static struct seen look_at(const struct report_view *v, uint32_t meeting)
{
    const struct plan *p = v->r->plan;
    const struct report_meeting *m = &v->r->meeting[meeting];
    struct seen s = {meeting,   m->timed,   m->utc,   m->about, "", "", report_view_place(v, m),
                     m->format, m->minutes, m->times, m->n};
    size_t row = report_view_first_seen(v, m);
    if (row != PLAN_NO_ROW)
        s.learner = plan_key(p, p->person[row]);
    if (m->host != PLAN_NOBODY && report_view_hosts_inside(v, m))
        s.host = plan_key(p, m->host);
    return s;
}

static void list_meeting(struct seen_list *list, const struct report_view *v, uint32_t meeting)
{
    if (report_first_sight(v->r, meeting) && sees_meeting(v, &v->r->meeting[meeting]))
        MEM_PUSH(list, look_at(v, meeting));
}

static int by_number(const void *a, const void *b)
{
    const struct seen *x = a, *y = b;
    return x->meeting < y->meeting ? -1 : x->meeting > y->meeting;
}

/*
 * The report's own order goes back to the order of the plan's rows, and so to who learns. Meetings
 * that agree in all of this have lines that are alike.
 */
static int by_sight(const void *a, const void *b)
{
    const struct seen *x = a, *y = b;
    if (x->timed != y->timed)
        return x->timed ? -1 : 1;
    if (x->timed && x->utc != y->utc)
        return x->utc < y->utc ? -1 : 1;
    const char *const mine[] = {x->about, x->host, x->learner, x->place};
    const char *const other[] = {y->about, y->host, y->learner, y->place};
    for (int i = 0; i < 4; i++) {
        int c = strcmp(mine[i], other[i]);
        if (c)
            return c;
    }
    if (x->format != y->format)
        return x->format < y->format ? -1 : 1;
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    return x->minutes != y->minutes ? x->minutes - y->minutes : x->times - y->times;
}

void report_seen_list(struct report_view *v)
{
    struct seen_list list = {NULL, 0, 0};
    const struct plan *p = v->r->plan;
    report_round(v->r);
    for (size_t i = 0; i < v->scope->n; i++) {
        uint32_t person = v->scope->people[i];
        for (size_t k = p->start[person]; k < p->start[person + 1]; k++)
            if (v->r->meeting_of_row[p->list[k]] != REPORT_NO_MEETING)
                list_meeting(&list, v, v->r->meeting_of_row[p->list[k]]);
        for (size_t k = v->r->host_start[person]; k < v->r->host_start[person + 1]; k++)
            list_meeting(&list, v, v->r->hosted[k]);
    }
    if (list.n)
        qsort(list.items, list.n, sizeof *list.items,
              v->set->audience == REPORT_MANAGER ? by_sight : by_number);
    v->meeting = mem_alloc(list.n, sizeof *v->meeting);
    v->n_meetings = list.n;
    for (size_t i = 0; i < list.n; i++)
        v->meeting[i] = list.items[i].meeting;
    free(list.items);
}

static void count_meeting(struct report_totals *t, const struct report_meeting *m)
{
    if (m->format == REPORT_REVIEW)
        return;
    t->meetings[m->format]++;
    t->meetings_timed += m->timed;
    t->minutes += (int64_t)m->minutes * m->times;
}

static void count_person(struct report_totals *t, const struct report_person *is, bool hidden)
{
    int minutes = is->minutes_give + is->minutes_review + (hidden ? 0 : is->minutes_learn);
    t->taking_part++;
    t->hidden += hidden && is->learns;
    t->reviews += is->minutes_review > 0;
    t->person_minutes += minutes;
    if (minutes > t->most_minutes)
        t->most_minutes = minutes;
}

struct report_totals report_seen_count(const struct report_view *v)
{
    struct report_totals t = {0};
    for (size_t i = 0; i < v->n_meetings; i++)
        count_meeting(&t, &v->r->meeting[v->meeting[i]]);
    for (size_t i = 0; i < v->scope->n; i++) {
        uint32_t person = v->scope->people[i];
        if (report_view_sees_person(v, person))
            count_person(&t, &v->r->person[person], !report_view_sees_learning(v, person));
    }
    return t;
}
