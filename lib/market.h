/*
 * market - who meets whom about what, one to one: the best choice of pairs, and the proof.
 *
 *     struct market m = {...};               people, wishes, offers, and what a pair is worth
 *     struct market_result r;
 *     market_solve(&m, &r);
 *     r.offer[w]                             the offer that serves wish w, or MARKET_NONE
 *     market_result_free(&r);
 *
 * Sought, each only among what is best by those before it: people who learn at least once; people
 * who teach at least once; the sum of the fits. The first two never conflict (N. S. Mendelsohn and
 * A. L. Dulmage, 1958, "Some generalizations of the problem of distinct representatives"), so one
 * minimum-cost flow with a bonus for a person's first meeting finds all three, once the bonus is
 * large enough; it is raised until the numbers reach their own maxima.
 *
 * Pairs are never all built. The network begins with a few good candidates per wish and per offer;
 * after each solution every other pair is priced, and those that could improve it are added (column
 * generation: L. R. Ford and D. R. Fulkerson, 1958, "A Suggested Computation for Maximal
 * Multi-Commodity Network Flows"). When none is left the choice is optimal over all pairs. A large
 * market with classes is first solved from far, where people of one class are alike: that gives a
 * bound and prices to begin with. When the work set by `effort` is used up before the end, what is
 * missing is bounded: no choice has more learners than most_learners, more teachers than
 * most_teachers, or more fit than `most_fit`.
 *
 * Pure: no I/O. `pair` is called often, from one thread, and must always say the same.
 */
#ifndef MARKET_H
#define MARKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MARKET_NONE UINT32_MAX
enum { MARKET_FIT = 1000, MARKET_FORBIDDEN = -1 };

struct market_person {
    int32_t learn, teach; /* meetings the person can still have; in all at most 10^6 */
    int32_t crowd;        /* learners it can take beyond that, in groups */
    bool learns, teaches; /* does so already in a meeting that is fixed: the first is no gain */
    bool favoured;        /* first among equals: left out last time */
};

struct market_wish {
    uint32_t person, topic;
    int32_t points; /* the part of the fit that is the wish's alone */
};

struct market_offer {
    uint32_t person, topic;
    int32_t points; /* the part of the fit that is the offer's alone */
    int32_t seats;  /* the most it serves; usually the teacher's limit */
};

struct market_pair {
    uint32_t wish, offer;
};

struct market {
    const struct market_person *person;
    size_t people;
    const struct market_wish *wish; /* those of a person stand together */
    size_t wishes;
    const struct market_offer *offer; /* those of a person stand together */
    size_t offers;
    uint32_t topics; /* topics are below this */
    /* The fit of a pair of one topic, 0 to MARKET_FIT, or MARKET_FORBIDDEN. */
    int32_t (*pair)(const void *context, uint32_t wish, uint32_t offer);
    const void *context;
    int32_t most_pair; /* no pair but the special ones has more than points + points + this */
    /*
     * Optional, and faster: people in classes such as level and site. No pair of two people of
     * these classes but the special ones has more than points + points + class_most(), which is
     * MARKET_FORBIDDEN where none is allowed. Up to a few hundred classes.
     */
    const uint32_t *class; /* by person; NULL: only most_pair */
    uint32_t classes;
    int32_t (*class_most)(const void *context, uint32_t learner, uint32_t teacher);
    bool class_tells;                  /* nearly all pairs of these classes are as good as that */
    const struct market_pair *special; /* named teachers and the like, each once */
    size_t specials;
    int32_t crowded;  /* what each learner of a crowd costs */
    bool fit_only;    /* the sum of the fits alone counts */
    bool seats_count; /* a teacher's limit counts in offer.seats, not in meetings: see group.h */
    /*
     * Steps (pairs looked at, prices changed) after which it is enough to be within a thousandth of
     * the bound, and eight times as many after which to stop anyway; 0: until optimal. About two
     * million a second.
     */
    uint64_t effort;
};

struct market_result {
    uint32_t *offer; /* by wish */
    size_t learners, teachers,
        meetings; /* people who learn or teach now, fixed meetings included */
    int64_t fit;
    size_t most_learners, most_teachers; /* no choice has more */
    int64_t most_fit; /* with as many learners and teachers as here, no choice has more */
    bool optimal;     /* proved in all three */
    size_t pairs;     /* held in the network at the end */
    int rounds;
    uint64_t looked;   /* pairs looked at */
    int32_t bonus;     /* what a first meeting counted, in fit */
    const char *fault; /* NULL, or what verify.h found; for --verify */
};

void market_solve(const struct market *m, struct market_result *r);
/* Only the first figure: the most people who can learn. */
size_t market_most_learners(const struct market *m);

void market_result_free(struct market_result *r);

#endif
