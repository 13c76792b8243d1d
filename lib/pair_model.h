/*
 * pair_model - the rows of a plan as a market: numbers for people, topics, wishes and offers.
 */
#ifndef PAIR_MODEL_H
#define PAIR_MODEL_H

#include "judge.h"
#include "market.h"
#include "pair.h"
#include "pair_choice.h"
#include "plan.h"

struct pair_model {
    const struct plan *plan;
    const struct judge *judge;
    struct market market; /* points into the arrays below */
    struct market_person *person;
    struct market_wish *wish;
    struct market_offer *offer;
    struct market_pair *special;
    size_t *wish_row, *offer_row; /* rows of the plan */
    uint32_t *topic_of_id;        /* by pool id: topic + 1, 0: no learn or teach row speaks of it */
    uint32_t topics;
    struct judge_classes classes;        /* people who are alike to some of the rules */
    uint32_t *first_offer, *offers_of;   /* offers of person i: offers_of[first_offer[i]..] */
    uint32_t *first_of_topic, *of_topic; /* offers of topic t, likewise */
};

/* May this teach row be counted on? Offers do; nominations only when asked to. */
bool pair_model_offers(const struct plan *p, size_t row, bool nominated);

/*
 * What is in a meeting of `decided` uses up limits and is no wish. Everything belongs to the model
 * until pair_model_free().
 */
void pair_model_build(struct pair_model *m, const struct plan *p, const struct judge *j,
                      const struct pair_options *o, const struct pair_choice *decided);
/* The person's offer on that topic, or MARKET_NONE. O(offers of the person). */
uint32_t pair_model_offer(const struct pair_model *m, uint32_t person, uint32_t topic);
void pair_model_free(struct pair_model *m);

/* Meetings a person may have in a cycle, by rule, column or option. */
int32_t pair_model_learn(const struct judge *j, const struct pair_options *o, uint32_t person);
int32_t pair_model_teach(const struct judge *j, const struct pair_options *o, uint32_t person);

#endif
