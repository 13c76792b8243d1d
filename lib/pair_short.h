/*
 * pair_short - who remains without: because too many want what too few can teach (sets of topics
 * and people, see cover.h), or because of a rule; and what would help most.
 *
 *     struct pair_short s;
 *     pair_short_find(&s, &plan, &judge, &options, &pins);
 *     pair_short_words(&s, person, &why)     false: the person is in no such set
 *     pair_short_notes(&s, &plan);
 *     pair_short_free(&s);
 *
 * Judged as if nothing but pins were decided, so that the same plan is told the same again.
 */
#ifndef PAIR_SHORT_H
#define PAIR_SHORT_H

#include "pair.h"
#include "pair_choice.h"

struct pair_short_set {
    char *topics; /* "Excel;SQL" */
    char *words;  /* "14 people want ... have 5 meetings; one more ..." */
    char *names;  /* for the organiser: "; one more meeting by ..." */
    size_t unserved;
};

struct pair_short {
    const struct rules *rules;
    const char *up_to; /* "up to " where figures are bounds: a group needs an hour in common */
    struct pair_short_set *set;
    size_t n;
    uint32_t *of; /* by person who wants: the set, or MARKET_NONE */
    struct pair_gain {
        uint32_t topic; /* id in the plan's pool */
        size_t more;    /* learners, had one more person offered it */
    } * gain;           /* most first */
    size_t gains, cap_gain;
    size_t *without; /* by line of the rules: learners more, see pair_cover_lines() */
};

void pair_short_find(struct pair_short *s, const struct plan *p, const struct judge *j,
                     const struct pair_options *o, const struct pair_choice *pins);
bool pair_short_words(const struct pair_short *s, uint32_t person, struct buf *out);

/* Notes `shortage`, `gain` and `remedy`. */
void pair_short_notes(const struct pair_short *s, struct plan *p);
void pair_short_free(struct pair_short *s);

#endif
