/*
 * cover - the most people who can learn at all, and why no more can.
 *
 *     struct cover *c = cover_open(&market, choice);
 *     size_t most = cover_learners(c);             no choice has more
 *     struct cover_lack lack = cover_lack(c);      sets of topics with too few seats
 *     size_t more = cover_gain(c, topic, 2);       were there two more seats on that topic
 *     cover_lack_free(&lack);
 *     cover_close(c);
 *
 * Only a person's first meeting counts here, so this is a matching of learners with seats, found by
 * augmenting paths, many in one search (J. E. Hopcroft and R. M. Karp, 1973, "An n^5/2 Algorithm
 * for Maximum Matchings in Bipartite Graphs"). When no path is left, the people and teachers whom
 * the last search reached are the proof: they want nothing but what these teachers teach, and all
 * seats of these are taken (P. Hall, 1935, "On Representatives of Subsets"). Which people these are
 * does not depend on the matching (A. L. Dulmage and N. S. Mendelsohn, 1958, "Coverings of
 * Bipartite Graphs").
 *
 * A seat is one of a teacher's limit, or with `seats_count` one of an offer's seats. Pairs are
 * asked for, never built; an offer that was reached is not looked at again, so a search costs about
 * one look per wish and offer, and more only where pairs are forbidden within a class. Pure.
 */
#ifndef COVER_H
#define COVER_H

#include "market.h"

struct cover;

/* `choice`: the offer of each wish as in market_result, to begin with; NULL: nobody learns yet.
   The market must stay. */
struct cover *cover_open(const struct market *m, const uint32_t *choice);
/* The same where an offer serves one only, beside its teacher's limit; for cover_learners(). */
struct cover *cover_open_once(const struct market *m, const uint32_t *choice);
void cover_close(struct cover *c);

/* People who learn, those with a fixed meeting included, when as many learn as possible. */
size_t cover_learners(struct cover *c);

/* Where the person sits then: a teacher, with `seats_count` or `once` an offer, or MARKET_NONE. */
uint32_t cover_place(const struct cover *c, uint32_t person);

/*
 * How many more could learn if somebody whom every rule allows offered this topic, with so many
 * seats. After cover_learners(). Exact, found by augmenting seat by seat.
 */
size_t cover_gain(struct cover *c, uint32_t topic, int32_t seats);

/*
 * The same for every topic: gain[t]. The market's topics are few beside its people, so this costs
 * little more than cover_learners().
 */
void cover_gains(struct cover *c, int32_t seats, uint32_t *gain);

/* The same, were this teacher to have so many seats more. Not where `seats_count`. */
size_t cover_gain_of(struct cover *c, uint32_t teacher, int32_t seats);

/*
 * The same, were more allowed: `eased` is the market but for `pair` and `class_most`, which forbid
 * less. With `set` (lack.learner) only those of set `one` count who have no seat yet. A search or a
 * few.
 */
size_t cover_gain_eased(struct cover *c, const struct market *eased, const uint32_t *set,
                        uint32_t one);

/* Looks at people and offers so far: the work of all that was asked, for those who set a limit. */
uint64_t cover_looked(const struct cover *c);

/* People who compete for the seats of a few topics: at least one of them more than there are. */
struct cover_set {
    uint32_t *topic; /* ascending */
    size_t topics, cap_topics;
    size_t learners; /* they want nothing that others could teach: all seats go to them */
    size_t unserved; /* = learners - seats */
    size_t teachers, seats;
};

struct cover_lack {
    struct cover_set *set; /* most unserved first, then by first topic */
    size_t n, cap;
    uint32_t *learner; /* by person: the set the person learns in or is left out of, */
    uint32_t *teacher; /* by person: the set the person teaches in, or MARKET_NONE */
};

/* After cover_learners(). People whom nobody may teach are in no set. */
struct cover_lack cover_lack(struct cover *c);
void cover_lack_free(struct cover_lack *l);

#endif
