#include "instance.h"

#include "market.h"
#include "mem.h"

#include <stdlib.h>

enum { TOPICS = 1000, LEVELS = 8, NEAR = 2, LIMIT = 2, BONUS = 1000, UNITS = 40, SITES = 6 };

static uint32_t below(uint64_t *state, uint32_t n)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 33) % n);
}

struct answer {
    uint32_t person, topic;
    int32_t points;
};

struct cohort {
    struct market market;
    struct market_person *person;
    uint8_t *level, *unit, *site;
    uint32_t *class; /* level and site */
    struct market_wish *wish;
    struct market_offer *offer;
    size_t cap_wish, cap_offer;
};

/* Zipf with exponent 1: topic t in proportion to 1 / (t + 1), from a table of thresholds. */
static void zipf_table(uint32_t *threshold)
{
    uint64_t sum = 0, so_far = 0;
    for (uint32_t t = 0; t < TOPICS; t++)
        sum += UINT64_C(1000000000) / (t + 1);
    for (uint32_t t = 0; t < TOPICS; t++) {
        so_far += UINT64_C(1000000000) / (t + 1);
        threshold[t] = (uint32_t)(so_far * 0x7fffffff / sum);
    }
}

static uint32_t draw_topic(uint64_t *state, const uint32_t *threshold)
{
    uint32_t x = below(state, 0x7fffffff), low = 0, high = TOPICS - 1;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (x < threshold[mid])
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

/* Up to five different topics; returns how many. */
static uint32_t draw_topics(uint64_t *state, const uint32_t *threshold, uint32_t most,
                            uint32_t *topic)
{
    uint32_t n = 0, wanted = below(state, most + 1);
    while (n < wanted) {
        uint32_t i = 0;
        topic[n] = draw_topic(state, threshold);
        while (topic[i] != topic[n])
            i++;
        n += i == n;
    }
    return n;
}

static void draw_person(struct cohort *c, uint32_t i, uint64_t *state, const uint32_t *threshold,
                        enum instance_kind kind)
{
    uint32_t topic[5];
    c->level[i] = (uint8_t)below(state, LEVELS);
    c->unit[i] = (uint8_t)below(state, UNITS);
    c->site[i] = (uint8_t)below(state, SITES);
    c->person[i] = (struct market_person){.learn = LIMIT, .teach = LIMIT};
    uint32_t keep = kind == INSTANCE_LEARNERS_SCARCE ? below(state, 3) : 0;
    uint32_t n = keep ? 0 : draw_topics(state, threshold, 5, topic);
    for (uint32_t k = 0; k < n; k++) {
        c->wish = mem_grow(c->wish, c->market.wishes, &c->cap_wish, sizeof *c->wish);
        c->wish[c->market.wishes++] = (struct market_wish){i, topic[k], (int32_t)(300 / (k + 1))};
    }
    keep = kind == INSTANCE_TEACHERS_SCARCE ? below(state, 3) : 0;
    n = keep ? 0 : draw_topics(state, threshold, 5, topic);
    for (uint32_t k = 0; k < n; k++) {
        c->offer = mem_grow(c->offer, c->market.offers, &c->cap_offer, sizeof *c->offer);
        c->offer[c->market.offers++] =
            (struct market_offer){i, topic[k], 20 * (int32_t)(1 + below(state, 5)), LIMIT};
    }
}

static int32_t apart(const struct cohort *c, uint32_t a, uint32_t b)
{
    return abs((int)c->level[a] - (int)c->level[b]);
}

/* The fit of a pair as the market sees it, by units and sites. */
static int32_t fit_of_pair(const void *context, uint32_t wish, uint32_t offer)
{
    const struct cohort *c = context;
    uint32_t a = c->wish[wish].person, b = c->offer[offer].person;
    if (a == b || apart(c, a, b) > NEAR)
        return MARKET_FORBIDDEN;
    return c->wish[wish].points + c->offer[offer].points + (c->unit[a] != c->unit[b] ? 100 : 0) +
           (c->site[a] == c->site[b] ? 20 : 0);
}

static int32_t most_of_classes(const void *context, uint32_t a, uint32_t b)
{
    (void)context;
    int levels = abs((int)(a / SITES) - (int)(b / SITES));
    return levels > NEAR ? MARKET_FORBIDDEN : 100 + (a % SITES == b % SITES ? 20 : 0);
}

struct market *instance_market(uint32_t people, uint64_t seed, enum instance_kind kind)
{
    struct cohort *c = mem_clear(1, sizeof *c);
    uint32_t threshold[TOPICS];
    uint64_t state = seed;
    zipf_table(threshold);
    c->person = mem_alloc(people, sizeof *c->person);
    c->level = mem_alloc(people, 1);
    c->unit = mem_alloc(people, 1);
    c->site = mem_alloc(people, 1);
    c->class = mem_alloc(people, sizeof *c->class);
    for (uint32_t i = 0; i < people; i++) {
        draw_person(c, i, &state, threshold, kind);
        c->class[i] = (uint32_t)c->level[i] * SITES + c->site[i];
    }
    c->market.class = c->class;
    c->market.classes = LEVELS * SITES;
    c->market.class_most = most_of_classes;
    c->market.person = c->person;
    c->market.people = people;
    c->market.wish = c->wish;
    c->market.offer = c->offer;
    c->market.topics = TOPICS;
    c->market.pair = fit_of_pair;
    c->market.context = c;
    c->market.most_pair = 120;
    return &c->market;
}

void instance_market_free(struct market *m)
{
    struct cohort *c = (struct cohort *)m;
    free(c->person);
    free(c->level);
    free(c->unit);
    free(c->site);
    free(c->class);
    free(c->wish);
    free(c->offer);
    free(c);
}

/* --- the cohort as a network --------------------------------------------------------------------
 */

/* Nodes: learners, teachers, the sink, and then whatever `nodes` are wanted more. */
static struct flow people_network(const struct cohort *c, uint32_t more)
{
    struct flow f = FLOW_INIT;
    uint32_t n = (uint32_t)c->market.people, sink = 2 * n;
    flow_nodes(&f, 2 * n + 1 + more);
    for (size_t w = 0; w < c->market.wishes; w++)
        if (f.supply[c->wish[w].person] < LIMIT) {
            f.supply[c->wish[w].person]++;
            f.supply[sink]--;
        }
    for (uint32_t i = 0; i < n; i++) {
        int32_t units = f.supply[i];
        if (units)
            flow_arc(&f, i, sink, 1, 1000 + 2 * BONUS);
        if (units > 1)
            flow_arc(&f, i, sink, units - 1, 1000 + BONUS);
        flow_arc(&f, n + i, sink, 1, 0);
        flow_arc(&f, n + i, sink, LIMIT - 1, BONUS);
    }
    return f;
}

static int32_t level_points(const struct cohort *c, uint32_t a, uint32_t b)
{
    return 200 - 50 * apart(c, a, b);
}

struct flow instance_pairs(uint32_t people, uint64_t seed, enum instance_kind kind)
{
    struct cohort *c = (struct cohort *)instance_market(people, seed, kind);
    uint32_t n = people, wishes = (uint32_t)c->market.wishes;
    struct flow f = people_network(c, wishes);
    for (uint32_t w = 0; w < wishes; w++)
        flow_arc(&f, c->wish[w].person, 2 * n + 1 + w, 1, 0);
    uint32_t *by = mem_alloc(c->market.offers, sizeof *by), first[TOPICS + 2] = {0};
    for (size_t o = 0; o < c->market.offers; o++)
        first[c->offer[o].topic + 2]++;
    for (int t = 2; t < TOPICS + 2; t++)
        first[t] += first[t - 1];
    for (uint32_t o = 0; o < c->market.offers; o++)
        by[first[c->offer[o].topic + 1]++] = o;
    for (uint32_t w = 0; w < wishes; w++)
        for (uint32_t k = first[c->wish[w].topic]; k < first[c->wish[w].topic + 1]; k++) {
            uint32_t a = c->wish[w].person, b = c->offer[by[k]].person;
            if (a != b && apart(c, a, b) <= NEAR)
                flow_arc(&f, 2 * n + 1 + w, n + b, 1,
                         1000 - c->wish[w].points - c->offer[by[k]].points - level_points(c, a, b));
        }
    free(by);
    instance_market_free(&c->market);
    return f;
}

struct flow instance_hubs(uint32_t people, uint64_t seed, enum instance_kind kind)
{
    struct cohort *c = (struct cohort *)instance_market(people, seed, kind);
    uint32_t n = people, in = 2 * n + 1, out = in + TOPICS * LEVELS;
    struct flow f = people_network(c, 2 * TOPICS * LEVELS);
    int32_t *asked = mem_clear((size_t)TOPICS * LEVELS, sizeof *asked);
    for (size_t w = 0; w < c->market.wishes; w++) {
        uint32_t hub = c->wish[w].topic * LEVELS + c->level[c->wish[w].person];
        asked[hub]++;
        flow_arc(&f, c->wish[w].person, in + hub, 1, 1000 - c->wish[w].points);
    }
    for (uint32_t h = 0; h < TOPICS * LEVELS; h++)
        for (uint32_t g = 0; g < LEVELS; g++)
            if (asked[h] && abs((int)(h % LEVELS) - (int)g) <= NEAR)
                flow_arc(&f, in + h, out + h / LEVELS * LEVELS + g, asked[h],
                         -200 + 50 * abs((int)(h % LEVELS) - (int)g));
    for (size_t o = 0; o < c->market.offers; o++)
        flow_arc(&f, out + c->offer[o].topic * LEVELS + c->level[c->offer[o].person],
                 n + c->offer[o].person, LIMIT, -c->offer[o].points);
    free(asked);
    instance_market_free(&c->market);
    return f;
}

/* --- others --------------------------------------------------------------------------------------
 */

struct flow instance_transport(uint32_t nodes, uint64_t seed)
{
    struct flow f = FLOW_INIT;
    uint64_t state = seed * 77;
    uint32_t half = nodes / 2;
    flow_nodes(&f, nodes);
    for (uint32_t i = 0; i < nodes; i++) {
        int32_t amount = 1 + (int32_t)below(&state, 20);
        f.supply[i % half] += amount;
        f.supply[half + below(&state, nodes - half)] -= amount;
    }
    for (uint32_t i = 0; i < half; i++)
        for (uint32_t j = half; j < nodes; j++)
            if (below(&state, 3) == 0 || j == half + i)
                flow_arc(&f, i, j, 1 + (int32_t)below(&state, 9),
                         (int32_t)below(&state, 2000) - 500);
    for (uint32_t i = 0; i + 1 < nodes; i++) { /* a dear way round, so that there always is one */
        flow_arc(&f, i, i + 1, 20 * (int32_t)nodes, 50000);
        flow_arc(&f, i + 1, i, 20 * (int32_t)nodes, 50000);
    }
    return f;
}

struct flow instance_tangle(uint32_t nodes, uint64_t seed)
{
    struct flow f = FLOW_INIT;
    uint64_t state = seed * 1000003;
    flow_nodes(&f, nodes);
    int32_t widest = 1 << (2 + below(&state, 18));
    for (uint32_t i = 0; i < nodes / 3; i++) {
        int32_t amount = (int32_t)below(&state, 50);
        f.supply[below(&state, nodes)] += amount;
        f.supply[below(&state, nodes)] -= amount;
    }
    for (uint32_t i = 0; i < nodes * 6; i++) {
        uint32_t a = below(&state, nodes), b = below(&state, nodes);
        flow_arc(&f, a, b, (int32_t)below(&state, 30),
                 (int32_t)below(&state, (uint32_t)widest) - widest / 4);
    }
    for (uint32_t i = 0; i < nodes; i++)
        flow_arc(&f, i, (i + 1) % nodes, 100000, widest);
    return f;
}
