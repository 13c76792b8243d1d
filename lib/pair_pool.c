#include "pair_pool.h"

#include "map.h"
#include "mem.h"
#include "pair_model.h"

#include <stdlib.h>

enum { FEW = 3, NAMED = 5 };

/* By person, the first few who could still teach them. */
struct partners {
    uint32_t who[FEW + 1];
    uint32_t n;
    bool met, asks;
};

static void add(struct partners *p, uint32_t teacher)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->who[i] == teacher)
            return;
    p->who[p->n++] = teacher;
}

/* Those who may not meet somebody again. */
static void mark_met(const struct judge *j, struct partners *pool)
{
    for (size_t i = 0; i < j->known_slots; i++)
        if (j->known[i].rule == j->repeat)
            pool[j->known[i].pair >> 32].met = pool[(uint32_t)j->known[i].pair].met = true;
}

static void fill(const struct plan *p, const struct judge *j, bool nominated, struct partners *pool)
{
    struct map map = map_of(p);
    for (size_t t = 0; t < map.topics; t++)
        for (size_t w = map.topic[t].wish; w < map.topic[t].offer; w++) {
            uint32_t learner = p->person[map.row[w]];
            pool[learner].asks = true;
            if (!pool[learner].met)
                continue;
            for (size_t o = map.topic[t].offer; o < map.topic[t].end && pool[learner].n <= FEW; o++)
                if (pair_model_offers(p, map.row[o], nominated) &&
                    !judge_forbid(j, learner, p->person[map.row[o]]))
                    add(&pool[learner], p->person[map.row[o]]);
        }
    map_free(&map);
}

size_t pair_pool_dry(const struct plan *p, const struct judge *j, bool nominated,
                     struct buf *names)
{
    if (!j->repeat || !j->known_slots || j->repeat->repeat != RULES_REPEAT_NEVER)
        return 0;
    struct partners *pool = mem_clear(p->n_people, sizeof *pool);
    size_t dry = 0;
    mark_met(j, pool);
    fill(p, j, nominated, pool);
    for (uint32_t i = 0; i < p->n_people; i++) {
        if (!pool[i].met || !pool[i].asks || pool[i].n > FEW)
            continue;
        if (dry++ < NAMED)
            buf_printf(names, "%s%s (%u possible partner%s left)", dry > 1 ? ", " : "",
                       plan_key(p, i), pool[i].n, pool[i].n == 1 ? "" : "s");
    }
    if (dry > NAMED)
        buf_printf(names, " and %zu more", dry - NAMED);
    free(pool);
    return dry;
}
