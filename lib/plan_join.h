/*
 * plan_join - meetings of plans that are put together and happen to have one id are told apart.
 *
 * Plans that went their own way know nothing of each other's ids: each names its first circle on a
 * topic, and its first review of a unit, alike, and two hashes may be equal. The meeting that comes
 * later gets an id of its own, in all that its file says of it. Rows are of one meeting when they
 * agree in id, topic, format and a teacher or facilitator who is named: so a meeting whose rows
 * stand in several files stays one, but for a circle that nobody facilitates, and a review.
 *
 * Part of plan.h's plan_read(). A plan that was put together and is read again stays as it is.
 */
#ifndef PLAN_JOIN_H
#define PLAN_JOIN_H

#include "plan.h"

/* How many meetings got another id. O(rows). */
size_t plan_join_sessions(struct plan *p);

#endif
