/*
 * suppress - which figures about people may be published without speaking of a few of them.
 *
 * A table has cells (units), each in one group (its organisation), and the totals of the groups
 * and of everybody. Every figure that is published speaks of some people; so does every difference
 * of published figures: a group's total less its published cells gives the rest of the group.
 * suppress_run() withholds the fewest small figures it can find so that whatever can be had from
 * what is left, directly or by adding and subtracting, covers nobody or at least `least` people.
 *
 *     long people[] = {12, 3, 8};
 *     bool cell[] = {true, true, true};
 *     struct suppress_table t = {.people = people, .cell = cell, .n = 3, .total = true};
 *     suppress_run(&t, SUPPRESS_LEAST);          cell is now {true, false, false}
 *
 * `cell`, `group_total` and `total` say on entry what would be published, and on return what may
 * be: a figure that is false on entry stays so, and counts as something a reader would subtract
 * for. People are counted, not answers: one who gave two answers counts once. Nobody (0) is
 * publishable: "none" is not the same as "fewer than 5".
 *
 * A reader must not be able to tell the small cells from those withheld to protect them, so every
 * withheld cell is to be shown with the same mark.
 *
 * Why it is enough: cells, groups and total form a tree, and what can be derived from the published
 * nodes is made up of their rests (node less its topmost published descendants), which are
 * disjoint. So a table is safe when every rest is. Primary and secondary suppression after: Leon
 * Willenborg, Ton de Waal, "Elements of Statistical Disclosure Control" (2001), chapters 5 and 6.
 *
 * Pure: no I/O, nothing kept between calls. Ties go to the first cell or group, so the caller's
 * order decides. Cost: O(cells x (1 + groups withheld from)).
 */
#ifndef SUPPRESS_H
#define SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SUPPRESS_LEAST = 5,     /* the default of --min-group */
    SUPPRESS_FLOOR = 3,     /* nobody may ask for less; a smaller `least` counts as this */
    SUPPRESS_VERBATIM = 10, /* answers quoted word by word */
    SUPPRESS_FIGURES = 16,  /* the most that may overlap */
};

struct suppress_table {
    const long *people;  /* n: how many people each cell speaks of, 0 or more */
    const size_t *group; /* n: the group of each cell, below `groups`; NULL where groups is 0 */
    size_t n, groups;
    bool *cell;        /* n, in and out */
    bool *group_total; /* groups, in and out; NULL: totals of groups are not published */
    bool total;        /* in and out */
};

void suppress_run(struct suppress_table *t, long least);

/* Whether everything derivable from the figures marked as published covers 0 or `least` and more.
 */
bool suppress_safe(const struct suppress_table *t, long least);

/*
 * For confidential answers of one kind and topic: which units may stay written beside the answers.
 * people[i] of unit i gave one, `nameless` more have no unit. keep[i] is set so that a unit kept
 * has at least `least` people, and those without a unit are nobody or at least `least`: else the
 * next smallest unit joins them. Where all together are fewer than `least`, no unit is kept and the
 * result is false: there is nobody left to hide among.
 */
bool suppress_units(const long *people, size_t n, long nameless, long least, bool *keep);

/*
 * For figures that overlap ("want to learn", "offer to teach", "do both"). People who are counted
 * in the same figures are one kind: people[k] of them, counted in figure f where bit f of
 * counted[k] is set. The figures stand in order of importance, at most SUPPRESS_FIGURES; each is
 * shown unless with those before it something about 1 to least - 1 people could be derived. A
 * figure that is false in `shown` on entry stays so.
 *
 * Exact: whatever set of kinds can be had by adding and subtracting is a combination of the shown
 * figures, and one is settled by its values at the pivots of their matrix, so all are tried.
 * Modulo a prime above Hadamard's bound for such matrices, so nothing is rounded.
 * Cost: figures x 2^figures x kinds at worst.
 */
void suppress_overlapping(const long *people, const uint32_t *counted, size_t kinds, size_t figures,
                          bool *shown, long least);

#endif
