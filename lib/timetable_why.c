/* What timetable.h tells about a finished timetable: obstacles, dates, gatherings. */
#include "mem.h"
#include "timetable_state.h"

#include <stdlib.h>
#include <string.h>

size_t timetable_dates(const struct timetable *t, size_t meeting, int64_t *at, bool *skipped)
{
    state_dates(t, meeting, t->meetings[meeting].at, at, skipped);
    return (size_t)t->meetings[meeting].times;
}

/* Where all meetings of a person could be, and the shortest of them. False when one of them
   repeats: its dates are not counted one by one. */
static bool all_starts(const struct timetable *t, uint32_t person, uint64_t *all, size_t n,
                       int *shortest, size_t *wanted, size_t *booked)
{
    const struct timetable_state *s = t->state;
    uint64_t *bits = mem_alloc(bits_words(s->slots), sizeof *bits);
    bool once = true;
    memset(all, 0, bits_words(n) * sizeof *all);
    *wanted = *booked = 0;
    *shortest = INT32_MAX;
    for (size_t i = s->meetings_of[person]; i < s->meetings_of[person + 1] && once; i++) {
        const struct timetable_meeting *m = &t->meetings[s->meetings[i]];
        once = m->times == 1 && !m->past;
        size_t k = once ? state_common(t, s->meetings[i], 0, bits) : 0;
        if (bits_next(bits, k, 0) == k)
            continue;
        for (size_t w = 0; w < bits_words(k); w++)
            all[w] |= bits[w];
        *shortest = m->minutes < *shortest ? m->minutes : *shortest;
        ++*wanted;
        *booked += m->at != TIMETABLE_NONE;
    }
    free(bits);
    return once;
}

bool state_full(const struct timetable *t, uint32_t person, struct state_load *load)
{
    struct state_load l = {0, 0, 0};
    int shortest;
    size_t n = t->state->slots;
    uint64_t *all = mem_alloc(bits_words(n), sizeof *all);
    bool full = all_starts(t, person, all, n, &shortest, &l.wanted, &l.booked);
    if (full && l.wanted) {
        l.fit = state_capacity(t, person, shortest, all, n);
        full = l.wanted > l.fit && l.booked >= l.fit;
    } else {
        full = false;
    }
    free(all);
    if (load)
        *load = l;
    return full;
}

/* Obstacles. */

static size_t starts_without(const struct timetable *t, size_t meeting, unsigned without)
{
    uint64_t *bits = mem_alloc(bits_words(t->state->slots), sizeof *bits);
    size_t n = state_common(t, meeting, without, bits), count = bits_count(bits, n);
    free(bits);
    return count;
}

/* Whether two people alone have a start in common, holidays and busy times given back. */
static bool ever_together(const struct timetable *t, uint32_t a, uint32_t b, int minutes)
{
    const struct timetable_free *x = &t->frees[t->people[a].free];
    const struct timetable_free *y = &t->frees[t->people[b].free];
    int64_t end = x->end < y->end ? x->end : y->end;
    for (size_t i = 0, j = 0; i < x->n_windows && j < y->n_windows;) {
        struct timetable_span u = x->windows[i], v = y->windows[j];
        int64_t from = u.from > v.from ? u.from : v.from, to = u.to < v.to ? u.to : v.to;
        from += (TIMETABLE_GRID - from % TIMETABLE_GRID) % TIMETABLE_GRID;
        if (from + minutes <= to && from < end)
            return true;
        if (u.to < v.to)
            i++;
        else
            j++;
    }
    return false;
}

/* Two of its people who are never free together, when two are enough to say so. */
static void find_strangers(const struct timetable *t, size_t meeting, struct timetable_obstacle *o)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    for (uint32_t i = 0; i < m->n; i++)
        for (uint32_t j = i + 1; j < m->n; j++) {
            if (ever_together(t, m->people[i], m->people[j], m->minutes))
                continue;
            o->person = m->people[i];
            o->other = m->people[j];
            return;
        }
}

static int free_minutes(const struct timetable *t, uint32_t person)
{
    const struct timetable_free *f = &t->frees[t->people[person].free];
    int64_t minutes = 0;
    for (size_t i = 0; i < f->n_windows && f->windows[i].from < f->end; i++) {
        int64_t to = f->windows[i].to < f->end ? f->windows[i].to : f->end;
        minutes += to - f->windows[i].from;
    }
    return (int)minutes;
}

static bool find_full(const struct timetable *t, size_t meeting, struct timetable_obstacle *o)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    struct state_load load;
    for (uint32_t i = 0; i < m->n; i++) {
        if (!state_full(t, m->people[i], &load))
            continue;
        o->cause = TIMETABLE_TOO_MANY;
        o->proved = true;
        o->person = m->people[i];
        o->minutes = free_minutes(t, m->people[i]);
        o->fit = load.fit;
        o->wanted = load.wanted;
        return true;
    }
    return false;
}

/* How many starts are left when the limits of person `i` (of all, when i is their number) do not
   count. */
static size_t starts_off_limits(const struct timetable *t, size_t meeting, uint32_t i)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    uint64_t *bits = mem_alloc(bits_words(t->state->slots), sizeof *bits);
    size_t n = state_common(t, meeting, 0, bits);
    for (uint32_t j = 0; j < m->n; j++)
        state_take_entries(t, m->people[j], m->minutes, i != j && i < m->n, bits, n);
    size_t count = bits_count(bits, n);
    free(bits);
    return count;
}

/* Starts that only limits forbid: of one person, when giving way alone would do, or of several. */
static bool find_limits(const struct timetable *t, size_t meeting, struct timetable_obstacle *o)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    size_t best = 0;
    if (m->times > 1 || !starts_off_limits(t, meeting, m->n))
        return false;
    o->cause = TIMETABLE_LIMITS;
    for (uint32_t i = 0; i < m->n; i++) {
        size_t count = starts_off_limits(t, meeting, i);
        if (count <= best)
            continue;
        best = count;
        o->person = m->people[i];
    }
    return true;
}

/* The start with the fewest meetings in the way, and the person who is in the first of them. */
static void find_nearest(const struct timetable *t, size_t meeting, struct timetable_obstacle *o)
{
    const struct timetable_meeting *m = &t->meetings[meeting];
    uint64_t *bits = mem_alloc(bits_words(t->state->slots), sizeof *bits);
    uint32_t list[STATE_CONFLICTS], found = UINT32_MAX;
    int fewest = STATE_CONFLICTS + 1;
    size_t n = state_common(t, meeting, 0, bits);
    for (size_t slot = bits_next(bits, n, 0); slot < n; slot = bits_next(bits, n, slot + 1)) {
        int k = state_conflicts(t, meeting, state_time(t->state, slot), NULL, NULL, list);
        if (k < 1 || k >= fewest)
            continue;
        fewest = k;
        found = list[0];
    }
    free(bits);
    o->meeting = found;
    for (uint32_t i = 0; found != UINT32_MAX && i < m->n; i++)
        for (uint32_t j = 0; j < t->meetings[found].n; j++)
            if (m->people[i] == t->meetings[found].people[j])
                o->person = m->people[i];
}

struct timetable_obstacle timetable_obstacle(const struct timetable *t, size_t meeting)
{
    static const struct {
        unsigned without;
        enum timetable_cause cause;
    } tries[] = {{STATE_HOLIDAYS | STATE_BUSY | STATE_REPEATS, TIMETABLE_NO_COMMON},
                 {STATE_BUSY | STATE_REPEATS, TIMETABLE_HOLIDAYS},
                 {STATE_REPEATS, TIMETABLE_ALL_BUSY},
                 {0, TIMETABLE_NO_REPEAT}};
    struct timetable_obstacle o = {
        TIMETABLE_ELSEWHERE, false, TIMETABLE_NOBODY, TIMETABLE_NOBODY, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        o.common = starts_without(t, meeting, tries[i].without);
        if (o.common)
            continue;
        o.cause = tries[i].cause;
        o.proved = true;
        if (o.cause == TIMETABLE_NO_COMMON)
            find_strangers(t, meeting, &o);
        return o;
    }
    if (!find_full(t, meeting, &o) && !find_limits(t, meeting, &o))
        find_nearest(t, meeting, &o);
    return o;
}

/* Gatherings. */

int64_t timetable_gather(const struct timetable *t, const uint32_t *people, size_t n, int minutes,
                         int64_t from, int64_t to, bool *can)
{
    struct timetable_state *s = t->state;
    uint32_t kind = state_kind_of(t, minutes, true);
    size_t slots = s->slots, best = 0;
    size_t a =
        from <= s->origin ? 0 : (size_t)((from - s->origin + TIMETABLE_GRID - 1) / TIMETABLE_GRID);
    size_t b = to <= s->origin ? 0 : (size_t)((to - s->origin) / TIMETABLE_GRID);
    b = b < slots ? b : slots;
    memset(can, 0, n * sizeof *can);
    if (a >= b)
        return TIMETABLE_NONE;
    uint64_t *bits = mem_alloc(bits_words(slots), sizeof *bits);
    uint32_t *count = mem_clear(b - a, sizeof *count);
    for (size_t i = 0; i < n; i++) {
        state_person(t, people[i], kind, bits);
        state_take_entries(t, people[i], minutes, false, bits, slots);
        for (size_t slot = bits_next(bits, b, a); slot < b; slot = bits_next(bits, b, slot + 1))
            count[slot - a]++;
    }
    for (size_t k = 0; k < b - a; k++)
        best = count[k] > count[best] ? k : best;
    size_t slot = a + best;
    for (size_t i = 0; i < n && count[best]; i++) {
        state_person(t, people[i], kind, bits);
        state_take_entries(t, people[i], minutes, false, bits, slots);
        can[i] = bits_get(bits, slot);
    }
    bool any = count[best] > 0;
    free(bits);
    free(count);
    return any ? state_time(s, slot) : TIMETABLE_NONE;
}

void timetable_attend(struct timetable *t, uint32_t person, int64_t from, int64_t to)
{
    struct timetable_state *s = t->state;
    s->entries[s->first[person] + s->count[person]++] =
        (struct state_entry){from, to, UINT32_MAX, state_day(t, person, from)};
}
