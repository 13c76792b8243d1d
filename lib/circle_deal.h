/*
 * circle_deal - first circles of a question that many share.
 *
 * Again and again the largest block of people is taken who have one moment in common and levels at
 * most `within` apart. It is cut into as many circles as its size asks for, and dealt out to them
 * like cards in the order of organisation and unit, so that each gets people from everywhere. Whom
 * a rule keeps from a circle goes to the next one, or is left over for circle_exchange.h.
 *
 * Cost: about O(blocks x (people x moments of one person + moments x levels)).
 */
#ifndef CIRCLE_DEAL_H
#define CIRCLE_DEAL_H

#include "room.h"

/* Founds circles from the free wishes of the topic. */
void circle_deal(struct room *r, uint32_t topic);

/* Into how many circles n people are best cut, and how many of them can be seated: all, but for
   9 (8 of them) and fewer than CIRCLE_LEAST (none). */
uint32_t circle_cut(uint32_t n, int wished, uint32_t *seated);

#endif
