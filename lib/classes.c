#include "classes.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* --- tests and their classes ------------------------------------------------------------------ */

static bool is_heavy(const struct judge_test *t)
{
    return t->bits != NULL;
}

static void choose(const struct judge *j, struct classes_choice of, bool heavy,
                   struct classes_tests *out)
{
    struct classes_choice chosen = {0, 0};
    for (size_t i = 0; i < j->musts; i++)
        if (j->must[i].dense && is_heavy(&j->must[i]) == heavy && (of.must >> i & 1)) {
            chosen.must |= UINT64_C(1) << i;
            MEM_PUSH(out, &j->must[i]);
        }
    for (size_t i = 0; i < j->prefers; i++)
        if (j->prefer[i].dense && is_heavy(&j->prefer[i]) == heavy && (of.prefer >> i & 1)) {
            chosen.prefer |= UINT64_C(1) << i;
            MEM_PUSH(out, &j->prefer[i]);
        }
    out->classes = judge_partition(j, chosen.must, chosen.prefer);
}

static bool light_pass(const struct classes *c, uint32_t a, uint32_t b)
{
    const struct classes_tests *t = &c->light;
    for (size_t i = 0; i < t->n; i++)
        if (judge_ask(c->judge, t->items[i], t->classes.one[a], t->classes.one[b]) == JUDGE_NO)
            return false;
    return true;
}

/* --- begin and end ---------------------------------------------------------------------------- */

static size_t largest_topic(const struct map *m)
{
    size_t most = 0;
    for (size_t i = 0; i < m->topics; i++) {
        size_t n = m->topic[i].end - m->topic[i].wish;
        most = n > most ? n : most;
    }
    return most;
}

static void side_open(struct classes_side *s, size_t most)
{
    s->member = mem_alloc(most, sizeof *s->member);
    s->kind = mem_alloc(most, sizeof *s->kind);
    s->run = mem_alloc(most + 1, sizeof *s->run);
    s->share = mem_alloc(most, sizeof *s->share);
    s->piece = mem_alloc(most + 1, sizeof *s->piece);
}

static void side_close(struct classes_side *s)
{
    free(s->member);
    free(s->kind);
    free(s->run);
    free(s->share);
    free(s->piece);
    free(s->bits);
}

struct classes classes_open(struct map *m, const struct judge *j, struct classes_choice of)
{
    struct classes c = {.map = m, .judge = j};
    size_t most = largest_topic(m);
    choose(j, of, true, &c.heavy);
    choose(j, of, false, &c.light);
    for (size_t i = 0; i < c.heavy.n; i++)
        c.words += c.heavy.items[i]->words;
    c.place = mem_clear(c.light.classes.n, sizeof *c.place);
    c.sum = mem_alloc(most, sizeof *c.sum);
    side_open(&c.wishes, most);
    side_open(&c.offers, most);
    return c;
}

void classes_close(struct classes *c)
{
    free(c->heavy.items);
    free(c->light.items);
    judge_classes_free(&c->heavy.classes);
    judge_classes_free(&c->light.classes);
    free(c->place);
    free(c->sum);
    free(c->fits);
    free(c->back);
    side_close(&c->wishes);
    side_close(&c->offers);
}

/* At least n items in an array that need not keep what it held. */
static void *room(void *items, size_t n, size_t *cap, size_t size)
{
    if (n <= *cap)
        return items;
    *cap = n;
    free(items);
    return mem_alloc(n, size);
}

/* --- the two sides of a topic ----------------------------------------------------------------- */

static int by_class(const void *a, const void *b)
{
    const struct classes_member *x = a, *y = b;
    if (x->heavy != y->heavy)
        return x->heavy < y->heavy ? -1 : 1;
    if (x->light != y->light)
        return x->light < y->light ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* Rows from place `from`; those from `idle` on have no weight. */
static void fill_members(struct classes *c, struct classes_side *s, size_t from, size_t idle,
                         size_t to)
{
    s->n = s->kinds = 0;
    for (size_t i = from; i < to; i++) {
        size_t row = c->map->row[i];
        uint32_t person = c->judge->plan->person[row], class = c->light.classes.of[person];
        if (!c->place[class]) {
            s->kind[s->kinds++] = class;
            c->place[class] = (uint32_t)s->kinds;
        }
        s->member[s->n++] = (struct classes_member){c->heavy.classes.of[person],
                                                    c->place[class] - 1, i < idle, row};
    }
    for (size_t k = 0; k < s->kinds; k++)
        c->place[s->kind[k]] = 0;
    if (s->n)
        qsort(s->member, s->n, sizeof *s->member, by_class);
}

static void find_runs(struct classes_side *s)
{
    size_t shares = 0;
    s->runs = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct classes_member *m = &s->member[i];
        bool new_run = !i || m[-1].heavy != m->heavy;
        if (new_run) {
            s->piece[s->runs] = shares;
            s->run[s->runs++] = i;
        }
        if (new_run || m[-1].light != m->light)
            s->share[shares++] = (struct classes_share){m->light, 0};
        s->share[shares - 1].weight += m->weight;
    }
    s->run[s->runs] = s->n;
    s->piece[s->runs] = shares;
}

/* The bits of a run's people; one who did not say has all of them, and so passes. */
static void copy_bits(const struct classes *c, struct classes_side *s)
{
    s->bits = room(s->bits, s->runs * c->words, &s->cap_bits, sizeof *s->bits);
    uint64_t *out = s->bits;
    for (size_t r = 0; r < s->runs; r++) {
        uint32_t person = c->heavy.classes.one[s->member[s->run[r]].heavy];
        for (size_t i = 0; i < c->heavy.n; i++) {
            const struct judge_test *t = c->heavy.items[i];
            int32_t v = c->judge->value[person * c->judge->slots + t->slot];
            if (v == JUDGE_UNKNOWN)
                memset(out, 0xFF, t->words * sizeof *out);
            else
                memcpy(out, t->bits + (size_t)v * t->words, t->words * sizeof *out);
            out += t->words;
        }
    }
}

static void fill_side(struct classes *c, struct classes_side *s, size_t from, size_t idle,
                      size_t to)
{
    fill_members(c, s, from, idle, to);
    find_runs(s);
    copy_bits(c, s);
}

/* --- crossing them ---------------------------------------------------------------------------- */

static void compare_kinds(struct classes *c)
{
    const struct classes_side *a = &c->wishes, *b = &c->offers;
    c->fits = room(c->fits, a->kinds * b->kinds, &c->cap_fits, 1);
    for (size_t i = 0; i < a->kinds; i++)
        for (size_t k = 0; k < b->kinds; k++)
            c->fits[i * b->kinds + k] = light_pass(c, a->kind[i], b->kind[k]);
}

static bool heavy_pass(const struct classes *c, const uint64_t *a, const uint64_t *b)
{
    for (size_t i = 0; i < c->heavy.n; i++) {
        size_t words = c->heavy.items[i]->words;
        uint64_t any = 0;
        for (size_t k = 0; k < words; k++)
            any |= a[k] & b[k];
        if (!any)
            return false;
        a += words;
        b += words;
    }
    return true;
}

static void add_shares(const struct classes_side *s, size_t run, uint32_t *to)
{
    for (size_t k = s->piece[run]; k < s->piece[run + 1]; k++)
        to[s->share[k].kind] += s->share[k].weight;
}

/* For the members of a run of wishes, the sum of the kinds of offers that are theirs. */
static void settle_wishes(struct classes *c, size_t run)
{
    uint32_t last = UINT32_MAX, total = 0;
    for (size_t i = c->wishes.run[run]; i < c->wishes.run[run + 1]; i++) {
        uint32_t light = c->wishes.member[i].light;
        if (light != last) {
            const uint8_t *fits = c->fits + light * c->offers.kinds;
            total = 0;
            for (size_t k = 0; k < c->offers.kinds; k++)
                total += fits[k] ? c->sum[k] : 0;
        }
        last = light;
        c->map->reach[c->wishes.member[i].row] = total;
    }
}

static void settle_offers(struct classes *c, size_t run)
{
    const uint32_t *back = c->back + run * c->wishes.kinds;
    uint32_t last = UINT32_MAX, total = 0;
    for (size_t i = c->offers.run[run]; i < c->offers.run[run + 1]; i++) {
        uint32_t light = c->offers.member[i].light;
        if (light != last) {
            total = 0;
            for (size_t k = 0; k < c->wishes.kinds; k++)
                total += c->fits[k * c->offers.kinds + light] ? back[k] : 0;
        }
        last = light;
        c->map->reach[c->offers.member[i].row] = total;
    }
}

/* For every wish the offers that all dense tests allow, and the other way; oneself included. */
static void cross(struct classes *c)
{
    const struct classes_side *a = &c->wishes, *b = &c->offers;
    size_t backs = b->runs * a->kinds;
    c->back = room(c->back, backs, &c->cap_back, sizeof *c->back);
    if (backs)
        memset(c->back, 0, backs * sizeof *c->back);
    for (size_t i = 0; i < a->runs; i++) {
        memset(c->sum, 0, b->kinds * sizeof *c->sum);
        for (size_t k = 0; k < b->runs; k++)
            if (heavy_pass(c, a->bits + i * c->words, b->bits + k * c->words)) {
                add_shares(b, k, c->sum);
                add_shares(a, i, c->back + k * a->kinds);
            }
        settle_wishes(c, i);
    }
    for (size_t k = 0; k < b->runs; k++)
        settle_offers(c, k);
}

void classes_count(struct classes *c, const struct map_topic *t)
{
    fill_side(c, &c->wishes, t->wish, t->offer, t->offer);
    fill_side(c, &c->offers, t->offer, t->named, t->end);
    compare_kinds(c);
    cross(c);
}
