#include "circle_exchange.h"

/* How the circles of a question stand: what a change must not make worse. */
struct standing {
    int worst;
    uint32_t at_worst; /* circles as bad as that */
};

static struct standing stand(const struct room *r, uint32_t t)
{
    struct standing s = {CIRCLE_MIXED + 1, 0};
    for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++) {
        int q = r->circle[c].quality;
        if (!r->circle[c].n || q > s.worst)
            continue;
        s.at_worst = q < s.worst ? 1 : s.at_worst + 1;
        s.worst = q;
    }
    return s;
}

/* Is it better when circles of quality a and b become x and y? */
static bool better(const struct standing *s, int a, int b, int x, int y)
{
    if (x < s->worst || y < s->worst)
        return false;
    int before = (a == s->worst) + (b == s->worst), after = (x == s->worst) + (y == s->worst);
    return after < before || (after == before && x + y > a + b);
}

/* Member i of c and member j of d change places where that is better and allowed. */
static bool swap(struct room *r, const struct standing *s, uint32_t c, uint32_t i, uint32_t d,
                 uint32_t j)
{
    int x = room_quality_swapped(r, c, i, d, j), y = room_quality_swapped(r, d, j, c, i);
    uint32_t a = r->circle[c].member[i], b = r->circle[d].member[j];
    if (!better(s, r->circle[c].quality, r->circle[d].quality, x, y) || !room_fits(r, c, b, a) ||
        !room_fits(r, d, a, b))
        return false;
    room_leave(r, a);
    room_leave(r, b);
    room_sit(r, d, a);
    room_sit(r, c, b);
    return true;
}

/* A member moves to a circle smaller by one, so that sizes change places. */
static bool move_mix(struct room *r, const struct standing *s, uint32_t c, uint32_t i, uint32_t d)
{
    uint32_t a = r->circle[c].member[i];
    if (r->circle[c].n <= CIRCLE_LEAST || r->circle[c].n != r->circle[d].n + 1)
        return false;
    int x = room_quality(r, c, a, CIRCLE_NONE), y = room_quality(r, d, CIRCLE_NONE, a);
    if (!better(s, r->circle[c].quality, r->circle[d].quality, x, y) ||
        !room_fits(r, d, a, CIRCLE_NONE))
        return false;
    room_move(r, a, d);
    return true;
}

static bool mix_with(struct room *r, const struct standing *s, uint32_t c, uint32_t i, uint32_t d)
{
    if (move_mix(r, s, c, i, d))
        return true;
    for (uint32_t j = r->circle[d].fixed; j < r->circle[d].n; j++)
        if (swap(r, s, c, i, d, j))
            return true;
    return false;
}

/* Is a member one of two from the same unit or organisation? Else nothing is gained by moving. */
static bool alike(const struct room *r, uint32_t c, uint32_t i)
{
    const struct room_circle *x = &r->circle[c];
    if (!x->unit[i] || !x->org[i])
        return true;
    for (uint32_t j = 0; j < x->n; j++)
        if (j != i && (x->unit[i] == x->unit[j] || x->org[i] == x->org[j]))
            return true;
    return false;
}

/* Have c and d been looked at together as they are now? */
static bool settled(const struct room *r, uint32_t c, uint32_t d)
{
    return r->circle[c].changed < r->circle[c].looked && r->circle[d].changed < r->circle[c].looked;
}

static bool mix_member(struct room *r, const struct standing *s, uint32_t c, uint32_t i, bool all)
{
    uint32_t t = r->circle[c].topic, slots = r->slot[t + 1] - r->slot[t];
    for (uint32_t k = 1, seen = 0; k < slots && seen < CIRCLE_NEAR; k++) {
        uint32_t d = r->slot[t] + (c - r->slot[t] + k) % slots;
        if (!r->circle[d].n)
            continue;
        seen++;
        if ((all || !settled(r, c, d)) && mix_with(r, s, c, i, d))
            return true;
    }
    return false;
}

/* A member makes way for one left over, for whom the seat is worth as much. */
static bool replace(struct room *r, uint32_t c, uint32_t i)
{
    uint32_t t = r->circle[c].topic, a = r->circle[c].member[i];
    uint32_t seen = 0;
    int q = r->circle[c].quality;
    for (uint32_t k = r->first[t]; k < r->first[t + 1] && seen < CIRCLE_NEAR; k++) {
        uint32_t b = r->by_topic[k];
        if (!room_free(r, b) || room_first_seat(r, b) < room_first_seat(r, a))
            continue;
        seen++;
        int x = room_quality(r, c, a, b);
        if (x <= q || !room_fits(r, c, b, a))
            continue;
        room_leave(r, a);
        room_sit(r, c, b);
        room_touch(r, a);
        return true;
    }
    return false;
}

static bool mix_circle(struct room *r, struct standing *s, uint32_t c, bool all)
{
    bool changed = false;
    uint64_t now = ++r->clock;
    for (uint32_t i = r->circle[c].fixed; i < r->circle[c].n; i++)
        if (alike(r, c, i) && (replace(r, c, i) || mix_member(r, s, c, i, all))) {
            *s = stand(r, r->circle[c].topic);
            changed = true;
        }
    r->circle[c].looked = now;
    return changed;
}

static bool mix_once(struct room *r, uint32_t t, bool all)
{
    bool changed = false;
    struct standing s = stand(r, t);
    for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++)
        changed = mix_circle(r, &s, c, all) || changed;
    return changed;
}

/* What was looked at in vain is looked at again only at the end: another circle's change may have
   changed how the worst stand, but rarely has. */
bool circle_mix(struct room *r, uint32_t topic)
{
    bool changed = false;
    do {
        while (mix_once(r, topic, false))
            changed = true;
    } while (mix_once(r, topic, true));
    return changed;
}
