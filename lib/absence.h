/*
 * absence - when people cannot meet although their windows say so: holidays and busy times, from
 * CSV and iCalendar files.
 *
 *     struct absence a = ABSENCE_INIT;
 *     absence_read_holidays(&a, "holidays.csv");
 *     absence_read_busy(&a, "busy/", &plan, hours.zone, from, to);
 *     ...
 *     absence_free(&a);
 *
 * Holidays, CSV: a column `date` (or `start`, and `end`, the last day), and, when they want,
 * `name` and `site`; a holiday without a site is everybody's. iCalendar: the days of each event,
 * for everybody.
 *
 * Busy, CSV: columns `person`, `start`, `end`. An instant is RFC 3339 (2026-12-01T09:00:00+01:00);
 * without an offset (2026-12-01T09:00 or 2026-12-01 09:00) it is the person's own time; dates
 * alone are whole days, the last included. iCalendar: one file per person, named for the key or
 * e-mail of the person (ana@example.org.ics); a folder holds any number of both. What repeats is
 * followed from `from` to `to`.
 *
 * A file that cannot be read ends the program with file and line. A person nobody knows is a
 * warning: a folder of calendars may hold more people than take part.
 */
#ifndef ABSENCE_H
#define ABSENCE_H

#include "plan.h"
#include "zone.h"

#include <stddef.h>
#include <stdint.h>

struct absence_day {
    int32_t first, last; /* days since 1970 */
    char *site;          /* NULL: everywhere */
};

struct absence_busy {
    uint32_t person;  /* index in the plan */
    int64_t from, to; /* instants in minutes */
};

struct absence {
    struct {
        struct absence_day *items;
        size_t n, cap;
    } holidays;
    struct {
        struct absence_busy *items;
        size_t n, cap;
    } busy;           /* in the order read; see absence_sort */
    bool by_site;     /* some holiday has a site */
    size_t strangers; /* files and lines about people nobody knows */
};
#define ABSENCE_INIT                                                                               \
    {                                                                                              \
        {NULL, 0, 0}, {NULL, 0, 0}, false, 0                                                       \
    }

void absence_read_holidays(struct absence *a, const char *path);

/* `zone`: of each person of the plan. Spans that end before `from` or begin after `to` are left
 * out. */
void absence_read_busy(struct absence *a, const char *path, const struct plan *plan,
                       const struct zone *const *zone, int64_t from, int64_t to);

/* Sorts holidays by day, and busy times by person and time. */
void absence_sort(struct absence *a);

void absence_free(struct absence *a);

#endif
