/* How often the invitation to a session has changed: SEQUENCE in calendars. See schedule.h. */
#include "mem.h"
#include "num.h"
#include "schedule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a plan says of its sessions, by cell of column session. */
struct past {
    int *sequence;   /* of the notes; 0: never changed, or never invited */
    uint32_t *seats; /* learn rows, and review rows with a time */
};

static bool is_note(const struct plan *p, size_t row, int *sequence)
{
    int64_t n;
    if (!plan_is_note(p, row, "sequence") ||
        !num_int(plan_text(p, row, PLAN_VALUE), 0, 1000000, &n))
        return false;
    *sequence = (int)n;
    return true;
}

static struct past read_past(const struct plan *p)
{
    struct past past = {mem_clear(p->table.pool.n + 1, sizeof *past.sequence),
                        mem_clear(p->table.pool.n + 1, sizeof *past.seats)};
    int n;
    for (size_t row = 0; row < p->rows; row++)
        if (is_note(p, row, &n))
            past.sequence[plan_get(p, row, PLAN_TEXT)] = n;
        else if (p->kind[row] == PLAN_LEARN || schedule_invited(p, row))
            past.seats[plan_get(p, row, PLAN_SESSION)]++;
    return past;
}

static void past_free(struct past *past)
{
    free(past->sequence);
    free(past->seats);
}

/* The sequence a plan knows of a session that another calls so, 0 when it knows of none. */
static int sequence_of(const struct plan *p, const struct past *past, const char *id)
{
    uint32_t cell = p ? pool_find(&p->table.pool, id, strlen(id)) : POOL_NONE;
    return cell == POOL_NONE ? 0 : past->sequence[cell];
}

bool schedule_invited(const struct plan *p, size_t row)
{
    return (p->kind[row] == PLAN_LEARN || p->kind[row] == PLAN_REVIEW) &&
           plan_get(p, row, PLAN_SESSION) && plan_get(p, row, PLAN_START);
}

/* The day is that on the wall of the row's person, as it is written. */
bool schedule_to_come(const struct schedule *s, const struct plan *p, size_t row)
{
    char date[11];
    int every = 1, times = 1;
    int32_t day;
    snprintf(date, sizeof date, "%.10s", plan_text(p, row, PLAN_START));
    if (!num_date(date, &day))
        return false;
    if (schedule_read_repeat(plan_text(p, row, PLAN_REPEAT), &every, &times))
        day += 7 * every * (times - 1);
    return day >= s->options.from;
}

/* Meetings. */

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
    bool changed =
        past->seats[id] != m->n || differs(s, meeting, kept) ||
        strcmp(plan_text(s->keep, kept, PLAN_WITH), plan_text(s->plan, m->row, PLAN_WITH));
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

/* With nothing kept the plan itself is the past. */
static int after_own(const struct schedule *s, size_t meeting, int sequence)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    int64_t at = schedule_at(s, meeting), was;
    bool invited = false, changed = false;
    for (size_t i = 0; i < m->n; i++) {
        bool timed = zone_instant(plan_text(s->plan, s->seats[m->first + i], PLAN_START), &was);
        invited |= timed;
        changed |= !timed || was != at;
    }
    if (!invited) /* what was called off once is invited to again */
        return sequence + (sequence && at != TIMETABLE_NONE);
    return sequence + changed;
}

/* Reviews. */

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
    const struct plan *before = s->keep ? s->keep : s->plan;
    const char *id = plan_string(s->plan, r->id);
    int sequence = sequence_of(before, past, id);
    uint32_t cell = pool_find(&before->table.pool, id, strlen(id)), can = 0;
    bool stood = cell != POOL_NONE && past->seats[cell], changed = false;
    for (size_t i = 0; i < r->n; i++) {
        const struct schedule_seat *seat = &s->chairs.items[r->first + i];
        const struct plan *p;
        size_t row = review_before(s, seat, &p);
        int64_t at = TIMETABLE_NONE;
        if (row != PLAN_NO_ROW && !strcmp(plan_text(p, row, PLAN_SESSION), id) &&
            !zone_instant(plan_text(p, row, PLAN_START), &at))
            at = TIMETABLE_NONE;
        changed |= at != (seat->can ? r->at : TIMETABLE_NONE);
        can += seat->can;
    }
    if (!stood) /* as with meetings */
        return sequence + (sequence && can);
    return sequence + (changed || past->seats[cell] != can);
}

/* What is no more. */

static void add_gone(struct schedule *s, uint8_t *known, const char *text, int sequence)
{
    uint32_t id = pool_add(&s->plan->table.pool, text);
    if (!known[id])
        MEM_PUSH(&s->gone, ((struct schedule_gone){id, sequence}));
    known[id] = 1;
}

/* Sessions of a plan that are none of the meetings and reviews now. Their number is kept, because
   one that comes back has to have a higher one than its cancellation had. */
static void list_gone(struct schedule *s, const struct plan *p, const struct past *past,
                      uint8_t *known)
{
    int n;
    for (size_t row = 0; row < p->rows; row++)
        if (schedule_invited(p, row))
            add_gone(s, known, plan_text(p, row, PLAN_SESSION),
                     past->sequence[plan_get(p, row, PLAN_SESSION)] + schedule_to_come(s, p, row));
    for (size_t row = 0; row < p->rows; row++)
        if (is_note(p, row, &n))
            add_gone(s, known, plan_text(p, row, PLAN_TEXT), n);
}

static void find_gone(struct schedule *s, const struct past *kept, const struct past *own)
{
    size_t ids = s->plan->table.pool.n + (s->keep ? s->keep->table.pool.n : 0) + 1;
    uint8_t *known = mem_clear(ids, sizeof *known);
    for (size_t i = 0; i < s->meetings.n; i++)
        known[s->meetings.items[i].id] = 1;
    for (size_t i = 0; i < s->reviews.n; i++)
        known[s->reviews.items[i].id] = 1;
    if (s->keep)
        list_gone(s, s->keep, kept, known);
    list_gone(s, s->plan, own, known);
    free(known);
}

void schedule_sequence(struct schedule *s)
{
    struct past own = read_past(s->plan), kept = {NULL, NULL};
    if (s->keep)
        kept = read_past(s->keep);
    for (size_t i = 0; i < s->meetings.n; i++) {
        struct schedule_meeting *m = &s->meetings.items[i];
        size_t row = kept_time(s, m);
        int before = sequence_of(s->keep, &kept, plan_string(s->plan, m->id));
        if (own.sequence[m->id] > before)
            before = own.sequence[m->id];
        m->sequence = row != PLAN_NO_ROW ? after_keep(s, i, row, &kept) : after_own(s, i, before);
    }
    for (size_t i = 0; i < s->reviews.n; i++)
        s->reviews.items[i].sequence =
            review_sequence(s, &s->reviews.items[i], s->keep ? &kept : &own);
    find_gone(s, &kept, &own);
    past_free(&own);
    past_free(&kept);
}
