#include "reach.h"

#include "mem.h"
#include "msg.h"
#include "sparse.h"

#include <stdlib.h>
#include <string.h>

/*
 * Dense rules are asked in two steps: those that compare bits (windows, lists) have many classes
 * and cost a walk over words, the others have few. The people of one side of a topic are sorted by
 * the first, heavy class; a pair of heavy classes is asked once and then speaks for all light ones
 * below it.
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
};

struct counter {
    struct map *map;
    const struct judge *judge;
    struct tests heavy, light;
    uint32_t *place; /* of a light class in side.kind while a side is filled, + 1 */
    struct side wishes, offers;
    uint8_t *fits;
    size_t cap_fits;
    uint32_t *sum; /* by kind: how many of it fit the heavy class at hand */
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

static bool pass(const struct judge *j, const struct tests *t, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < t->n; i++)
        if (judge_ask(j, t->items[i], t->classes.one[a], t->classes.one[b]) == JUDGE_NO)
            return false;
    return true;
}

static size_t largest_topic(const struct map *m)
{
    size_t most = 0;
    for (size_t i = 0; i < m->topics; i++) {
        size_t n = m->topic[i].end - m->topic[i].wish;
        most = n > most ? n : most;
    }
    return most;
}

static struct counter counter_open(struct map *m, const struct judge *j, struct choice of)
{
    struct counter c = {.map = m, .judge = j};
    size_t most = largest_topic(m);
    choose(j, of, true, &c.heavy);
    choose(j, of, false, &c.light);
    c.place = mem_clear(c.light.classes.n, sizeof *c.place);
    c.sum = mem_alloc(most, sizeof *c.sum);
    c.wishes.member = mem_alloc(most, sizeof *c.wishes.member);
    c.offers.member = mem_alloc(most, sizeof *c.offers.member);
    c.wishes.kind = mem_alloc(most, sizeof *c.wishes.kind);
    c.offers.kind = mem_alloc(most, sizeof *c.offers.kind);
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
    free(c->wishes.member);
    free(c->offers.member);
    free(c->wishes.kind);
    free(c->offers.kind);
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

/* Rows from `from`; those from `idle` on have no weight. */
static void fill_side(struct counter *c, struct side *s, size_t from, size_t idle, size_t to)
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

static void compare_kinds(struct counter *c, const struct side *a, const struct side *b)
{
    size_t n = a->kinds * b->kinds;
    if (n > c->cap_fits) {
        c->cap_fits = n;
        c->fits = mem_resize(c->fits, n, 1);
    }
    for (size_t i = 0; i < a->kinds; i++)
        for (size_t k = 0; k < b->kinds; k++)
            c->fits[i * b->kinds + k] = pass(c->judge, &c->light, a->kind[i], b->kind[k]);
}

static size_t end_of_heavy(const struct side *s, size_t i)
{
    uint32_t heavy = s->member[i].heavy;
    while (i < s->n && s->member[i].heavy == heavy)
        i++;
    return i;
}

/* Adds up, by kind, the people of `b` whose heavy class goes with the given one. */
static void sum_up(struct counter *c, uint32_t heavy, const struct side *b)
{
    memset(c->sum, 0, b->kinds * sizeof *c->sum);
    for (size_t i = 0; i < b->n;) {
        size_t end = end_of_heavy(b, i);
        if (pass(c->judge, &c->heavy, heavy, b->member[i].heavy))
            for (size_t k = i; k < end; k++)
                c->sum[b->member[k].light] += b->member[k].weight;
        i = end;
    }
}

static uint32_t fitting(const struct counter *c, uint32_t kind, size_t kinds)
{
    const uint8_t *fits = c->fits + kind * kinds;
    uint32_t total = 0;
    for (size_t k = 0; k < kinds; k++)
        total += fits[k] ? c->sum[k] : 0;
    return total;
}

/* For every member of `a`: how many of `b` all dense tests allow, oneself included. */
static void cross(struct counter *c, const struct side *a, const struct side *b)
{
    compare_kinds(c, a, b);
    for (size_t i = 0; i < a->n;) {
        size_t end = end_of_heavy(a, i);
        sum_up(c, a->member[i].heavy, b);
        uint32_t last = UINT32_MAX, total = 0;
        for (; i < end; i++) {
            if (a->member[i].light != last)
                total = fitting(c, a->member[i].light, b->kinds);
            last = a->member[i].light;
            c->map->reach[a->member[i].row] = total;
        }
    }
}

static void fill_sides(struct counter *c, const struct map_topic *t)
{
    fill_side(c, &c->wishes, t->wish, t->offer, t->offer);
    fill_side(c, &c->offers, t->offer, t->named, t->end);
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
    (void)rule;
    if (again || !dense_allow(t->judge, person[learn_row], person[teach_row]))
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
        fill_sides(&c, &m->topic[i]);
        cross(&c, &c.wishes, &c.offers);
        cross(&c, &c.offers, &c.wishes);
        sparse_visit(s, &m->topic[i], take_out, &taking);
        msg_progress("counting who fits", i, m->topics);
    }
    sparse_close(s);
    free(named);
    counter_close(&c);
}
