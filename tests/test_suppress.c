/*
 * suppress against brute force: on small tables every subset of cells is tried. A subset can be
 * derived when its indicator is a combination of the published figures (Gaussian elimination
 * modulo a prime, so exactly); then it must cover 0 or at least `least` people.
 */
#include "suppress.h"
#include "tap.h"

#include <stdint.h>
#include <stdlib.h>

enum { CELLS = 7, GROUPS = 3, FIGURES = CELLS + GROUPS + 1 };
static const int64_t PRIME = 1000003;

struct small_table {
    long people[CELLS];
    size_t group[CELLS];
    bool cell[CELLS], group_total[GROUPS];
    struct suppress_table t;
};

static uint32_t seed = 1;
static unsigned roll(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static int64_t inverse(int64_t a)
{
    int64_t result = 1, power = a;
    for (int64_t e = PRIME - 2; e; e >>= 1) {
        if (e & 1)
            result = result * power % PRIME;
        power = power * power % PRIME;
    }
    return result;
}

/* The published figures as rows of a matrix, reduced so that each has its own leading column. */
struct basis {
    int64_t row[FIGURES][CELLS];
    size_t lead[FIGURES], n;
};

static void reduce(const struct basis *b, int64_t *v)
{
    for (size_t i = 0; i < b->n; i++) {
        int64_t by = v[b->lead[i]];
        for (size_t c = 0; by && c < CELLS; c++)
            v[c] = (v[c] - by * b->row[i][c] % PRIME + PRIME) % PRIME;
    }
}

static bool zero(const int64_t *v, size_t *lead)
{
    for (*lead = 0; *lead < CELLS; ++*lead)
        if (v[*lead])
            return false;
    return true;
}

static void add_figure(struct basis *b, int64_t *v)
{
    size_t lead;
    reduce(b, v);
    if (zero(v, &lead))
        return;
    int64_t by = inverse(v[lead]);
    for (size_t c = 0; c < CELLS; c++)
        b->row[b->n][c] = v[c] * by % PRIME;
    b->lead[b->n++] = lead;
}

static void publish(const struct suppress_table *t, struct basis *b)
{
    b->n = 0;
    for (size_t f = 0; f < FIGURES; f++) {
        int64_t v[CELLS] = {0};
        bool shown = false;
        for (size_t c = 0; c < t->n; c++) {
            if (f < CELLS) {
                v[c] = c == f;
                shown = f < t->n && t->cell[f];
            } else if (f < CELLS + GROUPS) {
                v[c] = t->groups && t->group[c] == f - CELLS;
                shown = t->group_total && f - CELLS < t->groups && t->group_total[f - CELLS];
            } else {
                v[c] = 1;
                shown = t->total;
            }
        }
        if (shown)
            add_figure(b, v);
    }
}

static bool brute_safe(const struct suppress_table *t, long least)
{
    struct basis b;
    publish(t, &b);
    for (unsigned set = 1; set < 1u << t->n; set++) {
        int64_t v[CELLS] = {0};
        long covers = 0;
        size_t lead;
        for (size_t c = 0; c < t->n; c++)
            if (set >> c & 1) {
                v[c] = 1;
                covers += t->people[c];
            }
        if (!covers || covers >= least)
            continue;
        reduce(&b, v);
        if (zero(v, &lead))
            return false;
    }
    return true;
}

static bool *figure(struct suppress_table *t, size_t f)
{
    if (f < t->n)
        return &t->cell[f];
    f -= t->n;
    if (t->group_total && f < t->groups)
        return &t->group_total[f];
    f -= t->group_total ? t->groups : 0;
    return f ? NULL : &t->total;
}

static size_t shown(struct suppress_table *t)
{
    size_t n = 0;
    for (size_t f = 0; figure(t, f); f++)
        n += *figure(t, f);
    return n;
}

/* A table of random shape; which totals are published goes round with `shape`. */
static void make(struct small_table *s, unsigned shape)
{
    size_t n = 1 + roll(CELLS), groups = shape & 1 ? 1 + roll(GROUPS) : 0;
    for (size_t i = 0; i < CELLS; i++) {
        s->people[i] = roll(4) ? roll(9) : roll(30);
        s->group[i] = groups ? roll((unsigned)groups) : 0;
        s->cell[i] = !(shape & 8) || roll(6);
    }
    for (size_t g = 0; g < GROUPS; g++)
        s->group_total[g] = !(shape & 8) || roll(6);
    s->t = (struct suppress_table){.people = s->people,
                                   .group = groups ? s->group : NULL,
                                   .n = n,
                                   .groups = groups,
                                   .cell = s->cell,
                                   .group_total = shape & 2 && groups ? s->group_total : NULL,
                                   .total = !(shape & 4)};
}

/* The most figures any safe choice among those of `t` publishes: every choice is tried. */
static size_t most_shown(const struct suppress_table *t, long least)
{
    struct small_table s;
    size_t best = 0;
    struct suppress_table u = *t;
    u.cell = s.cell;
    u.group_total = t->group_total ? s.group_total : NULL;
    size_t figures = t->n + (t->group_total ? t->groups : 0) + 1;
    for (unsigned set = 0; set < 1u << figures; set++) {
        for (size_t f = 0; f < figures; f++)
            *figure(&u, f) = set >> f & 1;
        size_t n = shown(&u);
        if (n > best && suppress_safe(&u, least))
            best = n;
    }
    return best;
}

static void against_brute_force(void)
{
    int unsafe = 0, disagree = 0, needless = 0, revived = 0;
    for (unsigned i = 0; i < 40000; i++) {
        struct small_table s, before;
        long least = 3 + (long)roll(4);
        make(&s, i);
        before = s;
        disagree += suppress_safe(&s.t, least) != brute_safe(&s.t, least);
        suppress_run(&s.t, least);
        unsafe += !brute_safe(&s.t, least);
        before.t.cell = before.cell;
        before.t.group_total = s.t.group_total ? before.group_total : NULL;
        for (size_t f = 0; figure(&s.t, f); f++) {
            bool *now = figure(&s.t, f);
            revived += *now && !*figure(&before.t, f);
            if (*now || !*figure(&before.t, f))
                continue;
            *now = true;
            needless += brute_safe(&s.t, least);
            *now = false;
        }
    }
    is_int(disagree, 0, "suppress_safe says what brute force says, on 40,000 tables");
    is_int(unsafe, 0, "no published figure or difference covers 1 to least - 1 people");
    is_int(needless, 0, "no withheld figure could be published with the others");
    is_int(revived, 0, "what was not to be published stays unpublished");
}

static void near_the_fewest(void)
{
    int tables = 0, worse = 0, worst = 0;
    for (unsigned i = 0; i < 240; i++) {
        struct small_table s;
        make(&s, i & 7);
        int best = (int)most_shown(&s.t, 5);
        if (i & 4)
            s.t.total = true; /* most_shown was free to publish it */
        suppress_run(&s.t, 5);
        int lost = best - (int)shown(&s.t);
        tables++;
        worse += lost > 0;
        worst = lost > worst ? lost : worst;
    }
    printf("# %d of %d tables withhold more than the fewest, at most %d more\n", worse, tables,
           worst);
    ok(worst <= 1 && worse * 20 <= tables,
       "never more than one figure above the fewest possible, and rarely");
}

/* Overlapping figures by brute force: every set of kinds, against what is shown. */
static bool overlap_safe(const long *people, const uint32_t *counted, size_t kinds, size_t figures,
                         const bool *shown, long least)
{
    struct basis b = {.n = 0};
    for (size_t f = 0; f < figures; f++) {
        int64_t v[CELLS] = {0};
        for (size_t k = 0; k < kinds; k++)
            v[k] = counted[k] >> f & 1;
        if (shown[f])
            add_figure(&b, v);
    }
    for (unsigned set = 1; set < 1u << kinds; set++) {
        int64_t v[CELLS] = {0};
        long covers = 0;
        size_t lead;
        for (size_t k = 0; k < kinds; k++) {
            v[k] = set >> k & 1;
            covers += v[k] ? people[k] : 0;
        }
        reduce(&b, v);
        if (covers && covers < least && zero(v, &lead))
            return false;
    }
    return true;
}

static void overlapping(void)
{
    enum { FIGURES_MOST = 6 };
    int unsafe = 0, needless = 0, all = 0;
    for (int i = 0; i < 20000; i++) {
        long people[CELLS], least = 3 + (long)roll(4);
        uint32_t counted[CELLS];
        bool shown[FIGURES_MOST];
        size_t kinds = roll(CELLS + 1), figures = 1 + roll(FIGURES_MOST);
        for (size_t k = 0; k < kinds; k++) {
            people[k] = 1 + roll(9);
            counted[k] = roll(1u << figures) | 1;
        }
        for (size_t f = 0; f < figures; f++)
            shown[f] = true;
        suppress_overlapping(people, counted, kinds, figures, shown, least);
        unsafe += !overlap_safe(people, counted, kinds, figures, shown, least);
        bool every = true;
        for (size_t f = 0; f < figures; f++) {
            if (shown[f])
                continue;
            every = false;
            shown[f] = true;
            needless += overlap_safe(people, counted, kinds, figures, shown, least);
            shown[f] = false;
        }
        all += every;
    }
    is_int(unsafe, 0, "overlapping figures: nothing small can be derived, on 20,000 tables");
    is_int(needless, 0, "and no withheld figure could be shown with the others");
    ok(all > 1000 && all < 19000, "some tables show everything and some do not");
}

static void examples(void)
{
    long people[] = {12, 3, 8, 0, 5};
    bool cell[] = {true, true, true, true, true};
    struct suppress_table t = {.people = people, .n = 5, .cell = cell, .total = true};
    suppress_run(&t, 5);
    ok(cell[0] && !cell[1] && cell[2] && cell[3] && !cell[4] && t.total,
       "3 is withheld and the next smallest, 5, with it; none stays none");
    bool alone[] = {true, true, true, true, true};
    struct suppress_table u = {.people = people, .n = 5, .cell = alone, .total = false};
    suppress_run(&u, 5);
    ok(!alone[1] && alone[4], "without a total nothing can be subtracted");
    bool low[] = {true, true, true, true, true};
    struct suppress_table v = {.people = people, .n = 5, .cell = low, .total = true};
    suppress_run(&v, 1);
    ok(low[1], "3 people may be published at the floor");
    long two[] = {2, 9, 9};
    bool few[] = {true, true, true};
    struct suppress_table w = {.people = two, .n = 3, .cell = few, .total = true};
    suppress_run(&w, 1);
    ok(!few[0] && !few[1] && few[2], "and 2 never, whatever is asked; the first of equals joins");
    struct suppress_table none = {.total = true};
    suppress_run(&none, 5);
    ok(none.total, "an empty table");
}

static void units(void)
{
    bool keep[4];
    long people[] = {6, 2, 2, 9};
    ok(suppress_units(people, 4, 0, 5, keep) && !keep[0] && !keep[1] && !keep[2] && keep[3],
       "two units of 2 need the unit of 6");
    ok(suppress_units(people, 4, 1, 5, keep) && keep[0] && keep[3],
       "with one nameless they are 5 already");
    long big[] = {6, 7};
    ok(suppress_units(big, 2, 3, 5, keep) && !keep[0] && keep[1],
       "3 nameless people take the smallest unit");
    ok(suppress_units(big, 2, 0, 5, keep) && keep[0] && keep[1],
       "nobody nameless, nothing withheld");
    long little[] = {2, 2};
    ok(!suppress_units(little, 2, 0, 5, keep) && !keep[0] && !keep[1],
       "4 people in all: nowhere to hide, and it says so");
    ok(suppress_units(NULL, 0, 0, 5, keep), "no unit, nobody");
}

int main(void)
{
    examples();
    units();
    against_brute_force();
    near_the_fewest();
    overlapping();
    return tap_done();
}
