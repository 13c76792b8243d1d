#include "reach.h"

#include "mem.h"
#include "msg.h"
#include "sparse.h"

#include <stdlib.h>
#include <string.h>

/*
 * Dense rules are asked in two steps: those that compare bits (windows, lists) have many classes
 * and cost a walk over words, the others have few. The people of one side of a topic are sorted by
 * the first, heavy class into runs; a pair of runs is asked once and then speaks for all light
 * classes in them.
 */
struct tests {
    const struct judge_test **items;
    size_t n, cap;
    struct judge_classes classes;
};

struct member {
    uint32_t heavy, light; /* light: its place in side.kind */
    uint32_t weight;       /* 0: is counted for, but does not count */
    size_t row;
};

struct side {
    struct member *member; /* sorted by heavy, then light */
    size_t n;
    uint32_t *kind; /* the light classes there are */
    size_t kinds;
    size_t *run; /* where the members of each heavy class begin; runs + 1 of them */
    size_t runs;
    struct share {
        uint32_t kind, weight;
    } * share;      /* what a run holds of each kind */
    size_t *piece;  /* where the shares of each run begin */
    uint64_t *bits; /* `words` words of each run */
    size_t cap_bits;
};

struct counter {
    struct map *map;
    const struct judge *judge;
    struct tests heavy, light;
    size_t words;    /* of all heavy tests together */
    uint32_t *place; /* of a light class in side.kind while a side is filled, + 1 */
    struct side wishes, offers;
    uint8_t *fits;  /* kinds of wishes x kinds of offers: do the light tests allow it? */
    uint32_t *sum;  /* by kind of offers: how many there are that fit the run at hand */
    uint32_t *back; /* runs of offers x kinds of wishes: how many wishes fit that run */
    size_t cap_fits, cap_back;
};

/* --- tests and their classes ------------------------------------------------------------------ */

static bool is_heavy(const struct judge_test *t)
{
    return t->bits != NULL;
}

/* Which of the tests are meant: by bit, as judge_partition() wants it. */
struct choice {
    uint64_t must, prefer;
};

static void choose(const struct judge *j, struct choice of, bool heavy, struct tests *out)
{
    struct choice chosen = {0, 0};
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

static bool light_pass(const struct counter *c, uint32_t a, uint32_t b)
{
    const struct tests *t = &c->light;
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

static void side_open(struct side *s, size_t most)
{
    s->member = mem_alloc(most, sizeof *s->member);
    s->kind = mem_alloc(most, sizeof *s->kind);
    s->run = mem_alloc(most + 1, sizeof *s->run);
    s->share = mem_alloc(most, sizeof *s->share);
    s->piece = mem_alloc(most + 1, sizeof *s->piece);
}

static void side_close(struct side *s)
{
    free(s->member);
    free(s->kind);
    free(s->run);
    free(s->share);
    free(s->piece);
    free(s->bits);
}

static struct counter counter_open(struct map *m, const struct judge *j, struct choice of)
{
    struct counter c = {.map = m, .judge = j};
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

static void counter_close(struct counter *c)
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
    const struct member *x = a, *y = b;
    if (x->heavy != y->heavy)
        return x->heavy < y->heavy ? -1 : 1;
    if (x->light != y->light)
        return x->light < y->light ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* Rows from place `from`; those from `idle` on have no weight. */
static void fill_members(struct counter *c, struct side *s, size_t from, size_t idle, size_t to)
{
    s->n = s->kinds = 0;
    for (size_t i = from; i < to; i++) {
        size_t row = c->map->row[i];
        uint32_t person = c->judge->plan->person[row], class = c->light.classes.of[person];
        if (!c->place[class]) {
            s->kind[s->kinds++] = class;
            c->place[class] = (uint32_t)s->kinds;
        }
        s->member[s->n++] =
            (struct member){c->heavy.classes.of[person], c->place[class] - 1, i < idle, row};
    }
    for (size_t k = 0; k < s->kinds; k++)
        c->place[s->kind[k]] = 0;
    if (s->n)
        qsort(s->member, s->n, sizeof *s->member, by_class);
}

static void find_runs(struct side *s)
{
    size_t shares = 0;
    s->runs = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct member *m = &s->member[i];
        bool new_run = !i || m[-1].heavy != m->heavy;
        if (new_run) {
            s->piece[s->runs] = shares;
            s->run[s->runs++] = i;
        }
        if (new_run || m[-1].light != m->light)
            s->share[shares++] = (struct share){m->light, 0};
        s->share[shares - 1].weight += m->weight;
    }
    s->run[s->runs] = s->n;
    s->piece[s->runs] = shares;
}

/* The bits of a run's people; one who did not say has all of them, and so passes. */
static void copy_bits(const struct counter *c, struct side *s)
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

static void fill_side(struct counter *c, struct side *s, size_t from, size_t idle, size_t to)
{
    fill_members(c, s, from, idle, to);
    find_runs(s);
    copy_bits(c, s);
}

/* --- crossing them ---------------------------------------------------------------------------- */

static void compare_kinds(struct counter *c)
{
    const struct side *a = &c->wishes, *b = &c->offers;
    c->fits = room(c->fits, a->kinds * b->kinds, &c->cap_fits, 1);
    for (size_t i = 0; i < a->kinds; i++)
        for (size_t k = 0; k < b->kinds; k++)
            c->fits[i * b->kinds + k] = light_pass(c, a->kind[i], b->kind[k]);
}

static bool heavy_pass(const struct counter *c, const uint64_t *a, const uint64_t *b)
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

static void add_shares(const struct side *s, size_t run, uint32_t *to)
{
    for (size_t k = s->piece[run]; k < s->piece[run + 1]; k++)
        to[s->share[k].kind] += s->share[k].weight;
}

/* For the members of a run of wishes, the sum of the kinds of offers that are theirs. */
static void settle_wishes(struct counter *c, size_t run)
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

static void settle_offers(struct counter *c, size_t run)
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
static void cross(struct counter *c)
{
    const struct side *a = &c->wishes, *b = &c->offers;
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

static void count_topic(struct counter *c, const struct map_topic *t)
{
    fill_side(c, &c->wishes, t->wish, t->offer, t->offer);
    fill_side(c, &c->offers, t->offer, t->named, t->end);
    compare_kinds(c);
    cross(c);
}

/* --- reach ------------------------------------------------------------------------------------ */

struct taking {
    struct map *map;
    const struct judge *judge;
    const uint8_t *named; /* by row */
};

static bool dense_allow(const struct judge *j, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < j->musts; i++)
        if (j->must[i].dense && judge_ask(j, &j->must[i], a, b) == JUDGE_NO)
            return false;
    return true;
}

static void take_out(void *context, size_t learn_row, size_t teach_row,
                     const struct rules_line *rule, bool again)
{
    const struct taking *t = context;
    const uint32_t *person = t->judge->plan->person;
    if (again || rule->verb == RULES_PREFER ||
        !dense_allow(t->judge, person[learn_row], person[teach_row]))
        return;
    t->map->reach[teach_row]--;
    if (!t->named[teach_row])
        t->map->reach[learn_row]--;
}

static uint8_t *named_rows(const struct map *m)
{
    uint8_t *named = mem_clear(m->rows, 1);
    for (size_t i = 0; i < m->topics; i++)
        for (size_t k = m->topic[i].named; k < m->topic[i].end; k++)
            named[m->row[k]] = 1;
    return named;
}

void reach_count(struct map *m, const struct judge *j)
{
    struct counter c = counter_open(m, j, (struct choice){JUDGE_ALL, 0});
    uint8_t *named = named_rows(m);
    struct taking taking = {m, j, named};
    struct sparse *s = sparse_open(m, j);
    for (size_t i = 0; i < m->topics; i++) {
        count_topic(&c, &m->topic[i]);
        sparse_visit(s, &m->topic[i], take_out, &taking);
        msg_progress("counting who fits", i, m->topics);
    }
    sparse_close(s);
    free(named);
    counter_close(&c);
}

/* --- what each rule costs --------------------------------------------------------------------- */

struct costing {
    const struct judge *judge;
    const uint8_t *named;
    struct reach_cost *cost; /* by line of the rules */
    uint64_t selves;         /* pairs of one person */
};

static struct reach_cost *cost_of(const struct costing *c, const struct rules_line *l)
{
    return &c->cost[l - c->judge->rules->items];
}

static uint64_t all_pairs(const struct map *m)
{
    uint64_t n = 0;
    for (size_t i = 0; i < m->topics; i++)
        n += (uint64_t)map_wishes(&m->topic[i]) * map_offers(&m->topic[i]);
    return n;
}

static bool says(const struct judge *j, const struct judge_test *t, uint32_t person)
{
    return j->value[person * j->slots + t->slot] != JUDGE_UNKNOWN;
}

static uint64_t unknown_pairs(const struct map *m, const struct judge *j,
                              const struct judge_test *t)
{
    uint64_t n = all_pairs(m);
    for (size_t i = 0; i < m->topics; i++) {
        const struct map_topic *topic = &m->topic[i];
        uint64_t wishes = 0, offers = 0;
        for (size_t k = topic->wish; k < topic->offer; k++)
            wishes += says(j, t, j->plan->person[m->row[k]]);
        for (size_t k = topic->offer; k < topic->named; k++)
            offers += says(j, t, j->plan->person[m->row[k]]);
        n -= wishes * offers;
    }
    return n;
}

/* One dense test by itself, pairs of one person included. */
static void cost_dense(const struct costing *c, struct map *m, const struct judge_test *t,
                       struct choice only)
{
    struct counter counter = counter_open(m, c->judge, only);
    struct reach_cost *cost = cost_of(c, t->rule);
    cost->forbidden = all_pairs(m);
    for (size_t i = 0; i < m->topics; i++) {
        count_topic(&counter, &m->topic[i]);
        for (size_t k = m->topic[i].wish; k < m->topic[i].offer; k++)
            cost->forbidden -= m->reach[m->row[k]];
    }
    cost->unknown = unknown_pairs(m, c->judge, t);
    counter_close(&counter);
}

static void take_self_out(struct costing *c, const struct judge_test *t, size_t n, uint32_t person)
{
    for (size_t i = 0; i < n; i++) {
        if (!t[i].dense)
            continue;
        enum judge_answer answer = judge_ask(c->judge, &t[i], person, person);
        cost_of(c, t[i].rule)->forbidden -= answer == JUDGE_NO;
        cost_of(c, t[i].rule)->unknown -= answer == JUDGE_PASSES;
    }
}

static void cost_line(struct costing *c, const struct judge_test *t, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!t[i].dense)
            cost_of(c, t[i].rule)->forbidden++;
}

static void cost_sparse(void *context, size_t learn_row, size_t teach_row,
                        const struct rules_line *rule, bool again)
{
    struct costing *c = context;
    const struct judge *j = c->judge;
    uint32_t person = j->plan->person[learn_row];
    (void)again;
    if (c->named[teach_row] || rule == &judge_banned)
        return;
    if (rule == &judge_oneself) {
        c->selves++;
        take_self_out(c, j->must, j->musts, person);
        take_self_out(c, j->prefer, j->prefers, person);
    } else if (rule->verb == RULES_MUST || rule->verb == RULES_PREFER) {
        cost_line(c, j->must, j->musts);
        cost_line(c, j->prefer, j->prefers);
    } else {
        cost_of(c, rule)->forbidden++;
    }
}

uint64_t reach_costs(const struct map *m, const struct judge *j, struct reach_cost *cost)
{
    struct map scratch = *m;
    uint8_t *named = named_rows(m);
    struct costing c = {j, named, cost, 0};
    scratch.reach = mem_clear(m->rows, sizeof *scratch.reach);
    memset(cost, 0, j->rules->n * sizeof *cost);
    for (size_t i = 0; i < j->musts; i++)
        if (j->must[i].dense)
            cost_dense(&c, &scratch, &j->must[i], (struct choice){UINT64_C(1) << i, 0});
    for (size_t i = 0; i < j->prefers; i++)
        if (j->prefer[i].dense)
            cost_dense(&c, &scratch, &j->prefer[i], (struct choice){0, UINT64_C(1) << i});
    struct sparse *s = sparse_open(m, j);
    for (size_t i = 0; i < m->topics; i++)
        sparse_visit(s, &m->topic[i], cost_sparse, &c);
    sparse_close(s);
    free(scratch.reach);
    free(named);
    return all_pairs(m) - c.selves;
}
