/* Cancelling what left the plan. See invite.h. */
#include "invite_draft.h"
#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

struct gone {
    size_t row;     /* in keep */
    size_t meeting; /* that goes on without this person, or SIZE_MAX */
};

/* Which meeting has a session, by cell of the plan: index + 1, 0 for none with a time. */
static uint32_t *booked_sessions(const struct schedule *s)
{
    uint32_t *of_id = mem_clear(s->plan->table.pool.n + 1, sizeof *of_id);
    for (size_t i = 0; i < s->meetings.n; i++)
        if (schedule_at(s, i) != TIMETABLE_NONE)
            of_id[s->meetings.items[i].id] = (uint32_t)i + 1;
    return of_id;
}

static bool still_in(const struct schedule *s, size_t meeting, const char *key)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    uint32_t person = plan_find_person(s->plan, key);
    for (uint32_t i = 0; i < m->n_people && person != PLAN_NOBODY; i++)
        if (s->with[m->people + i] == person)
            return true;
    return false;
}

static bool is_gone(const struct schedule *s, const uint32_t *booked, size_t row, struct gone *g)
{
    const struct plan *k = s->keep;
    const char *id = plan_text(k, row, PLAN_SESSION);
    int64_t at;
    if (k->kind[row] != PLAN_LEARN || !*id || !zone_instant(plan_text(k, row, PLAN_START), &at) ||
        at < zone_local(s->options.from, 0))
        return false;
    uint32_t cell = pool_find(&s->plan->table.pool, id, strlen(id));
    uint32_t now = cell == POOL_NONE ? 0 : booked[cell];
    *g = (struct gone){row, now ? now - 1 : SIZE_MAX};
    return !now || !still_in(s, now - 1, plan_key(k, k->person[row]));
}

/* How often each invitation had changed, by cell of column session of `keep`. */
static int *kept_sequences(const struct plan *k)
{
    int *sequence = mem_clear(k->table.pool.n + 1, sizeof *sequence);
    int64_t n;
    for (size_t row = 0; row < k->rows; row++)
        if (k->kind[row] == PLAN_NOTE && !strcmp(plan_text(k, row, PLAN_TOPIC), "sequence") &&
            num_int(plan_text(k, row, PLAN_VALUE), 0, 1000000, &n))
            sequence[plan_get(k, row, PLAN_TEXT)] = (int)n;
    return sequence;
}

/* The event as the kept row told it: only its time and its people matter to who removes it. */
static void draft_gone(struct invite_run *v, const struct gone *g, const int *sequence,
                       struct invite_draft *d)
{
    const struct plan *k = v->s->keep;
    const char *parts[INVITE_PARTS], *id = plan_text(k, g->row, PLAN_SESSION);
    int64_t end = 0;
    struct calendar_event *e = &d->event;
    zone_instant(plan_text(k, g->row, PLAN_START), &e->start);
    e->minutes = zone_instant(plan_text(k, g->row, PLAN_END), &end) ? (int)(end - e->start) : 30;
    e->times = 1;
    e->every = 1;
    e->cancelled = g->meeting == SIZE_MAX;
    e->sequence = g->meeting == SIZE_MAX ? sequence[plan_get(k, g->row, PLAN_SESSION)] + 1
                                         : v->s->meetings.items[g->meeting].sequence;
    for (size_t i = 0; i < INVITE_PARTS; i++)
        parts[i] = "";
    buf_printf(&d->summary, "Cancelled: %s", plan_text(k, g->row, PLAN_TOPIC));
    invite_finish(v, d, id, parts);
    buf_clear(&d->description);
    e->description = "";
}

static int by_session(const void *x, const void *y)
{
    const struct gone *a = x, *b = y;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* All rows of one session together: the first names the lead, each its learner. */
static void cancel_session(struct invite_run *v, const struct gone *list, size_t n, size_t first,
                           bool *done, const int *sequence, struct invite_draft *d)
{
    const struct plan *k = v->s->keep;
    uint32_t id = plan_get(k, list[first].row, PLAN_SESSION);
    uint32_t lead = plan_find_person(k, plan_text(k, list[first].row, PLAN_WITH));
    invite_draft_clear(d);
    if (lead != PLAN_NOBODY)
        invite_add_person(d, k, lead);
    for (size_t i = first; i < n; i++) {
        if (done[i] || plan_get(k, list[i].row, PLAN_SESSION) != id)
            continue;
        done[i] = true;
        invite_add_person(d, k, k->person[list[i].row]);
    }
    draft_gone(v, &list[first], sequence, d);
    d->event.chaired = d->event.cancelled;
    if (!d->event.cancelled && lead != PLAN_NOBODY) /* it goes on, and so does who leads it */
        d->people[0] = d->people[--d->event.n_people];
    if (v->o->calendar && d->event.cancelled)
        calendar_add(&v->all, &d->event);
    if (v->o->invites)
        invite_write_file(v, "cancel-", plan_string(k, id), "CANCEL", &d->event);
}

void invite_cancel(struct invite_run *v, struct invite_draft *d)
{
    const struct plan *k = v->s->keep;
    struct {
        struct gone *items;
        size_t n, cap;
    } list = {NULL, 0, 0};
    uint32_t *booked = booked_sessions(v->s);
    int *sequence = kept_sequences(k);
    struct gone g;
    size_t sessions = 0;
    for (size_t row = 0; row < k->rows; row++)
        if (is_gone(v->s, booked, row, &g))
            MEM_PUSH(&list, g);
    if (list.n)
        qsort(list.items, list.n, sizeof *list.items, by_session);
    bool *done = mem_clear(list.n, sizeof *done);
    for (size_t i = 0; i < list.n; i++)
        if (!done[i]) {
            cancel_session(v, list.items, list.n, i, done, sequence, d);
            sessions++;
        }
    msg_info("%zu meetings cancelled", sessions);
    free(done);
    free(list.items);
    free(booked);
    free(sequence);
}
