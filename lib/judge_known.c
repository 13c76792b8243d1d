#include "judge_known.h"

#include "mem.h"

#include <stdlib.h>

static uint64_t pair_of(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static struct judge_known *slot_of(struct judge_known *known, size_t slots, uint64_t pair)
{
    uint64_t h = pair * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(h ^ h >> 32) & (slots - 1);
    while (known[at].pair && known[at].pair != pair)
        at = (at + 1) & (slots - 1);
    return &known[at];
}

const struct judge_known *judge_known_find(const struct judge *j, uint32_t a, uint32_t b)
{
    if (!j->known_pairs || !j->is_known[a] || !j->is_known[b])
        return NULL;
    const struct judge_known *k = slot_of(j->known, j->known_slots, pair_of(a, b));
    return k->pair ? k : NULL;
}

static void more_room(struct judge *j)
{
    size_t slots = j->known_slots ? j->known_slots * 2 : 64;
    struct judge_known *known = mem_clear(slots, sizeof *known);
    for (size_t i = 0; i < j->known_slots; i++)
        if (j->known[i].pair)
            *slot_of(known, slots, j->known[i].pair) = j->known[i];
    free(j->known);
    j->known = known;
    j->known_slots = slots;
}

/* The pair's place, new if it has none, valid until the next one is added. Nobody is a pair with
   themself, so that 0 (the first person twice) can mean a free slot. */
static struct judge_known *place_of(struct judge *j, uint32_t a, uint32_t b)
{
    if (j->known_pairs * 2 >= j->known_slots)
        more_room(j);
    struct judge_known *k = slot_of(j->known, j->known_slots, pair_of(a, b));
    j->known_pairs += !k->pair;
    k->pair = pair_of(a, b);
    j->is_known[a] = j->is_known[b] = 1;
    return k;
}

/* The first rule is the one that is told; a ban weighs more than earlier company. */
void judge_known_forbid(struct judge *j, uint32_t a, uint32_t b, const struct rules_line *rule)
{
    struct judge_known *k = place_of(j, a, b);
    k->twice |= k->rule && k->rule != rule;
    if (!k->rule || (k->rule == j->repeat && !rule->line))
        k->rule = rule;
}

void judge_met(struct judge *j, uint32_t a, uint32_t b, unsigned ago)
{
    j->history = true;
    if (a == b || !j->repeat)
        return;
    struct judge_known *k = place_of(j, a, b);
    ago = ago ? ago : 1;
    if (!k->ago || ago < k->ago)
        k->ago = ago;
    if (j->repeat->repeat == RULES_REPEAT_NEVER)
        judge_known_forbid(j, a, b, j->repeat);
}

void judge_ban(struct judge *j, uint32_t a, uint32_t b, const struct rules_line *why)
{
    if (a != b)
        judge_known_forbid(j, a, b, why);
}

bool judge_apart(const struct judge *j, uint32_t a, uint32_t b)
{
    const struct judge_known *k = judge_known_find(j, a, b);
    return k && k->rule && k->rule != j->repeat;
}
