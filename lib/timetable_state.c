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

const struct state_zone *state_zone_of(const struct timetable *t, uint32_t person)
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
    return s->first_day + (int32_t)day_index(s, state_zone_of(t, person), at);
}

int32_t state_week(int32_t day)
{
    return (int32_t)floor_div(day + 3, WEEK); /* 1970-01-01 was a Thursday */
}

void state_put_slots(const struct timetable_state *s, uint64_t *bits, size_t n, int64_t from,
                     int64_t to, bool value)
{
    int64_t a = floor_div(from - s->origin + TIMETABLE_GRID - 1, TIMETABLE_GRID);
    int64_t b = floor_div(to - s->origin + TIMETABLE_GRID - 1, TIMETABLE_GRID);
    bits_put(bits, n, a, b, value);
}

void state_take_span(const struct timetable_state *s, uint64_t *bits, size_t n, int minutes,
                     int64_t from, int64_t to)
{
    state_put_slots(s, bits, n, from - minutes + 1, to, false);
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
        const struct state_zone *z = state_zone_of(t, person);
        size_t d = day_index(s, z, state_time(s, slot));
        int64_t end = (z->start[d + 1] - s->origin + TIMETABLE_GRID - 1) / TIMETABLE_GRID;
        size_t to = end < (int64_t)n ? (size_t)end : n;
        to = to > slot ? to : slot + 1;
        size_t fit = pack(t, minutes, starts, slot, to);
        if (state_week(s->first_day + (int32_t)d) != week) {
            week = state_week(s->first_day + (int32_t)d);
            total += in_week < limit ? in_week : limit;
            in_week = 0;
        }
        in_week += fit < (size_t)t->per_day ? fit : (size_t)t->per_day;
        slot = bits_next(starts, n, to);
    }
    return total + (in_week < limit ? in_week : limit);
}
