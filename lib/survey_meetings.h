/*
 * survey_meetings - which meeting of a plan a feedback speaks of.
 *
 *     survey_meetings_read(&s, path);            the plan; its people become the staff list
 *     survey_meetings_find(&s, export, response, key)     the response's session, or refused
 *
 * A meeting is found by the column `session`; else by the person together with whom they say they
 * met (`with`) or what about (`topic`); else it is the only meeting the person has. What fits no
 * meeting, or several, is refused (survey_log.h). Everybody in a session may speak of it: learners,
 * teacher or facilitator.
 */
#ifndef SURVEY_MEETINGS_H
#define SURVEY_MEETINGS_H

#include "survey.h"

/* Reads the plan as pl-plan(5) has it; ends the program when it holds no session. Its cycle is that
   of the feedback. */
void survey_meetings_read(struct survey *s, const char *path);

/* The session, as a pool id, that the response of the person with this key speaks of; 0 when it was
   refused. */
uint32_t survey_meetings_find(struct survey *s, size_t export, size_t response, uint32_t key);

/* "one-to-one", "group" or "circle" of a session, as a pool id. */
uint32_t survey_meetings_format(const struct survey *s, uint32_t session);

void survey_meetings_free(struct survey *s);

#endif
