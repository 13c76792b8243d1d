#include "pair_cover.h"

#include "mem.h"

#include <stdlib.h>

void pair_cover_open(struct pair_cover *c, const struct plan *p, const struct judge *j,
                     const struct pair_options *o, const struct pair_choice *pins)
{
    struct pair_choice nothing;
    pair_choice_begin(&nothing, p);
    pair_model_build(&c->model, p, j, o, pins ? pins : &nothing);
    pair_choice_free(&nothing);
    for (size_t i = 0; i < p->n_people; i++)
        c->model.person[i].teach *= o->group;
    c->cover = cover_open(&c->model.market, NULL);
    c->learners = cover_learners(c->cover);
}

void pair_cover_close(struct pair_cover *c)
{
    cover_close(c->cover);
    pair_model_free(&c->model);
}

size_t pair_cover_without(struct pair_cover *c, const struct rules_line *line, const uint32_t *set,
                          uint32_t one)
{
    struct judge judge = judge_without(c->model.judge, line);
    struct pair_model eased = c->model;
    eased.judge = &judge;
    eased.market.context = &eased;
    return cover_gain_eased(c->cover, &eased.market, set, one);
}

/* Does the one ask for what the other offers? */
static bool asks(const struct pair_model *m, uint32_t learner, uint32_t teacher)
{
    const struct plan *p = m->plan;
    for (size_t i = p->start[learner]; i < p->start[learner + 1]; i++) {
        size_t row = p->list[i];
        uint32_t topic =
            p->kind[row] == PLAN_LEARN ? m->topic_of_id[plan_get(p, row, PLAN_TOPIC)] : 0;
        if (topic && pair_model_offer(m, teacher, topic - 1) != MARKET_NONE)
            return true;
    }
    return false;
}

/* Of the lines about single people only those need trying that part a wish from an offer, since
   there may be thousands; by line of the rules. */
static bool *lines_that_matter(const struct pair_model *m)
{
    const struct judge *j = m->judge;
    bool *matters = mem_clear(j->rules->n, sizeof *matters);
    for (size_t i = 0; i < j->rules->n; i++)
        matters[i] = j->rules->items[i].verb == RULES_MUST;
    for (size_t i = 0; i < j->known_slots; i++) {
        const struct judge_known *k = &j->known[i];
        uint32_t a = (uint32_t)(k->pair >> 32), b = (uint32_t)k->pair;
        if (k->rule && k->rule->line && !k->twice)
            matters[k->rule - j->rules->items] |= asks(m, a, b) || asks(m, b, a);
    }
    return matters;
}

size_t *pair_cover_lines(struct pair_cover *c, uint64_t effort)
{
    const struct rules *r = c->model.judge->rules;
    size_t *more = mem_clear(r->n, sizeof *more);
    bool *matters = lines_that_matter(&c->model);
    uint64_t begin = cover_looked(c->cover);
    for (size_t i = 0; i < r->n; i++) {
        bool tried = cover_looked(c->cover) - begin < effort;
        if (matters[i])
            more[i] = tried ? pair_cover_without(c, &r->items[i], NULL, 0) : SIZE_MAX;
    }
    free(matters);
    return more;
}
