/*
 * calendar_lint - whether a text is a calendar whose times can be read; private to the calendar
 * modules. libical drops what it cannot read without a line number, so every line is looked at
 * first: that components begin and end, that properties that say when can be read, and that their
 * zones are described in the text or known by name.
 */
#ifndef CALENDAR_LINT_H
#define CALENDAR_LINT_H

#include "calendar.h"

/* False with *fault, the line counted as it stands in the text. */
bool calendar_lint(const char *text, struct calendar_fault *fault);

#endif
