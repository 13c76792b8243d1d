/*
 * calendar_lint - whether a text is a calendar whose times can be read; private to the calendar
 * modules. libical drops what it cannot read without a line number, so every line is looked at
 * first: that components begin and end, that properties that say when can be read, and that their
 * zones are described in the text or known by name.
 *
 * It keeps libical within bounds, too, which would run for hours on a rule for every second and
 * crash on components a hundred thousand deep: the enum says how much a calendar may hold.
 */
#ifndef CALENDAR_LINT_H
#define CALENDAR_LINT_H

#include "calendar.h"

enum {
    CALENDAR_DEEPEST = 20,      /* components within one another */
    CALENDAR_LONGEST = 1000000, /* bytes of a line as it stands in the text */
    CALENDAR_VALUES = 500,      /* of a line that lists dates: libical reads no more */
    CALENDAR_PARTS = 100000,    /* components in all, a kilobyte each to libical */
    CALENDAR_ZONES = 1000,      /* described or named */
    CALENDAR_DATES = 30000000,  /* looked at for what repeats, see calendar_count.h */
};

/* False with *fault, the line counted as it stands in the text. Nobody asks for dates after `to`.
 */
bool calendar_lint(const char *text, int64_t to, struct calendar_fault *fault);

#endif
