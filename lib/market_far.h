/*
 * market_far - a market seen from far: people of a class are alike, and a pair of classes is as
 * good as its best pair. A part of market; see market.h.
 *
 * Learner -> topic and class -> topic and class -> teacher: arcs are as many as wishes, offers and
 * pairs of classes, however many pairs of people there are. Two kinds of pairs have arcs of their
 * own, wish -> teacher: the special ones, and where classes do not tell all, those of the topics
 * with fewest pairs, which are seen close.
 */
#ifndef MARKET_FAR_H
#define MARKET_FAR_H

#include "market_net.h"

/* What one class asks of one topic: wish[first] to wish[end - 1]. */
struct market_hub {
    uint32_t class, first, end;
    uint32_t node;
    size_t between; /* its first arc to a group of offers; forbidden ones have none */
};

/* A pair with an arc of its own: near_arcs + index. */
struct market_near {
    uint32_t wish, offer;
    int32_t fit;
};

struct market_far {
    struct market_net *w;
    struct flow flow; /* the first arcs are those of people, as in the market */
    bool *close;      /* by topic */
    uint32_t *wish;   /* wishes by topic, then class */
    struct market_hub *hub;
    size_t hubs, cap_hubs;
    uint32_t *first_hub;  /* of topic t: hub[first_hub[t]] to hub[first_hub[t + 1] - 1] */
    uint32_t *own;        /* by wish: the node of its own where it has near pairs, else 0 */
    size_t *wish_arc;     /* by wish: the arc into its hub; not where its topic is seen close */
    size_t offer_arcs;    /* the arc of offer_of_topic[i] is this + i */
    uint32_t first_group; /* the node of group g is this + g */
    struct market_near *near;
    size_t nears, cap_near, near_arcs;
};

void market_far_open(struct market_far *f, struct market_net *w);
void market_far_close(struct market_far *f);

#endif
