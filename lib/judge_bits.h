/*
 * judge_bits - windows and lists as bits, so that two people pass a test when a bit is common. A
 * part of judge, for it alone. The tables belong to the judge.
 */
#ifndef JUDGE_BITS_H
#define JUDGE_BITS_H

#include "judge.h"

/*
 * For each set its words. A set is a text of numbers below `words`, each followed by a blank; its
 * number in the pool is the value of those who have it. Ends the program when there are too many
 * words for a table.
 */
void judge_bits_lists(struct judge *j, struct judge_test *t, size_t words, const struct pool *sets);

/*
 * For each week the times at which a meeting of t->number minutes may start: two weeks share so
 * long a stretch when they share such a time.
 */
void judge_bits_windows(struct judge *j, struct judge_test *t, const struct window_week *week,
                        size_t weeks);

#endif
