#include "map.h"

#include "mem.h"

#include <stdlib.h>

/* Which part of its topic a row belongs to, or -1. */
static int part_of(const struct plan *p, size_t row)
{
    if (p->kind[row] == PLAN_LEARN)
        return 0;
    if (p->kind[row] != PLAN_TEACH)
        return -1;
    return plan_status(p, row) == PLAN_NOMINATED ? 2 : 1;
}

/* Counts the parts, then turns the counts into places: a counting sort by topic and part. */
static void place_topics(struct map *m)
{
    size_t at = 0;
    for (size_t i = 0; i < m->topics; i++) {
        struct map_topic *t = &m->topic[i];
        size_t wishes = t->wish, offers = t->offer, named = t->named;
        *t = (struct map_topic){t->id, at, at + wishes, at + wishes + offers,
                                at + wishes + offers + named};
        at = t->end;
    }
}

static size_t *part(struct map_topic *t, int k)
{
    return k == 0 ? &t->wish : k == 1 ? &t->offer : &t->named;
}

static struct map_topic *topic_of(struct map *m, const struct plan *p, size_t row, uint32_t *seen)
{
    uint32_t id = plan_get(p, row, PLAN_TOPIC);
    if (!seen[id]) {
        struct map_topic t = {id, 0, 0, 0, 0};
        m->topic = mem_grow(m->topic, m->topics, &m->cap_topics, sizeof *m->topic);
        m->topic[m->topics++] = t;
        seen[id] = (uint32_t)m->topics;
    }
    return &m->topic[seen[id] - 1];
}

struct map map_of(const struct plan *p)
{
    struct map m = {.rows = p->rows};
    uint32_t *seen = mem_clear(p->table.pool.n + 1, sizeof *seen);
    size_t n = 0;
    for (size_t row = 0; row < p->rows; row++)
        if (part_of(p, row) >= 0) {
            ++*part(topic_of(&m, p, row, seen), part_of(p, row));
            n++;
        }
    place_topics(&m);
    m.row = mem_alloc(n, sizeof *m.row);
    m.reach = mem_clear(p->rows, sizeof *m.reach);
    struct map_topic *next = mem_alloc(m.topics, sizeof *next);
    for (size_t i = 0; i < m.topics; i++)
        next[i] = m.topic[i];
    for (size_t row = 0; row < p->rows; row++)
        if (part_of(p, row) >= 0)
            m.row[(*part(&next[topic_of(&m, p, row, seen) - m.topic], part_of(p, row)))++] = row;
    free(next);
    free(seen);
    return m;
}

void map_free(struct map *m)
{
    free(m->topic);
    free(m->row);
    free(m->reach);
    *m = (struct map){0};
}
