#include "reach.h"

#include "classes.h"
#include "mem.h"
#include "progress.h"
#include "sparse.h"

#include <stdlib.h>
#include <string.h>

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
    struct classes c = classes_open(m, j, (struct classes_choice){JUDGE_ALL, 0});
    uint8_t *named = named_rows(m);
    struct taking taking = {m, j, named};
    struct sparse *s = sparse_open(m, j);
    progress_begin("counting who fits", "topics");
    for (size_t i = 0; i < m->topics; i++) {
        classes_count(&c, &m->topic[i]);
        sparse_visit(s, &m->topic[i], take_out, &taking);
        progress_at(i + 1, m->topics);
    }
    progress_end();
    sparse_close(s);
    free(named);
    classes_close(&c);
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
                       struct classes_choice only)
{
    struct classes classes = classes_open(m, c->judge, only);
    struct reach_cost *cost = cost_of(c, t->rule);
    cost->forbidden = all_pairs(m);
    for (size_t i = 0; i < m->topics; i++) {
        classes_count(&classes, &m->topic[i]);
        for (size_t k = m->topic[i].wish; k < m->topic[i].offer; k++)
            cost->forbidden -= m->reach[m->row[k]];
    }
    cost->unknown = unknown_pairs(m, c->judge, t);
    classes_close(&classes);
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
    if (c->named[teach_row])
        return;
    if (rule == &judge_oneself) {
        c->selves++;
        take_self_out(c, j->must, j->musts, person);
        take_self_out(c, j->prefer, j->prefers, person);
    } else if (rule->verb == RULES_MUST || rule->verb == RULES_PREFER) {
        cost_line(c, j->must, j->musts);
        cost_line(c, j->prefer, j->prefers);
    } else if (rule->line) {
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
            cost_dense(&c, &scratch, &j->must[i], (struct classes_choice){UINT64_C(1) << i, 0});
    for (size_t i = 0; i < j->prefers; i++)
        if (j->prefer[i].dense)
            cost_dense(&c, &scratch, &j->prefer[i], (struct classes_choice){0, UINT64_C(1) << i});
    struct sparse *s = sparse_open(m, j);
    for (size_t i = 0; i < m->topics; i++)
        sparse_visit(s, &m->topic[i], cost_sparse, &c);
    sparse_close(s);
    free(scratch.reach);
    free(named);
    return all_pairs(m) - c.selves;
}
