/*
 * units - the units of those who learn or teach, and who in one could learn from another.
 *
 *     struct units units = units_of(&plan, SIZE_MAX);
 *     uint32_t *can = units_reach(&units, &map, &judge);
 *     can[learner_unit * units.n + teacher_unit]
 *     free(can); units_free(&units);
 */
#ifndef UNITS_H
#define UNITS_H

#include "map.h"

#define UNITS_NONE UINT32_MAX

struct units {
    size_t n;
    struct unit {
        const char *name; /* "(none)" for people without one, "(N others)" for those left over */
        size_t people;    /* who learn or teach */
        size_t learners;  /* who ask for something */
        size_t served;    /* to whom somebody could teach it; set by units_reach() */
    } * unit;             /* by name; the nameless first, the left over last */
    uint32_t *of;         /* by person: place in `unit`; UNITS_NONE: neither learns nor teaches */
    char *others;         /* owned name */
};

/* Only the `most` with most people stand for themselves (the first by name of equals). */
struct units units_of(const struct plan *p, size_t most);
void units_free(struct units *u);

/*
 * n * n: learners of a unit (row) who could learn a wish of theirs from somebody of a unit
 * (column), as the rules stand. Cost: for a wish and a unit the offers up to the first that is
 * allowed.
 */
uint32_t *units_reach(struct units *u, const struct map *m, const struct judge *j);

#endif
