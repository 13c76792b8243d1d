/*
 * pair_past - what earlier plans say to this one: meetings to keep, and who met whom in cycles
 * before.
 */
#ifndef PAIR_PAST_H
#define PAIR_PAST_H

#include "judge.h"
#include "plan.h"

#include <stdbool.h>

/*
 * --keep: learn rows of `p` that have no meeting take the one they had in the plan of that file,
 * with its time, status and words; rows are joined by (person, kind, topic). Ends the program when
 * the file is of another cycle, or has no column session. Before names_apply(). Returns how many
 * meetings of that file nobody asks for any more: the learner left, or withdrew the wish.
 */
size_t pair_past_keep(struct plan *p, const char *file);

/*
 * --history: cycles before this one, oldest first, and plans of feedback. Tells the judge who met
 * whom (in groups everybody), how many cycles ago, and whom feedback `fit` = `not` keeps apart; who
 * answered `met` = `no` did not meet. Fills `favoured`, by person: those who wished in the last of
 * these cycles and learned nothing. Ends the program for a plan of this same cycle.
 */
void pair_past_history(const struct plan *p, struct judge *j, const char *const *files,
                       bool *favoured);

/*
 * Circles go on: learn rows of `p` that have no meeting take the circle they were in, in that plan
 * of an earlier cycle. Like pair_past_keep(), but session, format and facilitator alone.
 */
void pair_past_circles(struct plan *p, const char *file);

/* --retry: pairs that were left unbooked are impossible from now on. */
void pair_past_retry(const struct plan *p, struct judge *j);

#endif
