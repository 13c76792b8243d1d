#include "calendar_count.h"

#include "mem.h"
#include "num.h"
#include "zone.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST = 5000 }; /* steps of a rule that never comes true */

static const double ENOUGH = 1e15; /* no counter may run over */

static double values(const short *by, size_t room)
{
    size_t n = 0;
    while (n < room && by[n] != ICAL_RECURRENCE_ARRAY_MAX)
        n++;
    return n ? (double)n : 1;
}

/* A rule with a COUNT goes on after the last date that is asked for, until libical's last year,
   when it may be that it never comes true. */
static bool may_go_on(const struct icalrecurrencetype *r)
{
    const short lists[] = {*r->by_month, *r->by_month_day, *r->by_year_day, *r->by_week_no,
                           *r->by_set_pos};
    bool picky = r->freq <= ICAL_HOURLY_RECURRENCE;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        picky |= lists[i] != ICAL_RECURRENCE_ARRAY_MAX;
    return r->count > 0 && r->freq <= ICAL_DAILY_RECURRENCE && picky;
}

/* Dates of a rule until the day nobody asks beyond. */
static double rule_dates(const struct calendar_count *c, const struct icalrecurrencetype *r)
{
    enum { DAY = 1440 };
    static const double often[] = {86400, 1440, 24};
    int64_t to = may_go_on(r) ? zone_local(num_days(2583, 1, 1), 0) : c->to;
    if (!icaltime_is_null_time(r->until) && icaltime_as_timet(r->until) / 60 < to)
        to = icaltime_as_timet(r->until) / 60;
    double days = to > c->start ? (double)(to - c->start) / DAY : 0;
    double a_day = r->freq <= ICAL_HOURLY_RECURRENCE ? often[r->freq] : 1;
    return days * a_day / (r->interval > 0 ? r->interval : 1) *
           values(r->by_hour, ICAL_BY_HOUR_SIZE) * values(r->by_minute, ICAL_BY_MINUTE_SIZE) *
           values(r->by_second, ICAL_BY_SECOND_SIZE);
}

void calendar_count_see(struct calendar_count *c, icalproperty *p, size_t line)
{
    icalproperty_kind kind = icalproperty_isa(p);
    if (kind == ICAL_DTSTART_PROPERTY) {
        int64_t start = icaltime_as_timet(icalproperty_get_dtstart(p)) / 60;
        c->start = start < c->start ? start : c->start;
    } else if (kind == ICAL_EXDATE_PROPERTY) {
        c->left_out++;
    } else if (kind == ICAL_RDATE_PROPERTY) {
        c->listed++;
        c->line = line;
    } else if (kind == ICAL_RRULE_PROPERTY) {
        struct icalrecurrencetype rule = icalproperty_get_rrule(p);
        MEM_PUSH(&c->rules, rule);
        c->dates += LEAST;
        c->line = line;
    }
}

void calendar_count_close(struct calendar_count *c)
{
    double dates = (double)c->listed;
    for (size_t i = 0; i < c->rules.n; i++)
        dates += rule_dates(c, &c->rules.items[i]);
    c->dates += (int64_t)fmin(dates * (double)(1 + c->left_out), ENOUGH);
    c->start = INT64_MAX;
    c->listed = c->left_out = 0;
    c->rules.n = 0;
}

void calendar_count_free(struct calendar_count *c)
{
    free(c->rules.items);
}
