#include "calendar.h"
#include "num.h"
#include "tap.h"

#include <libical/ical.h>
#include <stdlib.h>

static struct zone_set zones = ZONE_SET_INIT;

static int64_t at(int y, int mo, int d, int h, int m)
{
    return zone_local(num_days(y, mo, d), h * 60 + m);
}

/* What was found, as text: "2026-12-01 09:00+60" or "2026-12-24 all day+1440". */
static void note(const struct calendar_busy *b, void *user)
{
    struct buf *out = user;
    char text[ZONE_TEXT];
    zone_text(zone_open(&zones, "UTC"), b->from, text);
    buf_printf(out, "%s%.10s %.5s+%lld%s", out->n ? " " : "", text, text + 11,
               (long long)(b->to - b->from), b->days ? "d" : "");
}

static void reads(const char *events, const char *want, const char *what)
{
    struct buf text = BUF_INIT, got = BUF_INIT;
    struct calendar_fault fault;
    buf_printf(&text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n%sEND:VCALENDAR\r\n", events);
    if (!calendar_read(buf_text(&text), zone_open(&zones, "Europe/Berlin"), at(2026, 12, 1, 0, 0),
                       at(2026, 12, 29, 0, 0), false, note, &got, &fault))
        buf_printf(&got, "line %zu: %s", fault.line, fault.why);
    is_text(buf_text(&got), want, what);
    buf_free(&text);
    buf_free(&got);
}

#define EVENT(body) "BEGIN:VEVENT\r\nUID:1\r\n" body "END:VEVENT\r\n"

/* Every Wednesday at nine in Berlin, from the 2nd, and an event for the 9th and all after it. */
#define SERIES                                                                                     \
    EVENT("DTSTART;TZID=Europe/Berlin:20261202T090000\r\nDURATION:PT1H\r\n"                        \
          "RRULE:FREQ=WEEKLY;COUNT=4\r\n")
#define ONWARDS(more)                                                                              \
    EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261209T090000\r\n" more)
#define NO_ONWARDS                                                                                 \
    "line 0: RANGE=THISANDFUTURE makes days of times or times of days, or moves them by more "     \
    "than a month: end the series there and let another begin"

static void reads_onwards(void)
{
    reads(SERIES ONWARDS("DTSTART;TZID=Europe/Berlin:20261210T140000\r\nDURATION:PT30M\r\n"),
          "2026-12-02 08:00+60 2026-12-17 13:00+30 2026-12-24 13:00+30 2026-12-10 13:00+30",
          "a date of a series and all after it, moved and shorter");
    reads(ONWARDS("DTSTART;TZID=Europe/Berlin:20261210T140000\r\nDURATION:PT30M\r\n") SERIES,
          "2026-12-10 13:00+30 2026-12-02 08:00+60 2026-12-17 13:00+30 2026-12-24 13:00+30",
          "... where it stands before the series");
    reads(SERIES ONWARDS("DTSTART;TZID=Europe/Berlin:20261209T090000\r\nDURATION:PT1H\r\n"
                         "STATUS:CANCELLED\r\n"),
          "2026-12-02 08:00+60", "... cancelled");
    reads(EVENT("TRANSP:TRANSPARENT\r\nDTSTART:20261202T080000Z\r\nDURATION:PT1H\r\n"
                "RRULE:FREQ=WEEKLY;COUNT=3\r\n")
              ONWARDS("DTSTART;TZID=Europe/Berlin:20261209T090000\r\nDURATION:PT1H\r\n"),
          "2026-12-16 08:00+60 2026-12-09 08:00+60", "... busy from then on");
    reads(SERIES ONWARDS("DTSTART;TZID=Europe/Berlin:20261210T140000\r\nDURATION:PT30M\r\n") EVENT(
              "RECURRENCE-ID;TZID=Europe/Berlin:20261216T090000\r\nDTSTART:20261216T180000Z\r\n"
              "DURATION:PT1H\r\n")
              EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20261223T080000Z\r\nDTSTART:"
                    "20261223T100000Z\r\nDURATION:PT2H\r\n"),
          "2026-12-02 08:00+60 2026-12-10 13:00+30 2026-12-16 18:00+60 2026-12-23 10:00+120",
          "... one date after it by itself, and changed again");
    reads(EVENT("DTSTART;VALUE=DATE:20261205\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n")
              EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261212\r\nDTSTART;VALUE=DATE:"
                    "20261213\r\n"),
          "2026-12-05 00:00+1440d 2026-12-20 00:00+1440d 2026-12-13 00:00+1440d",
          "... of whole days");
    reads(EVENT("DTSTART:20261021T080000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;COUNT=3\r\n")
              EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20261021T080000Z\r\nDTSTART:20261111T080000Z"
                    "\r\nDURATION:PT1H\r\n"),
          "2026-12-12 08:00+60", "... from outside of the time asked for into it");
    reads(SERIES ONWARDS("DTSTART;VALUE=DATE:20261209\r\n"), NO_ONWARDS, "... days of times");
    reads(SERIES ONWARDS("DTSTART:20270210T080000Z\r\nDURATION:PT1H\r\n"), NO_ONWARDS,
          "... two months later");
    reads(SERIES EVENT("RECURRENCE-ID;RANGE=THISANDPRIOR:20261209T080000Z\r\n"
                       "DTSTART:20261209T090000Z\r\nDURATION:PT1H\r\n"),
          "line 12: RANGE=THISANDPRIOR is not read: end the series there and let another begin",
          "a date and all before it");
}

static void reading(void)
{
    reads(EVENT("DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\n"), "2026-12-01 09:00+60",
          "UTC");
    reads_onwards();
    reads(EVENT("DTSTART;TZID=America/New_York:20261201T090000\r\nDURATION:PT30M\r\n"),
          "2026-12-01 14:00+30", "a zone that is not described");
    reads("BEGIN:VTIMEZONE\r\nTZID:W. Europe\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
          "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
              "DTSTART;TZID=\"W. Europe\":20261201T090000\r\nDURATION:PT30M\r\n"),
          "2026-12-01 08:00+30", "a zone of the file's own");
    reads(EVENT("DTSTART:20261201T090000\r\nDTEND:20261201T100000\r\n"), "2026-12-01 08:00+60",
          "no zone: the person's own");
    reads(EVENT("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261226\r\n"),
          "2026-12-24 00:00+2880d", "two whole days");
    reads(EVENT("DTSTART;VALUE=DATE:20261224\r\n"), "2026-12-24 00:00+1440d",
          "one whole day without an end");
    reads(EVENT("DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\nTRANSP:TRANSPARENT\r\n"), "",
          "transparent");
    reads(EVENT("DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\nSTATUS:CANCELLED\r\n"), "",
          "cancelled");
    reads(EVENT("DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\nX-MICROSOFT-CDO-BUSYSTATUS:"
                "FREE\r\n"),
          "", "free in Outlook's words");
    reads(EVENT("DTSTART;TZID=Europe/Berlin:20261001T090000\r\nDTEND;TZID=Europe/"
                "Berlin:20261001T093000\r\n"
                "RRULE:FREQ=WEEKLY;UNTIL=20261215T235959Z\r\n"
                "EXDATE;TZID=Europe/Berlin:20261210T090000\r\n"),
          "2026-12-03 08:00+30",
          "weekly since before winter time, one date left out, until the 15th");
    reads(
        EVENT("DTSTART:20261202T090000Z\r\nDTEND:20261202T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n")
            EVENT("RECURRENCE-ID:20261209T090000Z\r\nDTSTART:20261209T150000Z\r\nDTEND:"
                  "20261209T160000Z\r\n"),
        "2026-12-02 09:00+60 2026-12-09 15:00+60", "one date of a series moved");
    reads(EVENT("DTSTART;TZID=Europe/Berlin:20261202T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;"
                "COUNT=3\r\n") EVENT("RECURRENCE-ID;TZID=Europe/Berlin:20261209T090000\r\nDTSTART;"
                                     "TZID=Europe/Berlin:20261209T150000\r\nDURATION:PT1H\r\n")
              EVENT("RECURRENCE-ID;TZID=Europe/Berlin:20261216T090000\r\nDTSTART;TZID=Europe/"
                    "Berlin:20261216T090000\r\nDURATION:PT1H\r\nSTATUS:CANCELLED\r\n"),
          "2026-12-02 08:00+60 2026-12-09 14:00+60", "the same in a zone, and one date cancelled");
    reads("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;"
          "COUNT=2\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nRECURRENCE-ID:20261209T090000Z\r\n"
          "DTSTART:20261209T150000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n",
          "2026-12-02 09:00+60 2026-12-09 09:00+60 2026-12-09 15:00+60", "not of another series");
    reads(EVENT("DTSTART;TZID=America/New_York:20261201T090000\r\nDURATION:PT30M\r\nRDATE;TZID="
                "America/New_York:20261203T100000\r\n"),
          "2026-12-01 14:00+30 2026-12-03 15:00+30", "one more date, in a zone");
    reads(EVENT("DTSTART:20261201T090000Z\r\nDURATION:PT30M\r\nRDATE;VALUE=PERIOD;TZID=Europe/"
                "Berlin:20261203T100000/PT2H,20261204T100000/20261204T110000\r\n"),
          "2026-12-01 09:00+30 2026-12-03 09:00+120 2026-12-04 09:00+60",
          "more dates, of other lengths");
    reads(EVENT("DTSTART;VALUE=DATE:20261205\r\nRRULE:FREQ=DAILY;COUNT=2\r\n"),
          "2026-12-05 00:00+1440d 2026-12-06 00:00+1440d", "whole days that repeat");
    reads("BEGIN:VFREEBUSY\r\nUID:2\r\nFREEBUSY:20261201T090000Z/PT1H,20261202T090000Z/"
          "20261202T093000Z\r\n"
          "FREEBUSY;FBTYPE=FREE:20261203T090000Z/PT1H\r\nEND:VFREEBUSY\r\n",
          "2026-12-01 09:00+60 2026-12-02 09:00+30", "VFREEBUSY");
    reads(EVENT("DTSTART:20260101T090000Z\r\nDTEND:20260101T100000Z\r\n"), "", "long ago");
}

static void faults(void)
{
    reads(EVENT("DTSTART:20261301T0900\r\n"),
          "line 6: the date, time or repetition here cannot be read; correct it, or take the event out", "a month 13");
    reads(EVENT("DTSTART:20260230T090000Z\r\n"),
          "line 6: the date, time or repetition here cannot be read; correct it, or take the event out", "30 February");
    reads(EVENT("SUMMARY:folded\r\n  twice\r\n  over\r\nRRULE:FREQ=NEVER\r\n"),
          "line 9: the date, time or repetition here cannot be read; correct it, or take the event out",
          "lines are counted as they stand");
    reads(EVENT("nonsense\r\n"), "line 6: this is no line of a calendar, such as SUMMARY:Lunch; export the file again",
          "no name and value");
    reads(EVENT("DTSTART;TZID=Romance Standard Time:20261201T090000\r\nDURATION:PT1H\r\n"),
          "line 6: the zone 'Romance Standard Time' is neither described in this file nor one like "
          "Europe/Berlin",
          "a zone that is neither described nor known");
    reads("BEGIN:VEVENT\r\nUID:1\r\n", "line 6: an END without its BEGIN; the file may be cut, export it again", "no END:VEVENT");
    struct calendar_fault fault;
    const struct zone *utc = zone_open(&zones, "UTC");
    ok(!calendar_read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", utc, 0, 1, false, note, NULL,
                      &fault) &&
           fault.line == 2,
       "cut off: the line of the BEGIN");
    ok(!calendar_read("", utc, 0, 1, false, note, NULL, &fault) && fault.line == 1, "empty");
    ok(!calendar_read("person,start,end\n", utc, 0, 1, false, note, NULL, &fault) &&
           fault.line == 1,
       "a CSV");
}

/* `part` so many times, between two texts. */
static void reads_many(const char *before, const char *part, int times, const char *after,
                       const char *want, const char *what)
{
    struct buf text = BUF_INIT;
    buf_puts(&text, before);
    for (int i = 0; i < times; i++)
        buf_puts(&text, part);
    buf_puts(&text, after);
    reads(buf_text(&text), want, what);
    buf_free(&text);
}

#define REPEATED                                                                                   \
    "what repeats here has too many dates to look at, 30 million with those before; leave it "     \
    "out, or let it begin later"

#define ZONE_RULES                                                                                 \
    "the rules of the time zones up to here have too many dates to look at, 30 million; leave "    \
    "out "                                                                                         \
    "zones that no event names, and rules of the past"
#define SUMMER_TIME(since)                                                                         \
    "BEGIN:STANDARD\r\nDTSTART:" since "1025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"    \
    "\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:"                         \
    "DAYLIGHT\r\nDTSTART:" since                                                                   \
    "0329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\n"              \
    "TZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"

static void reads_zones(int n, const char *body, const char *want, const char *what)
{
    struct buf text = BUF_INIT;
    for (int i = 0; i < n; i++)
        buf_printf(&text, "BEGIN:VTIMEZONE\r\nTZID:Zone %d\r\n%sEND:VTIMEZONE\r\n", i, body);
    buf_puts(&text, EVENT("DTSTART;TZID=Zone 0:20261201T090000\r\nDURATION:PT30M\r\n"));
    reads(buf_text(&text), want, what);
    buf_free(&text);
}

/* A zone with `n` rules, each in a part of its own or all in one. */
static void reads_rules(int n, const char *apart, const char *want, const char *what)
{
    struct buf text = BUF_INIT;
    buf_puts(&text, "BEGIN:VTIMEZONE\r\nTZID:Zone 0\r\nBEGIN:STANDARD\r\nDTSTART:20260101T000000"
                    "\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\n");
    for (int i = 0; i < n; i++)
        buf_printf(&text, "%sRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n", i ? apart : "");
    buf_puts(&text, "END:STANDARD\r\nEND:VTIMEZONE\r\n");
    buf_puts(&text, EVENT("DTSTART;TZID=Zone 0:20261201T090000\r\nDURATION:PT30M\r\n"));
    reads(buf_text(&text), want, what);
    buf_free(&text);
}

static void many_zones(void)
{
    const char *plain = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
                        "TZOFFSETTO:+0100\r\nEND:STANDARD\r\n";
    reads_zones(1000, plain, "2026-12-01 08:00+30", "a thousand zones");
    reads_zones(1001, plain, "line 8005: more than 1000 time zones", "one zone more");
    reads_zones(500, SUMMER_TIME("1970"), "2026-12-01 08:00+30", "500 zones with rules since 1970");
    reads_zones(1000, SUMMER_TIME("2000"), "2026-12-01 08:00+30",
                "a thousand with rules since 2000");
    reads_zones(90, SUMMER_TIME("1601"), "2026-12-01 08:00+30", "90 zones as Outlook writes them");
    reads_zones(700, SUMMER_TIME("1970"), "line 8753: " ZONE_RULES,
                "700 zones with rules since 1970");
    reads_rules(1000000, "", "line 6010: " ZONE_RULES, "one zone with a million rules");
    reads_rules(1000000,
                "END:STANDARD\r\nBEGIN:STANDARD\r\nDTSTART:20260101T000000\r\n"
                "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\n",
                "line 36010: " ZONE_RULES, "a million rules, each in a part of the zone");
}

/* A property with `n` times, a minute apart, from 1 December 2026 on, all in one line. */
static void put_list(struct buf *text, const char *name, int n, const char *tail)
{
    for (int i = 0; i < n; i++)
        buf_printf(text, "%s202612%02dT%02d%02d00Z%s", i ? "," : name, 1 + i / 1440, i / 60 % 24,
                   i % 60, tail);
    buf_puts(text, "\r\n");
}

/* An event every minute for 501 minutes, without `n` of them in lines of so many. */
static void reads_without(int n, int each, const char *want, const char *what)
{
    struct buf text = BUF_INIT;
    buf_puts(&text, "BEGIN:VEVENT\r\nDTSTART:20261201T000000Z\r\nDURATION:PT1M\r\n"
                    "RRULE:FREQ=MINUTELY;UNTIL=20261201T082000Z\r\n");
    for (int i = 0; i < n; i += each)
        put_list(&text, "EXDATE:", each, "");
    buf_puts(&text, "END:VEVENT\r\n");
    reads(buf_text(&text), want, what);
    buf_free(&text);
}

#define LONG_LIST                                                                                  \
    "more than 500 dates in one line; put those after the 500th in another line of the same name"

static void lists(void)
{
    struct buf text = BUF_INIT;
    reads_without(500, 500, "2026-12-01 08:20+1", "500 dates of a line are left out");
    reads_without(501, 501, "line 8: " LONG_LIST, "501 dates in a line: none is lost unsaid");
    reads_without(60000, 500, "line 7: " REPEATED, "each date of a line counts");
    put_list(&text, "BEGIN:VFREEBUSY\r\nFREEBUSY:", 501, "/PT1M");
    buf_puts(&text, "END:VFREEBUSY\r\n");
    reads(buf_text(&text), "line 5: " LONG_LIST, "501 busy times in a line");
    reads(EVENT("DTSTART:20261201T090000Z\r\nEXDATE:20261202T090000Z,20261302T090000Z\r\n"),
          "line 7: the date, time or repetition here cannot be read; correct it, or take the event out",
          "a month 13 later in a line");
    reads(EVENT("DTSTART:20261201T090000Z\r\nRDATE;VALUE=PERIOD:20261302T090000Z/PT1H\r\n"),
          "line 7: the date, time or repetition here cannot be read; correct it, or take the event out", "or in a period");
    buf_free(&text);
}

#define PARTS                                                                                      \
    "more than 100000 events, alarms and rules of time zones; export only the weeks of the "       \
    "programme"

/* libical keeps a kilobyte and more of each. */
static void many_parts(void)
{
    reads_many("", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", 99998,
               EVENT("DTSTART:20261201T090000Z\r\nDURATION:PT30M\r\n"), "2026-12-01 09:00+30",
               "a calendar and 99,999 events in it");
    reads_many("", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", 100000, "", "line 200002: " PARTS,
               "one event more");
    reads_many("BEGIN:VTIMEZONE\r\nTZID:A\r\n", "BEGIN:STANDARD\r\nEND:STANDARD\r\n", 300000,
               "END:VTIMEZONE\r\n", "line 200002: " PARTS, "a zone of 300,000 parts");
}

/* What libical would take hours for, or crash on. */
static void bounds(void)
{
    reads(EVENT("DTSTART:19700101T090000Z\r\nRRULE:FREQ=SECONDLY\r\n"), "line 7: " REPEATED,
          "every second since 1970");
    reads(EVENT("RRULE:FREQ=SECONDLY\r\nDTSTART:19700101T090000Z\r\n"), "line 6: " REPEATED,
          "a rule that stands before the start");
    reads(
        EVENT(
            "DTSTART:20261101T090000Z\r\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8;BYMINUTE=1,2,3,"
            "4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20;BYSECOND=0,1,2,3,4,5,6,7,8,9,10,11,"
            "12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,"
            "39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59\r\nRRULE:FREQ=SECONDLY"
            "\r\nDTSTART:20260101T000000Z\r\n"),
        "line 8: " REPEATED, "rules of one event are added");
    reads_many("",
               "BEGIN:VEVENT\r\nDTSTART:20260101T090000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY="
               "30\r\nEND:VEVENT\r\n",
               10000, "", "line 22386: " REPEATED, "thousands of rules that never come true");
    reads_many("BEGIN:VEVENT\r\nDTSTART:20160101T090000Z\r\nRRULE:FREQ=DAILY"
               "\r\nBEGIN:VALARM\r\nEND:VALARM\r\n",
               "EXDATE:20250101T090000Z\r\n", 10000, "END:VEVENT\r\n", "line 6: " REPEATED,
               "thousands of dates left out, after an alarm");
    reads_many("", "BEGIN:VEVENT\r\n", 100000, "",
               "line 23: more than 20 parts within one another",
               "a hundred thousand components within one another");
    reads_many("SUMMARY:", "ten bytes.", 100001, "\r\n",
               "line 4: a line of more than a million letters", "a long line");
    reads_many("", "BEGIN:VTIMEZONE\r\nTZID:A\r\nEND:VTIMEZONE\r\n", 1001, "", "",
               "one zone, described again and again, is one");
    reads(
        EVENT(
            "DTSTART:20260101T000000Z\r\nRRULE:FREQ=MINUTELY;COUNT=5;BYMONTH=2;BYMONTHDAY=30\r\n"),
        "line 7: " REPEATED, "five times that never come");
    many_zones();
    many_parts();
    lists();
    reads(EVENT("EXRULE:FREQ=DAILY\r\n"),
          "line 6: EXRULE is not read: list the dates that fall out with EXDATE", "an EXRULE");
    reads_many(
        "",
        "BEGIN:VEVENT\r\nDTSTART:20160101T090000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20200101T000000Z"
        "\r\nEXDATE:20170101T090000Z\r\nEND:VEVENT\r\n",
        1000, "", "", "ten years of weekly meetings are within bounds");
}

/* Writing. */

static const struct calendar_person two[] = {{"Bo", "bo@example.org"}, {"Ana", "ana@example.org"}};

static struct calendar_event event(void)
{
    return (struct calendar_event){.uid = "abc@peer-learning",
                                   .stamp = at(2026, 12, 1, 0, 0),
                                   .start = at(2026, 12, 2, 9, 0),
                                   .minutes = 30,
                                   .times = 1,
                                   .summary = "SQL",
                                   .description = "",
                                   .place = "",
                                   .organizer = two[0],
                                   .people = two,
                                   .n_people = 2,
                                   .chaired = true,
                                   .accepted = true};
}

/* Lines are folded at 75 bytes, so what is looked for may be broken: unfold first. */
static char *unfold(const char *text)
{
    char *plain = malloc(strlen(text) + 1), *to = plain;
    for (; *text; text++)
        if (!strncmp(text, "\r\n ", 3))
            text += 2;
        else
            *to++ = *text;
    *to = '\0';
    return plain;
}

static bool has(const struct buf *out, const char *line)
{
    char *plain = unfold(buf_text(out));
    bool found = strstr(plain, line) != NULL;
    if (!found)
        printf("# no %s in:\n%s", line, plain);
    free(plain);
    return found;
}

static void once(void)
{
    struct buf out = BUF_INIT, got = BUF_INIT;
    struct calendar_event e = event();
    struct calendar_fault fault;
    calendar_begin(&out, "REQUEST");
    calendar_add(&out, &e);
    calendar_end(&out);
    ok(has(&out, "METHOD:REQUEST\r\n") && has(&out, "DTSTART:20261202T090000Z\r\n") &&
           has(&out, "DTEND:20261202T093000Z\r\n") && has(&out, "SEQUENCE:0\r\n") &&
           has(&out, "CLASS:PRIVATE\r\n") && has(&out, "DTSTAMP:20261201T000000Z\r\n"),
       "once, in UTC");
    ok(has(&out, "ORGANIZER;CN=Bo:mailto:bo@example.org\r\n") &&
           has(&out, "ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:bo@example."
                     "org\r\n") &&
           has(&out, "ATTENDEE;CN=Ana;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:"
                     "ana@example.org\r\n"),
       "who invites and who is invited");
    ok(calendar_read(buf_text(&out), zone_open(&zones, "UTC"), at(2026, 12, 1, 0, 0),
                     at(2026, 12, 29, 0, 0), false, note, &got, &fault),
       "libical reads it back");
    is_text(buf_text(&got), "2026-12-02 09:00+30", "as the same time");
    buf_free(&out);
    buf_free(&got);
}

/* A circle over a change of clocks, with a date left out, read back as UTC. */
static void repeated(const char *name, int64_t start, const char *want)
{
    const struct zone *zone = zone_open(&zones, name);
    struct buf out = BUF_INIT, got = BUF_INIT;
    struct calendar_event e = event();
    struct calendar_fault fault;
    e.start = zone_utc(zone, start);
    e.minutes = 90;
    e.zone = zone;
    e.every = 1;
    e.times = 4;
    int64_t skip = zone_utc(zone, start + 7 * 1440);
    e.skip = &skip;
    e.n_skip = 1;
    calendar_begin(&out, NULL);
    calendar_zone(&out, zone, e.start, e.start + 21 * 1440);
    calendar_add(&out, &e);
    calendar_end(&out);
    ok(has(&out, "RRULE:FREQ=WEEKLY;COUNT=4") && has(&out, "BEGIN:VTIMEZONE\r\n"), name);
    ok(!strstr(buf_text(&out), "1970"), "a zone of the years used");
    calendar_read(buf_text(&out), zone, e.start - 1440, e.start + 60 * 1440, false, note, &got,
                  &fault);
    is_text(buf_text(&got), want, "read back in UTC");
    buf_free(&out);
    buf_free(&got);
}

/* Hostile names and topics: no line, property or parameter of theirs. */
static void injection(void)
{
    static const struct calendar_person evil[] = {
        {"Bo\r\nATTENDEE:mailto:x@evil.org", "bo@example.org"},
        {"A \"quoted\"; name, ^n: x", "ana@example.org\r\nX-EVIL:1"},
        {"Eve", "eve@example.org"}};
    struct buf out = BUF_INIT;
    struct calendar_event e = event();
    e.people = evil;
    e.n_people = 3;
    e.organizer = evil[1];
    e.uid = "a\r\nX-EVIL:2";
    e.summary = "SQL\nX-EVIL:3\r\nEND:VEVENT";
    e.description = "one; two, three\\\nX-EVIL:4\r\nEND:VCALENDAR";
    e.place = "Room\nX-EVIL:5";
    calendar_begin(&out, NULL);
    calendar_add(&out, &e);
    calendar_end(&out);
    char *plain = unfold(buf_text(&out));
    ok(!strstr(plain, "\nX-EVIL") && !strstr(plain, "\nATTENDEE:mailto:x@evil"),
       "no line of theirs");
    ok(!strstr(plain, "ORGANIZER"), "an address that is none organises nothing");
    int ends = 0, attendees = 0;
    for (char *s = plain; (s = strstr(s, "\nEND:VEVENT")); s++)
        ends++;
    for (char *s = plain; (s = strstr(s, "\nATTENDEE")); s++)
        attendees++;
    is_int(ends, 1, "one event ends");
    is_int(attendees, 2, "two can be invited");
    ok(has(&out, "DESCRIPTION:one\\; two\\, three\\\\\\nX-EVIL:4\\nEND:VCALENDAR\r\n"),
       "line breaks are escaped");
    int longest = 0, n = 0;
    for (const char *s = buf_text(&out); *s; s++)
        n = *s == '\n' ? (longest = n > longest ? n : longest, 0) : n + 1;
    ok(longest <= 76, "no line over 75 bytes and its CR");
    free(plain);
    buf_free(&out);
}

static void addresses(void)
{
    ok(calendar_address("a@b") && calendar_address("ana.o'neil+x@example.org"), "addresses");
    ok(!calendar_address("") && !calendar_address("ana") && !calendar_address("@b") &&
           !calendar_address("a@") && !calendar_address("a@b@c") && !calendar_address("a b@c") &&
           !calendar_address("a@b\n") && !calendar_address("<a@b>") &&
           !calendar_address("a@b,c@d") && !calendar_address("a@b;x"),
       "no addresses");
}

/* For another program to compare (times.py): the busy times of a file in UTC, a line each. */
static void print_line(const struct calendar_busy *b, void *user)
{
    struct buf line = BUF_INIT;
    (void)user;
    note(b, &line);
    puts(buf_text(&line));
    buf_free(&line);
}

static bool read_file(const char *path, struct buf *text)
{
    char part[4096];
    FILE *f = fopen(path, "rb");
    for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(text, part, n);
    return f && !fclose(f);
}

static int print_file(const char *path)
{
    struct buf text = BUF_INIT;
    struct calendar_fault fault;
    bool good = read_file(path, &text) &&
                calendar_read(buf_text(&text), zone_open(&zones, "UTC"), at(2026, 1, 1, 0, 0),
                              at(2029, 1, 1, 0, 0), false, print_line, NULL, &fault);
    buf_free(&text);
    zone_set_free(&zones);
    return !good;
}

/* What libical's tables of RFC 5546 say about files: which properties a method must and must not
   have. Prints what is wrong. */
static int check_files(char **paths)
{
    int wrong = 0;
    for (; *paths; paths++) {
        struct buf text = BUF_INIT;
        icalcomponent *c =
            read_file(*paths, &text) ? icalparser_parse_string(buf_text(&text)) : NULL;
        if (c)
            icalrestriction_check(c);
        char *told = c ? icalcomponent_as_ical_string_r(c) : NULL;
        const char *error = told ? strstr(told, "X-LIC-ERROR") : "no calendar";
        if (error)
            printf("%s: %.160s\n", *paths, error);
        wrong += error != NULL;
        free(told);
        if (c)
            icalcomponent_free(c);
        buf_free(&text);
    }
    return wrong > 0;
}

int main(int argc, char **argv)
{
    if (argc > 2 && !strcmp(argv[1], "check"))
        return check_files(argv + 2);
    if (argc > 1)
        return print_file(argv[1]);
    reading();
    faults();
    bounds();
    once();
    repeated("Europe/Berlin", at(2026, 10, 12, 9, 0),
             "2026-10-12 07:00+90 2026-10-26 08:00+90 2026-11-02 08:00+90");
    repeated("Australia/Sydney", at(2026, 9, 21, 9, 0),
             "2026-09-20 23:00+90 2026-10-04 22:00+90 2026-10-11 22:00+90");
    repeated("Asia/Kolkata", at(2026, 12, 28, 9, 0),
             "2026-12-28 03:30+90 2027-01-11 03:30+90 2027-01-18 03:30+90");
    injection();
    addresses();
    zone_set_free(&zones);
    return tap_done();
}
