#include "pair_past.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* --- keep --- */

static void copy_meeting(struct plan *p, size_t row, const struct plan *old, size_t from,
                         enum plan_column last)
{
    for (enum plan_column c = PLAN_SESSION; c <= last; c++)
        if (old->at[c] != TABLE_NO_COLUMN)
            plan_say(p, row, c, plan_text(old, from, c));
}

/* Rows of `p` without a meeting take the one of `old`, or only circles, up to column `last`.
   Returns how many meetings nobody asks for any more. */
static size_t take_meetings(struct plan *p, const struct plan *old, bool circles,
                            enum plan_column last)
{
    size_t gone = 0;
    for (size_t row = 0; row < old->rows; row++) {
        if (old->kind[row] != PLAN_LEARN || !plan_get(old, row, PLAN_SESSION) ||
            (circles && !plan_in_circle(old, row)))
            continue;
        uint32_t person = plan_find_person(p, plan_key(old, old->person[row]));
        size_t at = person == PLAN_NOBODY
                        ? PLAN_NO_ROW
                        : plan_find_row(p, person, PLAN_LEARN, plan_text(old, row, PLAN_TOPIC));
        if (at != PLAN_NO_ROW && !plan_get(p, at, PLAN_SESSION) && !plan_get(p, at, PLAN_WITH))
            copy_meeting(p, at, old, row, last);
        gone += at == PLAN_NO_ROW;
    }
    return gone;
}

size_t pair_past_keep(struct plan *p, const char *file)
{
    struct plan old = PLAN_INIT;
    plan_read(&old, (const char *const[]){file, NULL});
    plan_need(&old, PLAN_SESSION);
    const char *is = plan_string(&old, old.cycle), *wanted = plan_string(p, p->cycle);
    if (old.rows && p->rows && strcmp(is, wanted))
        msg_die_at(file, 0,
                   "is of cycle '%s', the plan of '%s'; give earlier cycles with --history", is,
                   wanted);
    size_t gone = take_meetings(p, &old, false, PLAN_WHY);
    plan_free(&old);
    return gone;
}

void pair_past_circles(struct plan *p, const char *file)
{
    struct plan old = PLAN_INIT;
    plan_read(&old, (const char *const[]){file, NULL});
    take_meetings(p, &old, true, PLAN_WITH);
    plan_free(&old);
}

/* --- history --- */

/* One who was in a meeting, or spoke of one: a person of the present plan, a session of `sessions`.
 */
struct seat {
    uint32_t session, person;
    uint32_t cycle;
    bool teaches;
};

struct seats {
    struct seat *items;
    size_t n, cap;
};

struct past {
    const struct plan *plan; /* the present one */
    struct pool sessions;
    struct seats seats;   /* who was in which meeting */
    struct seats refused; /* who found the other unfit */
    struct seats missed;  /* who said that it did not take place */
    struct seats held;    /* who said that it did */
    uint32_t cycles;      /* read so far */
};

static uint32_t now(const struct past *past, const char *key)
{
    return plan_find_person(past->plan, key);
}

static void sit(struct seats *s, struct seat seat)
{
    if (seat.person != PLAN_NOBODY) /* who left need not be kept apart */
        MEM_PUSH(s, seat);
}

static void take_row(struct past *past, const struct plan *old, size_t row)
{
    const char *session = plan_text(old, row, PLAN_SESSION),
               *topic = plan_text(old, row, PLAN_TOPIC), *answer = plan_text(old, row, PLAN_TEXT);
    bool learn = old->kind[row] == PLAN_LEARN && plan_status(old, row) != PLAN_UNBOOKED;
    bool feedback = old->kind[row] == PLAN_FEEDBACK;
    if (!*session || !(learn || feedback))
        return;
    struct seat seat = {pool_add(&past->sessions, session),
                        now(past, plan_key(old, old->person[row])), past->cycles, false};
    if (feedback && !strcmp(topic, "fit") && !strcmp(answer, "not"))
        sit(&past->refused, seat);
    if (feedback && !strcmp(topic, "met") && !strcmp(answer, "no"))
        MEM_PUSH(&past->missed, seat); /* also of one who left */
    if (feedback && !strcmp(topic, "met") && !strcmp(answer, "yes"))
        MEM_PUSH(&past->held, seat);
    if (!learn)
        return;
    sit(&past->seats, seat);
    seat.person = now(past, plan_text(old, row, PLAN_WITH));
    seat.teaches = true;
    sit(&past->seats, seat);
}

static int by_session_only(const void *a, const void *b)
{
    const struct seat *x = a, *y = b;
    return (x->session > y->session) - (x->session < y->session);
}

static int by_session(const void *a, const void *b)
{
    const struct seat *x = a, *y = b;
    int order = by_session_only(a, b);
    if (order)
        return order;
    return x->person != y->person ? (x->person < y->person ? -1 : 1) : x->teaches - y->teaches;
}

static int by_speaker(const void *a, const void *b)
{
    const struct seat *x = a, *y = b;
    int order = by_session_only(a, b);
    return order ? order : (x->person > y->person) - (x->person < y->person);
}

static void sort_seats(struct seats *s)
{
    if (s->n > 1)
        qsort(s->items, s->n, sizeof *s->items, by_session);
}

static bool among(const struct seats *s, const struct seat *seat,
                  int (*order)(const void *, const void *))
{
    return s->n && bsearch(seat, s->items, s->n, sizeof *s->items, order);
}

/* As long as nobody says so it took place. */
static bool missed(const struct past *past, const struct seat *seat)
{
    return among(&past->missed, seat, by_session_only) &&
           !among(&past->held, seat, by_session_only);
}

static void tell_pair(const struct past *past, struct judge *j, const struct seat *a,
                      const struct seat *b)
{
    if (a->person == b->person) /* the teacher sits once for each learner */
        return;
    if (!missed(past, a))
        judge_met(j, a->person, b->person, past->cycles - a->cycle);
    if ((a->teaches || b->teaches) &&
        (among(&past->refused, a, by_speaker) || among(&past->refused, b, by_speaker)))
        judge_ban(j, a->person, b->person, &judge_banned);
}

/* All pairs of one meeting: they have met, unless somebody says not; some shall not meet again. */
static void tell_meetings(struct past *past, struct judge *j)
{
    const struct seat *seat = past->seats.items;
    for (size_t i = 0, n; i < past->seats.n; i += n) {
        for (n = 1; i + n < past->seats.n && seat[i + n].session == seat[i].session; n++)
            for (size_t k = 0; k < n; k++)
                tell_pair(past, j, &seat[i + k], &seat[i + n]);
    }
}

/* Marks who wished in that plan. */
static void favour(const struct past *past, const struct plan *old, bool *favoured)
{
    memset(favoured, 0, past->plan->n_people * sizeof *favoured);
    for (size_t row = 0; row < old->rows; row++) {
        uint32_t person =
            old->kind[row] == PLAN_LEARN ? now(past, plan_key(old, old->person[row])) : PLAN_NOBODY;
        if (person != PLAN_NOBODY)
            favoured[person] = true;
    }
}

/* ... but for those who learned something in the last cycle. */
static void served(const struct past *past, bool *favoured)
{
    for (size_t i = 0; i < past->seats.n; i++) {
        const struct seat *seat = &past->seats.items[i];
        if (seat->cycle + 1 == past->cycles && !seat->teaches && !missed(past, seat))
            favoured[seat->person] = false;
    }
}

/* A plan of feedback alone is no cycle. */
static bool has_wishes(const struct plan *p)
{
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN)
            return true;
    return false;
}

static void read_past(struct past *past, const char *file, bool *favoured)
{
    struct plan old = PLAN_INIT;
    const struct plan *p = past->plan;
    plan_read(&old, (const char *const[]){file, NULL});
    plan_need(&old, PLAN_SESSION);
    if (old.rows && !strcmp(plan_string(&old, old.cycle), plan_string(p, p->cycle)))
        msg_die_at(file, 0,
                   "is of the same cycle '%s' as the plan; history is of cycles before, give this "
                   "one with --keep",
                   plan_string(p, p->cycle));
    for (size_t row = 0; row < old.rows; row++)
        take_row(past, &old, row);
    if (has_wishes(&old)) {
        favour(past, &old, favoured);
        past->cycles++;
    }
    plan_free(&old);
}

void pair_past_history(const struct plan *p, struct judge *j, const char *const *files,
                       bool *favoured)
{
    struct past past = {.plan = p};
    for (; files && *files; files++)
        read_past(&past, *files, favoured);
    sort_seats(&past.seats);
    sort_seats(&past.refused);
    sort_seats(&past.missed);
    sort_seats(&past.held);
    tell_meetings(&past, j);
    served(&past, favoured);
    free(past.seats.items);
    free(past.refused.items);
    free(past.missed.items);
    free(past.held.items);
    pool_free(&past.sessions);
}

void pair_past_retry(const struct plan *p, struct judge *j)
{
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t with = p->kind[row] == PLAN_LEARN && plan_status(p, row) == PLAN_UNBOOKED
                            ? plan_find_person(p, plan_text(p, row, PLAN_WITH))
                            : PLAN_NOBODY;
        if (with != PLAN_NOBODY)
            judge_ban(j, p->person[row], with, &judge_untimed);
    }
}
