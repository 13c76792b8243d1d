#include "units.h"

#include "mem.h"
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- which units there are -------------------------------------------------------------------- */

struct found {
    uint32_t id; /* of the name in the plan's pool */
    const char *name;
    size_t people;
    bool kept;
};

static int by_people(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->people != y->people)
        return x->people > y->people ? -1 : 1;
    return strcmp(x->name, y->name);
}

static int by_name(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->kept != y->kept)
        return x->kept ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* 1: teaches (nominated counts), 2: asks for something. */
static uint8_t *parts_of(const struct plan *p)
{
    uint8_t *part = mem_clear(p->n_people, 1);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] <= PLAN_TEACH)
            part[p->person[row]] |= p->kind[row] == PLAN_LEARN ? 2 : 1;
    return part;
}

static size_t find_units(const struct plan *p, const uint8_t *part, struct found *found)
{
    uint32_t *place = mem_clear(p->table.pool.n + 1, sizeof *place);
    size_t n = 0;
    for (size_t i = 0; i < p->n_people; i++) {
        uint32_t id = p->people[i].said[PLAN_UNIT];
        if (!part[i])
            continue;
        if (!place[id]) {
            found[n++] = (struct found){id, plan_string(p, id), 0, false};
            place[id] = (uint32_t)n;
        }
        found[place[id] - 1].people++;
    }
    free(place);
    return n;
}

static size_t keep_largest(struct found *found, size_t n, size_t most)
{
    size_t kept = n < most ? n : most;
    if (!n)
        return 0;
    qsort(found, n, sizeof *found, by_people);
    for (size_t i = 0; i < kept; i++)
        found[i].kept = true;
    qsort(found, n, sizeof *found, by_name);
    return kept;
}

static char *others_name(size_t n)
{
    char s[32];
    snprintf(s, sizeof s, "(%zu others)", n);
    return mem_string(s);
}

struct units units_of(const struct plan *p, size_t most)
{
    uint8_t *part = parts_of(p);
    struct found *found = mem_alloc(p->n_people, sizeof *found);
    uint32_t *place = mem_clear(p->table.pool.n + 1, sizeof *place);
    size_t n = find_units(p, part, found), kept = keep_largest(found, n, most);
    struct units u = {.n = kept + (kept < n), .of = mem_alloc(p->n_people, sizeof *u.of)};
    u.unit = mem_clear(u.n, sizeof *u.unit);
    u.others = others_name(n - kept);
    for (size_t i = 0; i < n; i++) {
        place[found[i].id] = (uint32_t)(i < kept ? i : kept);
        u.unit[i < kept ? i : kept].name = i >= kept        ? u.others
                                           : *found[i].name ? found[i].name
                                                            : "(none)";
    }
    for (size_t i = 0; i < p->n_people; i++) {
        u.of[i] = part[i] ? place[p->people[i].said[PLAN_UNIT]] : UNITS_NONE;
        if (!part[i])
            continue;
        u.unit[u.of[i]].people++;
        u.unit[u.of[i]].learners += part[i] >> 1;
    }
    free(part);
    free(found);
    free(place);
    return u;
}

void units_free(struct units *u)
{
    free(u->unit);
    free(u->of);
    free(u->others);
    *u = (struct units){0};
}

/* --- who could learn from which --------------------------------------------------------------- */

struct teacher {
    uint32_t unit, person;
    size_t row;
};

struct crossing {
    struct units *units;
    const struct map *map;
    const struct judge *judge;
    struct teacher *teacher; /* the offers of each topic, where map.row has them, by unit */
    uint32_t *topic;         /* by row of the plan */
    uint8_t *covered;        /* by unit, for the learner at hand */
    uint32_t *can;
};

static int by_unit(const void *a, const void *b)
{
    const struct teacher *x = a, *y = b;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void sort_teachers(struct crossing *c)
{
    const struct map *m = c->map;
    for (size_t i = 0; i < m->topics; i++) {
        const struct map_topic *t = &m->topic[i];
        for (size_t k = t->wish; k < t->offer; k++)
            c->topic[m->row[k]] = (uint32_t)i;
        for (size_t k = t->offer; k < t->named; k++) {
            uint32_t person = c->judge->plan->person[m->row[k]];
            c->teacher[k] = (struct teacher){c->units->of[person], person, m->row[k]};
        }
        if (map_offers(t))
            qsort(c->teacher + t->offer, map_offers(t), sizeof *c->teacher, by_unit);
    }
}

/* Stops looking in a unit at the first teacher who may. */
static void cross_wish(struct crossing *c, uint32_t learner, const struct map_topic *t)
{
    uint32_t *can = c->can + c->units->of[learner] * c->units->n;
    for (size_t k = t->offer; k < t->named; k++) {
        const struct teacher *q = &c->teacher[k];
        if (c->covered[q->unit] || judge_forbid(c->judge, learner, q->person))
            continue;
        c->covered[q->unit] = 1;
        can[q->unit]++;
    }
}

static void cross_learner(struct crossing *c, uint32_t learner)
{
    const struct plan *p = c->judge->plan;
    bool served = false;
    memset(c->covered, 0, c->units->n);
    for (size_t i = p->start[learner]; i < p->start[learner + 1]; i++) {
        size_t row = p->list[i];
        if (p->kind[row] != PLAN_LEARN)
            continue;
        served |= c->map->reach[row] > 0;
        cross_wish(c, learner, &c->map->topic[c->topic[row]]);
    }
    if (c->units->of[learner] != UNITS_NONE)
        c->units->unit[c->units->of[learner]].served += served;
}

uint32_t *units_reach(struct units *u, const struct map *m, const struct judge *j)
{
    size_t rows = m->topics ? m->topic[m->topics - 1].end : 0;
    struct crossing c = {.units = u,
                         .map = m,
                         .judge = j,
                         .teacher = mem_alloc(rows, sizeof *c.teacher),
                         .topic = mem_clear(m->rows, sizeof *c.topic),
                         .covered = mem_clear(u->n, 1),
                         .can = mem_clear(u->n * u->n, sizeof *c.can)};
    sort_teachers(&c);
    progress_begin("comparing units", "people");
    for (uint32_t i = 0; i < j->plan->n_people; i++) {
        cross_learner(&c, i);
        progress_at(i + 1, j->plan->n_people);
    }
    progress_end();
    free(c.teacher);
    free(c.topic);
    free(c.covered);
    return c.can;
}
