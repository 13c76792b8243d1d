#include "group_plan.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK = 64, TRIES = 40, PASSES = 4 };

/* --- lists --- */

struct list {
    uint32_t *first, *item;
};

/* Numbers 0 to n - 1 by what key() says of them, each list in ascending order. */
static struct list list_by(size_t keys, size_t n, const struct market *m,
                           uint32_t (*key)(const struct market *, size_t))
{
    struct list l = {mem_clear(keys + 2, sizeof *l.first), mem_alloc(n, sizeof *l.item)};
    for (size_t i = 0; i < n; i++)
        l.first[key(m, i) + 2]++;
    for (size_t i = 2; i < keys + 2; i++)
        l.first[i] += l.first[i - 1];
    for (size_t i = 0; i < n; i++)
        l.item[l.first[key(m, i) + 1]++] = (uint32_t)i;
    return l;
}

static uint32_t wish_topic(const struct market *m, size_t i)
{
    return m->wish[i].topic;
}

static uint32_t wish_person(const struct market *m, size_t i)
{
    return m->wish[i].person;
}

static uint32_t offer_topic(const struct market *m, size_t i)
{
    return m->offer[i].topic;
}

static uint32_t offer_person(const struct market *m, size_t i)
{
    return m->offer[i].person;
}

static uint32_t add_meeting(struct group_plan *g, uint32_t offer, uint32_t open, int32_t most)
{
    g->meeting = mem_grow(g->meeting, g->n, &g->cap, sizeof *g->meeting);
    g->meeting[g->n] = (struct group_seats){.offer = offer,
                                            .open = open,
                                            .most = most,
                                            .next = g->meetings_of[offer],
                                            .wish = mem_alloc((size_t)most, sizeof(uint32_t)),
                                            .fixed = open != MARKET_NONE};
    g->meetings_of[offer] = (uint32_t)g->n;
    return (uint32_t)g->n++;
}

void group_plan_begin(struct group_plan *g, const struct group_problem *p)
{
    const struct market *m = p->market;
    *g = (struct group_plan){.p = p};
    struct list l = list_by(m->topics, m->wishes, m, wish_topic);
    g->first_wish = l.first;
    g->wish = l.item;
    l = list_by(m->topics, m->offers, m, offer_topic);
    g->first_offer = l.first;
    g->offer = l.item;
    l = list_by(m->people, m->wishes, m, wish_person);
    g->first_own = l.first;
    g->own = l.item;
    l = list_by(m->people, m->offers, m, offer_person);
    g->first_given = l.first;
    g->given = l.item;
    g->at = mem_alloc(m->wishes, sizeof *g->at);
    g->meetings_of = mem_alloc(m->offers, sizeof *g->meetings_of);
    memset(g->at, 0xff, m->wishes * sizeof *g->at);
    memset(g->meetings_of, 0xff, m->offers * sizeof *g->meetings_of);
    g->learns = mem_clear(m->people, sizeof *g->learns);
    g->teaches = mem_clear(m->people, sizeof *g->teaches);
    for (uint32_t i = 0; i < p->opens; i++)
        add_meeting(g, p->open[i].offer, i, p->open[i].seats);
}

void group_plan_free(struct group_plan *g)
{
    for (size_t i = 0; i < g->n; i++)
        free(g->meeting[i].wish);
    free(g->meeting);
    free(g->at);
    free(g->learns);
    free(g->teaches);
    free(g->first_offer);
    free(g->offer);
    free(g->first_wish);
    free(g->wish);
    free(g->first_own);
    free(g->own);
    free(g->first_given);
    free(g->given);
    free(g->meetings_of);
    *g = (struct group_plan){0};
}

/* --- seats --- */

static const struct market_person *learner_of(const struct group_plan *g, uint32_t wish)
{
    return &g->p->market->person[g->p->market->wish[wish].person];
}

bool group_plan_learns(const struct group_plan *g, uint32_t person)
{
    return g->learns[person] > 0 || g->p->market->person[person].learns;
}

static bool has_meetings_left(const struct group_plan *g, uint32_t offer)
{
    uint32_t teacher = g->p->market->offer[offer].person;
    return g->teaches[teacher] < g->p->market->person[teacher].teach;
}

uint32_t group_plan_open(struct group_plan *g, uint32_t offer)
{
    if (!has_meetings_left(g, offer))
        return MARKET_NONE;
    g->teaches[g->p->market->offer[offer].person]++;
    for (uint32_t i = g->meetings_of[offer]; i != MARKET_NONE; i = g->meeting[i].next)
        if (g->meeting[i].most == 0 && !g->meeting[i].fixed) { /* given up before */
            g->meeting[i].most = g->p->size;
            return i;
        }
    return add_meeting(g, offer, MARKET_NONE, g->p->size);
}

void group_plan_leave(struct group_plan *g, uint32_t wish)
{
    struct group_seats *s = &g->meeting[g->at[wish]];
    uint32_t i = 0;
    while (s->wish[i] != wish)
        i++;
    memmove(s->wish + i, s->wish + i + 1, (s->n - i - 1) * sizeof *s->wish);
    s->n--;
    g->at[wish] = MARKET_NONE;
    g->learns[g->p->market->wish[wish].person]--;
}

void group_plan_close(struct group_plan *g, uint32_t meeting)
{
    struct group_seats *s = &g->meeting[meeting];
    while (s->n)
        group_plan_leave(g, s->wish[s->n - 1]);
    s->most = 0;
    g->teaches[g->p->market->offer[s->offer].person]--;
}

static int32_t fit_of(const struct group_plan *g, uint32_t wish, uint32_t offer)
{
    return g->p->market->pair(g->p->market->context, wish, offer);
}

bool group_plan_seat(struct group_plan *g, uint32_t wish, uint32_t meeting)
{
    struct group_seats *s = &g->meeting[meeting];
    uint32_t person = g->p->market->wish[wish].person;
    if (g->at[wish] != MARKET_NONE || s->n >= (uint32_t)s->most ||
        g->learns[person] >= learner_of(g, wish)->learn || fit_of(g, wish, s->offer) < 0)
        return false;
    s->wish[s->n] = wish;
    if ((s->n || s->fixed) && !g->p->share(g->p->context, s->offer, s->open, s->wish, s->n + 1))
        return false;
    s->n++;
    g->at[wish] = meeting;
    g->learns[person]++;
    return true;
}

/* --- filling --- */

/* A new meeting if the teacher has one left, else room in one that stands. */
static bool seat_with(struct group_plan *g, uint32_t wish, uint32_t offer)
{
    if (has_meetings_left(g, offer)) {
        uint32_t meeting = group_plan_open(g, offer);
        if (group_plan_seat(g, wish, meeting))
            return true;
        group_plan_close(g, meeting);
    }
    for (uint32_t i = g->meetings_of[offer]; i != MARKET_NONE; i = g->meeting[i].next)
        if (g->meeting[i].most && group_plan_seat(g, wish, i))
            return true;
    return false;
}

static bool has_room(const struct group_plan *g, uint32_t offer)
{
    if (has_meetings_left(g, offer))
        return true;
    for (uint32_t i = g->meetings_of[offer]; i != MARKET_NONE; i = g->meeting[i].next)
        if (g->meeting[i].n < (uint32_t)g->meeting[i].most)
            return true;
    return false;
}

/* The best of the first LOOK offers that may take the wish, one to one before a group. */
static bool seat_best(struct group_plan *g, uint32_t wish, const uint32_t *offer, size_t n)
{
    bool tried[LOOK] = {false};
    size_t most = n < LOOK ? n : LOOK;
    for (;;) {
        int32_t best = -1;
        size_t at = 0;
        for (size_t i = 0; i < most; i++) {
            int32_t fit = tried[i] ? -1 : fit_of(g, wish, offer[i]);
            fit = fit < 0 || has_meetings_left(g, offer[i]) ? fit : fit - g->p->alone;
            if (fit > best) {
                best = fit;
                at = i;
            }
        }
        if (best < 0)
            break;
        if (seat_with(g, wish, offer[at]))
            return true;
        tried[at] = true;
    }
    for (size_t i = most; i < n; i++)
        if (seat_with(g, wish, offer[i]))
            return true;
    return false;
}

/* The offers of a topic that have room, kept together at the front of `offer`; their number. */
static size_t with_room(const struct group_plan *g, uint32_t *offer, size_t n)
{
    size_t keep = 0;
    for (size_t i = 0; i < n; i++)
        if (has_room(g, offer[i]))
            offer[keep++] = offer[i];
    return keep;
}

static void fill_topic(struct group_plan *g, uint32_t topic, bool learners, uint32_t *room)
{
    size_t n = g->first_offer[topic + 1] - g->first_offer[topic];
    if (!n)
        return;
    memcpy(room, g->offer + g->first_offer[topic], n * sizeof *room);
    n = with_room(g, room, n);
    for (uint32_t i = g->first_wish[topic]; i < g->first_wish[topic + 1] && n; i++) {
        uint32_t wish = g->wish[i], person = g->p->market->wish[wish].person;
        if (g->at[wish] != MARKET_NONE || g->learns[person] >= learner_of(g, wish)->learn ||
            group_plan_learns(g, person) != learners)
            continue;
        if (seat_best(g, wish, room, n))
            n = with_room(g, room, n);
    }
}

void group_plan_fill(struct group_plan *g)
{
    uint32_t *room = mem_alloc(g->p->market->offers, sizeof *room);
    for (int learners = 0; learners < 2; learners++)
        for (uint32_t t = 0; t < g->p->market->topics; t++)
            fill_topic(g, t, learners, room);
    free(room);
}

/* --- exchange --- */

/* What an attempt did, to be taken back. */
struct journal {
    struct {
        uint32_t wish, meeting; /* seated there */
    } * seated;
    size_t n, cap;
};

static void note_seat(struct group_plan *g, struct journal *j, uint32_t wish)
{
    j->seated = mem_grow(j->seated, j->n, &j->cap, sizeof *j->seated);
    j->seated[j->n].wish = wish;
    j->seated[j->n++].meeting = g->at[wish];
}

/* Room anywhere in meetings that stand, for one who lost a seat. */
static bool reseat(struct group_plan *g, struct journal *j, uint32_t person)
{
    const struct market *m = g->p->market;
    for (uint32_t i = g->first_own[person]; i < g->first_own[person + 1]; i++) {
        uint32_t wish = g->own[i], topic = m->wish[wish].topic;
        size_t tries = 0;
        for (uint32_t k = g->first_offer[topic];
             g->at[wish] == MARKET_NONE && k < g->first_offer[topic + 1] && tries < TRIES; k++) {
            if (!has_room(g, g->offer[k]))
                continue;
            tries++;
            for (uint32_t s = g->meetings_of[g->offer[k]]; s != MARKET_NONE; s = g->meeting[s].next)
                if (g->meeting[s].most && group_plan_seat(g, wish, s)) {
                    note_seat(g, j, wish);
                    return true;
                }
        }
    }
    return false;
}

/* People who learn nothing and want the topic of this new meeting. */
static size_t gather(struct group_plan *g, struct journal *j, uint32_t meeting, uint32_t first)
{
    uint32_t topic = g->p->market->offer[g->meeting[meeting].offer].topic;
    size_t won = 0;
    if (group_plan_seat(g, first, meeting)) {
        note_seat(g, j, first);
        won++;
    }
    for (uint32_t i = g->first_wish[topic]; won && i < g->first_wish[topic + 1]; i++) {
        uint32_t wish = g->wish[i];
        if (!group_plan_learns(g, g->p->market->wish[wish].person) &&
            group_plan_seat(g, wish, meeting)) {
            note_seat(g, j, wish);
            won++;
        }
    }
    return won;
}

/* A teacher's meeting on another topic gives way to one that this wish wants. */
static bool swap_meeting(struct group_plan *g, uint32_t old, uint32_t offer, uint32_t wish)
{
    struct journal j = {NULL, 0, 0};
    struct group_seats before = g->meeting[old];
    uint32_t *was = mem_alloc(before.n, sizeof *was);
    memcpy(was, before.wish, before.n * sizeof *was);
    group_plan_close(g, old);
    uint32_t meeting = group_plan_open(g, offer);
    size_t won = gather(g, &j, meeting, wish), lost = 0;
    for (uint32_t i = 0; i < before.n && won; i++) {
        uint32_t person = g->p->market->wish[was[i]].person;
        lost += !group_plan_learns(g, person) && !reseat(g, &j, person);
    }
    bool better = won > lost;
    while (!better && j.n)
        group_plan_leave(g, j.seated[--j.n].wish);
    if (!better) {
        group_plan_close(g, meeting);
        g->meeting[old].most = before.most;
        g->teaches[g->p->market->offer[before.offer].person]++;
        for (uint32_t i = 0; i < before.n; i++)
            group_plan_seat(g, was[i], old);
    }
    free(was);
    free(j.seated);
    return better;
}

/* Takes the seat of one who can learn elsewhere. */
static bool displace(struct group_plan *g, uint32_t wish, uint32_t meeting)
{
    const struct group_seats *s = &g->meeting[meeting];
    for (uint32_t i = s->n; i > 0; i--) { /* the first one each time: who comes back comes last */
        struct journal j = {NULL, 0, 0};
        uint32_t other = s->wish[0], person = g->p->market->wish[other].person;
        group_plan_leave(g, other);
        bool helped = group_plan_seat(g, wish, meeting);
        if (helped && (group_plan_learns(g, person) || reseat(g, &j, person))) {
            free(j.seated);
            return true;
        }
        if (helped)
            group_plan_leave(g, wish);
        group_plan_seat(g, other, meeting);
        free(j.seated);
    }
    return false;
}

/* Tries to serve one who learns nothing by a teacher whose meetings are all taken. */
static bool make_room(struct group_plan *g, uint32_t wish)
{
    const struct market *m = g->p->market;
    uint32_t topic = m->wish[wish].topic;
    size_t tries = 0;
    for (uint32_t k = g->first_offer[topic]; k < g->first_offer[topic + 1] && tries < TRIES; k++) {
        uint32_t offer = g->offer[k], teacher = m->offer[offer].person;
        if (fit_of(g, wish, offer) < 0)
            continue;
        tries++;
        for (uint32_t s = g->meetings_of[offer]; s != MARKET_NONE; s = g->meeting[s].next)
            if (g->meeting[s].most && displace(g, wish, s))
                return true;
        for (uint32_t i = g->first_given[teacher]; i < g->first_given[teacher + 1]; i++)
            for (uint32_t s = g->meetings_of[g->given[i]]; s != MARKET_NONE; s = g->meeting[s].next)
                if (g->given[i] != offer && g->meeting[s].most && !g->meeting[s].fixed &&
                    swap_meeting(g, s, offer, wish))
                    return true;
    }
    return false;
}

void group_plan_exchange(struct group_plan *g)
{
    const struct market *m = g->p->market;
    bool helped = true;
    for (int pass = 0; pass < PASSES && helped; pass++) {
        helped = false;
        for (uint32_t w = 0; w < m->wishes; w++)
            if (g->at[w] == MARKET_NONE && learner_of(g, w)->learn > 0 &&
                !group_plan_learns(g, m->wish[w].person))
                helped |= make_room(g, w);
        if (helped)
            group_plan_fill(g);
    }
}

/* --- score --- */

struct group_score group_plan_score(const struct group_plan *g)
{
    const struct market *m = g->p->market;
    struct group_score s = {0, 0, 0, 0};
    bool *teaches = mem_clear(m->people, sizeof *teaches);
    for (size_t i = 0; i < g->n; i++) {
        const struct group_seats *k = &g->meeting[i];
        for (uint32_t n = 0; n < k->n; n++)
            s.fit += fit_of(g, k->wish[n], k->offer) - (k->n > 1 || k->fixed ? g->p->alone : 0);
        s.seats += k->n;
        teaches[m->offer[k->offer].person] |= k->n > 0;
    }
    for (uint32_t i = 0; i < m->people; i++) {
        s.learners += group_plan_learns(g, i);
        s.teachers += teaches[i] || m->person[i].teaches;
    }
    free(teaches);
    return s;
}

bool group_score_better(struct group_score a, struct group_score b)
{
    if (a.learners != b.learners)
        return a.learners > b.learners;
    return a.teachers != b.teachers ? a.teachers > b.teachers : a.fit > b.fit;
}
