/* Telling those who were invited before and are not now. See invite.h. */
#include "invite_draft.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* One who is invited to a session by a row of a plan. */
struct seat {
    const char *id, *key;
    uint32_t person; /* of that plan */
    size_t row;
    bool gone;
};

struct seats {
    struct seat *items;
    size_t n, cap;
};

static int by_session(const void *x, const void *y)
{
    const struct seat *a = x, *b = y;
    int c = strcmp(a->id, b->id);
    c = c ? c : strcmp(a->key, b->key);
    return c ? c : a->row < b->row ? -1 : a->row > b->row;
}

static void add_seat(struct seats *seats, const struct plan *p, size_t row, uint32_t person)
{
    struct seat seat = {plan_text(p, row, PLAN_SESSION), plan_key(p, person), person, row, false};
    MEM_PUSH(seats, seat);
}

/* Everybody invited by a plan, leaders too, once each, by session and key; with `s` only to what is
   to come. */
static struct seats list_seats(const struct plan *p, const struct schedule *s)
{
    struct seats seats = {NULL, 0, 0};
    size_t n = 0;
    for (size_t row = 0; row < p->rows; row++) {
        if (!schedule_invited(p, row) || (s && !schedule_to_come(s, p, row)))
            continue;
        uint32_t lead = plan_find_person(p, plan_text(p, row, PLAN_WITH));
        add_seat(&seats, p, row, p->person[row]);
        if (lead != PLAN_NOBODY)
            add_seat(&seats, p, row, lead);
    }
    if (seats.n)
        qsort(seats.items, seats.n, sizeof *seats.items, by_session);
    for (size_t i = 0; i < seats.n; i++)
        if (!n || strcmp(seats.items[n - 1].id, seats.items[i].id) ||
            strcmp(seats.items[n - 1].key, seats.items[i].key))
            seats.items[n++] = seats.items[i];
    seats.n = n;
    return seats;
}

static size_t end_of_session(const struct seats *seats, size_t first)
{
    size_t i = first;
    while (i < seats->n && !strcmp(seats->items[i].id, seats->items[first].id))
        i++;
    return i;
}

/* Marks who of the seats before (of one session) is not among those now; how many. */
static size_t mark_gone(struct seat *was, size_t n, const struct seat *now, size_t n_now)
{
    size_t gone = 0;
    for (size_t i = 0, j = 0; i < n; i++) {
        while (j < n_now && strcmp(now[j].key, was[i].key) < 0)
            j++;
        was[i].gone = j == n_now || strcmp(now[j].key, was[i].key);
        gone += was[i].gone;
    }
    return gone;
}

/* Who invited: the teacher or facilitator; to a review, as in the invitation, the first by key. */
static const struct seat *find_lead(const struct plan *k, const struct seat *was, size_t n)
{
    uint32_t lead = plan_find_person(k, plan_text(k, was->row, PLAN_WITH));
    for (size_t i = 0; i < n; i++)
        if (was[i].person == lead)
            return &was[i];
    return was;
}

/* How often each invitation has changed, by cell of the plan. */
static int *list_sequences(const struct schedule *s)
{
    int *sequence = mem_clear(s->plan->table.pool.n + 1, sizeof *sequence);
    for (size_t i = 0; i < s->meetings.n; i++)
        sequence[s->meetings.items[i].id] = s->meetings.items[i].sequence;
    for (size_t i = 0; i < s->reviews.n; i++)
        sequence[s->reviews.items[i].id] = s->reviews.items[i].sequence;
    for (size_t i = 0; i < s->gone.n; i++)
        sequence[s->gone.items[i].id] = s->gone.items[i].sequence;
    return sequence;
}

/* The event as the kept row told it: only its time and its people matter to who removes it. */
static void draft_gone(struct invite_run *v, const struct seat *was, size_t n, bool whole,
                       struct invite_draft *d)
{
    const struct plan *k = v->s->keep;
    const struct seat *lead = find_lead(k, was, n);
    const char *parts[INVITE_PARTS], *topic = plan_text(k, was->row, PLAN_TOPIC);
    int64_t end = 0;
    struct calendar_event *e = &d->event;
    invite_draft_clear(d);
    invite_add_person(d, k, lead->person); /* who invites, and so who cancels */
    for (size_t i = 0; i < n; i++)
        if (was[i].gone && &was[i] != lead)
            invite_add_person(d, k, was[i].person);
    zone_instant(plan_text(k, was->row, PLAN_START), &e->start);
    e->minutes = zone_instant(plan_text(k, was->row, PLAN_END), &end) ? (int)(end - e->start) : 30;
    e->times = e->every = 1;
    e->status = whole ? CALENDAR_CANCELLED : CALENDAR_UNSAID;
    for (size_t i = 0; i < INVITE_PARTS; i++)
        parts[i] = "";
    buf_printf(&d->summary, "Cancelled: %s", *topic ? topic : INVITE_REVIEW);
    invite_finish(v, d, was->id, parts);
    e->description = "";
    e->chaired = whole;
    if (!lead->gone)
        memmove(d->people, d->people + 1, --e->n_people * sizeof *d->people);
}

static void cancel_seats(struct invite_run *v, const struct seat *was, size_t n, bool whole,
                         const int *sequence, struct invite_draft *d)
{
    draft_gone(v, was, n, whole, d);
    d->event.sequence = sequence[pool_find(&v->s->plan->table.pool, was->id, strlen(was->id))];
    if (v->o->calendar && whole)
        invite_add_to_calendar(v, &d->event);
    if (v->folder)
        invite_write_file(v, INVITE_FOLDER_CANCEL, was->id, "CANCEL", &d->event);
}

void invite_cancel(struct invite_run *v, struct invite_draft *d)
{
    struct seats was = list_seats(v->s->keep, v->s), now = list_seats(v->s->plan, NULL);
    int *sequence = list_sequences(v->s);
    size_t whole = 0, parts = 0, j = 0;
    for (size_t i = 0, end; i < was.n; i = end) {
        end = end_of_session(&was, i);
        while (j < now.n && strcmp(now.items[j].id, was.items[i].id) < 0)
            j++;
        bool goes_on = j < now.n && !strcmp(now.items[j].id, was.items[i].id);
        size_t n_now = goes_on ? end_of_session(&now, j) - j : 0;
        if (!mark_gone(was.items + i, end - i, now.items + j, n_now))
            continue;
        cancel_seats(v, was.items + i, end - i, !goes_on, sequence, d);
        whole += !goes_on;
        parts += goes_on;
    }
    msg_info("cancelled meetings: %zu for all, %zu for those who left", whole, parts);
    free(was.items);
    free(now.items);
    free(sequence);
}
