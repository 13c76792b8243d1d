#include "pair_model.h"

#include "bins.h"
#include "mem.h"
#include "progress.h"

#include <stdlib.h>
#include <string.h>

bool pair_model_offers(const struct plan *p, size_t row, bool nominated)
{
    return p->kind[row] == PLAN_TEACH && (nominated || plan_status(p, row) != PLAN_NOMINATED);
}

int32_t pair_model_learn(const struct judge *j, const struct pair_options *o, uint32_t person)
{
    return j->max_learn[person] == PLAN_UNSAID ? o->learn : j->max_learn[person];
}

int32_t pair_model_teach(const struct judge *j, const struct pair_options *o, uint32_t person)
{
    return j->max_teach[person] == PLAN_UNSAID ? o->teach : j->max_teach[person];
}

enum { MOST_CLASSES = 128 };

static int32_t fit_of_pair(const void *context, uint32_t wish, uint32_t offer)
{
    const struct pair_model *m = context;
    progress_tick();
    if (judge_forbid(m->judge, m->wish[wish].person, m->offer[offer].person))
        return MARKET_FORBIDDEN;
    return judge_fit(m->judge, m->wish_row[wish], m->offer_row[offer], true);
}

static uint32_t topic_of(struct pair_model *m, size_t row)
{
    uint32_t *t = &m->topic_of_id[plan_get(m->plan, row, PLAN_TOPIC)];
    if (!*t)
        *t = ++m->topics;
    return *t - 1;
}

static void add_people(struct pair_model *m, const struct pair_options *o,
                       const struct pair_choice *decided)
{
    const struct plan *p = m->plan;
    m->person = mem_clear(p->n_people, sizeof *m->person);
    for (uint32_t i = 0; i < p->n_people; i++) {
        m->person[i].learn = pair_model_learn(m->judge, o, i);
        m->person[i].teach = pair_model_teach(m->judge, o, i);
        m->person[i].favoured = o->favoured && o->favoured[i];
    }
    for (size_t i = 0; i < decided->n; i++) {
        size_t row = decided->meeting[i].teach_row;
        if (row == PLAN_NO_ROW)
            continue;
        struct market_person *teacher = &m->person[p->person[row]];
        teacher->teaches = true;
        teacher->teach -= teacher->teach > 0;
    }
    for (size_t row = 0; row < p->rows; row++) {
        if (!decided->at[row])
            continue;
        struct market_person *learner = &m->person[p->person[row]];
        learner->learns = true;
        learner->learn -= learner->learn > 0;
    }
}

/* A market wants what a person asks and offers together; in a plan it need not stand together, and
   rows that were added are last. */
static void add_rows(struct pair_model *m, const struct pair_options *o,
                     const struct pair_choice *decided)
{
    const struct plan *p = m->plan;
    size_t wishes = 0, offers = 0;
    uint32_t *first, *list = plan_rows_by_person(p, &first);
    m->wish = mem_alloc(p->rows, sizeof *m->wish);
    m->offer = mem_alloc(p->rows, sizeof *m->offer);
    m->wish_row = mem_alloc(p->rows, sizeof *m->wish_row);
    m->offer_row = mem_alloc(p->rows, sizeof *m->offer_row);
    m->topic_of_id = mem_clear((size_t)p->table.pool.n + 1, sizeof *m->topic_of_id);
    for (size_t i = 0; i < first[p->n_people]; i++) {
        size_t row = list[i];
        uint32_t person = p->person[row];
        if (p->kind[row] == PLAN_LEARN && !decided->at[row]) {
            m->wish_row[wishes] = row;
            m->wish[wishes++] = (struct market_wish){person, topic_of(m, row), m->judge->wish[row]};
        } else if (pair_model_offers(p, row, o->nominated)) {
            m->offer_row[offers] = row;
            m->offer[offers++] = (struct market_offer){
                person, topic_of(m, row), m->judge->offer[row], m->person[person].teach};
        }
    }
    free(first);
    free(list);
    m->market.wishes = wishes;
    m->market.offers = offers;
}

static uint32_t person_of_offer(const void *model, size_t i)
{
    return ((const struct pair_model *)model)->offer[i].person;
}

static uint32_t topic_of_offer(const void *model, size_t i)
{
    return ((const struct pair_model *)model)->offer[i].topic;
}

static void list_offers(struct pair_model *m)
{
    size_t n = m->market.offers;
    m->offers_of = bins_deal(n, m->plan->n_people, person_of_offer, m, &m->first_offer);
    m->of_topic = bins_deal(n, m->topics, topic_of_offer, m, &m->first_of_topic);
}

uint32_t pair_model_offer(const struct pair_model *m, uint32_t person, uint32_t topic)
{
    for (uint32_t i = m->first_offer[person]; i < m->first_offer[person + 1]; i++)
        if (m->offer[m->offers_of[i]].topic == topic)
            return m->offers_of[i];
    return MARKET_NONE;
}

/* Named teachers: their pairs are worth more than the rest, so the market gets them by name. */
static void add_special(struct pair_model *m)
{
    const struct names *n = m->judge->names;
    size_t cap = 0;
    for (uint32_t w = 0; n && w < m->market.wishes; w++) {
        size_t row = m->wish_row[w];
        for (size_t k = n->start[row]; k < n->start[row + 1]; k++) {
            uint32_t offer = pair_model_offer(m, n->who[k], m->wish[w].topic);
            if (offer == MARKET_NONE)
                continue;
            m->special = mem_grow(m->special, m->market.specials, &cap, sizeof *m->special);
            m->special[m->market.specials++] = (struct market_pair){w, offer};
        }
    }
    m->market.special = m->special;
}

/* --- classes --- */

/* A test more, when it leaves few enough classes; else classes do not tell all there is. */
static void refine_classes(struct pair_model *m, uint64_t must, uint64_t prefer)
{
    struct judge_classes c =
        judge_partition(m->judge, m->classes.must | must, m->classes.prefer | prefer);
    if (c.n > MOST_CLASSES) {
        judge_classes_free(&c);
        m->market.class_tells = false;
        return;
    }
    judge_classes_free(&m->classes);
    m->classes = c;
}

/* First what forbids, since that saves most; windows and lists have many classes and come last. */
static void add_classes(struct pair_model *m)
{
    const struct judge *j = m->judge;
    m->classes = judge_partition(j, 0, 0);
    m->market.class_tells = true;
    for (size_t i = 0; i < j->musts && i < 64; i++)
        if (j->must[i].dense && !j->must[i].bits)
            refine_classes(m, UINT64_C(1) << i, 0);
    for (size_t i = 0; i < j->prefers && i < 64; i++)
        if (j->prefer[i].dense && j->prefer[i].points)
            refine_classes(m, 0, UINT64_C(1) << i);
    for (size_t i = 0; i < j->musts && i < 64; i++)
        if (j->must[i].dense && j->must[i].bits)
            refine_classes(m, UINT64_C(1) << i, 0);
}

static int32_t most_of_classes(const void *context, uint32_t learner, uint32_t teacher)
{
    const struct pair_model *m = context;
    int32_t least, most;
    if (judge_classes_forbid(m->judge, &m->classes, learner, teacher))
        return MARKET_FORBIDDEN;
    judge_classes_points(m->judge, &m->classes, learner, teacher, &least, &most);
    return most + m->judge->alone;
}

void pair_model_build(struct pair_model *m, const struct plan *p, const struct judge *j,
                      const struct pair_options *o, const struct pair_choice *decided)
{
    *m = (struct pair_model){.plan = p, .judge = j};
    add_people(m, o, decided);
    add_rows(m, o, decided);
    list_offers(m);
    add_special(m);
    add_classes(m);
    m->market.class = m->classes.of;
    m->market.classes = m->classes.n;
    m->market.class_most = most_of_classes;
    m->market.person = m->person;
    m->market.people = p->n_people;
    m->market.wish = m->wish;
    m->market.offer = m->offer;
    m->market.topics = m->topics;
    m->market.pair = fit_of_pair;
    m->market.context = m;
    m->market.most_pair = j->most_pair + j->alone;
    m->market.fit_only = o->fit_only;
    m->market.effort = o->effort;
}

void pair_model_free(struct pair_model *m)
{
    free(m->person);
    free(m->wish);
    free(m->offer);
    free(m->special);
    free(m->first_offer);
    free(m->offers_of);
    free(m->first_of_topic);
    free(m->of_topic);
    free(m->wish_row);
    free(m->offer_row);
    free(m->topic_of_id);
    judge_classes_free(&m->classes);
    *m = (struct pair_model){0};
}
