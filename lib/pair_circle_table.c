#include "pair_circle_table.h"

#include "mem.h"
#include "pair_model.h"

#include <stdlib.h>
#include <string.h>

bool pair_circle_sits(const struct plan *p, size_t row)
{
    return p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION) &&
           plan_in_circle(p, row);
}

/* --- the rules of a circle --- */

/* A short time in common is part of the window that all must share. */
static bool concerns_circles(const struct judge_test *t)
{
    return t->test != RULES_DIFFERS &&
           (t->test != RULES_OVERLAPS || t->rule->number > PAIR_CIRCLE_MINUTES);
}

static bool may_sit(const void *context, uint32_t a, uint32_t b)
{
    const struct judge *j = ((const struct pair_circle_table *)context)->judge;
    for (size_t i = 0; i < j->musts; i++)
        if (concerns_circles(&j->must[i]) && judge_ask(j, &j->must[i], a, b) == JUDGE_NO)
            return false;
    return !judge_apart(j, a, b);
}

static bool may_guide(const void *context, uint32_t guide, uint32_t member)
{
    const struct judge *j = ((const struct pair_circle_table *)context)->judge;
    return !line_joins(&j->line, guide, member) && !judge_apart(j, guide, member);
}

/* --- people --- */

/* The rule of levels, as a hint where to look. */
static const struct judge_test *level_test(const struct judge *j)
{
    for (size_t i = 0; i < j->musts; i++)
        if (j->must[i].test == RULES_WITHIN)
            return &j->must[i];
    return NULL;
}

static void take_people(struct pair_circle_table *t, const struct pair_options *o)
{
    struct plan *p = t->plan;
    const struct judge_test *level = level_test(t->judge);
    t->person = mem_clear(p->n_people, sizeof *t->person);
    for (uint32_t i = 0; i < p->n_people; i++)
        t->person[i] = (struct circle_person){
            .unit = p->people[i].said[PLAN_UNIT],
            .org = p->people[i].said[PLAN_ORG],
            .level = level ? t->judge->value[i * t->judge->slots + level->slot] : CIRCLE_NO_LEVEL,
            .limit = (uint32_t)pair_model_learn(t->judge, o, i)};
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION) &&
            !pair_circle_sits(p, row)) {
            struct circle_person *who = &t->person[p->person[row]];
            who->learns = true;
            who->limit -= who->limit > 0;
        }
    t->p.within = level ? level->number : INT32_MAX;
}

static void take_guides(struct pair_circle_table *t, const struct pair_options *o)
{
    struct plan *p = t->plan;
    bool *known = mem_clear(p->n_people, sizeof *known);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_FACILITATE && !known[p->person[row]]) {
            struct circle_guide guide = {p->person[row], (uint32_t)o->facilitate};
            known[p->person[row]] = true;
            MEM_PUSH(&t->guides, guide);
        }
    free(known);
}

/* --- wishes --- */

/* The circle of that session; a new one when it is first seen. */
static uint32_t old_of(struct pair_circle_table *t, uint32_t *index, size_t row)
{
    uint32_t id = plan_get(t->plan, row, PLAN_SESSION);
    if (!index[id]) {
        uint32_t with = plan_find_person(t->plan, plan_text(t->plan, row, PLAN_WITH));
        struct circle_old old = {with == PLAN_NOBODY ? CIRCLE_NONE : with};
        MEM_PUSH(&t->olds, old);
        MEM_PUSH(&t->ids, id);
        index[id] = (uint32_t)t->olds.n;
    }
    return index[id] - 1;
}

static void take_wishes(struct pair_circle_table *t, bool old)
{
    struct plan *p = t->plan;
    size_t ids = (size_t)p->table.pool.n + 1;
    uint32_t *topic = mem_clear(ids, sizeof *topic), *index = mem_clear(ids, sizeof *index);
    for (size_t row = 0; row < p->rows; row++) {
        bool sits = pair_circle_sits(p, row);
        if (p->kind[row] != PLAN_LEARN || (!sits && (old || plan_status(p, row) != PLAN_GAP)))
            continue;
        uint32_t name = plan_get(p, row, PLAN_TOPIC);
        if (!topic[name])
            topic[name] = (uint32_t)++t->p.topics;
        struct circle_wish wish = {p->person[row], topic[name] - 1,
                                   sits ? old_of(t, index, row) : CIRCLE_NONE};
        MEM_PUSH(&t->wishes, wish);
        MEM_PUSH(&t->rows, row);
    }
    free(topic);
    free(index);
}

/* --- moments ---
 *
 * What people have in common begins where a window of one of them begins. So these are the moments
 * at which a meeting has to be tried, and the weeks become sets of moments.
 */

static void mark_week(const struct window_week *week, const uint16_t *moment_of, uint64_t *row)
{
    for (size_t i = 0; i < week->n; i++) {
        int from = week->items[i].from, to = week->items[i].to;
        if (to == WINDOW_WEEK && week->items[0].from == 0) /* goes on round the week */
            to += week->items[0].to;
        for (int m = from; m <= to - PAIR_CIRCLE_MINUTES && m < WINDOW_WEEK; m++)
            if (moment_of[m])
                row[(moment_of[m] - 1) / 64] |= UINT64_C(1) << (moment_of[m] - 1) % 64;
    }
}

static uint16_t number_moments(const struct window_set *set, uint16_t *moment_of)
{
    uint16_t n = 1;
    memset(moment_of, 0, WINDOW_WEEK * sizeof *moment_of);
    moment_of[0] = 1;
    for (uint32_t s = 0; s < window_set_count(set); s++) {
        const struct window_week *week = window_set_week(set, s);
        for (size_t i = 0; i < week->n; i++)
            if (!moment_of[week->items[i].from])
                moment_of[week->items[i].from] = ++n;
    }
    return n;
}

static void take_moments(struct pair_circle_table *t, const struct window_week *working,
                         int32_t monday)
{
    uint16_t moment_of[WINDOW_WEEK];
    hours_read(&t->hours, t->plan, working, monday);
    t->p.words = (number_moments(&t->hours.set, moment_of) + 63u) / 64;
    size_t weeks = window_set_count(&t->hours.set);
    t->starts = mem_clear(weeks * t->p.words, sizeof *t->starts);
    for (uint32_t s = 0; s < weeks; s++)
        mark_week(window_set_week(&t->hours.set, s), moment_of, t->starts + s * t->p.words);
    for (uint32_t i = 0; i < t->plan->n_people; i++)
        t->person[i].week = t->hours.sig[i];
    t->p.starts = t->starts;
}

void pair_circle_table_open(struct pair_circle_table *t, const struct pair_options *o,
                            const struct pair_circles *r, bool old)
{
    t->p.wished = o->circle;
    take_people(t, o);
    take_guides(t, o);
    take_wishes(t, old);
    if (t->wishes.n >= CIRCLE_GO_ON)
        take_moments(t, r->working, r->monday);
    t->p.person = t->person;
    t->p.people = t->plan->n_people;
    t->p.wish = t->wishes.items;
    t->p.wishes = t->wishes.n;
    t->p.old = t->olds.items;
    t->p.olds = t->olds.n;
    t->p.guide = t->guides.items;
    t->p.guides = t->guides.n;
    t->p.together = may_sit;
    t->p.may_guide = may_guide;
    t->p.context = t;
}

void pair_circle_table_close(struct pair_circle_table *t)
{
    hours_free(&t->hours);
    free(t->starts);
    free(t->person);
    free(t->wishes.items);
    free(t->rows.items);
    free(t->olds.items);
    free(t->ids.items);
    free(t->guides.items);
}
