#include "room.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* Groups wishes by a key: start[key] to start[key + 1] - 1 of the list returned. */
static uint32_t *group(const struct circle_problem *p, bool by_topic, size_t keys, uint32_t **start)
{
    uint32_t *first = mem_clear(keys + 2, sizeof *first);
    uint32_t *list = mem_alloc(p->wishes, sizeof *list);
    for (size_t w = 0; w < p->wishes; w++)
        first[(by_topic ? p->wish[w].topic : p->wish[w].person) + 2]++;
    for (size_t k = 0; k < keys; k++)
        first[k + 2] += first[k + 1];
    for (size_t w = 0; w < p->wishes; w++)
        list[first[(by_topic ? p->wish[w].topic : p->wish[w].person) + 1]++] = (uint32_t)w;
    *start = first;
    return list;
}

static void lay_slots(struct room *r)
{
    size_t topics = r->p->topics;
    r->slot = mem_alloc(topics + 1, sizeof *r->slot);
    uint32_t slots = 0;
    for (size_t t = 0; t < topics; t++) {
        r->slot[t] = slots;
        slots += (r->first[t + 1] - r->first[t]) / CIRCLE_GO_ON + 1;
    }
    r->slot[topics] = slots;
    r->circle = mem_clear(slots, sizeof *r->circle);
    for (size_t t = 0; t < topics; t++)
        for (uint32_t c = r->slot[t]; c < r->slot[t + 1]; c++)
            r->circle[c] = (struct room_circle){.topic = (uint32_t)t, .old = CIRCLE_NONE};
}

void room_open(struct room *r, const struct circle_problem *p)
{
    *r = (struct room){.p = p};
    r->seat = mem_alloc(p->wishes, sizeof *r->seat);
    for (size_t w = 0; w < p->wishes; w++)
        r->seat[w] = CIRCLE_NONE;
    r->sits = mem_clear(p->people, sizeof *r->sits);
    r->by_topic = group(p, true, p->topics, &r->first);
    r->by_person = group(p, false, p->people, &r->head);
    r->common = mem_alloc(p->words, sizeof *r->common);
    lay_slots(r);
}

void room_close(struct room *r)
{
    free(r->seat);
    free(r->sits);
    free(r->first);
    free(r->by_topic);
    free(r->head);
    free(r->by_person);
    free(r->slot);
    free(r->circle);
    free(r->common);
}

bool room_together(const struct room *r, uint32_t a, uint32_t b)
{
    const struct circle_problem *p = r->p;
    return p->together(p->context, p->wish[a].person, p->wish[b].person);
}

bool room_share(uint64_t *into, const uint64_t *with, size_t words)
{
    uint64_t left = 0;
    for (size_t i = 0; i < words; i++)
        left |= into[i] &= with[i];
    return left;
}

void room_common(struct room *r, uint32_t c, uint32_t except)
{
    const struct room_circle *x = &r->circle[c];
    size_t words = r->p->words;
    if (!words)
        return;
    memset(r->common, 0xff, words * sizeof *r->common);
    for (uint32_t i = 0; i < x->n; i++)
        if (x->member[i] != except)
            room_share(r->common, room_moments(r, x->member[i]), words);
}

bool room_fits(struct room *r, uint32_t c, uint32_t wish, uint32_t except)
{
    const struct room_circle *x = &r->circle[c];
    if (r->p->words) {
        room_common(r, c, except);
        if (!room_share(r->common, room_moments(r, wish), r->p->words))
            return false;
    }
    for (uint32_t i = 0; i < x->n; i++)
        if (x->member[i] != except && !room_together(r, x->member[i], wish))
            return false;
    return true;
}

static bool differ(uint32_t a, uint32_t b)
{
    return a && b && a != b;
}

int circle_quality(const struct circle_problem *p, const uint32_t *person, size_t n)
{
    size_t units = 0, orgs = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            const struct circle_person *a = &p->person[person[i]], *b = &p->person[person[j]];
            units += differ(a->unit, b->unit);
            orgs += differ(a->org, b->org);
        }
    size_t pairs = n * (n - 1) / 2, half = CIRCLE_MIXED / 2;
    return n < 2 ? 0 : (int)(half * units / pairs + half * orgs / pairs);
}

int room_quality(const struct room *r, uint32_t c, uint32_t out, uint32_t in)
{
    const struct room_circle *x = &r->circle[c];
    uint32_t person[CIRCLE_MOST + 1];
    size_t n = 0;
    for (uint32_t i = 0; i < x->n; i++)
        if (x->member[i] != out)
            person[n++] = r->p->wish[x->member[i]].person;
    if (in != CIRCLE_NONE)
        person[n++] = r->p->wish[in].person;
    return circle_quality(r->p, person, n);
}

uint32_t room_found(struct room *r, uint32_t topic)
{
    uint32_t c = r->slot[topic];
    while (r->circle[c].n)
        c++;
    return c;
}

void room_sit(struct room *r, uint32_t c, uint32_t wish)
{
    struct room_circle *x = &r->circle[c];
    x->member[x->n++] = wish;
    x->quality = room_quality(r, c, CIRCLE_NONE, CIRCLE_NONE);
    r->seat[wish] = c;
    r->sits[r->p->wish[wish].person]++;
}

void room_leave(struct room *r, uint32_t wish)
{
    uint32_t c = r->seat[wish], i = 0;
    struct room_circle *x = &r->circle[c];
    while (x->member[i] != wish)
        i++;
    for (x->n--; i < x->n; i++)
        x->member[i] = x->member[i + 1];
    x->quality = room_quality(r, c, CIRCLE_NONE, CIRCLE_NONE);
    r->seat[wish] = CIRCLE_NONE;
    r->sits[r->p->wish[wish].person]--;
}

void room_dissolve(struct room *r, uint32_t c)
{
    while (r->circle[c].n)
        room_leave(r, r->circle[c].member[r->circle[c].n - 1]);
}

bool room_fixed(const struct room *r, uint32_t wish)
{
    const struct room_circle *x = &r->circle[r->seat[wish]];
    for (uint32_t i = 0; i < x->fixed; i++)
        if (x->member[i] == wish)
            return true;
    return false;
}

void room_freeze(struct room *r)
{
    for (uint32_t c = 0; c < r->slot[r->p->topics]; c++)
        r->circle[c].fixed = r->circle[c].n;
}
