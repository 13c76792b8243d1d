/*
 * judge - the rules, applied to the people of one plan: may these two meet, and how good is it.
 *
 *     struct judge judge = JUDGE_INIT;
 *     judge_begin(&judge, &rules, &plan, &names, &working, WINDOW_SET_STANDARD);
 *     judge_warn(&judge);
 *     if (!judge_forbid(&judge, learner, teacher))
 *         fit = judge_fit(&judge, learn_row, teach_row, true);
 *     judge_free(&judge);
 *
 * judge_begin() turns the plan into small numbers, one row of `value` per person, and ends the
 * program with file and line for a rule that speaks of an unknown person, topic or column, a pin
 * that breaks a `must`, values that cannot be compared. It keeps pointers to all it is given.
 *
 * FIT is a sum of whole points, so that it can be taken apart without rounding:
 *
 *     fit = judge->wish[learn_row] + judge->offer[teach_row] + judge_pair(learner, teacher)
 *           + (judge_named(learn_row, teacher) ? judge->named : 0) + (alone ? judge->alone : 0)
 *
 * and at most 1000. Each line of the rules gets its share of 1000 by weight; rank gives its share
 * divided by the rank (empty: by two), strength fifths of it (empty: three).
 *
 * All `must` rules are symmetric: judge_forbid(a, b) == judge_forbid(b, a).
 *
 * DENSE AND SPARSE. A test is dense when it is a function of one small number of each person (a
 * level, a unit, a signature of windows); people with the same numbers are the same to it, see
 * judge_partition(). Sparse are the line, `never` and company of earlier cycles: true of few pairs.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "buf.h"
#include "hours.h"
#include "line.h"
#include "names.h"
#include "plan.h"
#include "rules.h"

#include <stdbool.h>
#include <stdint.h>

#define JUDGE_UNKNOWN INT32_MIN /* the value of one who did not say */
enum { JUDGE_FIT = 1000 };

/* One `must` or `prefer` between two people. */
struct judge_test {
    const struct rules_line *rule;
    enum rules_test test; /* RULES_WITHIN ... RULES_SHARES */
    uint32_t slot;        /* which number of a person it looks at; unused for the line */
    int32_t number;       /* RULES_WITHIN: how far apart */
    int32_t points;       /* prefer: what it adds to the fit */
    const uint64_t *bits; /* overlaps, shares: `words` words for each value; a common bit passes */
    size_t words;
    bool dense;
};

struct judge {
    const struct rules *rules;
    const struct plan *plan;
    const struct names *names;
    struct line line;
    struct judge_test *must, *prefer;
    size_t musts, prefers;
    int32_t *value; /* value[person * slots + slot]; 0 ... values[slot] - 1 but for numbers, */
    size_t slots;   /* or JUDGE_UNKNOWN */
    int16_t *wish;  /* points of a learn row by its rank, by row */
    int16_t *offer; /* points of a teach row by its strength, by row */
    size_t rows;    /* of wish and offer: rows of the plan at judge_begin() */
    int32_t named, alone, most_wish, most_offer, most_pair; /* points; the most a pair can have */
    int32_t *max_learn, *max_teach; /* by person: limit rule, else column, else PLAN_UNSAID */
    struct judge_pin {
        const struct rules_line *rule;
        size_t learn_row, teach_row;
    } * pin;
    size_t pins, cap_pins;
    const struct rules_line *repeat; /* the `repeat` line, or NULL */
    int32_t repeat_points;
    bool history; /* judge_met() was called */
    struct judge_known {
        uint64_t pair;                 /* the lower person << 32 | the higher; 0: a free slot */
        const struct rules_line *rule; /* that forbids it, or NULL */
        unsigned ago;                  /* met so many cycles ago; 0: never */
        bool twice;                    /* something else forbids it as well */
    } * known;                         /* open addressing, known_slots of them, a power of two */
    size_t known_pairs, known_slots;
    uint8_t *is_known; /* by person: has such a pair */
    uint8_t *in_rules; /* by person: a `never`, `pin` or `limit` speaks of them */
    uint64_t **tables; /* what `bits` of tests point to */
    size_t n_tables, cap_tables;
    size_t no_order, no_order_row; /* levels in words that the default rule cannot compare */
    const struct rules_line *lifted; /* see judge_without(); NULL: every line holds */
};
#define JUDGE_INIT                                                                                 \
    {                                                                                              \
        0                                                                                          \
    }

/*
 * `names` may be NULL: nobody is named. `working` and `monday` as in hours.h. The plan's learn and
 * teach rows must not grow in between; call names_apply() before.
 */
void judge_begin(struct judge *j, const struct rules *r, const struct plan *p,
                 const struct names *names, const struct window_week *working, int32_t monday);
void judge_free(struct judge *j);

/* Warnings: levels in words without an order, managers unknown or in a circle. */
void judge_warn(const struct judge *j);

/*
 * NULL when the two may meet, else what forbids it: judge_oneself, the first `must` of the file, or
 * a `never`, `repeat never` or ban. A comparison with an unknown value passes. What stands in no
 * file is of line 0.
 */
const struct rules_line *judge_forbid(const struct judge *j, uint32_t a, uint32_t b);
extern const struct rules_line judge_oneself;

/*
 * The judge as if that line were not in the rules: judge_forbid() and judge_classes_forbid() then
 * tell what else forbids. It shares everything with `j` and is not freed.
 */
struct judge judge_without(const struct judge *j, const struct rules_line *line);

/* Does a `never` or a ban keep them apart, whatever else? Earlier company does not count here. */
bool judge_apart(const struct judge *j, uint32_t a, uint32_t b);

/* What one test says: JUDGE_NO, JUDGE_YES, or JUDGE_PASSES for want of a value. */
enum judge_answer { JUDGE_NO, JUDGE_YES, JUDGE_PASSES };
enum judge_answer judge_ask(const struct judge *j, const struct judge_test *t, uint32_t a,
                            uint32_t b);

/* Points of the tests between two people, and of their earlier company. Symmetric. */
int32_t judge_pair(const struct judge *j, uint32_t a, uint32_t b);
unsigned judge_ago(const struct judge *j, uint32_t a, uint32_t b);   /* cycles; 0: never met */
int32_t judge_repeat(const struct judge *j, uint32_t a, uint32_t b); /* the part of judge_pair() */
bool judge_named(const struct judge *j, size_t learn_row, uint32_t teacher);
int32_t judge_fit(const struct judge *j, size_t learn_row, size_t teach_row, bool alone);

/* Earlier cycles: they met `ago` cycles ago (1: the last one; 0 for within this one counts as 1).
 */
void judge_met(struct judge *j, uint32_t a, uint32_t b, unsigned ago);
/* They must not meet, although no line says so: feedback `not`, or no time was found for them. */
void judge_ban(struct judge *j, uint32_t a, uint32_t b, const struct rules_line *why);
extern const struct rules_line judge_banned, judge_untimed;

/*
 * Words, appended to `out`. Why it is a match: "you named them; first wish; other unit" (only what
 * is known and counts; perhaps nothing). The parts of the fit, all of them, with their points:
 * "named 412; first wish 309; strength 62; other unit 103; one to one 52". And why it is none, of
 * two whom that rule forbids: "level more than 1 apart"; `never` is "a rule of the organiser".
 */
void judge_words(const struct judge *j, size_t learn_row, size_t teach_row, struct buf *out);
void judge_parts(const struct judge *j, size_t learn_row, size_t teach_row, bool alone,
                 struct buf *out);
void judge_reason(const struct rules_line *rule, struct buf *out);

/*
 * What would have to change: "without 'must level within 1'", "with 30 minutes in common". Only of
 * lines that are negotiable: the reporting line, a `never` and a ban protect somebody, and nobody
 * is advised to do without.
 */
void judge_remedy(const struct rules_line *rule, struct buf *out);
bool judge_negotiable(const struct rules_line *rule);

/*
 * People who are the same to the chosen tests. `must` and `prefer` say which tests by bit (there
 * are at most RULES_MOST of each; sparse ones are left out whatever the bit says).
 */
struct judge_classes {
    uint64_t must, prefer;
    uint32_t *of;  /* class of each person, numbered in order of first sight */
    uint32_t *one; /* a person of each class */
    uint32_t n;
};
struct judge_classes judge_partition(const struct judge *j, uint64_t must, uint64_t prefer);
void judge_classes_free(struct judge_classes *c);
#define JUDGE_ALL UINT64_MAX

/*
 * Two classes: does a chosen must forbid them; and the points of any two people of theirs lie
 * between *least and *most (judge_pair() only; equal when all tests are dense and chosen).
 */
bool judge_classes_forbid(const struct judge *j, const struct judge_classes *c, uint32_t a,
                          uint32_t b);
void judge_classes_points(const struct judge *j, const struct judge_classes *c, uint32_t a,
                          uint32_t b, int32_t *least, int32_t *most);

#endif
