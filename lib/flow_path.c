#include "flow_inside.h"

#include "mem.h"

#include <stdlib.h>

enum { MANY = 500 }; /* units that are sent together */

/* One end of the search: from a node with excess along the edges, or from all that lack flow
   against them. */
struct side {
    struct buckets buckets;
    uint32_t *via;  /* by which edge a node is reached; UINT32_MAX where the search began */
    uint32_t *seen; /* all that have a distance */
    uint32_t n;
    uint32_t level;  /* no node that is not done is nearer */
    uint64_t effort; /* edges looked at */
    bool back;
};

/* How the queue is parted. */
struct ends {
    uint32_t lacking, end;
};

/* Where the two ends met at the least distance; UINT32_MAX at the distance that is too far when
   they did not. */
struct meeting {
    uint32_t at, distance;
};

static struct side open_side(uint32_t nodes, uint32_t farthest, bool back)
{
    struct side s = {.buckets = flow_buckets(nodes, farthest), .back = back};
    s.via = mem_alloc(nodes, sizeof *s.via);
    s.seen = mem_alloc(nodes, sizeof *s.seen);
    return s;
}

static void close_side(struct side *s)
{
    flow_buckets_free(&s->buckets);
    free(s->via);
    free(s->seen);
}

static void begin(struct side *s, uint32_t v)
{
    s->seen[s->n++] = v;
    s->via[v] = UINT32_MAX;
    bucket_put(&s->buckets, v, 0);
}

/* What the edge i of v, or its mate when looking back, reaches cheaper than known. */
static void reach(const struct work *w, struct side *s, uint32_t v, uint32_t i)
{
    uint32_t u = w->edge[i].head, by = s->back ? w->edge[i].mate : i;
    const struct edge *e = &w->edge[by];
    struct buckets *b = &s->buckets;
    if (!e->cap || b->distance[u] <= b->distance[v])
        return;
    int64_t far = b->distance[v] + reduced(w, s->back ? u : v, e);
    if (far >= b->distance[u])
        return;
    if (bucket_knows(b, u))
        bucket_take(b, u);
    else
        s->seen[s->n++] = u;
    bucket_put(b, u, (uint32_t)far);
    s->via[u] = by;
}

/* Looks at all edges of the nearest node that is not done; without one the level is too far. */
static void step(const struct work *w, struct side *s, const struct side *other, struct meeting *m)
{
    struct buckets *b = &s->buckets;
    while (s->level < b->n && b->first[s->level] == UINT32_MAX)
        s->level++;
    if (s->level == b->n)
        return;
    uint32_t v = b->first[s->level];
    bucket_done(b, v);
    if (bucket_knows(&other->buckets, v) && s->level + other->buckets.distance[v] < m->distance)
        *m = (struct meeting){v, s->level + other->buckets.distance[v]};
    for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++)
        reach(w, s, v, i);
    s->effort += w->first[v + 1] - w->first[v];
}

/*
 * From both ends, the one that did less next, until no way can be shorter than the one found
 * (I. Pohl, 1971, "Bi-directional Search", with Dial's buckets). A node is looked at for a meeting
 * when one end is done with it: on a shortest way there is one that both know by then. What one end
 * alone finds too far it forgets, so a whole way is not longer than that either: a shorter one may
 * have been forgotten.
 */
static struct meeting search(const struct work *w, struct side *on, struct side *back)
{
    struct meeting m = {UINT32_MAX, on->buckets.n};
    while (on->level + back->level < m.distance) {
        bool first = on->effort <= back->effort;
        step(w, first ? on : back, first ? back : on, &m);
    }
    return m;
}

/* Prices of those nearer than d follow; what was seen is forgotten. */
static void settle(struct work *w, struct side *s, uint32_t d)
{
    struct buckets *b = &s->buckets;
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t v = s->seen[i];
        int64_t near = b->distance[v] < d ? (int64_t)d - b->distance[v] : 0;
        w->price[v] += s->back ? near : -near;
        if (!bucket_is_done(b, v))
            b->first[b->distance[v]] = UINT32_MAX;
        b->distance[v] = b->n;
    }
    s->n = s->level = 0;
    s->effort = 0;
}

/* Where the way there is first met by the way back: after that it could go round a circle. */
static uint32_t first_met(const struct work *w, const struct side *on, const struct side *back,
                          struct meeting m)
{
    uint32_t at = m.at;
    for (uint32_t v = at; on->via[v] != UINT32_MAX;) {
        v = tail_of(w, on->via[v]);
        if (on->buckets.distance[v] + back->buckets.distance[v] == m.distance)
            at = v;
    }
    return at;
}

/* Sends all that one way can carry; where it ends. */
static uint32_t send_along(struct work *w, const struct side *on, const struct side *back,
                           struct meeting m)
{
    uint32_t at = first_met(w, on, back, m), from = at, to = at;
    int64_t most = INT32_MAX;
    for (; on->via[from] != UINT32_MAX; from = tail_of(w, on->via[from]))
        most = w->edge[on->via[from]].cap < most ? w->edge[on->via[from]].cap : most;
    for (; back->via[to] != UINT32_MAX; to = w->edge[back->via[to]].head)
        most = w->edge[back->via[to]].cap < most ? w->edge[back->via[to]].cap : most;
    most = w->node[from].excess < most ? w->node[from].excess : most;
    most = -w->node[to].excess < most ? -w->node[to].excess : most;
    for (uint32_t u = at; u != from; u = tail_of(w, on->via[u]))
        push(w, tail_of(w, on->via[u]), &w->edge[on->via[u]], most);
    for (uint32_t u = at; u != to; u = w->edge[back->via[u]].head)
        push(w, u, &w->edge[back->via[u]], most);
    return to;
}

/* --- where many lack flow --- */

/* From v to the nearest that lacks flow, which the other end knows already; its node, or UINT32_MAX
   when none is near enough. */
static uint32_t send_from(struct work *w, struct side *on, struct side *back, uint32_t v)
{
    begin(on, v);
    back->effort = UINT64_MAX;
    struct meeting m = search(w, on, back);
    bool found = m.at != UINT32_MAX;
    uint32_t to = found ? send_along(w, on, back, m) : UINT32_MAX;
    settle(w, on, found ? m.distance : 0);
    return to;
}

/* As long as many lack flow one of them is near: only one end looks, from one node at a time. */
static void send_one_by_one(struct work *w, struct side *on, struct side *back, struct ends e)
{
    uint32_t lacking = e.lacking;
    for (uint32_t i = 0; i < e.lacking; i++)
        begin(back, w->queue[i]);
    for (uint32_t i = e.lacking; i < e.end && lacking > MANY;) {
        uint32_t v = w->queue[i], to = UINT32_MAX;
        if (w->node[v].excess > 0)
            to = send_from(w, on, back, v);
        i += to == UINT32_MAX;
        if (to == UINT32_MAX || w->node[to].excess)
            continue;
        bucket_done(&back->buckets, to);
        back->buckets.distance[to] = back->buckets.n;
        lacking--;
    }
    settle(w, back, 0);
}

/* --- where few do --- */

/* The next of the queue that have excess (sign 1) or lack flow (-1); false when none does. */
static bool begin_some(const struct work *w, struct side *s, uint32_t *first, uint32_t end,
                       int sign)
{
    uint32_t n = 0;
    for (uint32_t i = *first; i < end && n < MANY; i++)
        if (w->node[w->queue[i]].excess * sign > 0) {
            begin(s, w->queue[i]);
            n++;
        } else if (i == *first)
            ++*first;
    return n;
}

/* Both ends look, for the shortest way of all. Also when it is too long do prices follow as far as
   they looked. */
static bool send_nearest(struct work *w, struct side *on, struct side *back)
{
    struct meeting m = search(w, on, back);
    bool found = m.at != UINT32_MAX;
    uint32_t d = on->level < m.distance ? on->level : m.distance;
    if (found)
        send_along(w, on, back, m);
    settle(w, back, m.distance - d);
    settle(w, on, d);
    return found;
}

/* --- the whole --- */

/* The queue: first all that lack flow, then all that have excess. */
static struct ends find_ends(struct work *w)
{
    struct ends e = {0, 0};
    for (uint32_t v = 0; v < w->nodes; v++)
        if (w->node[v].excess < 0)
            w->queue[e.end++] = v;
    e.lacking = e.end;
    for (uint32_t v = 0; v < w->nodes; v++)
        if (w->node[v].excess > 0)
            w->queue[e.end++] = v;
    return e;
}

/*
 * Where no residual edge has a negative reduced cost and little is missing, each unit takes the
 * shortest path (R. G. Busacker and P. J. Gowen, 1961; with prices J. Edmonds and R. M. Karp, 1972,
 * "Theoretical Improvements in Algorithmic Efficiency for Network Flow Problems"), which keeps it
 * so. Says whether nothing is missing any more; not when all that is would have to go farther.
 */
bool flow_augment(struct work *w, uint32_t farthest)
{
    struct side on = open_side(w->nodes, farthest, false),
                back = open_side(w->nodes, farthest, true);
    struct ends e = find_ends(w);
    uint32_t excess = e.lacking, lacking = 0;
    bool found = true;
    send_one_by_one(w, &on, &back, e);
    while (found && begin_some(w, &on, &excess, e.end, 1)) {
        begin_some(w, &back, &lacking, e.lacking, -1);
        found = send_nearest(w, &on, &back);
    }
    close_side(&on);
    close_side(&back);
    return found;
}
