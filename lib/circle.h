/*
 * circle - circles of 5 to 8 people who share a question nobody can teach.
 *
 *     struct circle_result r;
 *     circle_form(&problem, &r);
 *     for (size_t i = 0; i < r.n; i++)
 *         ... r.circle[i].member[0 .. r.circle[i].n - 1] are wishes
 *     circle_free(&r);
 *
 * Who may sit together: wishes of one question; every two people whom `together` allows; all of
 * them free at one moment at which a meeting can start; nobody in more circles than `limit`.
 *
 * What is sought, each only among what is best by those before it:
 *   1. people who learn only because of a circle (those without `learns`);
 *   2. seats, that is wishes that sit in a circle;
 *   3. sizes near the wished one: the least sum of (size - wished) squared;
 *   4. the worst circle: its quality, summed over questions (for one question: the worst circle);
 *   5. the sum of all qualities.
 *
 * Quality of a circle, 0 to 1000: of its pairs of members, the share from two units and the share
 * from two organisations, each counted in 500ths and rounded down. Unknown is not different.
 *
 * Circles of before (`old`) go on. Those members who still ask, may still sit together and share a
 * moment stay, and are never moved; where two no longer may, the one later in the list leaves.
 * Others may join up to 8. An old circle may go on with 4 or 3: breaking a circle that works costs
 * more than its being small. With fewer it is dissolved, and those left are seated like anybody.
 *
 * Facilitators: each circle gets at most one, whom `may_guide` allows for every member, who is no
 * member, and who is free at a moment that all members share. As many circles as possible get one;
 * of these, nearly as many as possible one from a unit none of the members is in. The one of an old
 * circle stays while allowed. Facilitating takes nothing from `limit`.
 *
 * Method: questions that compete for people are one part. A part of up to CIRCLE_EXACT wishes is
 * searched exhaustively and is optimal in 1 to 5. Larger ones are built by dealing (people of one
 * moment and neighbouring levels, in the order of organisation and unit, are dealt out like cards
 * to the circles wanted: circle_deal.h), then improved by exchanges until none helps
 * (circle_exchange.h): there is no proof that this is the best. Facilitators are a bipartite
 * matching by augmenting paths (Harold Kuhn, "The Hungarian Method for the Assignment Problem",
 * 1955). Deterministic: the order of wishes breaks ties.
 *
 * Pure: no I/O, nothing kept between calls; memory failure ends the program (mem.h). Run with its
 * own circles as `old` it changes nothing. Measured: 5,000 people with one question 1.1 s, 15,000
 * wishes on 300 questions 0.3 s.
 */
#ifndef CIRCLE_H
#define CIRCLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CIRCLE_LEAST = 5,
    CIRCLE_MOST = 8,
    CIRCLE_GO_ON = 3,    /* the fewest with whom an old circle goes on */
    CIRCLE_MIXED = 1000, /* the best quality */
    CIRCLE_EXACT = 16,   /* wishes up to which a part is searched exhaustively */
};
#define CIRCLE_NONE UINT32_MAX
#define CIRCLE_NO_LEVEL INT32_MIN

struct circle_person {
    uint32_t unit, org; /* equal numbers are the same one; 0: unknown */
    uint32_t week;      /* row of `starts`; not looked at when `words` is 0 */
    int32_t level;      /* or CIRCLE_NO_LEVEL; only guides the search, `together` is the rule */
    uint32_t limit;     /* circles the person may sit in, as a member */
    bool learns;        /* learns in other meetings already */
};

/* A question of a person; each (person, topic) once. */
struct circle_wish {
    uint32_t person;
    uint32_t topic; /* below `topics` */
    uint32_t old;   /* index of the earlier circle the person sits in, or CIRCLE_NONE */
};

struct circle_old {
    uint32_t facilitator; /* a person, or CIRCLE_NONE */
};

struct circle_guide {
    uint32_t person;
    uint32_t limit; /* circles the person may facilitate */
};

struct circle_problem {
    const struct circle_person *person;
    size_t people;
    const struct circle_wish *wish;
    size_t wishes;
    size_t topics;
    const struct circle_old *old;
    size_t olds;
    const struct circle_guide *guide; /* each person once */
    size_t guides;
    int wished;     /* CIRCLE_LEAST to CIRCLE_MOST */
    int32_t within; /* levels at most so far apart; only guides the search */
    /* Bit m of row w: whether people with week w can start a meeting at moment m. `words` a row. */
    const uint64_t *starts;
    size_t words;
    /* Symmetric; never asked about one person and themselves. */
    bool (*together)(const void *context, uint32_t a, uint32_t b);
    bool (*may_guide)(const void *context, uint32_t facilitator, uint32_t member);
    const void *context;
};

struct circle {
    uint32_t topic;
    uint32_t old;                 /* the circle it continues, or CIRCLE_NONE */
    uint32_t member[CIRCLE_MOST]; /* wishes, ascending */
    uint32_t n;
    uint32_t facilitator; /* a person, or CIRCLE_NONE */
    bool outside;         /* the facilitator is of a unit none of the members is in */
    int quality;
};

struct circle_result {
    struct circle *circle; /* by topic, then by first member */
    size_t n;
    uint32_t *seat; /* of each wish: its circle, or CIRCLE_NONE */
    /* Of each wish without a seat: with how many more people, like those left over, a circle could
       be had: 1 to 4, or CIRCLE_LEAST for one who has no moment. 0: the person's limit is used
       up, or the wish has a seat. */
    uint8_t *missing;
    size_t learn_by_circle; /* aim 1 */
    size_t seats;           /* aim 2 */
    size_t guided, outside; /* circles with a facilitator, and with one of another unit */
};

void circle_form(const struct circle_problem *p, struct circle_result *r);
void circle_free(struct circle_result *r);

/* The quality of such a group of people, 0 for fewer than two. */
int circle_quality(const struct circle_problem *p, const uint32_t *person, size_t n);

#endif
