/*
 * report_records - the programme as records for an HR system: one line per person, role and topic.
 *
 *     cycle,person,name,unit,manager,role,topic,format,session,hours,date,status,want,offer,scarce
 *
 * role is learner, teacher or facilitator. status is met or not met where the feedback says so,
 * else booked, paired (no time yet) or offered (a teacher nobody was sent to). `want` and `offer`
 * count the people of the plan for that topic; scarce is yes where more than twice as many want it
 * as offer it.
 *
 * Records are for appraisal, training, reward, career and succession, so they are read by managers
 * too. Who is hidden (report_hide()) has a line for each meeting to learn in, of status private,
 * with nothing else in it: format, date or hours would lead to the line of whoever teaches, which
 * names the topic. A session one to one with a hidden learner is not named there, since its id is
 * made of the learner and can be guessed. Wishes without a meeting, reasons and fits are not in it.
 *
 * By person in the order of the plan, then by row; what the person teaches last.
 */
#ifndef REPORT_RECORDS_H
#define REPORT_RECORDS_H

#include "output.h"
#include "report_topics.h"

/* `topics` of all people of the report. Gives how many lines. */
size_t report_records_write(struct output *out, char delimiter, const struct report *r,
                            const struct report_topics *topics);

#endif
