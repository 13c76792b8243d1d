#include "circle_exact.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NEW = 3, MOST_GROUPS = CIRCLE_EXACT_OPEN + MOST_NEW, ALONE = -1 };

/* A circle that is there (slot) or being founded (CIRCLE_NONE). */
struct group {
    uint32_t slot, topic;
    int n, units, orgs; /* members; their pairs from two units, two organisations */
    uint32_t mask;      /* the new ones */
    uint32_t barred;    /* those who may not sit with a member who was there before */
    const uint64_t *moments;
};

struct search {
    struct room *r;
    const uint32_t *wish;
    size_t n;
    uint32_t with[CIRCLE_EXACT];   /* bit of j: may sit with j */
    size_t twin[CIRCLE_EXACT];     /* the first wish of the same person */
    uint32_t places[CIRCLE_EXACT]; /* by twin: circles the person may still join */
    bool able[CIRCLE_EXACT];       /* could be in some circle at all */
    bool needs[CIRCLE_EXACT];      /* by twin: learns only if one of them gets a seat */
    bool last[CIRCLE_EXACT];       /* no later wish that is able is of the same person */
    struct group group[MOST_GROUPS];
    int groups;
    int in[CIRCLE_EXACT], best_in[CIRCLE_EXACT]; /* group or ALONE */
    long fresh, seats;
    struct circle_worth best;
    uint64_t *moments; /* a row for each level of the search and each circle that is there */
    long steps, most_steps;
    bool found; /* something better than the search began with */
};

static uint32_t person_of(const struct search *s, size_t i)
{
    return s->r->p->wish[s->wish[i]].person;
}

static uint32_t topic_of(const struct search *s, size_t i)
{
    return s->r->p->wish[s->wish[i]].topic;
}

static void relate(struct search *s)
{
    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = 0; j < i; j++)
            if (topic_of(s, i) == topic_of(s, j) && room_together(s->r, s->wish[i], s->wish[j])) {
                s->with[i] |= 1u << j;
                s->with[j] |= 1u << i;
            }
        for (s->twin[i] = 0; person_of(s, s->twin[i]) != person_of(s, i);)
            s->twin[i]++;
        if (s->twin[i] == i) {
            const struct circle_person *who = &s->r->p->person[person_of(s, i)];
            s->places[i] = who->limit - s->r->sits[person_of(s, i)];
            s->needs[i] = room_first_seat(s->r, s->wish[i]);
        }
    }
}

static bool welcome(const struct search *s, size_t i)
{
    for (int g = 0; g < s->groups; g++)
        if (s->group[g].topic == topic_of(s, i) && !(s->group[g].barred >> i & 1))
            return true;
    return false;
}

static int count_bits(uint32_t mask)
{
    int n = 0;
    for (; mask; mask &= mask - 1)
        n++;
    return n;
}

/* Who is neither welcome in a circle that is there nor among enough others for a new one? */
static void find_able(struct search *s)
{
    uint32_t able = (1u << s->n) - 1, before = 0;
    while (able != before) {
        before = able;
        for (size_t i = 0; i < s->n; i++)
            if (count_bits(s->with[i] & able) < CIRCLE_LEAST - 1 && !welcome(s, i))
                able &= ~(1u << i);
    }
    for (size_t i = 0; i < s->n; i++) {
        s->able[i] = able >> i & 1;
        s->last[i] = s->able[i];
        for (size_t j = i + 1; j < s->n; j++)
            s->last[i] = s->last[i] && !(able >> j & 1 && s->twin[j] == s->twin[i]);
    }
}

static void count_pairs(const struct search *s, struct group *g, uint32_t a, uint32_t b, int by)
{
    const struct circle_person *x = &s->r->p->person[a], *y = &s->r->p->person[b];
    g->units += x->unit && y->unit && x->unit != y->unit ? by : 0;
    g->orgs += x->org && y->org && x->org != y->org ? by : 0;
}

/* Pairs of i with the members of g are added (by = 1) or taken away (by = -1). */
static void count_member(const struct search *s, struct group *g, size_t i, int by)
{
    const struct circle_problem *p = s->r->p;
    for (size_t j = 0; j < s->n; j++)
        if (g->mask & 1u << j && j != i)
            count_pairs(s, g, person_of(s, i), person_of(s, j), by);
    if (g->slot == CIRCLE_NONE)
        return;
    const struct room_circle *x = &s->r->circle[g->slot];
    for (uint32_t k = 0; k < x->n; k++)
        count_pairs(s, g, person_of(s, i), p->wish[x->member[k]].person, by);
}

/* Takes in a circle that is there. */
static void open_group(struct search *s, uint32_t slot)
{
    struct room *r = s->r;
    const struct room_circle *x = &r->circle[slot];
    struct group *g = &s->group[s->groups];
    *g = (struct group){.slot = slot, .topic = x->topic, .n = (int)x->n};
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t j = 0; j < i; j++)
            count_pairs(s, g, r->p->wish[x->member[i]].person, r->p->wish[x->member[j]].person, 1);
    for (size_t i = 0; i < s->n; i++)
        if (topic_of(s, i) == g->topic && !room_fits(r, slot, s->wish[i], CIRCLE_NONE))
            g->barred |= 1u << i;
    if (r->p->words) {
        room_common(r, slot, CIRCLE_NONE);
        uint64_t *row = s->moments + (s->n + (size_t)s->groups) * r->p->words;
        g->moments = memcpy(row, r->common, r->p->words * sizeof *row);
    }
    s->groups++;
}

/* False when there are too many circles. */
static bool open_groups(struct search *s)
{
    for (size_t i = 0; i < s->n; i++) {
        uint32_t t = topic_of(s, i);
        if (i && t == topic_of(s, i - 1))
            continue;
        for (uint32_t c = s->r->slot[t]; c < s->r->slot[t + 1]; c++) {
            if (s->r->circle[c].n && s->groups == CIRCLE_EXACT_OPEN)
                return false;
            if (s->r->circle[c].n)
                open_group(s, c);
        }
    }
    return true;
}

static int quality(const struct group *g)
{
    int pairs = g->n * (g->n - 1) / 2, half = CIRCLE_MIXED / 2;
    return g->n < 2 ? 0 : half * g->units / pairs + half * g->orgs / pairs;
}

static int compare_worth(const struct circle_worth *a, const struct circle_worth *b)
{
    const long x[] = {a->fresh, a->seats, -a->off, a->worst, a->sum};
    const long y[] = {b->fresh, b->seats, -b->off, b->worst, b->sum};
    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

static struct circle_worth judge(const struct search *s)
{
    struct circle_worth w = {.fresh = s->fresh, .seats = s->seats};
    for (int i = 0; i < s->groups; i++) {
        const struct group *g = &s->group[i];
        long worst = CIRCLE_MIXED;
        bool counted = false;
        for (int j = 0; j < s->groups; j++) {
            if (s->group[j].topic != g->topic)
                continue;
            counted = counted || j < i;
            worst = quality(&s->group[j]) < worst ? quality(&s->group[j]) : worst;
        }
        w.off += room_off(s->r, (uint32_t)g->n);
        w.worst += counted ? 0 : worst;
        w.sum += quality(g);
    }
    return w;
}

/* Could wishes from i on still make the first two aims as good as the best? */
static bool enough_left(const struct search *s, size_t i)
{
    long fresh = s->fresh, seats = s->seats;
    for (; i < s->n; i++) {
        seats += s->able[i] && s->places[s->twin[i]];
        fresh += s->last[i] && s->needs[s->twin[i]];
    }
    return fresh > s->best.fresh || (fresh == s->best.fresh && seats >= s->best.seats);
}

/* Can what is decided before wish i still become a way that is legal, and better than the best? */
static bool hopeful(const struct search *s, size_t i)
{
    if (!enough_left(s, i))
        return false;
    size_t left = 0, lack = 0;
    while (i + left < s->n && topic_of(s, i + left) == topic_of(s, i))
        left++;
    for (int k = 0; k < s->groups; k++) {
        const struct group *g = &s->group[k];
        if (g->slot != CIRCLE_NONE || g->n >= CIRCLE_LEAST)
            continue;
        if (i == s->n || g->topic != topic_of(s, i))
            return false;
        lack += (size_t)(CIRCLE_LEAST - g->n);
    }
    return lack <= left;
}

static void try_from(struct search *s, size_t i);

/* The moments of g and wish i together, in the row of level i; false when there are none. */
static bool share(struct search *s, const struct group *g, size_t i)
{
    size_t words = s->r->p->words;
    uint64_t *row = s->moments + i * words;
    if (!words)
        return true;
    memcpy(row, room_moments(s->r, s->wish[i]), words * sizeof *row);
    return room_share(row, g->moments ? g->moments : row, words);
}

static void try_in(struct search *s, size_t i, int to)
{
    struct group *g = &s->group[to], before = *g;
    size_t twin = s->twin[i];
    bool fresh = s->needs[twin];
    if (g->topic != topic_of(s, i) || g->n == CIRCLE_MOST || g->mask & ~s->with[i] ||
        g->barred & 1u << i || !share(s, g, i))
        return;
    count_member(s, g, i, 1);
    g->mask |= 1u << i;
    g->n++;
    g->moments = s->r->p->words ? s->moments + i * s->r->p->words : NULL;
    s->places[twin]--;
    s->needs[twin] = false;
    s->fresh += fresh;
    s->seats++;
    s->in[i] = to;
    try_from(s, i + 1);
    s->seats--;
    s->fresh -= fresh;
    s->needs[twin] = fresh;
    s->places[twin]++;
    *g = before;
}

static void try_new(struct search *s, size_t i)
{
    if (s->groups == MOST_GROUPS)
        return;
    s->group[s->groups++] = (struct group){.slot = CIRCLE_NONE, .topic = topic_of(s, i)};
    try_in(s, i, s->groups - 1);
    s->groups--;
}

static void keep_best(struct search *s)
{
    struct circle_worth w = judge(s);
    if (compare_worth(&w, &s->best) <= 0)
        return;
    s->best = w;
    s->found = true;
    memcpy(s->best_in, s->in, sizeof s->in);
}

static void try_from(struct search *s, size_t i)
{
    if (s->steps++ > s->most_steps || !hopeful(s, i))
        return;
    if (i == s->n) {
        keep_best(s);
        return;
    }
    if (s->able[i] && s->places[s->twin[i]]) {
        for (int g = 0; g < s->groups; g++)
            try_in(s, i, g);
        try_new(s, i);
    }
    s->in[i] = ALONE;
    try_from(s, i + 1);
}

static void carry_out(struct search *s)
{
    uint32_t slot[MOST_GROUPS];
    for (int g = 0; g < MOST_GROUPS; g++)
        slot[g] = g < s->groups ? s->group[g].slot : CIRCLE_NONE;
    for (size_t i = 0; i < s->n; i++) {
        int g = s->best_in[i];
        if (g == ALONE)
            continue;
        if (slot[g] == CIRCLE_NONE)
            slot[g] = room_found(s->r, topic_of(s, i));
        room_sit(s->r, slot[g], s->wish[i]);
    }
}

/* False when there is none better than what the search began with. */
static bool run(struct search *s, bool to_the_end)
{
    relate(s);
    find_able(s);
    try_from(s, 0);
    bool done = s->found && (!to_the_end || s->steps <= s->most_steps);
    if (done)
        carry_out(s);
    return done;
}

bool circle_exact(struct room *r, const uint32_t *wish, size_t n)
{
    struct search s = {
        .r = r, .wish = wish, .n = n, .most_steps = CIRCLE_EXACT_STEPS, .best = {.fresh = -1}};
    s.moments = mem_alloc((n + CIRCLE_EXACT_OPEN) * r->p->words, sizeof *s.moments);
    bool done = open_groups(&s) && run(&s, true);
    free(s.moments);
    return done;
}

bool circle_exact_apart(struct room *r, const uint32_t *wish, size_t n,
                        const struct circle_worth *least, long steps)
{
    struct search s = {.r = r, .wish = wish, .n = n, .most_steps = steps, .best = *least};
    s.moments = mem_alloc(n * r->p->words, sizeof *s.moments);
    bool done = run(&s, false);
    free(s.moments);
    return done;
}
