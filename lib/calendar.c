/* Writing calendars. Reading them is calendar_read.c. */
#include "calendar.h"

#include "mem.h"
#include "num.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_component(struct buf *out, icalcomponent *c)
{
    char *text = icalcomponent_as_ical_string_r(c);
    if (!text)
        msg_die("out of memory");
    buf_puts(out, text);
    free(text);
    icalcomponent_free(c);
}

void calendar_begin(struct buf *out, const char *method)
{
    buf_puts(out, CALENDAR_MARK VERSION "//EN\r\n"
                                        "VERSION:2.0\r\n"
                                        "CALSCALE:GREGORIAN\r\n");
    if (method)
        buf_printf(out, "METHOD:%s\r\n", method);
}

void calendar_end(struct buf *out)
{
    buf_puts(out, "END:VCALENDAR\r\n");
}

bool calendar_address(const char *text)
{
    const char *at = strchr(text, '@');
    if (!at || at == text || !at[1] || strchr(at + 1, '@'))
        return false;
    for (const char *s = text; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7f || strchr("\"<>(),;:\\[]^", *s))
            return false;
    return true;
}

static icaltimetype utc_time(int64_t at)
{
    return icaltime_from_timet_with_zone((time_t)(at * 60), 0, icaltimezone_get_utc_timezone());
}

/* What the wall shows, as a time without a zone. */
static icaltimetype wall_time(const struct zone *zone, int64_t at)
{
    return icaltime_from_timet_with_zone((time_t)((at + zone_offset(zone, at)) * 60), 0, NULL);
}

/* Zones. */

static void add_observance(icalcomponent *vtimezone, const struct zone *zone,
                           const struct zone_change *c, icaltimetype start)
{
    bool summer = c->after > zone_standard(zone);
    icalcomponent *o =
        icalcomponent_new(summer ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
    icalcomponent_add_property(o, icalproperty_new_dtstart(start));
    icalcomponent_add_property(o, icalproperty_new_tzoffsetfrom(c->before * 60));
    icalcomponent_add_property(o, icalproperty_new_tzoffsetto(c->after * 60));
    icalcomponent_add_component(vtimezone, o);
}

void calendar_zone(struct buf *out, const struct zone *zone, int64_t first, int64_t last)
{
    enum { ROOM = 64 };
    struct zone_change changes[ROOM];
    int year, month, day;
    num_civil((int32_t)(first / 1440), &year, &month, &day);
    int64_t from = zone_local(num_days(year, 1, 1), 0);
    num_civil((int32_t)(last / 1440), &year, &month, &day);
    int64_t to = zone_local(num_days(year + 1, 1, 1), 0);
    icalcomponent *vtimezone = icalcomponent_new_vtimezone();
    icalcomponent_add_property(vtimezone, icalproperty_new_tzid(zone_name(zone)));
    /* What holds as the first year begins, as if it had been set on its first day. */
    int offset = zone_offset(zone, from);
    struct zone_change before = {from, offset, offset};
    add_observance(vtimezone, zone, &before,
                   icaltime_from_timet_with_zone((time_t)(from * 60), 0, NULL));
    size_t n = zone_changes(zone, from + 1, to, changes, ROOM);
    for (size_t i = 0; i < n; i++) /* the wall as it was shown before the change */
        add_observance(vtimezone, zone, &changes[i],
                       icaltime_from_timet_with_zone(
                           (time_t)((changes[i].at + changes[i].before) * 60), 0, NULL));
    put_component(out, vtimezone);
}

/* Events. */

/* A text as libical may have it: line breaks stay and are escaped, other control bytes go. */
static const char *clean(const char *text, bool line, struct buf *room)
{
    buf_clear(room);
    for (const char *s = text; *s; s++) {
        bool control = ((unsigned char)*s < ' ' && (line || *s != '\n')) || *s == 0x7f;
        bool mark = line && (*s == '"' || *s == '^'); /* RFC 6868: not all readers know it */
        if (mark)
            buf_putc(room, '\'');
        else if (!control)
            buf_putc(room, *s);
        else if (*s != '\r')
            buf_putc(room, ' ');
    }
    return buf_text(room);
}

static void add_name(icalproperty *p, const char *name, struct buf *room)
{
    if (*name)
        icalproperty_add_parameter(p, icalparameter_new_cn(clean(name, true, room)));
}

static const char *mailto(const char *email, struct buf *room)
{
    buf_clear(room);
    buf_printf(room, "mailto:%s", email);
    return buf_text(room);
}

static void add_organizer(icalcomponent *c, const struct calendar_event *e, struct buf *room)
{
    if (!calendar_address(e->organizer.email))
        return;
    icalproperty *p = icalproperty_new_organizer(mailto(e->organizer.email, room));
    add_name(p, e->organizer.name, room);
    icalcomponent_add_property(c, p);
}

static void add_person(icalcomponent *c, const struct calendar_event *e, size_t i, struct buf *room)
{
    bool leads = i == 0 && e->chaired, comes = leads && e->accepted;
    if (!calendar_address(e->people[i].email))
        return;
    icalproperty *p = icalproperty_new_attendee(mailto(e->people[i].email, room));
    add_name(p, e->people[i].name, room);
    icalproperty_add_parameter(
        p, icalparameter_new_role(leads ? ICAL_ROLE_CHAIR : ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(
        p, icalparameter_new_partstat(comes ? ICAL_PARTSTAT_ACCEPTED : ICAL_PARTSTAT_NEEDSACTION));
    icalproperty_add_parameter(p, icalparameter_new_rsvp(comes ? ICAL_RSVP_FALSE : ICAL_RSVP_TRUE));
    icalcomponent_add_property(c, p);
}

static icalproperty *in_zone(icalproperty *p, const struct zone *zone)
{
    icalproperty_add_parameter(p, icalparameter_new_tzid(zone_name(zone)));
    return p;
}

static void add_time(icalcomponent *c, const struct calendar_event *e)
{
    int64_t end = e->start + e->minutes;
    if (!e->zone) {
        icalcomponent_add_property(c, icalproperty_new_dtstart(utc_time(e->start)));
        icalcomponent_add_property(c, icalproperty_new_dtend(utc_time(end)));
        return;
    }
    struct icalrecurrencetype rule;
    icalrecurrencetype_clear(&rule);
    rule.freq = ICAL_WEEKLY_RECURRENCE;
    rule.interval = (short)e->every;
    rule.count = e->times;
    icalcomponent_add_property(
        c, in_zone(icalproperty_new_dtstart(wall_time(e->zone, e->start)), e->zone));
    icalcomponent_add_property(c,
                               in_zone(icalproperty_new_dtend(wall_time(e->zone, end)), e->zone));
    icalcomponent_add_property(c, icalproperty_new_rrule(rule));
    for (size_t i = 0; i < e->n_skip; i++)
        icalcomponent_add_property(
            c, in_zone(icalproperty_new_exdate(wall_time(e->zone, e->skip[i])), e->zone));
}

static void add_texts(icalcomponent *c, const struct calendar_event *e, struct buf *room)
{
    icalcomponent_add_property(c, icalproperty_new_summary(clean(e->summary, true, room)));
    if (*e->description)
        icalcomponent_add_property(
            c, icalproperty_new_description(clean(e->description, false, room)));
    if (*e->place)
        icalcomponent_add_property(c, icalproperty_new_location(clean(e->place, true, room)));
}

void calendar_add(struct buf *out, const struct calendar_event *e)
{
    struct buf room = BUF_INIT;
    icalcomponent *c = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(c, icalproperty_new_uid(clean(e->uid, true, &room)));
    icalcomponent_add_property(c, icalproperty_new_dtstamp(utc_time(e->stamp)));
    icalcomponent_add_property(c, icalproperty_new_sequence(e->sequence));
    add_time(c, e);
    add_texts(c, e, &room);
    icalcomponent_add_property(c, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(c, icalproperty_new_transp(ICAL_TRANSP_OPAQUE));
    if (e->status != CALENDAR_UNSAID) /* nor may it be where only some are uninvited */
        icalcomponent_add_property(c, icalproperty_new_status(e->status == CALENDAR_CANCELLED
                                                                  ? ICAL_STATUS_CANCELLED
                                                                  : ICAL_STATUS_CONFIRMED));
    add_organizer(c, e, &room);
    for (size_t i = 0; i < e->n_people; i++)
        add_person(c, e, i, &room);
    put_component(out, c);
    buf_free(&room);
}
