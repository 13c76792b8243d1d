/*
 * pair_cover - who of a plan could learn at all, as if nothing but pins were decided, and what
 * would have to change for more to: questions about a plan put to cover.h.
 *
 *     struct pair_cover c;
 *     pair_cover_open(&c, &plan, &judge, &options, &pins);
 *     c.learners                             no choice of meetings has more
 *     size_t more = pair_cover_without(&c, rule, NULL, 0);
 *     pair_cover_close(&c);
 *
 * A teacher has as many seats as all meetings of theirs have; in groups that is the bound of
 * group.h.
 */
#ifndef PAIR_COVER_H
#define PAIR_COVER_H

#include "cover.h"
#include "pair.h"
#include "pair_choice.h"
#include "pair_model.h"

struct pair_cover {
    struct pair_model model;
    struct cover *cover;
    size_t learners;
};

/* `pins` NULL: not even those. */
void pair_cover_open(struct pair_cover *c, const struct plan *p, const struct judge *j,
                     const struct pair_options *o, const struct pair_choice *pins);
void pair_cover_close(struct pair_cover *c);

/*
 * How many more could learn from somebody, were that line not in the rules. With `set` (by person,
 * as cover_lack has it) how many of the set `one`.
 */
size_t pair_cover_without(struct pair_cover *c, const struct rules_line *line, const uint32_t *set,
                          uint32_t one);

/*
 * The same for each line of the rules, 0 for those that forbid nothing; SIZE_MAX where `effort`
 * looks (see cover_looked()) were used up before its turn. To be freed.
 */
size_t *pair_cover_lines(struct pair_cover *c, uint64_t effort);

#endif
