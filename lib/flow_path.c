#include "flow_inside.h"

#include "mem.h"

#include <stdlib.h>

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

/* Where the two ends met at the least distance. */
struct meeting {
    uint32_t at, distance;
};

static struct side open_side(uint32_t nodes, bool back)
{
    struct side s = {.buckets = flow_buckets(nodes), .back = back};
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

/* Looks at all edges of the nearest node that is not done. False when there is none. */
static bool step(const struct work *w, struct side *s, const struct side *other, struct meeting *m)
{
    struct buckets *b = &s->buckets;
    while (s->level < b->n && b->first[s->level] == UINT32_MAX)
        s->level++;
    if (s->level == b->n)
        return false;
    uint32_t v = b->first[s->level];
    bucket_done(b, v);
    if (bucket_knows(&other->buckets, v) && s->level + other->buckets.distance[v] < m->distance)
        *m = (struct meeting){v, s->level + other->buckets.distance[v]};
    for (uint32_t i = w->first[v]; i < w->first[v + 1]; i++)
        reach(w, s, v, i);
    s->effort += w->first[v + 1] - w->first[v];
    return true;
}

/*
 * From both ends, the one that did less next, until no way can be shorter than the one found
 * (I. Pohl, 1971, "Bi-directional Search", with Dial's buckets). A node is looked at for a meeting
 * when one end is done with it: on a shortest way there is one that both know by then.
 */
static struct meeting search(const struct work *w, struct side *on, struct side *back)
{
    struct meeting m = {0, UINT32_MAX};
    while (on->level + back->level < m.distance) {
        bool first = on->effort <= back->effort;
        if (!step(w, first ? on : back, first ? back : on, &m))
            break;
    }
    return on->level + back->level < m.distance ? (struct meeting){0, UINT32_MAX} : m;
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

/* Sends all that one way can carry. */
static void send_along(struct work *w, const struct side *on, const struct side *back, uint32_t at)
{
    uint32_t from = at, to = at;
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
}

/* From a node with excess to the nearest of those that may lack flow, which begin the queue. False
   when that is too far. */
static bool augment(struct work *w, struct side *on, struct side *back, uint32_t from,
                    uint32_t lacking)
{
    begin(on, from);
    for (uint32_t i = 0; i < lacking; i++)
        if (w->node[w->queue[i]].excess < 0)
            begin(back, w->queue[i]);
    struct meeting m = search(w, on, back);
    bool found = m.distance != UINT32_MAX;
    uint32_t d = !found ? 0 : on->level < m.distance ? on->level : m.distance;
    settle(w, on, d);
    settle(w, back, found ? m.distance - d : 0);
    if (found)
        send_along(w, on, back, m.at);
    return found;
}

/*
 * Where no residual edge has a negative reduced cost and little is missing, each unit takes the
 * shortest path (R. G. Busacker and P. J. Gowen, 1961; with prices J. Edmonds and R. M. Karp, 1972,
 * "Theoretical Improvements in Algorithmic Efficiency for Network Flow Problems"), which keeps it
 * so. Says whether nothing is missing any more.
 */
bool flow_augment(struct work *w)
{
    struct side on = open_side(w->nodes, false), back = open_side(w->nodes, true);
    uint32_t lacking = 0;
    bool found = true;
    for (uint32_t v = 0; v < w->nodes; v++)
        if (w->node[v].excess < 0)
            w->queue[lacking++] = v;
    for (uint32_t v = 0; v < w->nodes && found; v++)
        while (w->node[v].excess > 0 && found)
            found = augment(w, &on, &back, v, lacking);
    close_side(&on);
    close_side(&back);
    return found;
}
