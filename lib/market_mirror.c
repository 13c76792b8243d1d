#include "market_mirror.h"

#include "cover.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static int32_t pair(const void *context, uint32_t wish, uint32_t offer)
{
    const struct market *m = context;
    if (m->seats_count && !m->offer[wish].seats)
        return MARKET_FORBIDDEN;
    return m->pair(m->context, offer, wish);
}

static int32_t class_most(const void *context, uint32_t learner, uint32_t teacher)
{
    const struct market *m = context;
    return m->class_most(m->context, teacher, learner);
}

static struct market_person *mirror_people(const struct market *m)
{
    struct market_person *person = mem_clear(m->people, sizeof *person);
    for (size_t i = 0; i < m->wishes; i++) {
        struct market_person *p = &person[m->wish[i].person];
        p->teach += p->teach < m->person[m->wish[i].person].learn;
    }
    for (size_t i = 0; i < m->people; i++) {
        person[i].learn = m->seats_count || m->person[i].teach + m->person[i].crowd > 0;
        person[i].learns = m->person[i].teaches;
    }
    return person;
}

static struct market_wish *mirror_offers(const struct market *m)
{
    struct market_wish *wish = mem_alloc(m->offers, sizeof *wish);
    for (size_t i = 0; i < m->offers; i++)
        wish[i] = (struct market_wish){m->offer[i].person, m->offer[i].topic, m->offer[i].points};
    return wish;
}

static struct market_offer *mirror_wishes(const struct market *m)
{
    struct market_offer *offer = mem_alloc(m->wishes, sizeof *offer);
    for (size_t i = 0; i < m->wishes; i++)
        offer[i] = (struct market_offer){m->wish[i].person, m->wish[i].topic, m->wish[i].points, 1};
    return offer;
}

static struct market_pair *mirror_specials(const struct market *m)
{
    struct market_pair *special = mem_alloc(m->specials, sizeof *special);
    for (size_t i = 0; i < m->specials; i++)
        special[i] = (struct market_pair){m->special[i].offer, m->special[i].wish};
    return special;
}

static uint32_t *mirror_choice(const struct market *m, const uint32_t *choice)
{
    uint32_t *wish = mem_alloc(m->offers, sizeof *wish);
    memset(wish, 0xff, m->offers * sizeof *wish);
    for (uint32_t i = 0; i < m->wishes; i++)
        if (choice[i] != MARKET_NONE)
            wish[choice[i]] = i;
    return wish;
}

size_t market_mirror_teachers(const struct market *m, const uint32_t *choice, uint32_t *wish)
{
    struct market_person *person = mirror_people(m);
    struct market_wish *asked = mirror_offers(m);
    struct market_offer *offer = mirror_wishes(m);
    struct market_pair *special = mirror_specials(m);
    uint32_t *begin = mirror_choice(m, choice);
    struct market mirror = {.person = person,
                            .people = m->people,
                            .wish = asked,
                            .wishes = m->offers,
                            .offer = offer,
                            .offers = m->wishes,
                            .topics = m->topics,
                            .pair = pair,
                            .context = m,
                            .class = m->class,
                            .classes = m->classes,
                            .class_most = class_most,
                            .special = special,
                            .specials = m->specials};
    struct cover *c = cover_open_once(&mirror, begin);
    size_t most = cover_learners(c);
    for (uint32_t i = 0; wish && i < m->people; i++)
        wish[i] = cover_place(c, i);
    cover_close(c);
    free(person);
    free(asked);
    free(offer);
    free(special);
    free(begin);
    return most;
}
