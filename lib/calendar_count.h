/*
 * calendar_count - how many dates libical has to look at for what repeats in a calendar; private to
 * the calendar modules. It looks at every date of a rule from the first on, at some thousand even
 * where the rule never comes true, and for each at all that are left out: a rule for every second
 * would keep it for hours.
 *
 *     struct calendar_count c = CALENDAR_COUNT_INIT(to);
 *     calendar_count_see(&c, property, line);    each value of an event or a zone, its parts too
 *     calendar_count_close(&c);                  at its end
 *     calendar_count_free(&c);
 *
 * c.line is that of the last RRULE or RDATE. c.dates is an upper bound when an event is closed; each
 * rule of an open one counts for 5,000 already, so that a million of them are not kept.
 */
#ifndef CALENDAR_COUNT_H
#define CALENDAR_COUNT_H

#include <libical/ical.h>
#include <stddef.h>
#include <stdint.h>

struct calendar_count {
    int64_t to; /* minutes; nobody looks at later dates */
    int64_t dates;
    size_t line;
    int64_t start, listed, left_out; /* of the open event: the earliest DTSTART */
    struct {
        struct icalrecurrencetype *items;
        size_t n, cap;
    } rules;
};
#define CALENDAR_COUNT_INIT(to_)                                                                   \
    {                                                                                              \
        .to = (to_), .start = INT64_MAX                                                            \
    }

void calendar_count_see(struct calendar_count *c, icalproperty *p, size_t line);
void calendar_count_close(struct calendar_count *c);
void calendar_count_free(struct calendar_count *c);

#endif
