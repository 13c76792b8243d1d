#include "circle.h"

#include "circle_deal.h"
#include "circle_exact.h"
#include "circle_exchange.h"
#include "circle_guides.h"
#include "mem.h"
#include "room.h"

#include <stdlib.h>
#include <string.h>

/* May the members in the mask sit together? */
static bool all_fit(const struct room *r, const uint32_t *member, uint32_t n, uint32_t mask)
{
    size_t words = r->p->words;
    if (words)
        memset(r->common, 0xff, words * sizeof *r->common);
    for (uint32_t i = 0; i < n; i++) {
        if (!(mask >> i & 1))
            continue;
        if (words && !room_share(r->common, room_moments(r, member[i]), words))
            return false;
        for (uint32_t j = 0; j < i; j++)
            if (mask >> j & 1 && !room_together(r, member[i], member[j]))
                return false;
    }
    return true;
}

static uint32_t count_bits(uint32_t mask)
{
    uint32_t n = 0;
    for (; mask; mask &= mask - 1)
        n++;
    return n;
}

/* The most members that may still sit together; of as many, those earlier in the list. */
static uint32_t most_fitting(const struct room *r, const uint32_t *member, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t mask = 1; mask < 1u << n; mask++)
        if (count_bits(mask) > count_bits(best) && all_fit(r, member, n, mask))
            best = mask;
    return best;
}

static void seat_old_circle(struct room *r, uint32_t old, const uint32_t *member, uint32_t n)
{
    uint32_t mask = most_fitting(r, member, n);
    if (count_bits(mask) < CIRCLE_GO_ON)
        return;
    uint32_t c = room_found(r, r->p->wish[member[0]].topic);
    r->circle[c].old = old;
    for (uint32_t i = 0; i < n; i++)
        if (mask >> i & 1)
            room_sit(r, c, member[i]);
}

/* Members of an old circle beyond CIRCLE_MOST, or of another question than the first, are not. */
static void seat_old(struct room *r)
{
    const struct circle_problem *p = r->p;
    uint32_t(*member)[CIRCLE_MOST] = mem_alloc(p->olds, sizeof *member);
    uint32_t *n = mem_clear(p->olds, sizeof *n);
    uint32_t *asked = mem_clear(p->people, sizeof *asked);
    for (uint32_t w = 0; w < p->wishes; w++) {
        uint32_t old = p->wish[w].old, person = p->wish[w].person;
        if (old == CIRCLE_NONE || n[old] == CIRCLE_MOST ||
            asked[person] == p->person[person].limit ||
            (n[old] && p->wish[member[old][0]].topic != p->wish[w].topic))
            continue;
        asked[person]++;
        member[old][n[old]++] = w;
    }
    for (uint32_t i = 0; i < p->olds; i++)
        seat_old_circle(r, i, member[i], n[i]);
    free(member);
    free(n);
    free(asked);
}

/* Questions that have to be arranged together, because somebody may not sit in all of theirs, or
   should first of all sit in one of them. */
struct part {
    uint32_t root, wishes, topic;
};

static uint32_t root_of(uint32_t *up, uint32_t t)
{
    while (up[t] != t)
        t = up[t] = up[up[t]];
    return t;
}

static void tie(const struct room *r, uint32_t *up, uint32_t person)
{
    const struct circle_problem *p = r->p;
    uint32_t free_wishes = 0, first = CIRCLE_NONE;
    for (uint32_t i = r->head[person]; i < r->head[person + 1]; i++)
        free_wishes += room_free(r, r->by_person[i]);
    bool enough = free_wishes + r->sits[person] <= p->person[person].limit;
    if (enough && (r->sits[person] || p->person[person].learns))
        return;
    for (uint32_t i = r->head[person]; i < r->head[person + 1]; i++) {
        uint32_t topic = root_of(up, p->wish[r->by_person[i]].topic);
        if (!room_free(r, r->by_person[i]))
            continue;
        if (first == CIRCLE_NONE)
            first = topic;
        else if (topic < first)
            up[first] = topic, first = topic;
        else
            up[topic] = first;
    }
}

static int compare_parts(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    if (x->wishes != y->wishes)
        return x->wishes < y->wishes ? -1 : 1;
    return (x->topic > y->topic) - (x->topic < y->topic);
}

static struct part *list_parts(struct room *r)
{
    size_t topics = r->p->topics;
    uint32_t *up = mem_alloc(topics, sizeof *up);
    struct part *part = mem_alloc(topics, sizeof *part);
    for (uint32_t t = 0; t < topics; t++)
        up[t] = t;
    for (uint32_t i = 0; i < r->p->people; i++)
        tie(r, up, i);
    for (uint32_t t = 0; t < topics; t++) {
        part[t] = (struct part){.root = root_of(up, t), .topic = t};
        for (uint32_t i = r->first[t]; i < r->first[t + 1]; i++)
            part[t].wishes += room_free(r, r->by_topic[i]);
    }
    qsort(part, topics, sizeof *part, compare_parts);
    free(up);
    return part;
}

/* Searches the topics of these parts exhaustively; false when they are too many. */
static bool arrange_exactly(struct room *r, const struct part *part, size_t n)
{
    uint32_t wish[CIRCLE_EXACT];
    size_t wishes = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t t = part[i].topic;
        for (uint32_t k = r->first[t]; k < r->first[t + 1]; k++) {
            if (!room_free(r, r->by_topic[k]))
                continue;
            if (wishes == CIRCLE_EXACT)
                return false;
            wish[wishes++] = r->by_topic[k];
        }
    }
    return !wishes || circle_exact(r, wish, wishes);
}

static void arrange_part(struct room *r, const struct part *part, size_t n)
{
    if (arrange_exactly(r, part, n))
        return;
    for (size_t i = 0; i < n; i++)
        if (n == 1 || !arrange_exactly(r, &part[i], 1))
            circle_deal(r, part[i].topic);
    bool again = true;
    while (again) {
        again = false;
        for (size_t i = 0; i < n; i++)
            again = circle_exchange(r, part[i].topic) || again;
        again = again && n > 1;
    }
}

static size_t count_seats(const struct room *r)
{
    size_t seats = 0;
    for (size_t w = 0; w < r->p->wishes; w++)
        seats += r->seat[w] != CIRCLE_NONE;
    return seats;
}

/* With those who sit never moved again. Repeated until nobody more gets a seat, which is why the
   module changes nothing when it is given its own circles. */
static void arrange(struct room *r)
{
    size_t before;
    do {
        before = count_seats(r);
        room_freeze(r);
        struct part *part = list_parts(r);
        for (size_t i = 0, n; i < r->p->topics; i += n) {
            for (n = 1; i + n < r->p->topics && part[i + n].root == part[i].root;)
                n++;
            arrange_part(r, &part[i], n);
        }
        free(part);
    } while (count_seats(r) > before);
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static int compare_circles(const void *a, const void *b)
{
    const struct circle *x = a, *y = b;
    if (x->topic != y->topic)
        return x->topic < y->topic ? -1 : 1;
    return (x->member[0] > y->member[0]) - (x->member[0] < y->member[0]);
}

static void copy_circle(const struct room_circle *x, struct circle *to)
{
    *to = (struct circle){.topic = x->topic,
                          .old = x->old,
                          .n = x->n,
                          .quality = x->quality,
                          .facilitator = CIRCLE_NONE};
    memcpy(to->member, x->member, x->n * sizeof *x->member);
    qsort(to->member, to->n, sizeof *to->member, compare_numbers);
}

static void list_circles(const struct room *r, struct circle_result *to)
{
    size_t slots = r->slot[r->p->topics];
    for (size_t c = 0; c < slots; c++)
        to->n += r->circle[c].n > 0;
    to->circle = mem_alloc(to->n, sizeof *to->circle);
    for (size_t c = 0, n = 0; c < slots; c++)
        if (r->circle[c].n)
            copy_circle(&r->circle[c], &to->circle[n++]);
    qsort(to->circle, to->n, sizeof *to->circle, compare_circles);
    to->seat = mem_alloc(r->p->wishes, sizeof *to->seat);
    for (size_t w = 0; w < r->p->wishes; w++)
        to->seat[w] = CIRCLE_NONE;
    for (uint32_t c = 0; c < to->n; c++)
        for (uint32_t i = 0; i < to->circle[c].n; i++)
            to->seat[to->circle[c].member[i]] = c;
}

static void count(struct room *r, struct circle_result *to)
{
    const struct circle_problem *p = r->p;
    to->missing = mem_clear(p->wishes, sizeof *to->missing);
    for (uint32_t w = 0; w < p->wishes; w++) {
        struct circle_core core;
        if (!room_free(r, w))
            continue;
        circle_gather(r, w, &core);
        to->missing[w] = (uint8_t)(CIRCLE_LEAST - core.n);
    }
    to->seats = count_seats(r);
    for (size_t i = 0; i < p->people; i++)
        to->learn_by_circle += r->sits[i] && !p->person[i].learns;
}

void circle_form(const struct circle_problem *p, struct circle_result *result)
{
    struct room r;
    *result = (struct circle_result){.n = 0};
    room_open(&r, p);
    seat_old(&r);
    arrange(&r);
    list_circles(&r, result);
    count(&r, result);
    room_close(&r);
    circle_guides(p, result);
}

void circle_free(struct circle_result *r)
{
    free(r->circle);
    free(r->seat);
    free(r->missing);
    *r = (struct circle_result){.n = 0};
}
