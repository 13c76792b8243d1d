/*
 * market_net - the network of a market: its people, and of its pairs those that are held. A part of
 * market; see market.h.
 *
 * Nodes: people as learners, people as teachers, the sink, wishes, and with `seats_count` offers.
 * Arcs: MARKET_NET_ARCS for each person, in the order of person_costs(); one for each wish; with
 * `seats_count` one for each offer; then one for each held pair.
 */
#ifndef MARKET_NET_H
#define MARKET_NET_H

#include "flow.h"
#include "market.h"

enum { MARKET_NET_ARCS = 5 }; /* of each person */

/* A pair that is in the network: its arc is pair_arcs + index. */
struct market_held {
    uint32_t wish, offer;
    int32_t fit;
    uint32_t next; /* of the same wish */
};

/* Offers of one topic by people of one class: of_topic[first] to of_topic[end - 1]. */
struct market_group {
    uint32_t class, first, end;
};

struct market_net {
    const struct market *m;
    struct flow flow;
    uint32_t *wish_of_topic, *first_wish;   /* wishes of topic t: wish_of_topic[first_wish[t]..] */
    uint32_t *offer_of_topic, *first_offer; /* the same, by class; pricing sorts within a group */
    struct market_group *group;
    uint32_t *first_group; /* groups of topic t: group[first_group[t]..] */
    uint32_t *class;       /* of each person, all 0 where the market has none */
    int32_t *most;         /* points beyond wish and offer, by class and class */
    uint32_t classes;
    size_t wish_arcs, pair_arcs; /* the first of each */
    struct market_held *held;
    size_t n, cap;
    uint32_t *of_wish; /* the last held pair of each wish, or MARKET_NONE */
    int64_t bound;     /* no choice of pairs costs less; INT64_MIN when nothing is known */
    int32_t bonus;
    uint64_t looked;
    int rounds;
};

void market_net_open(struct market_net *w, const struct market *m);
void market_net_close(struct market_net *w);

static inline uint32_t market_net_learner(uint32_t person)
{
    return person;
}
static inline uint32_t market_net_teacher(const struct market_net *w, uint32_t person)
{
    return (uint32_t)w->m->people + person;
}
static inline uint32_t market_net_sink(const struct market_net *w)
{
    return (uint32_t)(2 * w->m->people);
}
static inline uint32_t market_net_wish(const struct market_net *w, uint32_t wish)
{
    return market_net_sink(w) + 1 + wish;
}
/* Where a pair's arc leads: the offer where seats count, else its teacher. */
static inline uint32_t market_net_offer(const struct market_net *w, uint32_t offer)
{
    return w->m->seats_count ? market_net_wish(w, (uint32_t)w->m->wishes) + offer
                             : market_net_teacher(w, w->m->offer[offer].person);
}

/* The fit of a pair, counted as looked at. */
int32_t market_net_fit(struct market_net *w, uint32_t wish, uint32_t offer);

/* Adds the pair unless it is held already; says whether it was added. */
bool market_net_hold(struct market_net *w, uint32_t wish, uint32_t offer, int32_t fit);

/* A unit goes from the wish to the offer, which are a held pair. */
void market_net_carry(struct market_net *w, uint32_t wish, uint32_t offer);

/* Forgets the pairs added last, so that n are left; they must carry no flow. */
void market_net_drop(struct market_net *w, size_t n);

/* Holds the special pairs that are allowed. */
void market_net_special(struct market_net *w);

/* The first pairs where there is nothing to go by: for each wish and offer those of highest fit. */
void market_net_fill(struct market_net *w);

/* Sets the costs of all arcs for the bonus as it is. */
void market_net_costs(struct market_net *w);

#endif
