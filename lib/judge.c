#include "judge.h"

#include "judge_known.h"
#include "judge_people.h"
#include "judge_values.h"
#include "mem.h"

#include <stdlib.h>

const struct rules_line judge_oneself = {.verb = RULES_NEVER, .text = (char[]){"oneself"}};
const struct rules_line judge_banned = {.verb = RULES_NEVER, .text = (char[]){"feedback"}};
const struct rules_line judge_untimed = {.verb = RULES_NEVER, .text = (char[]){"timetable"}};

/* --- asking ----------------------------------------------------------------------------------- */

static bool common_bit(const struct judge_test *t, uint32_t x, uint32_t y)
{
    const uint64_t *a = t->bits + x * t->words, *b = t->bits + y * t->words;
    uint64_t any = 0;
    for (size_t i = 0; i < t->words; i++)
        any |= a[i] & b[i];
    return any != 0;
}

static bool holds(const struct judge_test *t, int32_t x, int32_t y)
{
    switch (t->test) {
    case RULES_WITHIN:
        return x - y <= t->number && y - x <= t->number;
    case RULES_SAME:
        return x == y;
    case RULES_DIFFERS:
        return x != y;
    default:
        return common_bit(t, (uint32_t)x, (uint32_t)y);
    }
}

static inline enum judge_answer ask(const struct judge *j, const struct judge_test *t, uint32_t a,
                                    uint32_t b)
{
    if (!t->dense)
        return line_joins(&j->line, a, b) ? JUDGE_NO : JUDGE_YES;
    int32_t x = j->value[a * j->slots + t->slot], y = j->value[b * j->slots + t->slot];
    if (x == JUDGE_UNKNOWN || y == JUDGE_UNKNOWN)
        return JUDGE_PASSES;
    return holds(t, x, y) ? JUDGE_YES : JUDGE_NO;
}

enum judge_answer judge_ask(const struct judge *j, const struct judge_test *t, uint32_t a,
                            uint32_t b)
{
    return ask(j, t, a, b);
}

const struct rules_line *judge_forbid(const struct judge *j, uint32_t a, uint32_t b)
{
    if (a == b)
        return &judge_oneself;
    for (size_t i = 0; i < j->musts; i++)
        if (ask(j, &j->must[i], a, b) == JUDGE_NO && j->must[i].rule != j->lifted)
            return j->must[i].rule;
    const struct judge_known *k = judge_known_find(j, a, b);
    return k && (k->rule != j->lifted || k->twice) ? k->rule : NULL;
}

struct judge judge_without(const struct judge *j, const struct rules_line *line)
{
    struct judge other = *j;
    other.lifted = line;
    return other;
}

/* --- fit -------------------------------------------------------------------------------------- */

unsigned judge_ago(const struct judge *j, uint32_t a, uint32_t b)
{
    const struct judge_known *k = judge_known_find(j, a, b);
    return k ? k->ago : 0;
}

/* Avoided company fades: half as bad for each cycle that passed since. */
int32_t judge_repeat(const struct judge *j, uint32_t a, uint32_t b)
{
    unsigned ago = j->repeat_points ? judge_ago(j, a, b) : 0;
    if (j->repeat_points && j->repeat->repeat == RULES_REPEAT_PREFER)
        return ago ? j->repeat_points : 0;
    return j->repeat_points - (ago && ago < 16 ? j->repeat_points >> (ago - 1) : 0);
}

int32_t judge_pair(const struct judge *j, uint32_t a, uint32_t b)
{
    int32_t points = 0;
    for (size_t i = 0; i < j->prefers; i++)
        if (ask(j, &j->prefer[i], a, b) != JUDGE_NO)
            points += j->prefer[i].points;
    return points + judge_repeat(j, a, b);
}

bool judge_named(const struct judge *j, size_t learn_row, uint32_t teacher)
{
    if (!j->names || learn_row >= j->names->rows)
        return false;
    for (size_t i = j->names->start[learn_row]; i < j->names->start[learn_row + 1]; i++)
        if (j->names->who[i] == teacher)
            return true;
    return false;
}

int32_t judge_fit(const struct judge *j, size_t learn_row, size_t teach_row, bool alone)
{
    uint32_t a = j->plan->person[learn_row], b = j->plan->person[teach_row];
    return j->wish[learn_row] + j->offer[teach_row] + judge_pair(j, a, b) +
           (judge_named(j, learn_row, b) ? j->named : 0) + (alone ? j->alone : 0);
}

/* The weight with the largest remainder that has not had its turn, or 0. */
static int32_t next_weight(const struct rules *r, int64_t total, const uint8_t *done)
{
    int64_t most = 0;
    int32_t weight = 0;
    for (size_t i = 0; i < r->n; i++) {
        int64_t rest = r->items[i].weight * (int64_t)JUDGE_FIT % total;
        if (!done[i] && rest > most) {
            most = rest;
            weight = r->items[i].weight;
        }
    }
    return weight;
}

/* One point more for all lines of that weight, if there are enough. */
static void raise_weight(const struct rules *r, int32_t weight, int32_t *points, uint8_t *done,
                         int64_t *left)
{
    int64_t equals = 0;
    for (size_t i = 0; i < r->n; i++)
        equals += r->items[i].weight == weight;
    bool enough = equals <= *left;
    for (size_t i = 0; i < r->n; i++) {
        if (r->items[i].weight != weight)
            continue;
        done[i] = 1;
        points[i] += enough;
    }
    *left -= enough ? equals : 0;
}

/*
 * Shares of JUDGE_FIT by weight, in whole points. What rounding leaves over goes to the largest
 * remainders, but to all lines of one weight or to none: equal weights stay equal.
 */
static void share_points(const struct rules *r, int32_t *points)
{
    int64_t total = 0, left = JUDGE_FIT;
    for (size_t i = 0; i < r->n; i++)
        total += r->items[i].weight;
    for (size_t i = 0; i < r->n && total; i++) {
        points[i] = (int32_t)(r->items[i].weight * (int64_t)JUDGE_FIT / total);
        left -= points[i];
    }
    uint8_t *done = mem_clear(r->n, 1);
    int32_t weight;
    while (total && left > 0 && (weight = next_weight(r, total, done)) > 0)
        raise_weight(r, weight, points, done, &left);
    free(done);
}

static int32_t points_of(const struct judge *j, enum rules_test test, const int32_t *points)
{
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_PREFER && j->rules->items[i].test == test)
            return points[i];
    return 0;
}

static void spread_points(struct judge *j, const int32_t *points)
{
    const struct rules *r = j->rules;
    size_t test = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_line *l = &r->items[i];
        if (l->verb == RULES_REPEAT) {
            j->repeat = l;
            j->repeat_points = points[i];
        } else if (l->verb == RULES_PREFER && l->test < RULES_NAMED) {
            j->prefer[test].points = points[i];
            j->most_pair += points[i];
            test++;
        }
    }
    j->most_pair += j->repeat_points;
    j->named = points_of(j, RULES_NAMED, points);
    j->alone = points_of(j, RULES_ALONE, points);
    j->most_wish = points_of(j, RULES_RANK, points);
    j->most_offer = points_of(j, RULES_STRENGTH, points);
}

static int16_t divided(int32_t points, int64_t by)
{
    return (int16_t)((2 * points + by) / (2 * by));
}

static void rate_rows(struct judge *j)
{
    const struct plan *p = j->plan;
    j->rows = p->rows;
    j->wish = mem_clear(p->rows, sizeof *j->wish);
    j->offer = mem_clear(p->rows, sizeof *j->offer);
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] == PLAN_LEARN)
            j->wish[row] = divided(j->most_wish, plan_number(p, row, PLAN_RANK, 1, 1000000, 2));
        else if (p->kind[row] == PLAN_TEACH)
            j->offer[row] =
                divided((int32_t)(j->most_offer * plan_number(p, row, PLAN_RANK, 1, 5, 3)), 5);
    }
}

/* --- begin and end ---------------------------------------------------------------------------- */

void judge_begin(struct judge *j, const struct rules *r, const struct plan *p,
                 const struct names *names, const struct window_week *working, int32_t monday)
{
    *j = (struct judge){.rules = r, .plan = p, .names = names};
    j->line = line_build(p);
    judge_values_read(j, working, monday);
    int32_t *points = mem_clear(r->n, sizeof *points);
    share_points(r, points);
    spread_points(j, points);
    free(points);
    rate_rows(j);
    judge_people_read(j);
}

void judge_free(struct judge *j)
{
    line_free(&j->line);
    for (size_t i = 0; i < j->n_tables; i++)
        free(j->tables[i]);
    free(j->tables);
    free(j->must);
    free(j->prefer);
    free(j->value);
    free(j->wish);
    free(j->offer);
    free(j->max_learn);
    free(j->max_teach);
    free(j->pin);
    free(j->known);
    free(j->is_known);
    free(j->in_rules);
    *j = (struct judge)JUDGE_INIT;
}

void judge_warn(const struct judge *j)
{
    bool line = false;
    for (size_t i = 0; i < j->musts; i++)
        line |= !j->must[i].dense;
    for (size_t i = 0; i < j->prefers; i++)
        line |= !j->prefer[i].dense;
    if (line)
        line_warn(&j->line, j->plan);
    if (j->no_order)
        plan_warn(j->plan, j->no_order_row,
                  "level '%s' is no number, and no 'order' puts the words in order: %zu %s "
                  "the level rule",
                  plan_text(j->plan, j->no_order_row, PLAN_LEVEL), j->no_order,
                  j->no_order == 1 ? "person passes" : "people pass");
}
