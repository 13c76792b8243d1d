/* report_hide - whose learning is for the organiser only. See report.h. */
#include "report.h"

#include <string.h>

void report_hide(struct report *r, long least)
{
    long few = 0;
    size_t people = r->plan->n_people;
    for (size_t i = 0; i < people; i++) {
        r->hidden[i] = strcmp(plan_said(r->plan, (uint32_t)i, PLAN_SHARE), "yes") != 0;
        few += r->hidden[i] && r->person[i].learns;
    }
    for (size_t i = 0; i < people && few && few < least; i++)
        if (r->person[i].learns && !r->hidden[i]) {
            r->hidden[i] = true;
            few++;
        }
}
