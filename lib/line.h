/*
 * line - who is above whom, at any depth, by the column `manager`.
 *
 * Every person is an interval of a walk through the tree (R. Tarjan, 1972, "Depth-first search and
 * linear graph algorithms"): who is below you lies inside yours. People who manage each other in a
 * circle are all above one another, and so is each of them above whoever is below any of them.
 * Built in O(people), 8 bytes each; a question costs two comparisons.
 */
#ifndef LINE_H
#define LINE_H

#include "plan.h"

struct line {
    struct line_span {
        uint32_t from, to; /* b is below a, or on a's circle: from[a] <= from[b] < to[a] */
    } * span;              /* by person */
    struct {
        uint32_t *items;
        size_t n, cap;
    } circles; /* one person of each circle of managers, the first of the plan */
};

struct line line_build(const struct plan *p);
void line_free(struct line *l);

/* Is one above the other? Also true for a == b. */
static inline bool line_joins(const struct line *l, uint32_t a, uint32_t b)
{
    struct line_span x = l->span[a], y = l->span[b];
    return (x.from <= y.from && y.from < x.to) || (y.from <= x.from && x.from < y.to);
}

/*
 * Says what is odd: managers who are not in the plan, so that nobody can see who is above them, and
 * people who manage each other in a circle. Each once, the first few by name and the rest counted.
 */
void line_warn(const struct line *l, const struct plan *p);

#endif
