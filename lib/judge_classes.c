#include "judge.h"

#include "mem.h"

#include <stdlib.h>

static bool chosen(uint64_t mask, size_t i, const struct judge_test *t)
{
    return t->dense && i < 64 && (mask >> i & 1);
}

/* The slots that the chosen tests look at, each once. Returns how many. */
static size_t slots_of(const struct judge *j, uint64_t must, uint64_t prefer, uint32_t *slot)
{
    uint8_t *seen = mem_clear(j->slots, 1);
    size_t n = 0;
    for (size_t i = 0; i < j->musts; i++)
        if (chosen(must, i, &j->must[i]))
            seen[j->must[i].slot] = 1;
    for (size_t i = 0; i < j->prefers; i++)
        if (chosen(prefer, i, &j->prefer[i]))
            seen[j->prefer[i].slot] = 1;
    for (size_t s = 0; s < j->slots; s++)
        if (seen[s])
            slot[n++] = (uint32_t)s;
    free(seen);
    return n;
}

static uint64_t hash(const int32_t *value, const uint32_t *slot, size_t n)
{
    uint64_t h = n;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ (uint32_t)value[slot[i]]) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    return h;
}

static bool alike(const int32_t *a, const int32_t *b, const uint32_t *slot, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[slot[i]] != b[slot[i]])
            return false;
    return true;
}

struct judge_classes judge_partition(const struct judge *j, uint64_t must, uint64_t prefer)
{
    size_t people = j->plan->n_people, table = 16;
    while (table < people * 2)
        table *= 2;
    struct judge_classes c = {must, prefer, mem_alloc(people, sizeof *c.of),
                              mem_alloc(people, sizeof *c.one), 0};
    uint32_t *slot = mem_alloc(j->slots, sizeof *slot), *in = mem_clear(table, sizeof *in);
    size_t n = slots_of(j, must, prefer, slot);
    for (uint32_t i = 0; i < people; i++) {
        const int32_t *v = j->value + i * j->slots;
        size_t at = hash(v, slot, n) & (table - 1);
        while (in[at] && !alike(v, j->value + c.one[in[at] - 1] * j->slots, slot, n))
            at = (at + 1) & (table - 1);
        if (!in[at]) {
            c.one[c.n] = i;
            in[at] = ++c.n;
        }
        c.of[i] = in[at] - 1;
    }
    free(slot);
    free(in);
    return c;
}

void judge_classes_free(struct judge_classes *c)
{
    free(c->of);
    free(c->one);
    *c = (struct judge_classes){0};
}

bool judge_classes_forbid(const struct judge *j, const struct judge_classes *c, uint32_t a,
                          uint32_t b)
{
    for (size_t i = 0; i < j->musts; i++)
        if (chosen(c->must, i, &j->must[i]) && j->must[i].rule != j->lifted &&
            judge_ask(j, &j->must[i], c->one[a], c->one[b]) == JUDGE_NO)
            return true;
    return false;
}

void judge_classes_points(const struct judge *j, const struct judge_classes *c, uint32_t a,
                          uint32_t b, int32_t *least, int32_t *most)
{
    *least = 0;
    *most = j->repeat_points;
    for (size_t i = 0; i < j->prefers; i++) {
        const struct judge_test *t = &j->prefer[i];
        bool known = chosen(c->prefer, i, t);
        bool yes = known && judge_ask(j, t, c->one[a], c->one[b]) != JUDGE_NO;
        *least += yes ? t->points : 0;
        *most += !known || yes ? t->points : 0;
    }
    if (j->repeat_points && !j->known_pairs) /* nobody has met: the same for all */
        *most = *least + (*most - *least - j->repeat_points) +
                (j->repeat->repeat == RULES_REPEAT_AVOID ? j->repeat_points : 0);
}
