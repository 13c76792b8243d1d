#include "circle_exchange.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CANDIDATES = 96, MOST_STEPS = 3000 };

struct gather {
    struct room *r;
    uint32_t member[MOST_CANDIDATES], release[MOST_CANDIDATES];
    size_t n;
    uint32_t picked[CIRCLE_LEAST]; /* candidates; the seed is 0 */
    uint32_t depth;
    uint64_t *moments; /* a row for each depth */
    struct circle_core *best;
    int steps;
};

/* May the circle of this seat lose one member, and may it be this one? */
static bool spare(const struct room *r, uint32_t seat)
{
    return r->circle[r->seat[seat]].n > CIRCLE_LEAST && !room_fixed(r, seat);
}

/* What must be given up so that the wish can sit; false when it cannot. */
static bool release_for(const struct room *r, uint32_t wish, uint32_t *release)
{
    uint32_t person = r->p->wish[wish].person;
    *release = CIRCLE_NONE;
    if (room_free(r, wish))
        return true;
    *release = wish;
    if (r->seat[wish] != CIRCLE_NONE)
        return spare(r, wish);
    for (uint32_t i = r->head[person]; i < r->head[person + 1]; i++) {
        *release = r->by_person[i];
        if (r->seat[*release] != CIRCLE_NONE && spare(r, *release))
            return true;
    }
    return false;
}

static bool shares(const struct gather *g, const uint64_t *row, uint32_t wish)
{
    const uint64_t *own = room_moments(g->r, wish);
    uint64_t both = !own;
    for (size_t i = 0; i < g->r->p->words; i++)
        both |= row[i] & own[i];
    return both;
}

/* Those left over come first, then those in the largest circles. */
static uint32_t order_of(const struct room *r, uint32_t release)
{
    return release == CIRCLE_NONE ? 0 : 1 + CIRCLE_MOST - r->circle[r->seat[release]].n;
}

static void list_candidates(struct gather *g, uint32_t seed)
{
    struct room *r = g->r;
    uint32_t topic = r->p->wish[seed].topic, release;
    for (uint32_t order = 0; order <= CIRCLE_MOST - CIRCLE_LEAST; order++)
        for (uint32_t i = r->first[topic]; i < r->first[topic + 1]; i++) {
            uint32_t wish = r->by_topic[i];
            if (g->n == MOST_CANDIDATES)
                return;
            if (wish == seed || !release_for(r, wish, &release) || order_of(r, release) != order ||
                !shares(g, g->moments, wish) || !room_together(r, seed, wish))
                continue;
            g->member[g->n] = wish;
            g->release[g->n++] = release;
        }
}

/* Would the circle that gives up candidate c be too small after what is picked? */
static bool too_many(const struct gather *g, size_t c)
{
    const struct room *r = g->r;
    if (g->release[c] == CIRCLE_NONE)
        return false;
    uint32_t from = r->seat[g->release[c]], left = r->circle[from].n - 1;
    for (uint32_t i = 0; i < g->depth; i++) {
        uint32_t other = g->release[g->picked[i]];
        left -= other != CIRCLE_NONE && r->seat[other] == from;
    }
    return left < CIRCLE_LEAST;
}

static bool joins(const struct gather *g, size_t c)
{
    for (uint32_t i = 1; i < g->depth; i++)
        if (!room_together(g->r, g->member[g->picked[i]], g->member[c]))
            return false;
    return !too_many(g, c);
}

static void keep_best(struct gather *g)
{
    if (g->depth <= g->best->n)
        return;
    for (uint32_t i = 0; i < g->depth; i++) {
        g->best->member[i] = g->member[g->picked[i]];
        g->best->release[i] = g->release[g->picked[i]];
    }
    g->best->n = g->depth;
}

static void grow(struct gather *g, size_t from)
{
    size_t words = g->r->p->words;
    keep_best(g);
    for (size_t c = from; c < g->n && g->best->n < CIRCLE_LEAST && g->steps < MOST_STEPS; c++) {
        g->steps++;
        if (g->best->n >= g->depth + (g->n - c) || !joins(g, c))
            continue;
        uint64_t *row = g->moments + g->depth * words;
        if (words) {
            memcpy(row, row - words, words * sizeof *row);
            if (!room_share(row, room_moments(g->r, g->member[c]), words))
                continue;
        }
        g->picked[g->depth++] = (uint32_t)c;
        grow(g, c + 1);
        g->depth--;
    }
}

void circle_gather(struct room *r, uint32_t seed, struct circle_core *best)
{
    struct gather g = {.r = r, .best = best, .depth = 1, .n = 1};
    size_t words = r->p->words;
    g.moments = mem_alloc((CIRCLE_LEAST + 1) * words, sizeof *g.moments);
    best->n = 0;
    g.member[0] = seed;
    if (words)
        memcpy(g.moments, room_moments(r, seed), words * sizeof *g.moments);
    if (release_for(r, seed, &g.release[0]) && (!words || shares(&g, g.moments, seed))) {
        list_candidates(&g, seed);
        grow(&g, 1);
    }
    free(g.moments);
}
