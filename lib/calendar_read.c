/* Reading busy times from calendars. Writing them is calendar.c. */
#include "calendar_lint.h"

#include <libical/ical.h>
#include <string.h>
#include <strings.h>

struct reading {
    const struct zone *zone;
    int64_t from, to;
    bool all;
    void (*found)(const struct calendar_busy *, void *);
    void *user;
    icalcomponent *calendar, *event;
    bool days, floating;
};

static void give(struct reading *r, int64_t from, int64_t to)
{
    struct calendar_busy b = {from, to, r->days, ""};
    const char *summary = r->event ? icalcomponent_get_summary(r->event) : NULL;
    if (r->floating && !r->days) {
        b.from = zone_utc(r->zone, from);
        b.to = zone_utc(r->zone, to);
    }
    b.summary = summary ? summary : "";
    if (b.from < b.to && b.to > r->from - 1440 && b.from < r->to + 1440)
        r->found(&b, r->user);
}

/* A date of the series that has an event of its own is not given twice. */
static bool replaced(const struct reading *r, time_t start)
{
    const char *uid = icalcomponent_get_uid(r->event);
    icalcomponent *c = icalcomponent_get_first_component(r->calendar, ICAL_VEVENT_COMPONENT);
    icalcompiter it = icalcomponent_begin_component(r->calendar, ICAL_VEVENT_COMPONENT);
    (void)c;
    for (; (c = icalcompiter_deref(&it)); icalcompiter_next(&it)) {
        const char *other = icalcomponent_get_uid(c);
        if (c == r->event || !uid || !other || strcmp(uid, other) ||
            !icalcomponent_get_first_property(c, ICAL_RECURRENCEID_PROPERTY))
            continue;
        icaltimetype id = icalcomponent_get_recurrenceid(c);
        if (icaltime_as_timet_with_zone(id, icaltime_get_timezone(id)) == start)
            return true;
    }
    return false;
}

static void see_date(icalcomponent *event, struct icaltime_span *span, void *user)
{
    struct reading *r = user;
    (void)event;
    bool single = icalcomponent_get_first_property(r->event, ICAL_RECURRENCEID_PROPERTY) != NULL;
    time_t end = span->end;
    if (r->days) /* libical lets days last until 23:59:59 of the one after the last */
        end -= end % 86400;
    if (single || !replaced(r, span->start))
        give(r, span->start / 60, (end + 59) / 60);
}

static bool text_is(icalcomponent *c, const char *name, const char *value)
{
    for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_X_PROPERTY); p;
         p = icalcomponent_get_next_property(c, ICAL_X_PROPERTY))
        if (!strcasecmp(icalproperty_get_x_name(p), name))
            return !strcasecmp(icalproperty_get_x(p), value);
    return false;
}

static bool is_free(icalcomponent *c)
{
    icalproperty *transp = icalcomponent_get_first_property(c, ICAL_TRANSP_PROPERTY);
    if (transp && icalproperty_get_transp(transp) == ICAL_TRANSP_TRANSPARENT)
        return true;
    return text_is(c, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
}

static void read_event(struct reading *r, icalcomponent *c)
{
    if (icalcomponent_get_status(c) == ICAL_STATUS_CANCELLED || (!r->all && is_free(c)))
        return;
    icaltimetype start = icalcomponent_get_dtstart(c);
    if (icaltime_is_null_time(start))
        return;
    r->event = c;
    r->days = start.is_date;
    r->floating = !start.is_date && !start.zone;
    if (start.is_date && !icalcomponent_get_first_property(c, ICAL_DTEND_PROPERTY) &&
        !icalcomponent_get_first_property(c, ICAL_DURATION_PROPERTY)) {
        icaltime_adjust(&start, 1, 0, 0, 0); /* RFC 5545: a day long */
        icalcomponent_set_dtend(c, start);
    }
    icaltimetype from = icaltime_from_timet_with_zone((time_t)((r->from - 2 * 1440) * 60), 0,
                                                      icaltimezone_get_utc_timezone());
    icaltimetype to = icaltime_from_timet_with_zone((time_t)((r->to + 2 * 1440) * 60), 0,
                                                    icaltimezone_get_utc_timezone());
    icalcomponent_foreach_recurrence(c, from, to, see_date, r);
}

static void read_freebusy(struct reading *r, icalcomponent *c)
{
    r->event = NULL;
    r->days = r->floating = false;
    for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_FREEBUSY_PROPERTY); p;
         p = icalcomponent_get_next_property(c, ICAL_FREEBUSY_PROPERTY)) {
        icalparameter *type = icalproperty_get_first_parameter(p, ICAL_FBTYPE_PARAMETER);
        if (type && icalparameter_get_fbtype(type) == ICAL_FBTYPE_FREE)
            continue;
        struct icalperiodtype span = icalproperty_get_freebusy(p);
        time_t start = icaltime_as_timet(span.start);
        time_t end = icaltime_is_null_time(span.end)
                         ? start + icaldurationtype_as_int(span.duration)
                         : icaltime_as_timet(span.end);
        give(r, start / 60, (end + 59) / 60);
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

static void read_calendar(struct reading *r, icalcomponent *calendar)
{
    r->calendar = calendar;
    icalcomponent_foreach_tzid(calendar, add_zone, calendar);
    icalcompiter it = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        read_event(r, c);
    it = icalcomponent_begin_component(calendar, ICAL_VFREEBUSY_COMPONENT);
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        read_freebusy(r, c);
}

bool calendar_read(const char *text, const struct zone *zone, int64_t from, int64_t to, bool all,
                   void (*found)(const struct calendar_busy *busy, void *user), void *user,
                   struct calendar_fault *fault)
{
    struct reading r = {
        .zone = zone, .from = from, .to = to, .all = all, .found = found, .user = user};
    if (!calendar_lint(text, fault))
        return false;
    icalcomponent *root = icalparser_parse_string(text);
    if (!root) {
        *fault = (struct calendar_fault){1, "no calendar that can be read"};
        return false;
    }
    if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
        read_calendar(&r, root);
    icalcompiter it = icalcomponent_begin_component(root, ICAL_VCALENDAR_COMPONENT);
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it))
        read_calendar(&r, c);
    icalcomponent_free(root);
    return true;
}
