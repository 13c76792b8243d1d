#include "circle_deal.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct block {
    size_t moment;
    int32_t low; /* the lowest level in it; CIRCLE_NO_LEVEL when no level is known */
    uint32_t n;
};

struct deal {
    struct room *r;
    uint32_t *pool, n; /* free wishes not yet in a block */
    int32_t *level;    /* the levels there are, ascending */
    size_t levels;
    uint32_t *count; /* by moment and level; after the last level: level unknown */
    size_t moments;
};

static const struct circle_person *who(const struct room *r, uint32_t wish)
{
    return &r->p->person[r->p->wish[wish].person];
}

static long spread(uint32_t n, uint32_t k, int wished)
{
    long small = (long)(n / k) - wished, large = small + 1, larger = n % k;
    return larger * large * large + (k - larger) * small * small;
}

uint32_t circle_cut(uint32_t n, int wished, uint32_t *seated)
{
    *seated = n < CIRCLE_LEAST ? 0 : n == CIRCLE_MOST + 1 ? CIRCLE_MOST : n;
    uint32_t best = 0;
    for (uint32_t k = (*seated + CIRCLE_MOST - 1) / CIRCLE_MOST; k && k * CIRCLE_LEAST <= *seated;
         k++)
        if (!best || spread(*seated, k, wished) < spread(*seated, best, wished))
            best = k;
    return best;
}

static int compare_levels(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static void list_levels(struct deal *d)
{
    d->level = mem_alloc(d->n, sizeof *d->level);
    size_t n = 0;
    for (uint32_t i = 0; i < d->n; i++)
        if (who(d->r, d->pool[i])->level != CIRCLE_NO_LEVEL)
            d->level[n++] = who(d->r, d->pool[i])->level;
    qsort(d->level, n, sizeof *d->level, compare_levels);
    for (size_t i = 0; i < n; i++)
        if (!i || d->level[i] != d->level[i - 1])
            d->level[d->levels++] = d->level[i];
}

static size_t rank_of(const struct deal *d, int32_t level)
{
    size_t low = 0, high = d->levels;
    if (level == CIRCLE_NO_LEVEL)
        return d->levels;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (d->level[middle] < level)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void count_blocks(struct deal *d)
{
    size_t row = d->levels + 1;
    memset(d->count, 0, d->moments * row * sizeof *d->count);
    for (uint32_t i = 0; i < d->n; i++) {
        size_t rank = rank_of(d, who(d->r, d->pool[i])->level);
        const uint64_t *moments = room_moments(d->r, d->pool[i]);
        if (!moments)
            d->count[rank]++;
        for (size_t w = 0; w < d->r->p->words; w++)
            for (uint64_t bits = moments[w], m = w * 64; bits; bits >>= 1, m++)
                d->count[m * row + rank] += bits & 1;
    }
}

static bool near(const struct deal *d, int32_t low, int32_t level)
{
    return (int64_t)level - low <= d->r->p->within;
}

/* The largest block at one moment. */
static struct block largest_at(const struct deal *d, size_t moment)
{
    const uint32_t *count = d->count + moment * (d->levels + 1);
    struct block best = {moment, CIRCLE_NO_LEVEL, count[d->levels]};
    uint32_t sum = count[d->levels];
    for (size_t i = 0, end = 0; i < d->levels; sum -= count[i++]) {
        while (end < d->levels && near(d, d->level[i], d->level[end]))
            sum += count[end++];
        if (sum > best.n || (sum && best.low == CIRCLE_NO_LEVEL))
            best = (struct block){moment, d->level[i], sum};
    }
    return best;
}

static struct block largest(const struct deal *d)
{
    struct block best = {.n = 0};
    for (size_t m = 0; m < d->moments; m++) {
        struct block b = largest_at(d, m);
        best = b.n > best.n ? b : best;
    }
    return best;
}

static bool in_block(const struct deal *d, const struct block *b, uint32_t wish)
{
    const uint64_t *moments = room_moments(d->r, wish);
    int32_t level = who(d->r, wish)->level;
    if (moments && !(moments[b->moment / 64] >> b->moment % 64 & 1))
        return false;
    return level == CIRCLE_NO_LEVEL || b->low == CIRCLE_NO_LEVEL ||
           (level >= b->low && near(d, b->low, level));
}

/* Moves the block to the end of the pool; where it begins. */
static uint32_t take_block(struct deal *d, const struct block *b)
{
    uint32_t *taken = mem_alloc(d->n, sizeof *taken), n = 0, left = 0;
    for (uint32_t i = 0; i < d->n; i++)
        if (in_block(d, b, d->pool[i]))
            taken[n++] = d->pool[i];
        else
            d->pool[left++] = d->pool[i];
    memcpy(d->pool + left, taken, n * sizeof *taken);
    free(taken);
    return left;
}

struct card {
    uint32_t org, unit, wish;
};

static int compare_cards(const void *a, const void *b)
{
    const struct card *x = a, *y = b;
    if (x->org != y->org)
        return x->org < y->org ? -1 : 1;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    return (x->wish > y->wish) - (x->wish < y->wish);
}

static void sort_cards(struct deal *d, uint32_t from)
{
    struct card *card = mem_alloc(d->n - from, sizeof *card);
    for (uint32_t i = from; i < d->n; i++)
        card[i - from] =
            (struct card){who(d->r, d->pool[i])->org, who(d->r, d->pool[i])->unit, d->pool[i]};
    qsort(card, d->n - from, sizeof *card, compare_cards);
    for (uint32_t i = from; i < d->n; i++)
        d->pool[i] = card[i - from].wish;
    free(card);
}

/* Cards d->pool[from...] to k circles that are empty slots; those too small are given up. */
static void deal_out(struct deal *d, uint32_t topic, uint32_t from)
{
    uint32_t seated, n = d->n - from, k = circle_cut(n, d->r->p->wished, &seated);
    uint32_t *slot = mem_alloc(k, sizeof *slot), c = d->r->slot[topic];
    for (uint32_t i = 0; i < k; c++)
        if (!d->r->circle[c].n)
            slot[i++] = c;
    for (uint32_t i = 0; k && i < n; i++) {
        for (uint32_t j = 0; j < k; j++) {
            uint32_t to = (i + j) % k, room = seated / k + (to < seated % k);
            if (d->r->circle[slot[to]].n < room &&
                room_fits(d->r, slot[to], d->pool[from + i], CIRCLE_NONE)) {
                room_sit(d->r, slot[to], d->pool[from + i]);
                break;
            }
        }
    }
    for (uint32_t i = 0; i < k; i++)
        if (d->r->circle[slot[i]].n < CIRCLE_LEAST)
            room_dissolve(d->r, slot[i]);
    free(slot);
}

static void fill_pool(struct deal *d, uint32_t topic)
{
    const struct room *r = d->r;
    d->pool = mem_alloc(r->first[topic + 1] - r->first[topic], sizeof *d->pool);
    for (uint32_t i = r->first[topic]; i < r->first[topic + 1]; i++)
        if (room_free(r, r->by_topic[i]))
            d->pool[d->n++] = r->by_topic[i];
}

void circle_deal(struct room *r, uint32_t topic)
{
    struct deal d = {.r = r};
    fill_pool(&d, topic);
    list_levels(&d);
    d.moments = r->p->words ? 64 * r->p->words : 1;
    d.count = mem_alloc(d.moments * (d.levels + 1), sizeof *d.count);
    while (d.n >= CIRCLE_LEAST) {
        count_blocks(&d);
        struct block b = largest(&d);
        if (b.n < CIRCLE_LEAST)
            break;
        uint32_t from = take_block(&d, &b);
        sort_cards(&d, from);
        deal_out(&d, topic, from);
        d.n = from;
    }
    free(d.pool);
    free(d.level);
    free(d.count);
}
