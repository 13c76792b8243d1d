#include "market.h"

#include "flow.h"
#include "mem.h"
#include "verify.h"

#include <stdlib.h>
#include <string.h>

enum { GOOD = 8, ADD = 4, LOOK = 64, FEW = 1 << 24, BONUS = 1000, MOST_BONUS = 1 << 20 };

enum aim { LEARNERS, TEACHERS, FIT };

/* A pair that is in the network: its arc is pair_arcs + index. */
struct held {
    uint32_t wish, offer;
    int32_t fit;
    uint32_t next; /* of the same wish */
};

struct network {
    const struct market *m;
    struct flow flow;
    uint32_t *by_topic_wish, *first_wish;   /* wishes of topic t: by_topic_wish[first_wish[t]..] */
    uint32_t *by_topic_offer, *first_offer; /* sorted anew by worth before each pricing */
    int64_t *worth;                         /* of each offer: points plus price */
    uint32_t sink;
    size_t pair_arcs; /* the arcs before are those of people */
    struct held *held;
    size_t n, cap;
    uint32_t *of_wish; /* the last held pair of each wish, or MARKET_NONE */
    enum aim aim;
    int32_t bonus;
    uint64_t looked;
    int rounds;
};

/* Nodes: people as learners, people as teachers, wishes, sink. */
static uint32_t learner_node(uint32_t person)
{
    return person;
}

static uint32_t teacher_node(const struct network *w, uint32_t person)
{
    return (uint32_t)w->m->people + person;
}

static uint32_t wish_node(const struct network *w, uint32_t wish)
{
    return (uint32_t)(2 * w->m->people) + wish;
}

/* --- building --- */

struct by_topic {
    uint32_t *item, *first;
};

static struct by_topic sort_by_topic(uint32_t topics, size_t n, const void *items, size_t size,
                                     size_t offset)
{
    struct by_topic b = {mem_alloc(n, sizeof *b.item),
                         mem_clear((size_t)topics + 2, sizeof *b.first)};
    const char *base = (const char *)items + offset;
    uint32_t t;
    for (size_t i = 0; i < n; i++) {
        memcpy(&t, base + i * size, sizeof t);
        b.first[t + 2]++;
    }
    for (uint32_t i = 2; i < topics + 2; i++)
        b.first[i] += b.first[i - 1];
    for (size_t i = 0; i < n; i++) {
        memcpy(&t, base + i * size, sizeof t);
        b.item[b.first[t + 1]++] = (uint32_t)i;
    }
    return b;
}

static int32_t min32(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* A person's arcs: what stays unserved, first and other units; what is taught, first and others. */
static void add_person(struct network *w, uint32_t i, int32_t wishes)
{
    const struct market_person *p = &w->m->person[i];
    int32_t units = min32(p->learn, wishes);
    w->flow.supply[learner_node(i)] = units;
    w->flow.supply[w->sink] -= units;
    flow_arc(&w->flow, learner_node(i), w->sink, min32(units, !p->learns), 0);
    flow_arc(&w->flow, learner_node(i), w->sink, units - min32(units, !p->learns), 0);
    flow_arc(&w->flow, teacher_node(w, i), w->sink, min32(p->teach, !p->teaches), 0);
    flow_arc(&w->flow, teacher_node(w, i), w->sink, p->teach - min32(p->teach, !p->teaches), 0);
}

static void hold(struct network *w, uint32_t wish, uint32_t offer, int32_t fit)
{
    for (uint32_t h = w->of_wish[wish]; h != MARKET_NONE; h = w->held[h].next)
        if (w->held[h].offer == offer)
            return;
    w->held = mem_grow(w->held, w->n, &w->cap, sizeof *w->held);
    w->held[w->n] = (struct held){wish, offer, fit, w->of_wish[wish]};
    w->of_wish[wish] = (uint32_t)w->n++;
    flow_arc(&w->flow, wish_node(w, wish), teacher_node(w, w->m->offer[offer].person), 1,
             w->aim == FIT ? MARKET_FIT - fit : 0);
}

static int32_t worth_of_pair(struct network *w, uint32_t wish, uint32_t offer)
{
    w->looked++;
    return w->m->pair(w->m->context, wish, offer);
}

/* The best few of what was shown, best first; the first shown wins among equals. */
struct best {
    struct {
        int64_t value;
        uint32_t item;
        int32_t fit;
    } top[GOOD];
    int n;
};

static void best_show(struct best *b, int most, int64_t value, uint32_t item, int32_t fit)
{
    if (b->n == most && b->top[most - 1].value >= value)
        return;
    int i = b->n < most ? b->n++ : most - 1;
    for (; i > 0 && b->top[i - 1].value < value; i--)
        b->top[i] = b->top[i - 1];
    b->top[i].value = value;
    b->top[i].item = item;
    b->top[i].fit = fit;
}

/*
 * First candidates. Each wish begins at another offer, so that among equals not all want the same;
 * where a topic has too many pairs a wish looks at LOOK offers only.
 */
static void candidates(struct network *w, uint32_t topic, bool all)
{
    const uint32_t *wish = w->by_topic_wish + w->first_wish[topic];
    const uint32_t *offer = w->by_topic_offer + w->first_offer[topic];
    size_t wishes = w->first_wish[topic + 1] - w->first_wish[topic];
    size_t offers = w->first_offer[topic + 1] - w->first_offer[topic];
    struct best *of_offer = all ? mem_clear(offers, sizeof *of_offer) : NULL;
    for (size_t i = 0; i < wishes && offers; i++) {
        struct best b = {.n = 0};
        size_t start = i * offers / wishes, look = all || offers < LOOK ? offers : LOOK;
        for (size_t k = 0; k < look; k++) {
            size_t o = (start + k) % offers;
            int32_t fit = worth_of_pair(w, wish[i], offer[o]);
            if (fit < 0)
                continue;
            best_show(&b, GOOD, fit, offer[o], fit);
            if (all)
                best_show(&of_offer[o], GOOD, fit, wish[i], fit);
        }
        for (int k = 0; k < b.n; k++)
            hold(w, wish[i], b.top[k].item, b.top[k].fit);
    }
    for (size_t o = 0; all && o < offers; o++)
        for (int k = 0; k < of_offer[o].n; k++)
            hold(w, of_offer[o].top[k].item, offer[o], of_offer[o].top[k].fit);
    free(of_offer);
}

static void open_network(struct network *w, const struct market *m)
{
    *w = (struct network){.m = m, .aim = FIT, .bonus = m->fit_only ? 0 : BONUS};
    struct by_topic b = sort_by_topic(m->topics, m->wishes, m->wish, sizeof *m->wish,
                                      offsetof(struct market_wish, topic));
    w->by_topic_wish = b.item;
    w->first_wish = b.first;
    b = sort_by_topic(m->topics, m->offers, m->offer, sizeof *m->offer,
                      offsetof(struct market_offer, topic));
    w->by_topic_offer = b.item;
    w->first_offer = b.first;
    w->worth = mem_alloc(m->offers, sizeof *w->worth);
    w->of_wish = mem_alloc(m->wishes, sizeof *w->of_wish);
    memset(w->of_wish, 0xff, m->wishes * sizeof *w->of_wish);
    w->sink = (uint32_t)(2 * m->people + m->wishes);
    flow_nodes(&w->flow, w->sink + 1);
    int32_t *wishes = mem_clear(m->people, sizeof *wishes);
    for (size_t i = 0; i < m->wishes; i++)
        wishes[m->wish[i].person]++;
    for (uint32_t i = 0; i < m->people; i++)
        add_person(w, i, wishes[i]);
    for (uint32_t i = 0; i < m->wishes; i++)
        flow_arc(&w->flow, learner_node(m->wish[i].person), wish_node(w, i), 1, 0);
    w->pair_arcs = w->flow.n;
    free(wishes);
}

static void fill_network(struct network *w)
{
    uint64_t pairs = 0;
    for (uint32_t t = 0; t < w->m->topics; t++)
        pairs += (uint64_t)(w->first_wish[t + 1] - w->first_wish[t]) *
                 (w->first_offer[t + 1] - w->first_offer[t]);
    for (size_t i = 0; i < w->m->specials; i++) {
        int32_t fit = worth_of_pair(w, w->m->special[i].wish, w->m->special[i].offer);
        if (fit >= 0)
            hold(w, w->m->special[i].wish, w->m->special[i].offer, fit);
    }
    for (uint32_t t = 0; t < w->m->topics; t++)
        candidates(w, t, pairs <= FEW);
}

static void close_network(struct network *w)
{
    flow_free(&w->flow);
    free(w->by_topic_wish);
    free(w->first_wish);
    free(w->by_topic_offer);
    free(w->first_offer);
    free(w->worth);
    free(w->held);
    free(w->of_wish);
}

/* --- costs --- */

/*
 * By aim, the cost of leaving a learner's first and other units unserved, and of a teacher's first
 * and other meetings. With FIT a served unit saves bonus + 1000 and costs a teacher's bonus but for
 * the first, so that what counts is bonus * (learners + teachers) + fit.
 */
static void person_costs(const struct network *w, uint32_t person, int32_t cost[4])
{
    int32_t more = w->m->person[person].favoured ? w->bonus : 0;
    memset(cost, 0, 4 * sizeof *cost);
    if (w->aim == LEARNERS) {
        cost[0] = 1;
    } else if (w->aim == TEACHERS) {
        cost[2] = -1;
    } else {
        cost[0] = MARKET_FIT + 2 * w->bonus + more;
        cost[1] = MARKET_FIT + w->bonus;
        cost[3] = w->bonus;
    }
}

static void set_costs(struct network *w, enum aim aim)
{
    w->aim = aim;
    for (uint32_t i = 0; i < w->m->people; i++) {
        int32_t cost[4];
        person_costs(w, i, cost);
        for (size_t k = 0; k < 4; k++)
            w->flow.arc[4 * (size_t)i + k].cost = cost[k];
    }
    for (size_t i = 0; i < w->n; i++)
        w->flow.arc[w->pair_arcs + i].cost = aim == FIT ? MARKET_FIT - w->held[i].fit : 0;
}

/* --- pricing --- */

static void sort_by_worth(const struct network *w, uint32_t *offer, size_t n, uint32_t *spare)
{
    if (n < 2)
        return;
    size_t half = n / 2;
    sort_by_worth(w, offer, half, spare);
    sort_by_worth(w, offer + half, n - half, spare);
    memcpy(spare, offer, half * sizeof *offer);
    for (size_t i = 0, j = half, k = 0; i < half; k++)
        if (j < n && (w->worth[offer[j]] > w->worth[spare[i]] ||
                      (w->worth[offer[j]] == w->worth[spare[i]] && offer[j] < spare[i])))
            offer[k] = offer[j++];
        else
            offer[k] = spare[i++];
}

/*
 * The pairs of one wish that would improve the solution, the worst ADD of them added. Offers come
 * by worth, so the scan stops where even the most fit could not help. Returns by how much one unit
 * through this wish could improve the solution at the most.
 */
static int64_t price_wish(struct network *w, uint32_t wish, const uint32_t *offer, size_t n,
                          bool *added)
{
    const struct market *m = w->m;
    bool fit_counts = w->aim == FIT;
    int64_t need = w->flow.price[wish_node(w, wish)];
    need += fit_counts ? MARKET_FIT - m->wish[wish].points : 0;
    int64_t most = fit_counts ? m->most_pair : 0;
    struct best b = {.n = 0};
    for (size_t k = 0; k < n && need - w->worth[offer[k]] - most < 0; k++) {
        int32_t fit = worth_of_pair(w, wish, offer[k]);
        if (fit < 0)
            continue;
        int64_t pair = fit_counts ? fit - m->wish[wish].points - m->offer[offer[k]].points : 0;
        int64_t gain = w->worth[offer[k]] + pair - need;
        if (gain > 0)
            best_show(&b, ADD + 1, gain, offer[k], fit); /* one may be there and carry flow */
    }
    int64_t improvement = 0;
    for (int i = 0; i < b.n; i++) {
        size_t before = w->n;
        hold(w, wish, b.top[i].item, b.top[i].fit);
        if (w->n == before)
            continue;
        *added = true;
        improvement = b.top[i].value > improvement ? b.top[i].value : improvement;
    }
    return improvement;
}

/* Prices every pair; returns by how much the solution may be improved by those not held. */
static int64_t price_all(struct network *w, bool *added)
{
    const struct market *m = w->m;
    uint32_t *spare = mem_alloc(m->offers, sizeof *spare);
    int64_t missing = 0;
    for (uint32_t o = 0; o < m->offers; o++)
        w->worth[o] = w->flow.price[teacher_node(w, m->offer[o].person)] +
                      (w->aim == FIT ? m->offer[o].points : 0);
    for (uint32_t t = 0; t < m->topics; t++) {
        uint32_t *offer = w->by_topic_offer + w->first_offer[t];
        size_t n = w->first_offer[t + 1] - w->first_offer[t];
        sort_by_worth(w, offer, n, spare);
        for (uint32_t i = w->first_wish[t]; i < w->first_wish[t + 1]; i++)
            missing += price_wish(w, w->by_topic_wish[i], offer, n, added);
    }
    free(spare);
    return missing;
}

/* Solves for one aim; returns a cost that no choice of pairs can be below. */
static int64_t solve_for(struct network *w, enum aim aim)
{
    set_costs(w, aim);
    flow_solve(&w->flow);
    for (;;) {
        bool added = false;
        int64_t bound = flow_cost(&w->flow) - price_all(w, &added);
        w->rounds++;
        if (!added)
            return flow_cost(&w->flow);
        if (w->m->effort && w->looked > w->m->effort)
            return bound;
        flow_mend(&w->flow);
    }
}

/* --- the result --- */

static void count(struct network *w, struct market_result *r)
{
    const struct market *m = w->m;
    bool *learns = mem_clear(m->people, sizeof *learns),
         *teaches = mem_clear(m->people, sizeof *learns);
    r->learners = r->teachers = r->meetings = 0;
    r->fit = 0;
    memset(r->offer, 0xff, m->wishes * sizeof *r->offer);
    for (size_t i = 0; i < w->n; i++) {
        if (!w->flow.arc[w->pair_arcs + i].flow)
            continue;
        r->offer[w->held[i].wish] = w->held[i].offer;
        r->fit += w->held[i].fit;
        r->meetings++;
        learns[m->wish[w->held[i].wish].person] = true;
        teaches[m->offer[w->held[i].offer].person] = true;
    }
    for (size_t i = 0; i < m->people; i++) {
        r->learners += learns[i] || m->person[i].learns;
        r->teachers += teaches[i] || m->person[i].teaches;
    }
    free(learns);
    free(teaches);
}

static size_t most_learners(struct network *w)
{
    size_t most = 0;
    for (size_t i = 0; i < w->m->people; i++)
        most += w->m->person[i].learns || w->flow.supply[i] > 0;
    return most - (size_t)solve_for(w, LEARNERS);
}

static size_t most_teachers(struct network *w)
{
    size_t fixed = 0;
    for (size_t i = 0; i < w->m->people; i++)
        fixed += w->m->person[i].teaches;
    return fixed + (size_t)-solve_for(w, TEACHERS);
}

size_t market_most_learners(const struct market *m)
{
    struct network w;
    open_network(&w, m);
    fill_network(&w);
    size_t most = most_learners(&w);
    close_network(&w);
    return most;
}

void market_solve(const struct market *m, struct market_result *r)
{
    struct network w;
    *r = (struct market_result){.offer = mem_alloc(m->wishes, sizeof *r->offer)};
    open_network(&w, m);
    fill_network(&w);
    if (!m->fit_only) {
        r->most_learners = most_learners(&w);
        r->most_teachers = most_teachers(&w);
    }
    for (;; w.bonus *= 4) {
        int64_t bound = solve_for(&w, FIT);
        count(&w, r);
        r->most_fit = r->fit + (flow_cost(&w.flow) - bound);
        r->fault = verify_flow(&w.flow);
        if (m->fit_only || (r->learners == r->most_learners && r->teachers == r->most_teachers) ||
            w.bonus >= MOST_BONUS)
            break;
    }
    r->optimal =
        r->most_fit == r->fit &&
        (m->fit_only || (r->learners == r->most_learners && r->teachers == r->most_teachers));
    r->pairs = w.n;
    r->rounds = w.rounds;
    r->looked = w.looked;
    close_network(&w);
}

void market_result_free(struct market_result *r)
{
    free(r->offer);
    *r = (struct market_result){0};
}
