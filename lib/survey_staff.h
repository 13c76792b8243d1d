/*
 * survey_staff - who people are, completed: what the staff list knows of those who answered, the
 * zone of those who said none, managers as keys of people, the unit of confidential answers.
 *
 * The staff list wins where it differs from an answer, but for `tz`, `free`, the limits and
 * `share`, which are a person's own; each change is logged. A manager whom nobody knows is a
 * warning. Ends the program with the staff list's file and line for a cell that cannot be read.
 */
#ifndef SURVEY_STAFF_H
#define SURVEY_STAFF_H

#include "survey.h"

void survey_join_staff(struct survey *s);

#endif
