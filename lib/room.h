/*
 * room - who sits in which circle while circles are being arranged. Used by circle*.c only.
 *
 *     struct room r;
 *     room_open(&r, &problem);
 *     uint32_t c = room_found(&r, topic);
 *     if (room_free(&r, wish) && room_fits(&r, c, wish, CIRCLE_NONE))
 *         room_sit(&r, c, wish);
 *     room_close(&r);
 *
 * Circles live in slots; those of topic t are slot[t] to slot[t + 1] - 1, an empty one has n = 0.
 * The first `fixed` members of a circle are never moved. Every check costs O(members x words).
 */
#ifndef ROOM_H
#define ROOM_H

#include "circle.h"

struct room_circle {
    uint32_t topic, old;
    uint32_t n, fixed;
    uint32_t member[CIRCLE_MOST];                 /* wishes */
    uint32_t unit[CIRCLE_MOST], org[CIRCLE_MOST]; /* of each member; 0 where there is none */
    int units, orgs; /* pairs of members from two units, from two organisations */
    int quality;
    uint64_t changed, looked; /* when: of the members, and by circle_mix() */
};

struct room {
    const struct circle_problem *p;
    uint32_t *seat;     /* of each wish: slot, or CIRCLE_NONE */
    uint32_t *sits;     /* of each person: in how many circles */
    uint32_t *first;    /* wishes of topic t: by_topic[first[t]] to by_topic[first[t + 1] - 1] */
    uint32_t *by_topic; /* ascending within a topic */
    uint32_t *head;     /* wishes of person i: by_person[head[i]] to by_person[head[i + 1] - 1] */
    uint32_t *by_person;
    uint32_t *slot; /* see above */
    struct room_circle *circle;
    bool *touched;    /* of each topic: something may be better now, see room_touch() */
    uint64_t clock;   /* counts changes */
    uint64_t *common; /* one row of moments to work in */
};

void room_open(struct room *r, const struct circle_problem *p);
void room_close(struct room *r);

/* Without a seat, and the person may take one more. */
static inline bool room_free(const struct room *r, uint32_t wish)
{
    uint32_t person = r->p->wish[wish].person;
    return r->seat[wish] == CIRCLE_NONE && r->sits[person] < r->p->person[person].limit;
}

/* Would the person learn only by this seat? */
static inline bool room_first_seat(const struct room *r, uint32_t wish)
{
    uint32_t person = r->p->wish[wish].person;
    return !r->p->person[person].learns && r->sits[person] == (r->seat[wish] != CIRCLE_NONE);
}

/* May these two wishes be in one circle, moments aside? */
bool room_together(const struct room *r, uint32_t a, uint32_t b);

/* Moments of a wish's person; NULL when moments do not matter. */
static inline const uint64_t *room_moments(const struct room *r, uint32_t wish)
{
    const struct circle_problem *p = r->p;
    return p->words ? p->starts + (size_t)p->person[p->wish[wish].person].week * p->words : NULL;
}

/* into &= with; whether anything is left. */
bool room_share(uint64_t *into, const uint64_t *with, size_t words);

/* The moments all members (without `except`) share, in r->common. */
void room_common(struct room *r, uint32_t c, uint32_t except);

/* May the wish sit in the circle when `except` (or CIRCLE_NONE) does not? Room is not counted. */
bool room_fits(struct room *r, uint32_t c, uint32_t wish, uint32_t except);

/* Quality of the circle without `out` and with `in`, either of them CIRCLE_NONE. */
int room_quality(const struct room *r, uint32_t c, uint32_t out, uint32_t in);

/* Quality of c when its member i is replaced by member j of d. */
int room_quality_swapped(const struct room *r, uint32_t c, uint32_t i, uint32_t d, uint32_t j);

/* A slot of that topic that is empty; there is always one. It stays free until someone sits. */
uint32_t room_found(struct room *r, uint32_t topic);
void room_sit(struct room *r, uint32_t c, uint32_t wish);
void room_leave(struct room *r, uint32_t wish);
void room_move(struct room *r, uint32_t wish, uint32_t to);
/* The person of the wish has lost a seat, or changed circles: all their topics may gain by that. */
void room_touch(struct room *r, uint32_t wish);
/* All leave it. */
void room_dissolve(struct room *r, uint32_t c);
bool room_fixed(const struct room *r, uint32_t wish);
/* Nobody who sits now is moved from now on. */
void room_freeze(struct room *r);

/* (n - wished) squared. */
static inline long room_off(const struct room *r, uint32_t n)
{
    long off = (long)n - r->p->wished;
    return off * off;
}

#endif
