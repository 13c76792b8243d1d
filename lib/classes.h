/*
 * classes - the pairs of a topic that dense rules allow, counted by classes of people who are alike
 * to them. A part of reach, which takes out the sparse ones.
 *
 * Dense rules are asked in two steps: those that compare bits (windows, lists) have many classes
 * and cost a walk over words, the others have few. The people of one side of a topic are sorted by
 * the first, heavy class into runs; a pair of runs is asked once and then speaks for all light
 * classes in them.
 */
#ifndef CLASSES_H
#define CLASSES_H

#include "map.h"

struct classes_tests {
    const struct judge_test **items;
    size_t n, cap;
    struct judge_classes classes;
};

struct classes_member {
    uint32_t heavy, light; /* light: its place in side.kind */
    uint32_t weight;       /* 0: is counted for, but does not count */
    size_t row;
};

struct classes_share {
    uint32_t kind, weight;
};

struct classes_side {
    struct classes_member *member; /* sorted by heavy, then light */
    size_t n;
    uint32_t *kind; /* the light classes there are */
    size_t kinds;
    size_t *run; /* where the members of each heavy class begin; runs + 1 of them */
    size_t runs;
    struct classes_share *share; /* what a run holds of each kind */
    size_t *piece;               /* where the shares of each run begin */
    uint64_t *bits;              /* `words` words of each run */
    size_t cap_bits;
};

struct classes {
    struct map *map;
    const struct judge *judge;
    struct classes_tests heavy, light;
    size_t words;    /* of all heavy tests together */
    uint32_t *place; /* of a light class in side.kind while a side is filled, + 1 */
    struct classes_side wishes, offers;
    uint8_t *fits;  /* kinds of wishes x kinds of offers: do the light tests allow it? */
    uint32_t *sum;  /* by kind of offers: how many there are that fit the run at hand */
    uint32_t *back; /* runs of offers x kinds of wishes: how many wishes fit that run */
    size_t cap_fits, cap_back;
};

/* Which of the tests count, by bit, as judge_partition() wants it. */
struct classes_choice {
    uint64_t must, prefer;
};

/* Results go to m->reach. */
struct classes classes_open(struct map *m, const struct judge *j, struct classes_choice of);

/* For every wish of the topic the offers, for every offer and nominated row the wishes, that the
   chosen dense tests allow; oneself included. */
void classes_count(struct classes *c, const struct map_topic *t);

void classes_close(struct classes *c);

#endif
