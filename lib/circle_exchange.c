#include "circle_exchange.h"

static bool open_to(const struct room *r, uint32_t c)
{
    return r->circle[c].n && r->circle[c].n < CIRCLE_MOST;
}

/* The circle with room that gains most by the wish: the smallest, then the best mixed. */
static uint32_t best_seat(struct room *r, uint32_t wish, uint32_t but)
{
    uint32_t t = r->p->wish[wish].topic, best = CIRCLE_NONE;
    int quality = 0;
    for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++) {
        if (c == but || !open_to(r, c) ||
            (best != CIRCLE_NONE && r->circle[c].n > r->circle[best].n))
            continue;
        int q = room_quality(r, c, CIRCLE_NONE, wish);
        if (best != CIRCLE_NONE && r->circle[c].n == r->circle[best].n && q <= quality)
            continue;
        if (!room_fits(r, c, wish, CIRCLE_NONE))
            continue;
        best = c;
        quality = q;
    }
    return best;
}

/* A member of c moves to another circle so that the wish can sit in its place. */
static bool seat_by_chain(struct room *r, uint32_t c, uint32_t wish)
{
    const struct room_circle *x = &r->circle[c];
    for (uint32_t i = x->fixed; i < x->n; i++) {
        uint32_t member = x->member[i];
        if (!room_fits(r, c, wish, member))
            continue;
        uint32_t to = best_seat(r, member, c);
        if (to == CIRCLE_NONE)
            continue;
        room_move(r, member, to);
        room_sit(r, c, wish);
        return true;
    }
    return false;
}

static bool seat(struct room *r, uint32_t wish)
{
    uint32_t t = r->p->wish[wish].topic, to = best_seat(r, wish, CIRCLE_NONE);
    if (to != CIRCLE_NONE) {
        room_sit(r, to, wish);
        return true;
    }
    for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++)
        if (r->circle[c].n && seat_by_chain(r, c, wish))
            return true;
    return false;
}

static void carry_out(struct room *r, const struct circle_core *core)
{
    uint32_t c = room_found(r, r->p->wish[core->member[0]].topic);
    for (uint32_t i = 0; i < core->n; i++) {
        if (core->release[i] != CIRCLE_NONE)
            room_leave(r, core->release[i]);
        room_sit(r, c, core->member[i]);
        room_touch(r, core->member[i]);
    }
}

static bool found(struct room *r, uint32_t wish)
{
    struct circle_core core;
    circle_gather(r, wish, &core);
    if (core.n == CIRCLE_LEAST)
        carry_out(r, &core);
    return core.n == CIRCLE_LEAST;
}

/* One who learns nothing else takes the seat of one who does. */
static bool take_first_seat(struct room *r, uint32_t wish)
{
    uint32_t t = r->p->wish[wish].topic;
    if (!room_first_seat(r, wish))
        return false;
    for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++)
        for (uint32_t i = r->circle[c].fixed; i < r->circle[c].n; i++) {
            uint32_t member = r->circle[c].member[i];
            if (!room_first_seat(r, member) && room_fits(r, c, wish, member)) {
                room_leave(r, member);
                room_sit(r, c, wish);
                room_touch(r, member);
                return true;
            }
        }
    return false;
}

static bool seat_those_left(struct room *r, uint32_t t)
{
    bool changed = false;
    for (uint32_t i = r->first[t]; i < r->first[t + 1]; i++) {
        uint32_t wish = r->by_topic[i];
        if (room_free(r, wish) && (seat(r, wish) || found(r, wish) || take_first_seat(r, wish)))
            changed = true;
    }
    while (circle_reopen(r, t))
        changed = true;
    return changed;
}

static bool move_to_smaller(struct room *r, uint32_t c)
{
    uint32_t t = r->circle[c].topic;
    for (uint32_t i = r->circle[c].fixed; i < r->circle[c].n && r->circle[c].n > CIRCLE_LEAST; i++)
        for (uint32_t d = r->slot[t]; d < r->slot[t + 1]; d++)
            if (r->circle[d].n && r->circle[d].n + 2 <= r->circle[c].n &&
                room_fits(r, d, r->circle[c].member[i], CIRCLE_NONE)) {
                room_move(r, r->circle[c].member[i], d);
                return true;
            }
    return false;
}

/* How far sizes are off the wished one in the circles that give up a member, and the new one. */
static long change_by(const struct room *r, const struct circle_core *core)
{
    long change = room_off(r, core->n);
    for (uint32_t i = 0; i < core->n; i++) {
        uint32_t from = r->seat[core->release[i]], before = 0;
        for (uint32_t j = 0; j < i; j++)
            before += r->seat[core->release[j]] == from;
        uint32_t n = r->circle[from].n - before;
        change += room_off(r, n - 1) - room_off(r, n);
    }
    return change;
}

/* Nobody left over is in it: those have been tried. */
static bool found_from_spare(struct room *r, uint32_t c)
{
    struct circle_core core;
    const struct room_circle *x = &r->circle[c];
    if (x->n <= CIRCLE_LEAST || (int)x->n <= r->p->wished || x->n == x->fixed)
        return false;
    circle_gather(r, x->member[x->n - 1], &core);
    if (core.n < CIRCLE_LEAST)
        return false;
    for (uint32_t i = 0; i < core.n; i++)
        if (core.release[i] == CIRCLE_NONE)
            return false;
    if (change_by(r, &core) >= 0)
        return false;
    carry_out(r, &core);
    return true;
}

/* All members of c find room elsewhere and sizes are nearer to the wished one; else all is as
   before. */
static bool give_up(struct room *r, uint32_t c)
{
    struct room_circle *x = &r->circle[c];
    uint32_t moved[CIRCLE_MOST], n = 0;
    long change = -room_off(r, x->n);
    if (x->old != CIRCLE_NONE || x->fixed || (int)x->n >= r->p->wished)
        return false;
    while (x->n) {
        uint32_t member = x->member[x->n - 1], to = best_seat(r, member, c);
        if (to == CIRCLE_NONE)
            break;
        change += room_off(r, r->circle[to].n + 1) - room_off(r, r->circle[to].n);
        moved[n++] = member;
        room_move(r, member, to);
    }
    if (!x->n && change < 0)
        return true;
    while (n)
        room_move(r, moved[--n], c);
    return false;
}

static bool even_out(struct room *r, uint32_t t)
{
    bool changed = false;
    for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++) {
        while (r->circle[c].n && move_to_smaller(r, c))
            changed = true;
        if (r->circle[c].n && (found_from_spare(r, c) || give_up(r, c)))
            changed = true;
    }
    return changed;
}

bool circle_exchange(struct room *r, uint32_t topic)
{
    bool changed = false, again = r->touched[topic];
    while (again) {
        r->touched[topic] = false;
        again = seat_those_left(r, topic);
        again = even_out(r, topic) || again;
        again = circle_mix(r, topic) || again;
        changed = changed || again;
    }
    return changed;
}
