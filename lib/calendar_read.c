/* Reading busy times from calendars. Writing them is calendar.c. */
#include "calendar_instead.h"
#include "calendar_lint.h"
#include "mem.h"

#include <libical/ical.h>
#include <stdlib.h>

struct reading {
    const struct zone *zone;
    int64_t from, to;
    bool all;
    void (*found)(const struct calendar_busy *, void *);
    void *user;
    icalcomponent *event;
    struct calendar_instead_list instead;
    bool days, floating, gone; /* of the event; gone: it is not busy itself */
};

static void give(struct reading *r, int64_t from, int64_t to)
{
    struct calendar_busy b = {from, to, r->days};
    if (r->floating && !r->days) {
        b.from = zone_utc(r->zone, from);
        b.to = zone_utc(r->zone, to);
    }
    if (b.from < b.to && b.to > r->from - 1440 && b.from < r->to + 1440)
        r->found(&b, r->user);
}

static void see_date(icalcomponent *event, struct icaltime_span *span, void *user)
{
    struct reading *r = user;
    const struct calendar_instead *x =
        calendar_instead_is(event)
            ? NULL
            : calendar_instead_of(&r->instead, icalcomponent_get_uid(event), span->start);
    time_t start = span->start, end = span->end;
    if (r->days) /* libical lets days last until 23:59:59 of the one after the last */
        end -= end % 86400;
    if (x && x->date == start) /* it is an event of its own */
        return;
    if (x)
        end = (start += x->shift) + x->length;
    if (x ? !x->gone : !r->gone)
        give(r, start / 60, (end + 59) / 60);
}

static void give_period(struct reading *r, struct icalperiodtype span)
{
    time_t start = icaltime_as_timet(span.start);
    time_t end = icaltime_is_null_time(span.end) ? start + icaldurationtype_as_int(span.duration)
                                                 : icaltime_as_timet(span.end);
    give(r, start / 60, (end + 59) / 60);
}

/* Dates with a length of their own, which libical passes over. */
static void read_periods(struct reading *r)
{
    for (icalproperty *p = icalcomponent_get_first_property(r->event, ICAL_RDATE_PROPERTY); p;
         p = icalcomponent_get_next_property(r->event, ICAL_RDATE_PROPERTY)) {
        struct icalperiodtype span = icalproperty_get_rdate(p).period;
        if (!icaltime_is_null_time(span.start))
            give_period(r, span);
    }
}

/* libical looks for a rule's next date until the year 2582, unless the rule itself ends. It cannot
   end by a date and by a number. */
static void end_rules(icalcomponent *c, icaltimetype to)
{
    for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_RRULE_PROPERTY); p;
         p = icalcomponent_get_next_property(c, ICAL_RRULE_PROPERTY)) {
        struct icalrecurrencetype rule = icalproperty_get_rrule(p);
        bool ends = !icaltime_is_null_time(rule.until) && icaltime_compare(rule.until, to) <= 0;
        if (ends || rule.count)
            continue;
        rule.until = to;
        icalproperty_set_rrule(p, rule);
    }
}

static void read_event(struct reading *r, icalcomponent *c)
{
    icaltimetype start = icalcomponent_get_dtstart(c);
    r->gone = !calendar_instead_counts(c, r->all);
    bool changed = r->instead.farthest && !calendar_instead_is(c); /* some of its dates may count */
    if (icaltime_is_null_time(start) || (r->gone && !changed))
        return;
    r->event = c;
    r->days = start.is_date;
    r->floating = !start.is_date && !start.zone;
    if (start.is_date && !icalcomponent_get_first_property(c, ICAL_DTEND_PROPERTY) &&
        !icalcomponent_get_first_property(c, ICAL_DURATION_PROPERTY)) {
        icaltime_adjust(&start, 1, 0, 0, 0); /* RFC 5545: a day long */
        icalcomponent_set_dtend(c, start);
    }
    time_t beyond = 2 * 86400 + r->instead.farthest;
    icaltimetype from = icaltime_from_timet_with_zone((time_t)r->from * 60 - beyond, 0,
                                                      icaltimezone_get_utc_timezone());
    icaltimetype to = icaltime_from_timet_with_zone((time_t)r->to * 60 + beyond, 0,
                                                    icaltimezone_get_utc_timezone());
    end_rules(c, to);
    icalcomponent_foreach_recurrence(c, from, to, see_date, r);
    if (!r->gone)
        read_periods(r);
}

static void read_freebusy(struct reading *r, icalcomponent *c)
{
    r->days = r->floating = false;
    for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_FREEBUSY_PROPERTY); p;
         p = icalcomponent_get_next_property(c, ICAL_FREEBUSY_PROPERTY)) {
        icalparameter *type = icalproperty_get_first_parameter(p, ICAL_FBTYPE_PARAMETER);
        if (type && icalparameter_get_fbtype(type) == ICAL_FBTYPE_FREE)
            continue;
        give_period(r, icalproperty_get_freebusy(p));
    }
}

/* Many calendars name zones that they do not describe: the system's are put in. */
static void add_zone(icalparameter *tzid, void *user)
{
    icalcomponent *calendar = user;
    const char *name = icalparameter_get_tzid(tzid);
    if (!name || icalcomponent_get_timezone(calendar, name))
        return;
    icaltimezone *known = icaltimezone_get_builtin_timezone(name);
    if (!known || !icaltimezone_get_component(known))
        return;
    icalcomponent *vtimezone = icalcomponent_new_clone(icaltimezone_get_component(known));
    icalproperty *id = icalcomponent_get_first_property(vtimezone, ICAL_TZID_PROPERTY);
    icalproperty_set_tzid(id, name);
    icalcomponent_add_component(calendar, vtimezone);
}

/* The zone a property names, which it then names no more. */
static const icaltimezone *take_zone(icalcomponent *calendar, icalproperty *p)
{
    icalparameter *tzid = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
    const icaltimezone *zone =
        tzid ? icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid)) : NULL;
    if (zone)
        icalproperty_remove_parameter_by_kind(p, ICAL_TZID_PARAMETER);
    return zone;
}

static icaltimetype to_utc(icaltimetype t, const icaltimezone *zone)
{
    if (!zone || t.is_date || icaltime_is_null_time(t))
        return t;
    icaltime_set_timezone(&t, zone);
    return icaltime_convert_to_zone(t, icaltimezone_get_utc_timezone());
}

/* libical 3.0 takes these two for UTC whatever zone they name: so UTC they are made. */
static void mend_zones(icalcomponent *calendar, icalcomponent *event)
{
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
    if (p)
        icalproperty_set_recurrenceid(
            p, to_utc(icalproperty_get_recurrenceid(p), take_zone(calendar, p)));
    for (p = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY); p;
         p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
        struct icaldatetimeperiodtype more = icalproperty_get_rdate(p);
        const icaltimezone *zone = take_zone(calendar, p);
        more.time = to_utc(more.time, zone);
        more.period.start = to_utc(more.period.start, zone);
        more.period.end = to_utc(more.period.end, zone);
        icalproperty_set_rdate(p, more);
    }
}

static bool read_calendar(struct reading *r, icalcomponent *calendar)
{
    icalcomponent_foreach_tzid(calendar, add_zone, calendar);
    icalcompiter it = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        mend_zones(calendar, c);
    if (!calendar_instead_list(&r->instead, calendar, r->all))
        return false;
    it = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        read_event(r, c);
    it = icalcomponent_begin_component(calendar, ICAL_VFREEBUSY_COMPONENT);
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        read_freebusy(r, c);
    return true;
}

bool calendar_read(const char *text, const struct zone *zone, int64_t from, int64_t to, bool all,
                   void (*found)(const struct calendar_busy *busy, void *user), void *user,
                   struct calendar_fault *fault)
{
    struct reading r = {
        .zone = zone, .from = from, .to = to, .all = all, .found = found, .user = user};
    if (!calendar_lint(text, to, fault))
        return false;
    icalcomponent *root = icalparser_parse_string(text);
    if (!root) {
        *fault = (struct calendar_fault){
            1, "no calendar that can be read; export it again as iCalendar (.ics)"};
        return false;
    }
    bool good = icalcomponent_isa(root) != ICAL_VCALENDAR_COMPONENT || read_calendar(&r, root);
    icalcompiter it = icalcomponent_begin_component(root, ICAL_VCALENDAR_COMPONENT);
    for (icalcomponent *c; good && (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        good = read_calendar(&r, c);
    if (!good)
        *fault =
            (struct calendar_fault){0, "RANGE=THISANDFUTURE makes days of times or times of days, "
                                       "or moves them by more than a month: end the series "
                                       "there and let another begin"};
    calendar_instead_free(&r.instead);
    icalcomponent_free(root);
    return good;
}
