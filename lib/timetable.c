#include "timetable.h"

#include "mem.h"
#include "timetable_state.h"

#include <stdlib.h>
#include <string.h>

/* Bounds on the work, in starts looked at rather than in seconds, so that results do not depend on
   the machine. Small problems get a thorough search, large ones a share of a fixed total. */
enum {
    CHAIN_DEPTH = 5,
    CHAIN_OPTIONS = 32,       /* ways to displace others that are tried at each step */
    CHAIN_TOTAL = 40000000,   /* starts looked at in all chains together */
    CHAIN_MOST = 2000000,     /* and for one meeting */
    REPAIR_TOTAL = 100000000, /* starts looked at in the repair */
    REPAIR_STEPS = 20000,     /* and for each that is open as it begins: */
    REPAIR_STEPS_EACH = 40,
};

struct move {
    uint32_t meeting;
    int64_t was;
};

struct search {
    struct timetable *t;
    uint64_t *scratch;
    bool *fixed; /* by meeting: kept, past, or moved already in this chain */
    struct {
        struct move *items;
        size_t n, cap;
    } log;
    int64_t work; /* what is left of it */
};

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

/* What has happened stands before what was only planned. */
static void book_kept(struct search *s)
{
    struct timetable *t = s->t;
    for (size_t m = 0; m < t->n_meetings; m++)
        if (t->meetings[m].past && t->meetings[m].at != TIMETABLE_NONE) {
            s->fixed[m] = true;
            state_book(t, m, t->meetings[m].at);
        }
    for (size_t m = 0; m < t->n_meetings; m++) {
        struct timetable_meeting *x = &t->meetings[m];
        x->released = TIMETABLE_STAYS;
        x->by = TIMETABLE_NOBODY;
        if (x->at == TIMETABLE_NONE || x->past)
            continue;
        judge_kept(s, m);
        s->fixed[m] = x->released == TIMETABLE_STAYS;
        if (s->fixed[m])
            state_book(t, m, x->at);
        else
            x->at = TIMETABLE_NONE;
    }
}

/* The order: what repeats first, then the fewest starts per competing meeting. */

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

/* Booking, with a way back. */

static void change(struct search *s, uint32_t meeting, int64_t at)
{
    struct move move = {meeting, s->t->meetings[meeting].at};
    MEM_PUSH(&s->log, move);
    if (move.was != TIMETABLE_NONE)
        state_unbook(s->t, meeting);
    if (at != TIMETABLE_NONE)
        state_book(s->t, meeting, at);
}

static void undo(struct search *s, size_t mark)
{
    while (s->log.n > mark) {
        struct move move = s->log.items[--s->log.n];
        if (s->t->meetings[move.meeting].at != TIMETABLE_NONE)
            state_unbook(s->t, move.meeting);
        if (move.was != TIMETABLE_NONE)
            state_book(s->t, move.meeting, move.was);
    }
}

static bool book_directly(struct search *s, uint32_t meeting)
{
    int64_t slot = state_earliest(s->t, meeting, s->scratch);
    if (slot == STATE_NO_SLOT)
        return false;
    change(s, meeting, state_time(s->t->state, (size_t)slot));
    return true;
}

/* Exchange chains. */

struct option {
    int64_t at;
    int n;
    uint32_t displaced[2];
};

struct options {
    struct option items[CHAIN_OPTIONS];
    size_t n;
};

/* Two ways to displace the same meetings are enough: they differ only in where this one goes. */
static bool enough_like(const struct options *o, const struct option *new)
{
    int like = 0;
    for (size_t i = 0; i < o->n; i++)
        like += o->items[i].n == new->n && o->items[i].displaced[0] == new->displaced[0] &&
                (new->n < 2 || o->items[i].displaced[1] == new->displaced[1]);
    return like >= 2;
}

/* Those that displace one come first, then the earlier. A full list drops its last. */
static void add_option(struct options *o, const struct option *new)
{
    size_t i = o->n;
    if (enough_like(o, new) || (i == CHAIN_OPTIONS && new->n >= o->items[i - 1].n))
        return;
    if (i == CHAIN_OPTIONS)
        i--;
    else
        o->n++;
    for (; i && o->items[i - 1].n > new->n; i--)
        o->items[i] = o->items[i - 1];
    o->items[i] = *new;
}

static void find_options(struct search *s, uint32_t meeting, struct options *o)
{
    uint32_t in_the_way[STATE_CONFLICTS];
    size_t n = state_common(s->t, meeting, 0, s->scratch);
    o->n = 0;
    for (size_t slot = bits_next(s->scratch, n, 0); slot < n && s->work > 0;
         slot = bits_next(s->scratch, n, slot + 1)) {
        struct option new = {state_time(s->t->state, slot), 0, {0, 0}};
        new.n = state_conflicts(s->t, meeting, new.at, s->fixed, NULL, in_the_way);
        s->work--;
        if (new.n < 1 || new.n > 2)
            continue;
        memcpy(new.displaced, in_the_way, sizeof new.displaced);
        add_option(o, &new);
    }
}

static bool chain(struct search *s, uint32_t meeting, int depth);

/* Gives this one the time, and each that it displaces another. */
static bool try_option(struct search *s, uint32_t meeting, const struct option *o, int depth)
{
    bool good = true;
    size_t mark = s->log.n;
    for (int i = 0; i < o->n; i++)
        change(s, o->displaced[i], TIMETABLE_NONE);
    change(s, meeting, o->at);
    s->fixed[meeting] = true;
    for (int i = 0; i < o->n && good; i++)
        good = chain(s, o->displaced[i], depth - 1);
    s->fixed[meeting] = false;
    if (!good)
        undo(s, mark);
    return good;
}

static bool chain(struct search *s, uint32_t meeting, int depth)
{
    if (book_directly(s, meeting))
        return true;
    if (!depth || s->work <= 0)
        return false;
    struct options o;
    find_options(s, meeting, &o);
    for (size_t i = 0; i < o.n && s->work > 0; i++)
        if (try_option(s, meeting, &o.items[i], depth))
            return true;
    return false;
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

struct list {
    uint32_t *items;
    size_t n, cap;
};

/* From shallow to deep, so that the cheap exchanges of all come before the dear ones of any. */
static void exchange(struct search *s, struct list *left)
{
    for (int depth = 1; depth <= CHAIN_DEPTH && left->n; depth += 2) {
        size_t kept = 0;
        int64_t share = CHAIN_TOTAL / 3 / (int64_t)left->n;
        for (size_t i = 0; i < left->n; i++) {
            s->work = share < CHAIN_MOST ? share : CHAIN_MOST;
            s->log.n = 0;
            if (!chain(s, left->items[i], depth))
                left->items[kept++] = left->items[i];
        }
        left->n = kept;
    }
}

/* Repair: each step gives an unbooked meeting a start in exchange for at most one booked one, the
   one that was displaced longest ago. So the number booked never falls for long, while the open
   places wander until one of them fits. What was displaced waits some steps before it comes back.
 */

struct open {
    uint32_t *items; /* unbooked meetings in no order */
    size_t n, cap;
    uint32_t *since; /* by meeting: the step at which it was displaced */
    uint32_t *wait;  /* by meeting: not before this step */
    uint32_t dice, step;
};

struct choice {
    int64_t at;
    int n;
    uint32_t age;
    uint32_t displaced[STATE_CONFLICTS];
};

static uint32_t throw_dice(struct open *o, uint32_t sides)
{
    o->dice ^= o->dice << 13; /* G. Marsaglia, 2003, "Xorshift RNGs" */
    o->dice ^= o->dice >> 17;
    o->dice ^= o->dice << 5;
    return o->dice % sides;
}

static void best_choice(struct search *s, struct open *o, uint32_t meeting, struct choice *best)
{
    uint32_t list[STATE_CONFLICTS];
    size_t n = state_common(s->t, meeting, 0, s->scratch);
    *best = (struct choice){.n = STATE_CONFLICTS + 1};
    for (size_t slot = bits_next(s->scratch, n, 0); slot < n;
         slot = bits_next(s->scratch, n, slot + 1)) {
        int64_t at = state_time(s->t->state, slot);
        int k = state_conflicts(s->t, meeting, at, s->fixed, o->since, list);
        uint32_t age = 0;
        s->work--;
        for (int i = 0; i < k; i++)
            age = o->since[list[i]] > age ? o->since[list[i]] : age;
        if (k < 0 || k > best->n ||
            (k == best->n && (age > best->age || (age == best->age && throw_dice(o, 2)))))
            continue;
        *best = (struct choice){at, k, age, {0}};
        memcpy(best->displaced, list, sizeof list);
    }
}

static void repair_step(struct search *s, struct open *o)
{
    size_t i = throw_dice(o, (uint32_t)o->n);
    uint32_t meeting = o->items[i];
    struct choice best;
    o->step++;
    if (o->wait[meeting] > o->step)
        return;
    best_choice(s, o, meeting, &best);
    if (best.n > 2 || (best.n == 2 && throw_dice(o, 64)))
        return;
    o->items[i] = o->items[--o->n];
    for (int k = 0; k < best.n; k++) {
        uint32_t away = best.displaced[k];
        change(s, away, TIMETABLE_NONE);
        o->since[away] = o->step;
        o->wait[away] = o->step + 2 + throw_dice(o, 8);
        MEM_PUSH(o, away);
    }
    change(s, meeting, best.at);
}

static void repair(struct search *s, const struct list *left)
{
    struct open o = {.dice = 2463534242u};
    size_t best = left->n;
    o.since = mem_clear(s->t->n_meetings, sizeof *o.since);
    o.wait = mem_clear(s->t->n_meetings, sizeof *o.wait);
    for (size_t i = 0; i < left->n; i++)
        MEM_PUSH(&o, left->items[i]);
    s->log.n = 0;
    s->work = REPAIR_TOTAL;
    long steps = REPAIR_STEPS + REPAIR_STEPS_EACH * (long)left->n;
    for (long step = 0; step < steps && o.n && s->work > 0; step++) {
        repair_step(s, &o);
        if (o.n >= best)
            continue;
        best = o.n;
        s->log.n = 0; /* from here on there is no way back behind this */
    }
    undo(s, 0);
    free(o.items);
    free(o.since);
    free(o.wait);
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
            book_directly(s, places[i].meeting);
}

static void list_unbooked(struct search *s, const struct place *places, size_t n, bool all,
                          struct list *left)
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
    struct list left = {NULL, 0, 0};
    size_t n;
    struct place *places = order(s, &n);
    for (size_t i = 0; i < n; i++) {
        book_directly(s, places[i].meeting);
        s->log.n = 0;
        if (s->t->progress)
            s->t->progress(i, n + 1);
    }
    list_unbooked(s, places, n, false, &left);
    exchange(s, &left);
    list_unbooked(s, places, n, true, &left);
    if (left.n)
        repair(s, &left);
    pull(s, places, n);
    if (s->t->progress)
        s->t->progress(n + 1, n + 1);
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
