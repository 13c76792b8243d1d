/*
 * judge_people - the rules that name people: never, limit, pin. A part of judge, for it alone.
 *
 * Ends the program with file and line for a person, wish or offer that is not in the plan, for
 * limits that contradict each other, and for a pin that a rule forbids; so it comes last.
 */
#ifndef JUDGE_PEOPLE_H
#define JUDGE_PEOPLE_H

#include "judge.h"

void judge_people_read(struct judge *j);

#endif
