#include "calendar_lint.h"

#include "calendar_count.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct zone_name {
    char *text;
    size_t line;
};

struct zone_names {
    struct zone_name *items;
    size_t n, cap;
};

struct lint {
    const char *next; /* the text that is left */
    size_t line, begun, longest, parts;
    struct buf text; /* the content line, unfolded */
    struct {
        char **items;
        size_t n, cap;
    } open; /* names of components that have begun, and where */
    struct {
        size_t *items;
        size_t n, cap;
    } lines;
    struct zone_names named, described;
    struct calendar_count count;
    bool zone; /* what began last in the calendar is a zone */
    struct calendar_fault *fault;
};

static bool take_line(struct lint *l)
{
    buf_clear(&l->text);
    if (!*l->next)
        return false;
    l->begun = l->line + 1;
    do {
        size_t n = strcspn(l->next, "\n"), keep = n;
        l->longest = n > l->longest ? n : l->longest;
        if (keep && l->next[keep - 1] == '\r')
            keep--;
        buf_add(&l->text, l->next, keep);
        l->next += n + (l->next[n] != '\0');
        l->line++;
        if (*l->next == ' ' || *l->next == '\t')
            l->next++;
        else
            break;
    } while (*l->next);
    return true;
}

static bool bad(struct lint *l, size_t line, const char *why)
{
    l->fault->line = line;
    snprintf(l->fault->why, sizeof l->fault->why, "%s", why);
    return false;
}

/* Zones. */

static bool has_zone(const struct zone_names *list, const char *text)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(list->items[i].text, text))
            return true;
    return false;
}

static void add_zone(struct zone_names *list, const char *text, size_t line)
{
    if (has_zone(list, text))
        return;
    struct zone_name name = {mem_string(text), line};
    MEM_PUSH(list, name);
}

static void free_zones(struct zone_names *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->items[i].text);
    free(list->items);
}

/* libical takes a time in a zone it does not know for one without a zone. */
static bool know_zones(struct lint *l)
{
    for (size_t i = 0; i < l->named.n; i++) {
        const struct zone_name *name = &l->named.items[i];
        if (has_zone(&l->described, name->text) || icaltimezone_get_builtin_timezone(name->text))
            continue;
        l->fault->line = name->line;
        snprintf(l->fault->why, sizeof l->fault->why,
                 "the zone '%.60s' is neither described in this file nor one like Europe/Berlin",
                 name->text);
        return false;
    }
    return true;
}

/* Lines. */

static bool name_is(const char *line, const char *name)
{
    size_t n = strlen(name);
    return !strncasecmp(line, name, n) && (line[n] == ':' || line[n] == ';');
}

/* libical reads a thirteenth month without a word. */
static bool real_time(icaltimetype t)
{
    return t.month >= 1 && t.month <= 12 && t.day >= 1 &&
           t.day <= icaltime_days_in_month(t.month, t.year) && t.hour < 24 && t.minute < 60 &&
           t.second <= 60;
}

static bool real_value(icalproperty *p)
{
    icalvalue *v = icalproperty_get_value(p);
    switch (v ? icalvalue_isa(v) : ICAL_NO_VALUE) {
    case ICAL_NO_VALUE:
        return false;
    case ICAL_DATE_VALUE:
        return real_time(icalvalue_get_date(v));
    case ICAL_DATETIME_VALUE:
        return real_time(icalvalue_get_datetime(v));
    case ICAL_PERIOD_VALUE: {
        struct icalperiodtype span = icalvalue_get_period(v);
        return real_time(span.start) && (icaltime_is_null_time(span.end) || real_time(span.end));
    }
    default:
        return true;
    }
}

/* As many properties as the line has values. NULL for what cannot be read. */
static icalcomponent *parse_line(const char *line)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n", line);
    icalcomponent *c = icalparser_parse_string(buf_text(&text));
    buf_free(&text);
    if (c && !icalcomponent_count_errors(c) &&
        icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY))
        return c;
    if (c)
        icalcomponent_free(c);
    return NULL;
}

static bool see_value(struct lint *l, icalproperty *p)
{
    if (!real_value(p))
        return false;
    icalparameter *zone = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
    if (zone && icalparameter_get_tzid(zone))
        add_zone(&l->named, icalparameter_get_tzid(zone), l->begun);
    calendar_count_see(&l->count, p, l->begun);
    return true;
}

/* Properties that say when; others may be as they like. */
static bool readable(struct lint *l, const char *line)
{
    static const char *const when[] = {"DTSTART", "DTEND", "DURATION", "RRULE",
                                       "EXDATE",  "RDATE", "FREEBUSY", "RECURRENCE-ID"};
    bool matters = false;
    for (size_t i = 0; i < sizeof when / sizeof *when; i++)
        matters |= name_is(line, when[i]);
    icalcomponent *c = matters ? parse_line(line) : NULL;
    bool good = !matters || c;
    icalproperty *p = c ? icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY) : NULL;
    for (; p && good; p = icalcomponent_get_next_property(c, ICAL_ANY_PROPERTY))
        good = see_value(l, p);
    if (c)
        icalcomponent_free(c);
    return good;
}

/* libical drops what comes after so many values of a line without a word. */
static bool long_list(const char *line)
{
    size_t n = 1;
    for (const char *s = line; (s = strchr(s, ',')); s++)
        n++;
    return n > CALENDAR_VALUES &&
           (name_is(line, "EXDATE") || name_is(line, "RDATE") || name_is(line, "FREEBUSY"));
}

/* Of the older RFC 2445; nobody has written it since. */
static bool ranges_back(const char *line)
{
    static const char range[] = ";RANGE=THISANDPRIOR";
    size_t n = strcspn(line, ":");
    while (n && strncasecmp(line, range, sizeof range - 1))
        line++, n--;
    return n > 0;
}

/* What libical would take too long for, or crash on. */
static bool within_bounds(struct lint *l)
{
    if (l->longest > CALENDAR_LONGEST)
        return bad(l, l->begun, "a line of more than a million letters");
    if (l->open.n > CALENDAR_DEEPEST)
        return bad(l, l->begun, "more than 20 parts within one another");
    if (l->parts > CALENDAR_PARTS)
        return bad(l, l->begun,
                   "more than 100000 events, alarms and rules of time zones; export only the weeks "
                   "of the programme");
    if (l->named.n > CALENDAR_ZONES || l->described.n > CALENDAR_ZONES)
        return bad(l, l->begun, "more than 1000 time zones");
    if (l->count.dates > CALENDAR_DATES && l->zone)
        return bad(l, l->count.line,
                   "the rules of the time zones up to here have too many dates to look at, 30 "
                   "million; leave out zones that no event names, and rules of the past");
    if (l->count.dates > CALENDAR_DATES)
        return bad(l, l->count.line,
                   "what repeats here has too many dates to look at, 30 million with those before; "
                   "leave it out, or let it begin later");
    return true;
}

static bool lint_end(struct lint *l, const char *name)
{
    if (!l->open.n || strcasecmp(l->open.items[l->open.n - 1], name))
        return bad(l, l->begun, "an END without its BEGIN; the file may be cut, export it again");
    free(l->open.items[--l->open.n]);
    l->lines.n--;
    if (l->open.n <= 1)
        calendar_count_close(&l->count);
    return true;
}

static bool lint_line(struct lint *l)
{
    const char *s = buf_text(&l->text);
    size_t name = strcspn(s, ":;");
    if (!*s)
        return true;
    if (!l->open.n && strcasecmp(s, "BEGIN:VCALENDAR"))
        return bad(l, l->begun,
                   "no calendar: it should begin with BEGIN:VCALENDAR; export it again as "
                   "iCalendar (.ics)");
    if (!name ||
        strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") < name ||
        !strchr(s, ':'))
        return bad(l, l->begun,
                   "this is no line of a calendar, such as SUMMARY:Lunch; export the file again");
    if (!strncasecmp(s, "BEGIN:", 6)) {
        MEM_PUSH(&l->open, mem_string(s + 6));
        MEM_PUSH(&l->lines, l->begun);
        l->parts++;
        if (l->open.n <= 2)
            l->zone = !strcasecmp(s + 6, "VTIMEZONE");
        return true;
    }
    if (!strncasecmp(s, "END:", 4))
        return lint_end(l, s + 4);
    if (name_is(s, "EXRULE"))
        return bad(l, l->begun, "EXRULE is not read: list the dates that fall out with EXDATE");
    if (name_is(s, "RECURRENCE-ID") && ranges_back(s))
        return bad(l, l->begun,
                   "RANGE=THISANDPRIOR is not read: end the series there and let another begin");
    if (name_is(s, "TZID"))
        add_zone(&l->described, strchr(s, ':') + 1, l->begun);
    if (long_list(s))
        return bad(l, l->begun,
                   "more than 500 dates in one line; put those after the 500th in another line of "
                   "the same name");
    if (!readable(l, s))
        return bad(
            l, l->begun,
            "the date, time or repetition here cannot be read; correct it, or take the event out");
    return true;
}

bool calendar_lint(const char *text, int64_t to, struct calendar_fault *fault)
{
    struct lint l = {.next = text, .count = CALENDAR_COUNT_INIT(to), .fault = fault};
    bool good = true, any = false;
    if (!strncmp(text, "\xef\xbb\xbf", 3))
        l.next += 3;
    while (good && take_line(&l)) {
        good = lint_line(&l) && within_bounds(&l);
        any |= l.text.n > 0;
    }
    if (good && !any)
        good = bad(&l, 1, "empty: it should begin with BEGIN:VCALENDAR");
    if (good && l.open.n)
        good = bad(&l, l.lines.items[l.open.n - 1], "BEGIN without an END: the file is cut off");
    good = good && know_zones(&l);
    for (size_t i = 0; i < l.open.n; i++)
        free(l.open.items[i]);
    free_zones(&l.named);
    free_zones(&l.described);
    calendar_count_free(&l.count);
    free(l.open.items);
    free(l.lines.items);
    buf_free(&l.text);
    return good;
}
