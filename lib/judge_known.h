/*
 * judge_known - pairs of people with something of their own: forbidden by name, met before. A part
 * of judge, for it alone: a table by open addressing, O(1) a question, asked only of people who are
 * in it at all.
 */
#ifndef JUDGE_KNOWN_H
#define JUDGE_KNOWN_H

#include "judge.h"

/* NULL when there is nothing. Symmetric, as all of this. */
const struct judge_known *judge_known_find(const struct judge *j, uint32_t a, uint32_t b);

/* The two, who differ, must not meet, because of this rule. */
void judge_known_forbid(struct judge *j, uint32_t a, uint32_t b, const struct rules_line *rule);

#endif
