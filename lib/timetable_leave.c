/* What other meetings leave of the starts that suit. See timetable_state.h. */
#include "timetable_state.h"

enum { WEEK = 7 };

static bool counts(const struct state_entry *e)
{
    return e->meeting != UINT32_MAX;
}

static int same_day(const struct state_entry *e, size_t n, int32_t day)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += counts(&e[i]) && e[i].day == day;
    return count;
}

static int same_week(const struct state_entry *e, size_t n, int32_t week)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += counts(&e[i]) && state_week(e[i].day) == week;
    return count;
}

/* Takes out the days first ... first + n - 1 of a person's calendar. */
static void take_days(const struct timetable *t, uint32_t person, int32_t first, int32_t n,
                      uint64_t *starts, size_t slots)
{
    const struct timetable_state *s = t->state;
    const struct state_zone *z = state_zone_of(t, person);
    int64_t a = first - s->first_day, b = a + n;
    a = a < 0 ? 0 : a;
    b = b > (int64_t)s->days ? (int64_t)s->days : b;
    if (a < b)
        state_put_slots(s, starts, slots, z->start[a], z->start[b], false);
}

void state_take_entries(const struct timetable *t, uint32_t person, int minutes, bool limits,
                        uint64_t *starts, size_t n)
{
    const struct timetable_state *s = t->state;
    const struct state_entry *e = s->entries + s->first[person];
    size_t k = s->count[person];
    for (size_t i = 0; i < k; i++) {
        int32_t monday = state_week(e[i].day) * WEEK - 3;
        state_take_span(s, starts, n, minutes, e[i].from - t->gap, e[i].to + t->gap);
        if (limits && same_day(e, k, e[i].day) >= t->per_day)
            take_days(t, person, e[i].day, 1, starts, n);
        if (limits && same_week(e, k, state_week(e[i].day)) >= t->per_week)
            take_days(t, person, monday, WEEK, starts, n);
    }
}

int64_t state_earliest(const struct timetable *t, size_t meeting, uint64_t *scratch)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    uint32_t in_the_way[STATE_CONFLICTS];
    size_t n = state_common(t, meeting, 0, scratch);
    for (uint32_t i = 0; i < m->n; i++)
        state_take_entries(t, m->people[i], m->minutes, true, scratch, n);
    size_t slot = bits_next(scratch, n, 0);
    /* The bits speak of the first date only. */
    while (slot < n && m->times > 1 &&
           state_conflicts(t, meeting, state_time(t->state, slot), NULL, NULL, in_the_way) != 0)
        slot = bits_next(scratch, n, slot + 1);
    return slot < n ? (int64_t)slot : STATE_NO_SLOT;
}

/* A list of conflicts as it grows; `full` once it cannot hold more or may not. */
struct conflicts {
    uint32_t *items;
    int n;
    const bool *fixed;
    const uint32_t *rank;
    bool full;
};

static bool listed(const struct conflicts *c, uint32_t meeting)
{
    for (int i = 0; i < c->n; i++)
        if (c->items[i] == meeting)
            return true;
    return false;
}

static void list_conflict(struct conflicts *c, uint32_t meeting)
{
    if (listed(c, meeting))
        return;
    if (c->n == STATE_CONFLICTS || meeting == UINT32_MAX || (c->fixed && c->fixed[meeting]))
        c->full = true;
    else
        c->items[c->n++] = meeting;
}

/* The least in rank of those that count in that day (or week), are movable, and not listed yet. */
static uint32_t cheapest(const struct conflicts *c, const struct state_entry *e, size_t n,
                         int32_t when, bool week)
{
    uint32_t best = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        uint32_t m = e[i].meeting;
        if (!counts(&e[i]) || (week ? state_week(e[i].day) : e[i].day) != when || listed(c, m) ||
            (c->fixed && c->fixed[m]))
            continue;
        if (best == UINT32_MAX || (c->rank && c->rank[m] < c->rank[best]))
            best = m;
    }
    return best;
}

/* Lists as many as must go so that one more is within the limit. */
static void list_limit(struct conflicts *c, const struct state_entry *e, size_t n, int32_t when,
                       bool week, int limit)
{
    int left = 0;
    for (size_t i = 0; i < n; i++)
        left += counts(&e[i]) && (week ? state_week(e[i].day) : e[i].day) == when &&
                !listed(c, e[i].meeting);
    for (; left >= limit && !c->full; left--) {
        uint32_t m = cheapest(c, e, n, when, week);
        if (m == UINT32_MAX)
            c->full = true;
        else
            list_conflict(c, m);
    }
}

static void person_conflicts(const struct timetable *t, uint32_t person, int64_t from, int64_t to,
                             struct conflicts *c)
{
    const struct timetable_state *s = t->state;
    const struct state_entry *e = s->entries + s->first[person];
    size_t n = s->count[person];
    if (!n || c->full)
        return;
    int32_t day = state_day(t, person, from);
    for (size_t i = 0; i < n && !c->full; i++)
        if (e[i].from < to + t->gap && from < e[i].to + t->gap)
            list_conflict(c, e[i].meeting);
    if (!c->full)
        list_limit(c, e, n, day, false, t->per_day);
    if (!c->full)
        list_limit(c, e, n, state_week(day), true, t->per_week);
}

int state_conflicts(const struct timetable *t, size_t meeting, int64_t at, const bool *fixed,
                    const uint32_t *rank, uint32_t *out)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    struct timetable_state *s = t->state;
    struct conflicts c = {out, 0, fixed, rank, false};
    s->dates[0] = at;
    s->skipped[0] = false;
    if (m->times > 1)
        state_dates(t, meeting, at, s->dates, s->skipped);
    for (int k = 0; k < m->times && !c.full; k++)
        for (uint32_t i = 0; i < m->n && !s->skipped[k] && !c.full; i++)
            person_conflicts(t, m->people[i], s->dates[k], s->dates[k] + m->minutes, &c);
    return c.full ? -1 : c.n;
}
