#include "circle_guides.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* What a search may change: the circle it starts at, and those whose facilitator it takes. */
enum mode {
    OUTSIDE, /* every circle gets one from another unit */
    KEEP,    /* those who have one from another unit get such a one again */
    ANY,
    MEND, /* the first gets one from another unit, the others as in KEEP */
};

enum fit { UNFIT, FIT, FIT_OUTSIDE };

struct hall {
    const struct circle_problem *p;
    struct circle_result *r;
    uint64_t *moments;  /* of each circle */
    uint32_t *guide_of; /* of each circle: index of its facilitator, or CIRCLE_NONE */
    bool *outside;      /* of each circle */
    bool *stays;        /* of each circle: the facilitator it had before */
    uint32_t *load;     /* of each facilitator */
    uint32_t *head;     /* circles of facilitator g: head[g], next[head[g]] ... */
    uint32_t *next;
    uint32_t *via; /* of each facilitator: the circle that reached it; CIRCLE_NONE: not reached */
    uint32_t *reached, n_reached;
    uint32_t *queue;
    uint64_t left; /* circles that could still be facilitated */
    long steps;
};

static void find_moments(struct hall *h)
{
    size_t words = h->p->words;
    h->moments = mem_alloc(h->r->n * words, sizeof *h->moments);
    memset(h->moments, 0xff, h->r->n * words * sizeof *h->moments);
    for (size_t c = 0; c < h->r->n; c++)
        for (uint32_t i = 0; i < h->r->circle[c].n; i++) {
            uint32_t person = h->p->wish[h->r->circle[c].member[i]].person;
            const uint64_t *own = h->p->starts + h->p->person[person].week * words;
            for (size_t w = 0; w < words; w++)
                h->moments[c * words + w] &= own[w];
        }
}

static uint32_t *nobody(size_t n)
{
    uint32_t *list = mem_alloc(n, sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = CIRCLE_NONE;
    return list;
}

static void hall_open(struct hall *h, const struct circle_problem *p, struct circle_result *r)
{
    *h = (struct hall){.p = p, .r = r};
    find_moments(h);
    h->guide_of = nobody(r->n);
    h->outside = mem_clear(r->n, sizeof *h->outside);
    h->stays = mem_clear(r->n, sizeof *h->stays);
    h->load = mem_clear(p->guides, sizeof *h->load);
    h->head = nobody(p->guides);
    h->next = nobody(r->n);
    h->via = nobody(p->guides);
    h->reached = mem_alloc(p->guides, sizeof *h->reached);
    h->queue = mem_alloc(r->n, sizeof *h->queue);
    for (size_t g = 0; g < p->guides; g++)
        h->left += p->guide[g].limit;
}

static void hall_close(struct hall *h)
{
    free(h->moments);
    free(h->guide_of);
    free(h->outside);
    free(h->stays);
    free(h->load);
    free(h->head);
    free(h->next);
    free(h->via);
    free(h->reached);
    free(h->queue);
}

static bool have_moment(const struct hall *h, uint32_t c, uint32_t guide)
{
    size_t words = h->p->words;
    const uint64_t *own = h->p->starts + h->p->person[guide].week * words;
    uint64_t both = !words;
    for (size_t w = 0; w < words; w++)
        both |= own[w] & h->moments[c * words + w];
    return both;
}

static enum fit fit(struct hall *h, uint32_t c, uint32_t g)
{
    const struct circle_problem *p = h->p;
    const struct circle *x = &h->r->circle[c];
    uint32_t guide = p->guide[g].person, unit = p->person[guide].unit;
    bool outside = unit;
    h->steps++;
    if (!p->guide[g].limit || !have_moment(h, c, guide))
        return UNFIT;
    for (uint32_t i = 0; i < x->n; i++) {
        uint32_t member = p->wish[x->member[i]].person;
        if (member == guide || !p->may_guide(p->context, guide, member))
            return UNFIT;
        outside = outside && p->person[member].unit != unit;
    }
    return outside ? FIT_OUTSIDE : FIT;
}

static void unlink_circle(struct hall *h, uint32_t c)
{
    uint32_t *at = &h->head[h->guide_of[c]];
    while (*at != c)
        at = &h->next[*at];
    *at = h->next[c];
    h->load[h->guide_of[c]]--;
    h->left++;
    h->guide_of[c] = CIRCLE_NONE;
}

static void link_circle(struct hall *h, uint32_t c, uint32_t g)
{
    h->guide_of[c] = g;
    h->outside[c] = fit(h, c, g) == FIT_OUTSIDE;
    h->next[c] = h->head[g];
    h->head[g] = c;
    h->load[g]++;
    h->left--;
}

static bool allowed(struct hall *h, enum mode mode, bool start, uint32_t c, uint32_t g)
{
    enum fit how = fit(h, c, g);
    bool outside = mode == OUTSIDE || (start ? mode == MEND : mode != ANY && h->outside[c]);
    return how == FIT_OUTSIDE || (how == FIT && !outside);
}

/* Along the path that reached g everyone takes the facilitator reached, the last is free. */
static void shift(struct hall *h, uint32_t g)
{
    while (g != CIRCLE_NONE) {
        uint32_t c = h->via[g], before = h->guide_of[c];
        if (before != CIRCLE_NONE)
            unlink_circle(h, c);
        link_circle(h, c, g);
        g = before;
    }
}

static void forget(struct hall *h)
{
    while (h->n_reached)
        h->via[h->reached[--h->n_reached]] = CIRCLE_NONE;
}

/* All facilitators from c that are not reached yet; one that is free, or CIRCLE_NONE. */
static uint32_t reach(struct hall *h, enum mode mode, bool start, uint32_t c, size_t *end)
{
    for (uint32_t g = 0; g < h->p->guides; g++) {
        if (h->via[g] != CIRCLE_NONE || !allowed(h, mode, start, c, g))
            continue;
        h->via[g] = c;
        h->reached[h->n_reached++] = g;
        if (h->load[g] < h->p->guide[g].limit)
            return g;
        for (uint32_t d = h->head[g]; d != CIRCLE_NONE; d = h->next[d])
            if (!h->stays[d])
                h->queue[(*end)++] = d;
    }
    return CIRCLE_NONE;
}

/*
 * An alternating path from circle c, which has no facilitator. What a search in vain has reached
 * stays reached: no later path goes through it, while the mode is the same (Kuhn).
 */
static bool search(struct hall *h, enum mode mode, uint32_t c)
{
    size_t n = 0, end = 1;
    h->queue[0] = c;
    while (n < end) {
        uint32_t at = h->queue[n++];
        uint32_t g = reach(h, mode, n == 1, at, &end);
        if (g == CIRCLE_NONE)
            continue;
        shift(h, g);
        forget(h);
        return true;
    }
    if (mode == KEEP || mode == MEND)
        forget(h);
    return false;
}

static void search_all(struct hall *h, enum mode mode)
{
    forget(h);
    for (uint32_t c = 0; c < h->r->n && h->left; c++)
        if (h->guide_of[c] == CIRCLE_NONE && (mode != KEEP || h->steps < CIRCLE_GUIDES_STEPS))
            search(h, mode, c);
}

/* A circle whose facilitator is of a member's unit looks for another. */
static bool mend(struct hall *h)
{
    bool mended = false;
    forget(h);
    for (uint32_t c = 0; c < h->r->n && h->steps < CIRCLE_GUIDES_STEPS; c++) {
        uint32_t g = h->guide_of[c];
        if (g == CIRCLE_NONE || h->outside[c] || h->stays[c])
            continue;
        unlink_circle(h, c);
        if (search(h, MEND, c))
            mended = true;
        else
            link_circle(h, c, g);
    }
    return mended;
}

static void keep_old(struct hall *h)
{
    uint32_t *guide = nobody(h->p->people);
    for (uint32_t g = 0; g < h->p->guides; g++)
        guide[h->p->guide[g].person] = g;
    for (uint32_t c = 0; c < h->r->n; c++) {
        uint32_t old = h->r->circle[c].old;
        uint32_t who = old == CIRCLE_NONE ? CIRCLE_NONE : h->p->old[old].facilitator;
        uint32_t g = who == CIRCLE_NONE ? CIRCLE_NONE : guide[who];
        if (g == CIRCLE_NONE || h->load[g] == h->p->guide[g].limit || fit(h, c, g) == UNFIT)
            continue;
        link_circle(h, c, g);
        h->stays[c] = true;
    }
    free(guide);
}

static void write_down(struct hall *h)
{
    for (size_t c = 0; c < h->r->n; c++) {
        struct circle *x = &h->r->circle[c];
        uint32_t g = h->guide_of[c];
        x->facilitator = g == CIRCLE_NONE ? CIRCLE_NONE : h->p->guide[g].person;
        x->outside = g != CIRCLE_NONE && h->outside[c];
        h->r->guided += g != CIRCLE_NONE;
        h->r->outside += x->outside;
    }
}

void circle_guides(const struct circle_problem *p, struct circle_result *r)
{
    struct hall h;
    hall_open(&h, p, r);
    keep_old(&h);
    search_all(&h, OUTSIDE);
    search_all(&h, KEEP);
    search_all(&h, ANY);
    while (mend(&h))
        ;
    write_down(&h);
    hall_close(&h);
}
