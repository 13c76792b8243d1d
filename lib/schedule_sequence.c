/* How often the invitation to a session has changed: SEQUENCE in calendars. See schedule.h. */
#include "mem.h"
#include "num.h"
#include "schedule.h"

#include <stdlib.h>
#include <string.h>

/* By cell of column session. */
struct past {
    int *sequence;
    uint32_t *seats;
};

/* What the notes of a plan say, and how many rows each session has in it. */
static struct past read_past(const struct plan *p)
{
    struct past past = {mem_clear(p->table.pool.n + 1, sizeof *past.sequence),
                        mem_clear(p->table.pool.n + 1, sizeof *past.seats)};
    int64_t n;
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] == PLAN_LEARN)
            past.seats[plan_get(p, row, PLAN_SESSION)]++;
        if (p->kind[row] == PLAN_NOTE && !strcmp(plan_text(p, row, PLAN_TOPIC), "sequence") &&
            num_int(plan_text(p, row, PLAN_VALUE), 0, 1000000, &n))
            past.sequence[plan_get(p, row, PLAN_TEXT)] = (int)n;
    }
    return past;
}

static const char *place_of(const struct schedule *s, const struct schedule_meeting *m)
{
    const char *own = plan_text(s->plan, s->seats[m->first], PLAN_PLACE);
    if (*own)
        return own;
    return m->place ? plan_string(s->plan, m->place) : s->options.place ? s->options.place : "";
}

/* Whether the kept row tells another time, length, rhythm or place than this meeting has now. */
static bool differs(const struct schedule *s, size_t meeting, size_t kept)
{
    const struct timetable_meeting *t = &s->times[meeting];
    const struct plan *k = s->keep;
    char repeat[SCHEDULE_REPEAT];
    int64_t start, end;
    schedule_repeat_text(t, repeat);
    return !zone_instant(plan_text(k, kept, PLAN_START), &start) || start != t->at ||
           !zone_instant(plan_text(k, kept, PLAN_END), &end) || end != t->at + t->minutes ||
           strcmp(plan_text(k, kept, PLAN_REPEAT), repeat) ||
           strcmp(plan_text(k, kept, PLAN_PLACE), place_of(s, &s->meetings.items[meeting]));
}

static int after_keep(const struct schedule *s, size_t meeting, size_t kept,
                      const struct past *past)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    uint32_t id = plan_get(s->keep, kept, PLAN_SESSION);
    bool changed = past->seats[id] != m->n || differs(s, meeting, kept);
    for (size_t i = 0; i < m->n && !changed; i++)
        changed = schedule_kept_row(s, s->seats[m->first + i]) == PLAN_NO_ROW;
    return past->sequence[id] + changed;
}

/* A row of the session that had a time in `keep`, or PLAN_NO_ROW. */
static size_t kept_time(const struct schedule *s, const struct schedule_meeting *m)
{
    for (size_t i = 0; s->keep && i < m->n; i++) {
        size_t row = schedule_kept_row(s, s->seats[m->first + i]);
        if (row != PLAN_NO_ROW && *plan_text(s->keep, row, PLAN_START))
            return row;
    }
    return PLAN_NO_ROW;
}

static int after_own(const struct schedule *s, size_t meeting, const struct past *past)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    bool changed = m->own && schedule_at(s, meeting) != m->was;
    for (size_t i = 0; i < m->n && m->own && !changed; i++)
        changed = !*plan_text(s->plan, s->seats[m->first + i], PLAN_START);
    return past->sequence[m->id] + changed;
}

/* The review row of a seat as it was: in `keep` when there is one, else in the plan itself. */
static size_t review_before(const struct schedule *s, const struct schedule_seat *seat,
                            const struct plan **p)
{
    const struct plan *k = s->keep;
    *p = s->plan;
    if (!k)
        return seat->row;
    *p = k;
    uint32_t person = plan_find_person(k, plan_key(s->plan, seat->person));
    for (size_t i = person == PLAN_NOBODY ? 0 : k->start[person];
         person != PLAN_NOBODY && i < k->start[person + 1]; i++)
        if (k->kind[k->list[i]] == PLAN_REVIEW)
            return k->list[i];
    return PLAN_NO_ROW;
}

/* Changed when somebody was invited to another time, or not at all, or is no longer. */
static int review_sequence(const struct schedule *s, const struct schedule_review *r,
                           const struct past *past)
{
    bool stood = false, changed = false;
    int sequence = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct schedule_seat *seat = &s->chairs.items[r->first + i];
        const struct plan *p;
        size_t row = review_before(s, seat, &p);
        int64_t at = TIMETABLE_NONE;
        bool same = row != PLAN_NO_ROW &&
                    !strcmp(plan_text(p, row, PLAN_SESSION), plan_string(s->plan, r->id));
        if (same && zone_instant(plan_text(p, row, PLAN_START), &at)) {
            sequence = past->sequence[plan_get(p, row, PLAN_SESSION)];
            stood = true;
        }
        changed |= at != (seat->can ? r->at : TIMETABLE_NONE);
    }
    return sequence + (stood && changed);
}

void schedule_sequence(struct schedule *s)
{
    struct past own = read_past(s->plan), kept = {NULL, NULL};
    if (s->keep)
        kept = read_past(s->keep);
    for (size_t i = 0; i < s->meetings.n; i++) {
        size_t row = kept_time(s, &s->meetings.items[i]);
        s->meetings.items[i].sequence =
            row != PLAN_NO_ROW ? after_keep(s, i, row, &kept) : after_own(s, i, &own);
    }
    for (size_t i = 0; i < s->reviews.n; i++)
        s->reviews.items[i].sequence =
            review_sequence(s, &s->reviews.items[i], s->keep ? &kept : &own);
    free(own.sequence);
    free(own.seats);
    free(kept.sequence);
    free(kept.seats);
}
