#include "timetable_state.h"

#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 1440, WEEK = 7 };

static int64_t floor_div(int64_t a, int64_t b)
{
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* Making and freeing. */

static void find_range(const struct timetable *t, struct timetable_state *s)
{
    int64_t lo = INT64_MAX, hi = INT64_MIN;
    for (size_t f = 0; f < t->n_frees; f++) {
        const struct timetable_free *free = &t->frees[f];
        if (!free->n_windows)
            continue;
        int64_t from = free->windows[0].from, to = free->windows[free->n_windows - 1].to;
        lo = from < lo ? from : lo;
        hi = to > hi ? to : hi;
    }
    if (lo > hi)
        lo = hi = 0;
    s->origin = floor_div(lo, DAY) * DAY;
    s->slots = (size_t)((hi - s->origin) / TIMETABLE_GRID + 1);
    s->first_day = (int32_t)floor_div(lo, DAY) - 2 * WEEK; /* a past meeting may be in this week */
    s->days = (size_t)(floor_div(hi, DAY) - s->first_day + 2 * WEEK);
}

static uint32_t find_zone(struct timetable_state *s, const struct zone *zone)
{
    for (size_t i = 0; i < s->n_zones; i++)
        if (s->zones[i].zone == zone)
            return (uint32_t)i;
    struct state_zone z = {zone, mem_alloc(s->days + 1, sizeof *z.start)};
    for (size_t d = 0; d <= s->days; d++)
        z.start[d] = zone_utc(zone, zone_local(s->first_day + (int32_t)d, 0));
    s->zones = mem_grow(s->zones, s->n_zones, &s->cap_zones, sizeof *s->zones);
    s->zones[s->n_zones] = z;
    return (uint32_t)s->n_zones++;
}

uint32_t state_kind_of(const struct timetable *t, int minutes, bool repeats)
{
    struct timetable_state *s = t->state;
    for (size_t i = 0; i < s->n_kinds; i++)
        if (s->kinds[i].minutes == minutes && s->kinds[i].repeats == repeats)
            return (uint32_t)i;
    struct state_kind kind = {minutes, repeats, s->slots, mem_clear(t->n_frees, sizeof *kind.free)};
    int64_t end = s->origin;
    for (size_t f = 0; f < t->n_frees && !repeats; f++)
        end = t->frees[f].end > end ? t->frees[f].end : end;
    if (!repeats && (size_t)((end - s->origin) / TIMETABLE_GRID + 1) < s->slots)
        kind.slots = (size_t)((end - s->origin) / TIMETABLE_GRID + 1);
    s->kinds = mem_grow(s->kinds, s->n_kinds, &s->cap_kinds, sizeof *s->kinds);
    s->kinds[s->n_kinds] = kind;
    return (uint32_t)s->n_kinds++;
}

/* Two counting passes: how much each person has, then where it begins. */
static void count_people(const struct timetable *t, struct timetable_state *s)
{
    s->first = mem_clear(t->n_people + 1, sizeof *s->first);
    s->meetings_of = mem_clear(t->n_people + 1, sizeof *s->meetings_of);
    s->count = mem_clear(t->n_people, sizeof *s->count);
    for (size_t m = 0; m < t->n_meetings; m++)
        for (uint32_t i = 0; i < t->meetings[m].n; i++) {
            s->first[t->meetings[m].people[i]] += (size_t)t->meetings[m].times;
            s->meetings_of[t->meetings[m].people[i]]++;
        }
    size_t entries = 0, meetings = 0;
    for (size_t p = 0; p <= t->n_people; p++) {
        size_t e = s->first[p] + 1, k = s->meetings_of[p]; /* and one for the review */
        s->first[p] = entries;
        s->meetings_of[p] = meetings;
        entries += e;
        meetings += k;
    }
    s->entries = mem_alloc(entries, sizeof *s->entries);
    s->meetings = mem_alloc(meetings, sizeof *s->meetings);
    for (size_t m = 0; m < t->n_meetings; m++)
        for (uint32_t i = 0; i < t->meetings[m].n; i++) {
            uint32_t p = t->meetings[m].people[i];
            s->meetings[s->meetings_of[p] + s->count[p]++] = m;
        }
    memset(s->count, 0, t->n_people * sizeof *s->count);
}

struct timetable_state *state_new(const struct timetable *t)
{
    struct timetable_state *s = mem_clear(1, sizeof *s);
    struct timetable with = *t;
    int times = 1;
    with.state = s;
    find_range(t, s);
    s->zone_of = mem_alloc(t->n_frees, sizeof *s->zone_of);
    for (size_t f = 0; f < t->n_frees; f++)
        s->zone_of[f] = find_zone(s, t->frees[f].zone);
    s->kind_of = mem_alloc(t->n_meetings, sizeof *s->kind_of);
    s->repeats = mem_clear(t->n_meetings, sizeof *s->repeats);
    for (size_t m = 0; m < t->n_meetings; m++) {
        const struct timetable_meeting *x = &t->meetings[m];
        s->kind_of[m] = state_kind_of(&with, x->minutes, x->times > 1);
        times = x->times > times ? x->times : times;
    }
    s->dates = mem_alloc((size_t)times, sizeof *s->dates);
    s->skipped = mem_alloc((size_t)times, sizeof *s->skipped);
    count_people(t, s);
    return s;
}

void state_free(struct timetable_state *s, size_t n_frees, size_t n_meetings)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->n_zones; i++)
        free(s->zones[i].start);
    for (size_t k = 0; k < s->n_kinds; k++) {
        for (size_t f = 0; f < n_frees; f++)
            free(s->kinds[k].free[f]);
        free(s->kinds[k].free);
    }
    for (size_t m = 0; m < n_meetings; m++)
        free(s->repeats[m]);
    free(s->zones);
    free(s->zone_of);
    free(s->kinds);
    free(s->kind_of);
    free(s->repeats);
    free(s->entries);
    free(s->first);
    free(s->count);
    free(s->meetings_of);
    free(s->meetings);
    free(s->dates);
    free(s->skipped);
    free(s);
}

/* Days and slots. */

int64_t state_slot(const struct timetable_state *s, int64_t at)
{
    int64_t away = at - s->origin;
    if (away < 0 || away % TIMETABLE_GRID || away / TIMETABLE_GRID >= (int64_t)s->slots)
        return STATE_NO_SLOT;
    return away / TIMETABLE_GRID;
}

static const struct state_zone *zone_of(const struct timetable *t, uint32_t person)
{
    return &t->state->zones[t->state->zone_of[t->people[person].free]];
}

/* Index into the zone's days. A day is some 24 hours long, so the guess is off by one at most. */
static size_t day_index(const struct timetable_state *s, const struct state_zone *z, int64_t at)
{
    int64_t guess = (at - z->start[0]) / DAY;
    size_t d = guess < 0 ? 0 : guess >= (int64_t)s->days ? s->days - 1 : (size_t)guess;
    while (d && z->start[d] > at)
        d--;
    while (d + 1 < s->days && z->start[d + 1] <= at)
        d++;
    return d;
}

int32_t state_day(const struct timetable *t, uint32_t person, int64_t at)
{
    const struct timetable_state *s = t->state;
    return s->first_day + (int32_t)day_index(s, zone_of(t, person), at);
}

static int32_t week_of(int32_t day)
{
    return (int32_t)floor_div(day + 3, WEEK); /* 1970-01-01 was a Thursday */
}

/* The slots in [from, to): those whose start is not before `from`. */
static void put_slots(const struct timetable_state *s, uint64_t *bits, size_t n, int64_t from,
                      int64_t to, bool value)
{
    int64_t a = floor_div(from - s->origin + TIMETABLE_GRID - 1, TIMETABLE_GRID);
    int64_t b = floor_div(to - s->origin + TIMETABLE_GRID - 1, TIMETABLE_GRID);
    bits_put(bits, n, a, b, value);
}

/* Starts of something that long that would meet a span are (from - minutes, to). */
static void take_span(const struct timetable_state *s, uint64_t *bits, size_t n, int minutes,
                      int64_t from, int64_t to)
{
    put_slots(s, bits, n, from - minutes + 1, to, false);
}

/* What suits people. */

static void add_windows(const struct timetable *t, const struct timetable_free *free,
                        const struct state_kind *kind, uint64_t *bits)
{
    for (size_t i = 0; i < free->n_windows; i++)
        put_slots(t->state, bits, kind->slots, free->windows[i].from,
                  free->windows[i].to - kind->minutes + 1, true);
    if (!kind->repeats)
        put_slots(t->state, bits, kind->slots, free->end, INT64_MAX / 4, false);
}

static void take_holidays(const struct timetable *t, const struct timetable_free *free,
                          const struct state_kind *kind, uint64_t *bits)
{
    for (size_t i = 0; i < free->n_holidays; i++)
        take_span(t->state, bits, kind->slots, kind->minutes, free->holidays[i].from,
                  free->holidays[i].to);
}

static const uint64_t *free_starts(const struct timetable *t, uint32_t free, uint32_t kind_index)
{
    struct state_kind *kind = &t->state->kinds[kind_index];
    if (!kind->free[free]) {
        kind->free[free] = mem_clear(bits_words(kind->slots), sizeof **kind->free);
        add_windows(t, &t->frees[free], kind, kind->free[free]);
        take_holidays(t, &t->frees[free], kind, kind->free[free]);
    }
    return kind->free[free];
}

static void take_busy(const struct timetable *t, uint32_t person, int minutes, uint64_t *bits,
                      size_t n)
{
    const struct timetable_person *p = &t->people[person];
    for (size_t i = 0; i < p->n_busy; i++)
        take_span(t->state, bits, n, minutes, p->busy[i].from, p->busy[i].to);
}

size_t state_person(const struct timetable *t, uint32_t person, uint32_t kind, uint64_t *out)
{
    size_t n = t->state->kinds[kind].slots;
    memcpy(out, free_starts(t, t->people[person].free, kind), bits_words(n) * sizeof *out);
    take_busy(t, person, t->state->kinds[kind].minutes, out, n);
    return n;
}

static void both(uint64_t *to, const uint64_t *with, size_t n)
{
    for (size_t w = 0; w < bits_words(n); w++)
        to[w] &= with[w];
}

/* With holidays given back, nothing is cached: it is only asked to explain. */
static void keep_person(const struct timetable *t, uint32_t person, const struct state_kind *kind,
                        unsigned without, uint64_t *out)
{
    if (without & STATE_HOLIDAYS) {
        uint64_t *bits = mem_clear(bits_words(kind->slots), sizeof *bits);
        add_windows(t, &t->frees[t->people[person].free], kind, bits);
        both(out, bits, kind->slots);
        free(bits);
    } else {
        uint32_t index = (uint32_t)(kind - t->state->kinds);
        both(out, free_starts(t, t->people[person].free, index), kind->slots);
    }
    if (!(without & STATE_BUSY))
        take_busy(t, person, kind->minutes, out, kind->slots);
}

static bool busy_at(const struct timetable_person *p, int64_t from, int64_t to)
{
    size_t lo = 0, hi = p->n_busy; /* the first span that ends after `from` */
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (p->busy[middle].to <= from)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo < p->n_busy && p->busy[lo].from < to;
}

static bool holiday_at(const struct timetable_free *free, int64_t from, int64_t to)
{
    for (size_t i = 0; i < free->n_holidays && free->holidays[i].from < to; i++)
        if (free->holidays[i].to > from)
            return true;
    return false;
}

void state_dates(const struct timetable *t, size_t meeting, int64_t at, int64_t *dates,
                 bool *skipped)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    const struct zone *zone = t->frees[t->people[m->people[0]].free].zone;
    int64_t wall = at + zone_offset(zone, at);
    for (int k = 0; k < m->times; k++) {
        dates[k] = k ? zone_utc(zone, wall + (int64_t)k * m->every * WEEK * DAY) : at;
        skipped[k] = false;
        for (uint32_t i = 0; i < m->n && k && !skipped[k]; i++)
            skipped[k] = holiday_at(&t->frees[t->people[m->people[i]].free], dates[k],
                                    dates[k] + m->minutes);
    }
}

/* Whether all are free on every later date. */
static bool dates_suit(const struct timetable *t, size_t meeting, int64_t at, unsigned without)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    struct timetable_state *s = t->state;
    state_dates(t, meeting, at, s->dates, s->skipped);
    for (int k = 1; k < m->times; k++) {
        int64_t slot = state_slot(s, s->dates[k]);
        if (s->skipped[k])
            continue;
        if (slot == STATE_NO_SLOT)
            return false;
        for (uint32_t i = 0; i < m->n; i++) {
            const struct timetable_person *p = &t->people[m->people[i]];
            if (!bits_get(free_starts(t, p->free, s->kind_of[meeting]), (size_t)slot))
                return false;
            if (!(without & STATE_BUSY) && busy_at(p, s->dates[k], s->dates[k] + m->minutes))
                return false;
        }
    }
    return true;
}

static bool within(const struct timetable_free *free, int64_t from, int64_t to)
{
    size_t lo = 0, hi = free->n_windows; /* the first window that ends at `to` or later */
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (free->windows[middle].to < to)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo < free->n_windows && free->windows[lo].from <= from;
}

static enum timetable_released person_suits(const struct timetable *t, uint32_t person,
                                            int64_t from, int64_t to)
{
    const struct timetable_person *p = &t->people[person];
    if (!within(&t->frees[p->free], from, to))
        return TIMETABLE_OUTSIDE;
    if (holiday_at(&t->frees[p->free], from, to))
        return TIMETABLE_HOLIDAY;
    return busy_at(p, from, to) ? TIMETABLE_BUSY : TIMETABLE_STAYS;
}

enum timetable_released state_suits(const struct timetable *t, size_t meeting, int64_t at,
                                    uint32_t *who)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    struct timetable_state *s = t->state;
    state_dates(t, meeting, at, s->dates, s->skipped);
    for (int k = 0; k < m->times; k++)
        for (uint32_t i = 0; i < m->n && !s->skipped[k]; i++) {
            *who = m->people[i];
            bool late = !k && at >= t->frees[t->people[*who].free].end;
            enum timetable_released r =
                late ? TIMETABLE_OUTSIDE
                     : person_suits(t, *who, s->dates[k], s->dates[k] + m->minutes);
            if (r != TIMETABLE_STAYS)
                return r;
        }
    *who = TIMETABLE_NOBODY;
    return TIMETABLE_STAYS;
}

static void keep_repeatable(const struct timetable *t, size_t meeting, unsigned without,
                            uint64_t *out, size_t n)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    for (uint32_t i = 0; i < m->n; i++)
        put_slots(t->state, out, n, t->frees[t->people[m->people[i]].free].end, INT64_MAX / 4,
                  false);
    if (without & STATE_REPEATS)
        return;
    for (size_t slot = bits_next(out, n, 0); slot < n; slot = bits_next(out, n, slot + 1))
        if (!dates_suit(t, meeting, state_time(t->state, slot), without))
            bits_clear(out, slot);
}

size_t state_common(const struct timetable *t, size_t meeting, unsigned without, uint64_t *out)
{
    struct timetable_state *s = t->state;
    const struct timetable_meeting *m = &t->meetings[meeting];
    const struct state_kind *kind = &s->kinds[s->kind_of[meeting]];
    size_t bytes = bits_words(kind->slots) * sizeof *out;
    if (!without && s->repeats[meeting]) {
        memcpy(out, s->repeats[meeting], bytes);
        return kind->slots;
    }
    memset(out, 0xff, bytes);
    for (uint32_t i = 0; i < m->n; i++)
        keep_person(t, m->people[i], kind, without, out);
    if (!kind->repeats)
        return kind->slots;
    keep_repeatable(t, meeting, without, out, kind->slots);
    if (!without) {
        s->repeats[meeting] = mem_alloc(bits_words(kind->slots), sizeof *out);
        memcpy(s->repeats[meeting], out, bytes);
    }
    return kind->slots;
}

/* What other meetings leave. */

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
        count += counts(&e[i]) && week_of(e[i].day) == week;
    return count;
}

/* Takes out the days first ... first + n - 1 of a person's calendar. */
static void take_days(const struct timetable *t, uint32_t person, int32_t first, int32_t n,
                      uint64_t *starts, size_t slots)
{
    const struct timetable_state *s = t->state;
    const struct state_zone *z = zone_of(t, person);
    int64_t a = first - s->first_day, b = a + n;
    a = a < 0 ? 0 : a;
    b = b > (int64_t)s->days ? (int64_t)s->days : b;
    if (a < b)
        put_slots(s, starts, slots, z->start[a], z->start[b], false);
}

void state_take_entries(const struct timetable *t, uint32_t person, int minutes, bool limits,
                        uint64_t *starts, size_t n)
{
    const struct timetable_state *s = t->state;
    const struct state_entry *e = s->entries + s->first[person];
    size_t k = s->count[person];
    for (size_t i = 0; i < k; i++) {
        int32_t monday = week_of(e[i].day) * WEEK - 3;
        take_span(s, starts, n, minutes, e[i].from - t->gap, e[i].to + t->gap);
        if (limits && same_day(e, k, e[i].day) >= t->per_day)
            take_days(t, person, e[i].day, 1, starts, n);
        if (limits && same_week(e, k, week_of(e[i].day)) >= t->per_week)
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
        if (!counts(&e[i]) || (week ? week_of(e[i].day) : e[i].day) != when || listed(c, m) ||
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
        left += counts(&e[i]) && (week ? week_of(e[i].day) : e[i].day) == when &&
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
        list_limit(c, e, n, week_of(day), true, t->per_week);
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

void state_book(struct timetable *t, size_t meeting, int64_t at)
{
    struct timetable_meeting *m = &t->meetings[meeting];
    struct timetable_state *s = t->state;
    s->dates[0] = at;
    s->skipped[0] = false;
    if (m->times > 1)
        state_dates(t, meeting, at, s->dates, s->skipped);
    m->at = at;
    for (int k = 0; k < m->times; k++)
        for (uint32_t i = 0; i < m->n && !s->skipped[k]; i++) {
            uint32_t p = m->people[i];
            s->entries[s->first[p] + s->count[p]++] =
                (struct state_entry){s->dates[k], s->dates[k] + m->minutes, (uint32_t)meeting,
                                     state_day(t, p, s->dates[k])};
        }
}

void state_unbook(struct timetable *t, size_t meeting)
{
    struct timetable_meeting *m = &t->meetings[meeting];
    struct timetable_state *s = t->state;
    for (uint32_t i = 0; i < m->n; i++) {
        struct state_entry *e = s->entries + s->first[m->people[i]];
        uint32_t *n = &s->count[m->people[i]], kept = 0;
        for (uint32_t k = 0; k < *n; k++)
            if (e[k].meeting != meeting)
                e[kept++] = e[k];
        *n = kept;
    }
    m->at = TIMETABLE_NONE;
}

/* Meetings of one length packed from the left are as many as can be. */
static size_t pack(const struct timetable *t, int minutes, const uint64_t *starts, size_t from,
                   size_t to)
{
    size_t count = 0, step = (size_t)((minutes + t->gap + TIMETABLE_GRID - 1) / TIMETABLE_GRID);
    size_t slot = bits_next(starts, to, from);
    for (; slot < to; slot = bits_next(starts, to, slot + (step ? step : 1)))
        count++;
    return count;
}

size_t state_capacity(const struct timetable *t, uint32_t person, int minutes,
                      const uint64_t *starts, size_t n)
{
    size_t total = 0, in_week = 0, limit = (size_t)t->per_week;
    int32_t week = INT32_MIN;
    for (size_t slot = bits_next(starts, n, 0); slot < n;) {
        const struct timetable_state *s = t->state;
        const struct state_zone *z = zone_of(t, person);
        size_t d = day_index(s, z, state_time(s, slot));
        int64_t end = (z->start[d + 1] - s->origin + TIMETABLE_GRID - 1) / TIMETABLE_GRID;
        size_t to = end < (int64_t)n ? (size_t)end : n;
        to = to > slot ? to : slot + 1;
        size_t fit = pack(t, minutes, starts, slot, to);
        if (week_of(s->first_day + (int32_t)d) != week) {
            week = week_of(s->first_day + (int32_t)d);
            total += in_week < limit ? in_week : limit;
            in_week = 0;
        }
        in_week += fit < (size_t)t->per_day ? fit : (size_t)t->per_day;
        slot = bits_next(starts, n, to);
    }
    return total + (in_week < limit ? in_week : limit);
}
