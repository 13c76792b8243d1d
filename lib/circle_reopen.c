#include "circle_exchange.h"

#include "circle_deal.h"
#include "circle_exact.h"

#include <limits.h>

/* What was there before a few circles were opened. */
struct before {
    uint32_t wish[CIRCLE_EXACT], seat[CIRCLE_EXACT];
    size_t n;
};

enum { MOST_STEPS = 8000, FEW_CIRCLES = 8 };

static void add_circle(const struct room *r, struct before *b, uint32_t c)
{
    for (uint32_t i = 0; i < r->circle[c].n; i++, b->n++) {
        b->wish[b->n] = r->circle[c].member[i];
        b->seat[b->n] = c;
    }
}

/* Those left over, from place *from of the topic's list on; *from is moved behind them. */
static void add_left(const struct room *r, struct before *b, uint32_t topic, uint32_t *from)
{
    uint32_t n = r->first[topic + 1] - r->first[topic];
    for (; *from < n && b->n < CIRCLE_EXACT; ++*from) {
        uint32_t wish = r->by_topic[r->first[topic] + *from];
        if (!room_free(r, wish))
            continue;
        b->wish[b->n] = wish;
        b->seat[b->n++] = CIRCLE_NONE;
    }
}

static struct circle_worth measure(const struct room *r, const struct before *b)
{
    struct circle_worth m = {0};
    for (size_t i = 0; i < b->n; i++) {
        uint32_t c = r->seat[b->wish[i]];
        if (c == CIRCLE_NONE)
            continue;
        m.seats++;
        m.fresh += room_first_seat(r, b->wish[i]);
        bool first = true;
        for (size_t j = 0; j < i; j++)
            first = first && r->seat[b->wish[j]] != c;
        m.off += first ? room_off(r, r->circle[c].n) : 0;
    }
    return m;
}

/* The least that is better: one more seat where sizes cannot be, else nearer sizes. */
static struct circle_worth least_better(const struct room *r, const struct circle_worth *now)
{
    struct circle_worth w = *now;
    uint32_t seated, k = circle_cut((uint32_t)w.seats, r->p->wished, &seated);
    w.worst = LONG_MAX;
    if (k == 1 && w.off == room_off(r, seated)) {
        w.seats++;
        w.off = LONG_MAX;
    }
    return w;
}

static void stand_up(struct room *r, const struct before *b)
{
    for (size_t i = 0; i < b->n; i++)
        if (r->seat[b->wish[i]] != CIRCLE_NONE)
            room_leave(r, b->wish[i]);
}

static bool seat_anew(struct room *r, const struct before *b)
{
    struct circle_worth now = measure(r, b), least = least_better(r, &now);
    stand_up(r, b);
    if (circle_exact_apart(r, b->wish, b->n, &least, MOST_STEPS)) {
        for (size_t i = 0; i < b->n; i++)
            room_touch(r, b->wish[i]);
        return true;
    }
    for (size_t i = 0; i < b->n; i++)
        if (b->seat[i] != CIRCLE_NONE)
            room_sit(r, b->seat[i], b->wish[i]);
    return false;
}

static bool may_open(const struct room *r, uint32_t c)
{
    return r->circle[c].n && !r->circle[c].fixed && r->circle[c].old == CIRCLE_NONE;
}

/* With all that are left over, as many at a time as there is room for. */
static bool reopen_with(struct room *r, uint32_t topic, uint32_t c, uint32_t d)
{
    for (uint32_t from = 0;;) {
        struct before b = {.n = 0};
        add_circle(r, &b, c);
        if (d != c)
            add_circle(r, &b, d);
        size_t members = b.n;
        add_left(r, &b, topic, &from);
        if (b.n == members)
            return false;
        if (seat_anew(r, &b))
            return true;
    }
}

bool circle_reopen(struct room *r, uint32_t topic)
{
    uint32_t end = r->slot[topic + 1], open = 0;
    for (uint32_t c = r->slot[topic]; c < end && open < CIRCLE_NEAR; c++)
        if (may_open(r, c) && open++ < CIRCLE_NEAR && reopen_with(r, topic, c, c))
            return true;
    for (uint32_t c = r->slot[topic]; c < end && open <= FEW_CIRCLES; c++)
        for (uint32_t d = c + 1; d < end && may_open(r, c); d++)
            if (may_open(r, d) && reopen_with(r, topic, c, d))
                return true;
    return false;
}
