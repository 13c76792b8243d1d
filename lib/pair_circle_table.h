/*
 * pair_circle_table - the rows of a plan as a problem of circle.h, and its solution as rows again.
 *
 * Used by pair_circle alone: pair_circle_table.c makes the problem, pair_circle_write.c writes.
 */
#ifndef PAIR_CIRCLE_TABLE_H
#define PAIR_CIRCLE_TABLE_H

#include "circle.h"
#include "hours.h"
#include "pair_circle.h"

struct pair_circle_table {
    struct plan *plan;
    const struct judge *judge;
    struct circle_problem p;
    struct circle_person *person;
    struct {
        struct circle_wish *items;
        size_t n, cap;
    } wishes;
    struct {
        size_t *items;
        size_t n, cap;
    } rows; /* of each wish */
    struct {
        struct circle_old *items;
        size_t n, cap;
    } olds;
    struct {
        uint32_t *items;
        size_t n, cap;
    } ids; /* session of each old circle */
    struct {
        struct circle_guide *items;
        size_t n, cap;
    } guides;
    struct hours hours;
    uint64_t *starts;
};

/* Learn rows that sit in a circle and, unless only `old`, those nobody can teach. */
void pair_circle_table_open(struct pair_circle_table *t, const struct pair_options *o,
                            const struct pair_circles *r, bool old);
void pair_circle_table_close(struct pair_circle_table *t);

/* Whether the row has a seat in a circle. */
bool pair_circle_sits(const struct plan *p, size_t row);

/* Who sits in which circle, or why in none; who facilitates; whose limit a circle has reached. */
void pair_circle_write_learners(struct pair_circle_table *t, const struct circle_result *r);
void pair_circle_write_guides(struct pair_circle_table *t, const struct circle_result *r);
void pair_circle_write_full(struct pair_circle_table *t, const struct pair_options *o);

#endif
