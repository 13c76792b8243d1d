/* Who can learn at all, and why not more: against every choice on tiny cohorts, and by its laws. */
#include "cover.h"
#include "given.h"
#include "mem.h"
#include "tap.h"

#include <stdlib.h>

enum { PEOPLE = 40, WISHES = 3 * PEOPLE, OFFERS = 2 * PEOPLE, TOPICS = 9, CLASSES = 3 };

struct cohort {
    struct market m;
    struct market_person person[PEOPLE];
    uint32_t class[PEOPLE];
    struct market_wish wish[WISHES];
    struct market_offer offer[OFFERS + 1];
    uint64_t salt;
    bool lenient; /* the last offer is allowed to all */
    bool eased;   /* classes do not matter */
};

static int32_t most_of_classes(const void *context, uint32_t a, uint32_t b)
{
    (void)context;
    return abs((int)a - (int)b) > 1 ? MARKET_FORBIDDEN : 0;
}

static int32_t none_of_classes(const void *context, uint32_t a, uint32_t b)
{
    (void)context, (void)a, (void)b;
    return 0;
}

static int32_t pair(const void *context, uint32_t wish, uint32_t offer)
{
    const struct cohort *c = context;
    uint32_t a = c->wish[wish].person, b = c->offer[offer].person;
    if (c->lenient && offer + 1 == c->m.offers)
        return 0;
    if (a == b || (!c->eased && most_of_classes(c, c->class[a], c -> class[b]) < 0))
        return MARKET_FORBIDDEN;
    return (a * 31 + b * 17 + c->salt) % 4 ? 0 : MARKET_FORBIDDEN;
}

static void draw(struct cohort *c, uint64_t seed, uint32_t people, bool by_class)
{
    memset(c, 0, sizeof *c);
    given_seed = seed;
    c->salt = seed;
    c->m = (struct market){.person = c->person,
                           .people = people,
                           .wish = c->wish,
                           .offer = c->offer,
                           .topics = TOPICS,
                           .pair = pair,
                           .context = c,
                           .class = by_class ? c->class : NULL,
                           .classes = CLASSES,
                           .class_most = most_of_classes};
    for (uint32_t i = 0; i < people; i++) {
        c->person[i] = (struct market_person){
            .learn = below(3), .teach = below(3), .learns = !below(9), .teaches = false};
        c->class[i] = (uint32_t)below(CLASSES);
        for (uint32_t t = 0; t < TOPICS; t++)
            if (below(TOPICS) < 2 && c->m.wishes + 1 < WISHES)
                c->wish[c->m.wishes++] = (struct market_wish){i, t, 0};
            else if (!below(TOPICS) && c->m.offers + 1 < OFFERS)
                c->offer[c->m.offers++] = (struct market_offer){i, t, 0, 1 + below(3)};
    }
}

/* The most who can learn, person by person. */
static size_t search(const struct cohort *c, uint32_t person, int32_t *seats, uint32_t wish)
{
    if (person == c->m.people)
        return 0;
    while (wish < c->m.wishes && c->wish[wish].person < person)
        wish++;
    size_t best = search(c, person + 1, seats, wish);
    if (c->person[person].learns || !c->person[person].learn)
        return best + c->person[person].learns;
    for (uint32_t w = wish; w < c->m.wishes && c->wish[w].person == person; w++)
        for (uint32_t o = 0; o < c->m.offers; o++)
            if (c->offer[o].topic == c->wish[w].topic && seats[c->offer[o].person] > 0 &&
                pair(c, w, o) >= 0) {
                seats[c->offer[o].person]--;
                size_t n = 1 + search(c, person + 1, seats, wish);
                seats[c->offer[o].person]++;
                best = n > best ? n : best;
            }
    return best;
}

static void test_tiny(void)
{
    int wrong = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct cohort c;
        int32_t seats[PEOPLE];
        draw(&c, seed, 8, seed % 2);
        for (size_t i = 0; i < c.m.people; i++)
            seats[i] = c.person[i].teach;
        struct cover *k = cover_open(&c.m, NULL);
        wrong += cover_learners(k) != search(&c, 0, seats, 0);
        cover_close(k);
    }
    is_int(wrong, 0, "300 tiny cohorts: as many learn as in the best of all choices");
}

/* The same by the flow solver, from its choice, with and without seats. */
static void test_market(void)
{
    int wrong = 0, other = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct cohort c;
        struct market_result r;
        draw(&c, seed, PEOPLE, seed % 2);
        c.m.seats_count = seed % 3 == 0;
        market_solve(&c.m, &r);
        struct cover *from_choice = cover_open(&c.m, r.offer), *anew = cover_open(&c.m, NULL);
        wrong += cover_learners(from_choice) != r.most_learners;
        other += cover_learners(anew) != r.most_learners;
        cover_close(from_choice);
        cover_close(anew);
        market_result_free(&r);
    }
    is_int(wrong, 0, "200 cohorts: as many as the market's bound, begun with its choice");
    is_int(other, 0, "... and begun with nobody");
}

static void test_lack(void)
{
    int loose = 0, free_seats = 0, outside = 0, short_of = 0, sets = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct cohort c;
        draw(&c, seed, PEOPLE, seed % 2);
        struct cover *k = cover_open(&c.m, NULL);
        size_t learn = cover_learners(k), unserved = 0, alone = 0, asking = 0;
        struct cover_lack l = cover_lack(k);
        for (size_t i = 0; i < l.n; i++) {
            loose += l.set[i].learners != l.set[i].seats + l.set[i].unserved;
            free_seats += !l.set[i].unserved || !l.set[i].teachers || !l.set[i].topics;
            unserved += l.set[i].unserved;
            sets++;
        }
        /* whoever is in a set finds no allowed teacher outside the set */
        for (uint32_t w = 0; w < c.m.wishes; w++)
            for (uint32_t o = 0; o < c.m.offers; o++)
                outside += l.learner[c.wish[w].person] != MARKET_NONE &&
                           c.wish[w].topic == c.offer[o].topic && pair(&c, w, o) >= 0 &&
                           c.person[c.offer[o].person].teach > 0 &&
                           l.teacher[c.offer[o].person] != l.learner[c.wish[w].person];
        /* who is unserved and in no set has nobody at all */
        bool *can = mem_clear(PEOPLE, 1), *asks = mem_clear(PEOPLE, 1);
        for (uint32_t w = 0; w < c.m.wishes; w++) {
            asks[c.wish[w].person] = c.person[c.wish[w].person].learn > 0;
            for (uint32_t o = 0; o < c.m.offers; o++)
                can[c.wish[w].person] |= c.wish[w].topic == c.offer[o].topic &&
                                         pair(&c, w, o) >= 0 &&
                                         c.person[c.offer[o].person].teach > 0;
        }
        for (uint32_t i = 0; i < PEOPLE; i++) {
            asking += c.person[i].learns || asks[i];
            alone += !c.person[i].learns && asks[i] && !can[i];
        }
        short_of += learn + unserved + alone != asking;
        free(can);
        free(asks);
        cover_lack_free(&l);
        cover_close(k);
    }
    ok(sets > 100, "there are shortages to look at");
    is_int(loose, 0, "a shortage has as many learners as seats and unserved");
    is_int(free_seats, 0, "... and unserved, teachers and topics");
    is_int(outside, 0, "... who find nobody outside who may teach them");
    is_int(short_of, 0, "who is in none learns, or has nobody at all");
}

/* What one more person would bring is what solving again with that person finds. */
static void test_gain(void)
{
    int wrong = 0, gains = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct cohort c;
        draw(&c, seed, PEOPLE - 1, seed % 2);
        struct cover *k = cover_open(&c.m, NULL);
        size_t before = cover_learners(k);
        for (uint32_t t = 0; t < TOPICS; t++) {
            struct cohort more = c;
            int32_t seats = 1 + below(4);
            more.m.people++;
            more.m.person = more.person;
            more.m.wish = more.wish;
            more.m.offer = more.offer;
            more.m.context = &more;
            more.m.class = NULL;
            more.lenient = true;
            more.person[PEOPLE - 1] = (struct market_person){.teach = seats};
            more.offer[more.m.offers++] = (struct market_offer){PEOPLE - 1, t, 0, seats};
            struct cover *again = cover_open(&more.m, NULL);
            size_t gain = cover_gain(k, t, seats);
            wrong += cover_learners(again) != before + gain;
            gains += gain > 0;
            cover_close(again);
        }
        wrong += cover_learners(k) != before;
        cover_close(k);
    }
    ok(gains > 50, "there is something to gain");
    is_int(wrong, 0, "60 cohorts: what one more person brings is what solving again finds");
}

/* A copy that stands by itself. */
static void copy(struct cohort *to, const struct cohort *from)
{
    *to = *from;
    to->m.person = to->person;
    to->m.wish = to->wish;
    to->m.offer = to->offer;
    to->m.class = from->m.class ? to->class : NULL;
    to->m.context = to;
}

static size_t learners(const struct cohort *c)
{
    struct cover *k = cover_open(&c->m, NULL);
    size_t n = cover_learners(k);
    cover_close(k);
    return n;
}

static void test_gain_of(void)
{
    int wrong = 0, gains = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct cohort c, more;
        draw(&c, seed, PEOPLE, seed % 2);
        struct cover *k = cover_open(&c.m, NULL);
        size_t before = cover_learners(k);
        for (uint32_t i = 0; i < PEOPLE; i++) {
            int32_t seats = 1 + below(4);
            copy(&more, &c);
            more.person[i].teach += seats;
            size_t gain = cover_gain_of(k, i, seats);
            wrong += learners(&more) != before + gain;
            gains += gain > 0;
        }
        wrong += cover_learners(k) != before;
        cover_close(k);
    }
    ok(gains > 50, "there is something to gain by teachers who give more");
    is_int(wrong, 0, "60 cohorts: what one who gives more brings is what solving again finds");
}

/* Who of a set could learn as well, by solving again without the others who are left. */
static size_t learners_of_set(const struct cohort *c, const uint32_t *choice,
                              const struct cover_lack *l, uint32_t set)
{
    struct cohort only;
    bool served[PEOPLE] = {false};
    copy(&only, c);
    for (uint32_t w = 0; w < c->m.wishes; w++)
        served[c->wish[w].person] |= choice[w] != MARKET_NONE;
    for (uint32_t i = 0; i < PEOPLE; i++)
        if (!served[i] && l->learner[i] != set)
            only.person[i].learn = 0;
    return learners(&only);
}

static void test_eased(void)
{
    int wrong = 0, parts = 0, changed = 0, gains = 0, sets = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct cohort c, eased;
        struct market_result r;
        draw(&c, seed, PEOPLE, seed % 2);
        copy(&eased, &c);
        eased.eased = true;
        eased.m.class_most = none_of_classes;
        market_solve(&c.m, &r);
        struct cover *k = cover_open(&c.m, r.offer);
        size_t before = cover_learners(k), gain = cover_gain_eased(k, &eased.m, NULL, 0);
        wrong += learners(&eased) != before + gain;
        gains += gain > 0;
        struct cover_lack l = cover_lack(k);
        for (uint32_t i = 0; i < l.n; i++) {
            size_t part = cover_gain_eased(k, &eased.m, l.learner, i);
            parts += learners_of_set(&eased, r.offer, &l, i) != before + part;
            sets += part > 0 && l.n > 1;
        }
        changed += cover_learners(k) != before;
        cover_lack_free(&l);
        cover_close(k);
        market_result_free(&r);
    }
    ok(gains > 50 && sets > 3, "there is something to gain by forbidding less");
    is_int(wrong, 0, "200 cohorts: what forbidding less brings is what solving again finds");
    is_int(parts, 0, "... and so for each shortage by itself");
    is_int(changed, 0, "... and nothing is changed by asking");
}

int main(void)
{
    test_tiny();
    test_market();
    test_lack();
    test_gain();
    test_gain_of();
    test_eased();
    return tap_done();
}
