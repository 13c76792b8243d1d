#include "timetable_search.h"

#include "mem.h"

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

bool search_book(struct search *s, uint32_t meeting)
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
    if (search_book(s, meeting))
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

/* From shallow to deep, so that the cheap exchanges of all come before the dear ones of any. */
void search_exchange(struct search *s, struct search_list *left)
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

void search_repair(struct search *s, const struct search_list *left)
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
