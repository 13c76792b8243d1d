/*
 * calendar_instead - events that stand for one date of a series, or for that and all after it
 * (RFC 5545, 3.8.4.4); private to the calendar modules.
 *
 *     calendar_instead_list(&list, calendar, all);     its zones are known, its times are UTC
 *     const struct calendar_instead *x = calendar_instead_of(&list, uid, date);
 *     calendar_instead_free(&list);
 *
 * A date of its own has an event that is read by itself. The dates after one that is `onwards` are
 * as far from those of the series as that one is, and last as long.
 */
#ifndef CALENDAR_INSTEAD_H
#define CALENDAR_INSTEAD_H

#include <libical/ical.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct calendar_instead {
    const char *uid; /* of the calendar */
    time_t date;     /* of the series, in UTC; a day begins at midnight of UTC */
    bool onwards, gone;
    time_t shift, length; /* seconds */
    size_t before;        /* the last that is onwards, up to this one, + 1; 0: none */
};

struct calendar_instead_list {
    struct calendar_instead *items; /* sorted by uid and date */
    size_t n, cap;
    time_t farthest; /* from its own place: the most of shift and length */
};

/*
 * What was listed before is forgotten. `all`: what is marked free counts as busy. False for one
 * that makes times of whole days, or days of times, for all dates to come, or is or moves them more
 * than 31 days.
 */
bool calendar_instead_list(struct calendar_instead_list *list, icalcomponent *calendar, bool all);

/* Whether the event stands for a date of a series. */
bool calendar_instead_is(icalcomponent *event);

/* What stands for the date of that series: the one of that very date, else the last before it that
   is onwards, or NULL. `uid` may be NULL. */
const struct calendar_instead *calendar_instead_of(const struct calendar_instead_list *list,
                                                   const char *uid, time_t date);

/* Busy, or not: as the event says. */
bool calendar_instead_counts(icalcomponent *event, bool all);

void calendar_instead_free(struct calendar_instead_list *list);

#endif
