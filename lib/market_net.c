#include "market_net.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { GOOD = 8, LOOK = 64, FEW = 1 << 24 };

/* --- topics and classes --- */

static uint32_t *count_up(uint32_t *first, uint32_t n)
{
    for (uint32_t i = 2; i < n + 2; i++)
        first[i] += first[i - 1];
    return first;
}

static void list_wishes(struct market_net *w)
{
    const struct market *m = w->m;
    w->first_wish = mem_clear((size_t)m->topics + 2, sizeof *w->first_wish);
    w->wish_of_topic = mem_alloc(m->wishes, sizeof *w->wish_of_topic);
    for (size_t i = 0; i < m->wishes; i++)
        w->first_wish[m->wish[i].topic + 2]++;
    count_up(w->first_wish, m->topics);
    for (uint32_t i = 0; i < m->wishes; i++)
        w->wish_of_topic[w->first_wish[m->wish[i].topic + 1]++] = i;
}

/* By topic and within it by class: two counting sorts. */
static void list_offers(struct market_net *w)
{
    const struct market *m = w->m;
    uint32_t *by_class = mem_alloc(m->offers, sizeof *by_class),
             *first = mem_clear((size_t)w->classes + 2, sizeof *first);
    for (size_t i = 0; i < m->offers; i++)
        first[w->class[m->offer[i].person] + 2]++;
    count_up(first, w->classes);
    for (uint32_t i = 0; i < m->offers; i++)
        by_class[first[w->class[m->offer[i].person] + 1]++] = i;
    free(first);
    w->first_offer = first = mem_clear((size_t)m->topics + 2, sizeof *first);
    w->offer_of_topic = mem_alloc(m->offers, sizeof *w->offer_of_topic);
    for (size_t i = 0; i < m->offers; i++)
        first[m->offer[i].topic + 2]++;
    count_up(first, m->topics);
    for (size_t i = 0; i < m->offers; i++)
        w->offer_of_topic[first[m->offer[by_class[i]].topic + 1]++] = by_class[i];
    free(by_class);
}

static void list_groups(struct market_net *w)
{
    const struct market *m = w->m;
    size_t n = 0, cap = 0;
    w->first_group = mem_alloc((size_t)m->topics + 1, sizeof *w->first_group);
    for (uint32_t t = 0; t < m->topics; t++) {
        w->first_group[t] = (uint32_t)n;
        for (uint32_t i = w->first_offer[t]; i < w->first_offer[t + 1]; i++) {
            uint32_t class = w->class[m->offer[w->offer_of_topic[i]].person];
            if (n == w->first_group[t] || w->group[n - 1].class != class) {
                w->group = mem_grow(w->group, n, &cap, sizeof *w->group);
                w->group[n++] = (struct market_group){class, i, i};
            }
            w->group[n - 1].end = i + 1;
        }
    }
    w->first_group[m->topics] = (uint32_t)n;
}

static void read_classes(struct market_net *w)
{
    const struct market *m = w->m;
    w->classes = m->class ? m->classes : 1;
    w->class = mem_clear(m->people, sizeof *w->class);
    w->most = mem_alloc((size_t)w->classes * w->classes, sizeof *w->most);
    if (m->class)
        memcpy(w->class, m->class, m->people * sizeof *w->class);
    for (uint32_t a = 0; a < w->classes; a++)
        for (uint32_t b = 0; b < w->classes; b++)
            w->most[a * w->classes + b] = m->class ? m->class_most(m->context, a, b) : m->most_pair;
}

/* --- people --- */

static int32_t min32(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* A person's arcs: what stays unserved, first and other units; what is taught, first and others. */
static void add_person(struct market_net *w, uint32_t i, int32_t wishes, int32_t teach)
{
    const struct market_person *p = &w->m->person[i];
    int32_t units = min32(p->learn, wishes);
    uint32_t learner = market_net_learner(i), teacher = market_net_teacher(w, i),
             sink = market_net_sink(w);
    w->flow.supply[learner] = units;
    w->flow.supply[sink] -= units;
    flow_arc(&w->flow, learner, sink, min32(units, !p->learns), 0);
    flow_arc(&w->flow, learner, sink, units - min32(units, !p->learns), 0);
    flow_arc(&w->flow, teacher, sink, min32(teach, !p->teaches), 0);
    flow_arc(&w->flow, teacher, sink, teach - min32(teach, !p->teaches), 0);
    flow_arc(&w->flow, teacher, sink, p->crowd, 0);
}

static void add_people(struct market_net *w)
{
    const struct market *m = w->m;
    int32_t *wishes = mem_clear(m->people, sizeof *wishes),
            *seats = mem_clear(m->people, sizeof *seats);
    for (size_t i = 0; i < m->wishes; i++)
        wishes[m->wish[i].person]++;
    for (size_t i = 0; i < m->offers; i++)
        seats[m->offer[i].person] += m->offer[i].seats;
    for (uint32_t i = 0; i < m->people; i++)
        add_person(w, i, wishes[i], m->seats_count ? seats[i] : m->person[i].teach);
    free(wishes);
    free(seats);
}

void market_net_open(struct market_net *w, const struct market *m)
{
    *w = (struct market_net){.m = m, .bound = INT64_MIN};
    read_classes(w);
    list_wishes(w);
    list_offers(w);
    list_groups(w);
    w->of_wish = mem_alloc(m->wishes, sizeof *w->of_wish);
    memset(w->of_wish, 0xff, m->wishes * sizeof *w->of_wish);
    flow_nodes(&w->flow,
               market_net_wish(w, (uint32_t)(m->wishes + (m->seats_count ? m->offers : 0))));
    add_people(w);
    w->wish_arcs = w->flow.n;
    for (uint32_t i = 0; i < m->wishes; i++)
        flow_arc(&w->flow, market_net_learner(m->wish[i].person), market_net_wish(w, i), 1, 0);
    for (uint32_t i = 0; m->seats_count && i < m->offers; i++)
        flow_arc(&w->flow, market_net_offer(w, i), market_net_teacher(w, m->offer[i].person),
                 m->offer[i].seats, 0);
    w->pair_arcs = w->flow.n;
}

void market_net_close(struct market_net *w)
{
    flow_free(&w->flow);
    free(w->wish_of_topic);
    free(w->first_wish);
    free(w->offer_of_topic);
    free(w->first_offer);
    free(w->group);
    free(w->first_group);
    free(w->class);
    free(w->most);
    free(w->held);
    free(w->of_wish);
}

/* --- pairs --- */

int32_t market_net_fit(struct market_net *w, uint32_t wish, uint32_t offer)
{
    w->looked++;
    return w->m->pair(w->m->context, wish, offer);
}

bool market_net_hold(struct market_net *w, uint32_t wish, uint32_t offer, int32_t fit)
{
    for (uint32_t h = w->of_wish[wish]; h != MARKET_NONE; h = w->held[h].next)
        if (w->held[h].offer == offer)
            return false;
    w->held = mem_grow(w->held, w->n, &w->cap, sizeof *w->held);
    w->held[w->n] = (struct market_held){wish, offer, fit, w->of_wish[wish]};
    w->of_wish[wish] = (uint32_t)w->n++;
    flow_arc(&w->flow, market_net_wish(w, wish), market_net_offer(w, offer), 1, MARKET_FIT - fit);
    return true;
}

void market_net_carry(struct market_net *w, uint32_t wish, uint32_t offer)
{
    uint32_t h = w->of_wish[wish];
    while (w->held[h].offer != offer)
        h = w->held[h].next;
    w->flow.arc[w->wish_arcs + wish].flow = 1;
    w->flow.arc[w->pair_arcs + h].flow = 1;
}

void market_net_drop(struct market_net *w, size_t n)
{
    w->flow.n -= w->n - n;
    for (; w->n > n; w->n--)
        w->of_wish[w->held[w->n - 1].wish] = w->held[w->n - 1].next;
}

/* The best few of what was shown, best first; the first shown wins among equals. */
struct best {
    struct {
        int32_t fit;
        uint32_t item;
    } top[GOOD];
    int n;
};

static void best_show(struct best *b, int32_t fit, uint32_t item)
{
    if (b->n == GOOD && b->top[GOOD - 1].fit >= fit)
        return;
    int i = b->n < GOOD ? b->n++ : GOOD - 1;
    for (; i > 0 && b->top[i - 1].fit < fit; i--)
        b->top[i] = b->top[i - 1];
    b->top[i].fit = fit;
    b->top[i].item = item;
}

/*
 * First candidates. Each wish begins at another offer, so that among equals not all want the same;
 * where there are too many pairs a wish looks at LOOK offers only.
 */
static void candidates(struct market_net *w, uint32_t topic, bool all)
{
    const uint32_t *wish = w->wish_of_topic + w->first_wish[topic];
    const uint32_t *offer = w->offer_of_topic + w->first_offer[topic];
    size_t wishes = w->first_wish[topic + 1] - w->first_wish[topic];
    size_t offers = w->first_offer[topic + 1] - w->first_offer[topic];
    struct best *of_offer = all ? mem_clear(offers, sizeof *of_offer) : NULL;
    for (size_t i = 0; i < wishes && offers; i++) {
        struct best b = {.n = 0};
        size_t start = i * offers / wishes, look = all || offers < LOOK ? offers : LOOK;
        for (size_t k = 0; k < look; k++) {
            size_t o = (start + k) % offers;
            int32_t fit = market_net_fit(w, wish[i], offer[o]);
            if (fit < 0)
                continue;
            best_show(&b, fit, offer[o]);
            if (all)
                best_show(&of_offer[o], fit, wish[i]);
        }
        for (int k = 0; k < b.n; k++)
            market_net_hold(w, wish[i], b.top[k].item, b.top[k].fit);
    }
    for (size_t o = 0; all && o < offers; o++)
        for (int k = 0; k < of_offer[o].n; k++)
            market_net_hold(w, of_offer[o].top[k].item, offer[o], of_offer[o].top[k].fit);
    free(of_offer);
}

void market_net_special(struct market_net *w)
{
    const struct market *m = w->m;
    for (size_t i = 0; i < m->specials; i++) {
        int32_t fit = market_net_fit(w, m->special[i].wish, m->special[i].offer);
        if (fit >= 0)
            market_net_hold(w, m->special[i].wish, m->special[i].offer, fit);
    }
}

void market_net_fill(struct market_net *w)
{
    const struct market *m = w->m;
    uint64_t pairs = 0;
    for (uint32_t t = 0; t < m->topics; t++)
        pairs += (uint64_t)(w->first_wish[t + 1] - w->first_wish[t]) *
                 (w->first_offer[t + 1] - w->first_offer[t]);
    for (uint32_t t = 0; t < m->topics; t++)
        candidates(w, t, pairs <= FEW);
}

/* --- costs --- */

/*
 * The cost of leaving a learner's first and other units unserved, of a teacher's first and other
 * meetings, and of a crowd. A served unit saves bonus + 1000 and costs a teacher's bonus but for
 * the first, so that what counts is bonus * (learners + teachers) + fit.
 */
void market_net_costs(struct market_net *w)
{
    for (size_t i = 0; i < w->m->people; i++) {
        int32_t more = w->m->person[i].favoured ? w->bonus : 0;
        struct flow_arc *arc = &w->flow.arc[MARKET_NET_ARCS * i];
        arc[0].cost = MARKET_FIT + 2 * w->bonus + more;
        arc[1].cost = MARKET_FIT + w->bonus;
        arc[2].cost = 0;
        arc[3].cost = w->bonus;
        arc[4].cost = w->bonus + w->m->crowded;
    }
}
