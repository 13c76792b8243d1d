#include "pair.h"

#include "mem.h"
#include "pair_groups.h"
#include "pair_keep.h"
#include "pair_model.h"
#include "pair_short.h"
#include "pair_write.h"

#include <stdlib.h>

static void take_figures(struct pair_result *r, const struct market_result *found)
{
    r->most_learners = r->free_learners = found->most_learners;
    r->most_teachers = found->most_teachers;
    r->learners = found->learners;
    r->teachers = found->teachers;
    r->fit = found->fit;
    r->most_fit = found->most_fit;
    r->optimal = found->optimal;
    r->looked = found->looked;
    r->pairs = found->pairs;
    r->rounds = found->rounds;
    r->fault = found->fault;
}

/* One to one, or in groups too: fills the choice and the figures. */
static void choose(struct pair_choice *c, const struct pair_model *m, const struct pair_options *o,
                   struct pair_result *r)
{
    if (o->group > 1) {
        struct market_result found = pair_groups(c, m, o);
        take_figures(r, &found);
        return;
    }
    struct market_result found;
    market_solve(&m->market, &found);
    take_figures(r, &found);
    for (size_t w = 0; w < m->market.wishes; w++)
        if (found.offer[w] != MARKET_NONE)
            pair_choice_meet(c, m->wish_row[w], m->offer_row[found.offer[w]]);
    market_result_free(&found);
}

/*
 * The most who can learn given what is decided; in groups the bound of group.h: a teacher with as
 * many seats as all meetings have.
 */
static size_t most_learners(const struct plan *p, const struct judge *j,
                            const struct pair_options *o, const struct pair_choice *decided)
{
    struct pair_model m;
    pair_model_build(&m, p, j, o, decided);
    for (size_t i = 0; i < p->n_people; i++)
        m.person[i].teach *= o->group;
    size_t learners = market_most_learners(&m.market);
    pair_model_free(&m);
    return learners;
}

static size_t count_people(const struct plan *p, enum plan_kind kind, bool nominated)
{
    bool *is = mem_clear(p->n_people, sizeof *is);
    size_t n = 0;
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == kind && (kind != PLAN_TEACH || pair_model_offers(p, row, nominated)))
            is[p->person[row]] = true;
    for (size_t i = 0; i < p->n_people; i++)
        n += is[i];
    free(is);
    return n;
}

/* How many more could learn if those who were named, but did not offer, agreed. */
static size_t more_if_named(const struct plan *p, const struct judge *j,
                            const struct pair_options *o, const struct pair_choice *decided,
                            size_t most)
{
    struct pair_options agreed = *o;
    agreed.nominated = true;
    if (o->nominated || count_people(p, PLAN_TEACH, true) == count_people(p, PLAN_TEACH, false))
        return 0;
    size_t more = most_learners(p, j, &agreed, decided);
    return more > most ? more - most : 0;
}

static void count_changes(const struct pair_choice *c, struct pair_result *r)
{
    for (size_t row = 0; row < c->plan->rows; row++) {
        bool meets = c->at[row] != 0, kept = meets && c->meeting[c->at[row] - 1].id;
        r->moved += meets && c->lost[row];
        r->lost += !meets && c->lost[row];
        r->fresh += meets && !c->lost[row] && !kept;
    }
}

bool pair_changed(const struct pair_result *r)
{
    return !r->kept || r->moved || r->fresh || r->lost;
}

/* The fit of what was kept, which the market does not see. */
static int64_t kept_fit(const struct pair_choice *c, const struct judge *j)
{
    int64_t fit = 0;
    for (size_t row = 0; row < c->plan->rows; row++) {
        const struct pair_meeting *m = c->at[row] ? &c->meeting[c->at[row] - 1] : NULL;
        if (m && m->teach_row != PLAN_NO_ROW)
            fit += judge_fit(j, row, m->teach_row, !m->group);
    }
    return fit;
}

void pair_plan(struct plan *p, const struct judge *j, const struct pair_options *o,
               struct pair_result *r, struct pair_short *shorts)
{
    struct pair_choice choice;
    struct pair_model m;
    *r = (struct pair_result){.asked = count_people(p, PLAN_LEARN, false),
                              .offering = count_people(p, PLAN_TEACH, o->nominated)};
    pair_choice_begin(&choice, p);
    pair_keep_pins(&choice, j, o);
    struct pair_choice pins = pair_choice_copy(&choice);
    pair_keep_meetings(&choice, j, o, r);
    struct pair_choice kept = pair_choice_copy(&choice);
    pair_model_build(&m, p, j, o, &choice);
    choose(&choice, &m, o, r);
    if (choice.kept)
        r->free_learners = most_learners(p, j, o, &pins);
    r->most_fit += kept_fit(&kept, j);
    r->fit += kept_fit(&kept, j);
    r->if_named = more_if_named(p, j, o, &kept, r->most_learners);
    count_changes(&choice, r);
    pair_short_find(shorts, p, j, o, &pins);
    pair_write(p, j, o, &m, &choice, shorts, r);
    pair_model_free(&m);
    pair_choice_free(&choice);
    pair_choice_free(&kept);
    pair_choice_free(&pins);
}
