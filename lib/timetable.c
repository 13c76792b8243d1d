#include "timetable.h"

#include "mem.h"
#include "timetable_search.h"

#include <stdlib.h>
#include <string.h>

/* Kept times. */

/* Somebody who is in both, or TIMETABLE_NOBODY. */
static uint32_t shared_person(const struct timetable_meeting *a, const struct timetable_meeting *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            if (a->people[i] == b->people[j])
                return a->people[i];
    return TIMETABLE_NOBODY;
}

static void judge_kept(struct search *s, size_t meeting)
{
    struct timetable_meeting *m = &s->t->meetings[meeting];
    uint32_t in_the_way[STATE_CONFLICTS];
    m->released = state_suits(s->t, meeting, m->at, &m->by);
    if (m->released != TIMETABLE_STAYS)
        return;
    int n = state_conflicts(s->t, meeting, m->at, NULL, NULL, in_the_way);
    if (n == 0)
        return;
    m->released = TIMETABLE_TAKEN;
    if (n > 0)
        m->by = shared_person(m, &s->t->meetings[in_the_way[0]]);
}

struct place {
    uint64_t key;
    uint32_t meeting;
};

static int by_key(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->meeting < b->meeting ? -1 : a->meeting > b->meeting;
}

/* What has happened stands before what was only planned; and of two that do not go together the one
   with more people, so that fewer calendars change. */
static uint64_t standing(const struct timetable_meeting *m)
{
    return m->past ? 0 : UINT64_C(1) + UINT32_MAX - m->n;
}

static void book_one_kept(struct search *s, uint32_t meeting)
{
    struct timetable_meeting *m = &s->t->meetings[meeting];
    if (!m->past)
        judge_kept(s, meeting);
    s->fixed[meeting] = m->released == TIMETABLE_STAYS;
    if (s->fixed[meeting])
        state_book(s->t, meeting, m->at);
    else
        m->at = TIMETABLE_NONE;
}

static void book_kept(struct search *s)
{
    struct timetable *t = s->t;
    struct place *kept = mem_alloc(t->n_meetings, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < t->n_meetings; i++) {
        struct timetable_meeting *m = &t->meetings[i];
        m->released = TIMETABLE_STAYS;
        m->by = TIMETABLE_NOBODY;
        if (m->at != TIMETABLE_NONE)
            kept[n++] = (struct place){standing(m), (uint32_t)i};
    }
    if (n)
        qsort(kept, n, sizeof *kept, by_key);
    for (size_t i = 0; i < n; i++)
        book_one_kept(s, kept[i].meeting);
    free(kept);
}

/* The order: what repeats first, then the fewest starts per competing meeting. */

static uint64_t tightness(struct search *s, size_t meeting)
{
    const struct timetable_meeting *m = &s->t->meetings[meeting];
    const struct timetable_state *state = s->t->state;
    uint64_t competing = 0;
    for (uint32_t i = 0; i < m->n; i++)
        competing += state->meetings_of[m->people[i] + 1] - state->meetings_of[m->people[i]];
    size_t n = state_common(s->t, meeting, 0, s->scratch);
    uint64_t starts = bits_count(s->scratch, n);
    return (m->times > 1 ? 0 : (uint64_t)1 << 62) + starts * 256 / (competing ? competing : 1);
}

static struct place *order(struct search *s, size_t *n)
{
    struct place *places = mem_alloc(s->t->n_meetings, sizeof *places);
    *n = 0;
    for (size_t m = 0; m < s->t->n_meetings; m++)
        if (s->t->meetings[m].at == TIMETABLE_NONE)
            places[(*n)++] = (struct place){tightness(s, m), (uint32_t)m};
    if (*n)
        qsort(places, *n, sizeof *places, by_key);
    return places;
}

/* Whether somebody of it already has as many meetings as any timetable could give them: then a
   chain could only book one of theirs instead of another. */
static bool saturated(struct search *s, uint32_t meeting)
{
    const struct timetable_meeting *m = &s->t->meetings[meeting];
    for (uint32_t i = 0; i < m->n; i++)
        if (state_full(s->t, m->people[i], NULL))
            return true;
    return false;
}

/* The exchanges leave holes: everything that may moves to the earliest start left, and what is
   still unbooked has a last look. */
static void pull(struct search *s, const struct place *places, size_t n)
{
    struct timetable *t = s->t;
    for (size_t i = 0; i < n; i++) {
        uint32_t m = places[i].meeting;
        int64_t was = t->meetings[m].at;
        if (was == TIMETABLE_NONE)
            continue;
        state_unbook(t, m);
        int64_t slot = state_earliest(t, m, s->scratch);
        int64_t at = slot == STATE_NO_SLOT ? was : state_time(t->state, (size_t)slot);
        state_book(t, m, at < was ? at : was);
    }
    for (size_t i = 0; i < n; i++)
        if (t->meetings[places[i].meeting].at == TIMETABLE_NONE)
            search_book(s, places[i].meeting);
}

static void list_unbooked(struct search *s, const struct place *places, size_t n, bool all,
                          struct search_list *left)
{
    left->n = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t m = places[i].meeting;
        if (s->t->meetings[m].at != TIMETABLE_NONE || (!all && saturated(s, m)))
            continue;
        if (bits_next(s->scratch, state_common(s->t, m, 0, s->scratch), 0) <
            s->t->state->kinds[s->t->state->kind_of[m]].slots)
            MEM_PUSH(left, m);
    }
}

static void place_all(struct search *s)
{
    struct search_list left = {NULL, 0, 0};
    size_t n;
    struct place *places = order(s, &n);
    for (size_t i = 0; i < n; i++) {
        search_book(s, places[i].meeting);
        s->log.n = 0;
        if (s->t->progress)
            s->t->progress(i + 1, n);
    }
    list_unbooked(s, places, n, false, &left);
    search_exchange(s, &left);
    list_unbooked(s, places, n, true, &left);
    if (left.n)
        search_repair(s, &left);
    pull(s, places, n);
    free(left.items);
    free(places);
}

void timetable_solve(struct timetable *t)
{
    state_free(t->state, t->n_frees, t->n_meetings);
    t->state = state_new(t);
    struct search s = {.t = t};
    s.scratch = mem_alloc(bits_words(t->state->slots), sizeof *s.scratch);
    s.fixed = mem_clear(t->n_meetings, sizeof *s.fixed);
    book_kept(&s);
    place_all(&s);
    free(s.scratch);
    free(s.fixed);
    free(s.log.items);
}

void timetable_free(struct timetable *t)
{
    state_free(t->state, t->n_frees, t->n_meetings);
    t->state = NULL;
}
