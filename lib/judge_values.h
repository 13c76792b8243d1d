/*
 * judge_values - the columns that rules speak of, as small numbers. A part of judge, for it alone.
 *
 * judge_values_read() makes the tests of all `must` and `prefer` lines (without points), the values
 * of all people, and the bit tables behind windows and lists. It ends the program with file and
 * line for a column the plan does not have and for values that cannot be compared.
 */
#ifndef JUDGE_VALUES_H
#define JUDGE_VALUES_H

#include "judge.h"

void judge_values_read(struct judge *j, const struct window_week *working, int32_t monday);

#endif
