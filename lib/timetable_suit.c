/* Which starts suit the people of a meeting, before other meetings. See timetable_state.h. */
#include "timetable_state.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 1440, WEEK = 7 };

static void add_windows(const struct timetable *t, const struct timetable_free *free,
                        const struct state_kind *kind, uint64_t *bits)
{
    for (size_t i = 0; i < free->n_windows; i++)
        state_put_slots(t->state, bits, kind->slots, free->windows[i].from,
                        free->windows[i].to - kind->minutes + 1, true);
    if (!kind->repeats)
        state_put_slots(t->state, bits, kind->slots, free->end, INT64_MAX / 4, false);
}

static void take_holidays(const struct timetable *t, const struct timetable_free *free,
                          const struct state_kind *kind, uint64_t *bits)
{
    for (size_t i = 0; i < free->n_holidays; i++)
        state_take_span(t->state, bits, kind->slots, kind->minutes, free->holidays[i].from,
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
        state_take_span(t->state, bits, n, minutes, p->busy[i].from, p->busy[i].to);
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
        state_put_slots(t->state, out, n, t->frees[t->people[m->people[i]].free].end, INT64_MAX / 4,
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
