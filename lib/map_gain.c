#include "map_gain.h"

#include "market.h"
#include "pair_choice.h"
#include "pair_model.h"

static size_t most_learners(const struct plan *p, const struct judge *j, const struct map_limits *l,
                            bool nominated)
{
    struct pair_options o = {
        .learn = l->learn, .teach = l->teach, .group = l->group, .nominated = nominated};
    struct pair_choice nothing;
    struct pair_model m;
    pair_choice_begin(&nothing, p);
    pair_model_build(&m, p, j, &o, &nothing);
    for (size_t i = 0; i < p->n_people; i++)
        m.person[i].teach *= l->group;
    size_t most = market_most_learners(&m.market);
    pair_model_free(&m);
    pair_choice_free(&nothing);
    return most;
}

size_t map_gain_named(const struct plan *p, const struct judge *j, const struct map_limits *l)
{
    size_t as_it_is = most_learners(p, j, l, false), agreed = most_learners(p, j, l, true);
    return agreed > as_it_is ? agreed - as_it_is : 0;
}
