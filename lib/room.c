#include "room.h"

#include "bins.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static uint32_t topic_of_wish(const void *problem, size_t w)
{
    return ((const struct circle_problem *)problem)->wish[w].topic;
}

static uint32_t person_of_wish(const void *problem, size_t w)
{
    return ((const struct circle_problem *)problem)->wish[w].person;
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
    r->by_topic = bins_deal(p->wishes, p->topics, topic_of_wish, p, &r->first);
    r->by_person = bins_deal(p->wishes, p->people, person_of_wish, p, &r->head);
    r->touched = mem_alloc(p->topics, sizeof *r->touched);
    memset(r->touched, true, p->topics * sizeof *r->touched);
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
    free(r->touched);
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

/* Quality of n people, of whose pairs so many are from two units, from two organisations. */
static int quality(int n, int units, int orgs)
{
    int pairs = n * (n - 1) / 2, half = CIRCLE_MIXED / 2;
    return n < 2 ? 0 : half * units / pairs + half * orgs / pairs;
}

int circle_quality(const struct circle_problem *p, const uint32_t *person, size_t n)
{
    int units = 0, orgs = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            const struct circle_person *a = &p->person[person[i]], *b = &p->person[person[j]];
            units += differ(a->unit, b->unit);
            orgs += differ(a->org, b->org);
        }
    return quality((int)n, units, orgs);
}

/* With how many members, one aside, somebody of that unit or organisation makes a mixed pair. */
static int mixed(const uint32_t *of, uint32_t aside, uint32_t own)
{
    int n = 0;
    for (uint32_t i = 0; i < CIRCLE_MOST; i++)
        n += (of[i] != own) & (of[i] != 0);
    return own ? n - (aside < CIRCLE_MOST && differ(of[aside], own)) : 0;
}

int room_quality(const struct room *r, uint32_t c, uint32_t out, uint32_t in)
{
    const struct room_circle *x = &r->circle[c];
    int n = (int)x->n, units = x->units, orgs = x->orgs;
    uint32_t o = 0;
    while (o < x->n && x->member[o] != out)
        o++;
    if (o < x->n) {
        units -= mixed(x->unit, o, x->unit[o]);
        orgs -= mixed(x->org, o, x->org[o]);
        n--;
    } else
        o = CIRCLE_MOST;
    if (in != CIRCLE_NONE) {
        const struct circle_person *who = &r->p->person[r->p->wish[in].person];
        units += mixed(x->unit, o, who->unit);
        orgs += mixed(x->org, o, who->org);
        n++;
    }
    return quality(n, units, orgs);
}

int room_quality_swapped(const struct room *r, uint32_t c, uint32_t i, uint32_t d, uint32_t j)
{
    const struct room_circle *x = &r->circle[c], *y = &r->circle[d];
    int units = mixed(x->unit, i, y->unit[j]) - mixed(x->unit, i, x->unit[i]);
    int orgs = mixed(x->org, i, y->org[j]) - mixed(x->org, i, x->org[i]);
    return quality((int)x->n, x->units + units, x->orgs + orgs);
}

uint32_t room_found(struct room *r, uint32_t topic)
{
    uint32_t c = r->slot[topic];
    while (r->circle[c].n)
        c++;
    return c;
}

void room_touch(struct room *r, uint32_t wish)
{
    uint32_t person = r->p->wish[wish].person;
    for (uint32_t i = r->head[person]; i < r->head[person + 1]; i++)
        r->touched[r->p->wish[r->by_person[i]].topic] = true;
}

void room_sit(struct room *r, uint32_t c, uint32_t wish)
{
    struct room_circle *x = &r->circle[c];
    const struct circle_person *who = &r->p->person[r->p->wish[wish].person];
    x->units += mixed(x->unit, CIRCLE_MOST, who->unit);
    x->orgs += mixed(x->org, CIRCLE_MOST, who->org);
    x->unit[x->n] = who->unit;
    x->org[x->n] = who->org;
    x->member[x->n++] = wish;
    x->quality = quality((int)x->n, x->units, x->orgs);
    x->changed = ++r->clock;
    r->seat[wish] = c;
    r->sits[r->p->wish[wish].person]++;
}

void room_leave(struct room *r, uint32_t wish)
{
    struct room_circle *x = &r->circle[r->seat[wish]];
    uint32_t i = 0;
    while (x->member[i] != wish)
        i++;
    x->units -= mixed(x->unit, i, x->unit[i]);
    x->orgs -= mixed(x->org, i, x->org[i]);
    for (x->n--; i < x->n; i++) {
        x->member[i] = x->member[i + 1];
        x->unit[i] = x->unit[i + 1];
        x->org[i] = x->org[i + 1];
    }
    x->unit[i] = x->org[i] = 0;
    x->quality = quality((int)x->n, x->units, x->orgs);
    x->changed = ++r->clock;
    r->seat[wish] = CIRCLE_NONE;
    r->sits[r->p->wish[wish].person]--;
}

void room_move(struct room *r, uint32_t wish, uint32_t to)
{
    room_leave(r, wish);
    room_sit(r, to, wish);
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
