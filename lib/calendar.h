/*
 * calendar - iCalendar (RFC 5545), in and out, through libical (its only user but for zone.c).
 *
 * Out: a calendar is text that grows in a buffer:
 *
 *     calendar_begin(&out, "REQUEST");
 *     calendar_zone(&out, zone, first, last);          once for each zone something repeats in
 *     calendar_add(&out, &event);                      any number
 *     calendar_end(&out);
 *
 * Lines end in CR LF and are folded, text is escaped. What comes from people (names, topics,
 * e-mail) can never become a line, a property or a parameter of its own: line breaks in texts are
 * escaped, control bytes and quotes in names are replaced, and an address that is none is left out
 * (calendar_address). The same events give the same bytes: nothing here reads a clock.
 *
 * In: the busy times of a calendar file. Events (VEVENT) with RRULE, RDATE, EXDATE, RECURRENCE-ID,
 * all-day ones, and VFREEBUSY; what is TRANSP:TRANSPARENT, STATUS:CANCELLED or FREE is not busy.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "buf.h"
#include "zone.h"

struct calendar_person {
    const char *name, *email; /* name may be "" */
};

enum calendar_status { CALENDAR_CONFIRMED, CALENDAR_CANCELLED, CALENDAR_UNSAID };

struct calendar_event {
    const char *uid;
    int sequence;
    int64_t stamp; /* DTSTAMP */
    int64_t start;
    int minutes;
    const struct zone *zone; /* of what repeats; NULL: once, written in UTC */
    int every, times;        /* weeks, count of dates */
    const int64_t *skip;     /* dates that fall out */
    size_t n_skip;
    const char *summary, *description, *place; /* "" for none */
    struct calendar_person organizer;          /* email "": none */
    const struct calendar_person *people;
    size_t n_people;
    bool chaired;  /* the first of them leads (ROLE=CHAIR) */
    bool accepted; /* and is the organizer, who comes */
    enum calendar_status status;
};

/* How every calendar written here begins, and a line of one that cancels a whole event. */
#define CALENDAR_MARK "BEGIN:VCALENDAR\r\nPRODID:-//peer-learning//pl-schedule "
#define CALENDAR_CANCELLED_LINE "\r\nSTATUS:CANCELLED\r\n"

/* `method` NULL: a plain calendar. */
void calendar_begin(struct buf *out, const char *method);
/* The changes of clocks from the year of one instant to that of the other. */
void calendar_zone(struct buf *out, const struct zone *zone, int64_t first, int64_t last);
void calendar_add(struct buf *out, const struct calendar_event *e);
void calendar_end(struct buf *out);

/* Whether a text can be an e-mail address in a calendar: one @ with something on both sides, and no
   blank, control byte, quote, bracket, comma, colon or semicolon. */
bool calendar_address(const char *text);

/* A busy time found in a file; all-day ones are local to `zone`. */
struct calendar_busy {
    int64_t from, to;
    bool days; /* all day: from and to are local minutes, for the caller's zone */
};

struct calendar_fault {
    size_t line;
    char why[160];
};

/*
 * Calls `found` for each busy time in the text of a file that touches from ... to, in no order that
 * matters. Times without a zone are local to `zone`. `all` also gives transparent events: holidays
 * are published so. False with *fault when the text is not iCalendar.
 */
bool calendar_read(const char *text, const struct zone *zone, int64_t from, int64_t to, bool all,
                   void (*found)(const struct calendar_busy *busy, void *user), void *user,
                   struct calendar_fault *fault);

#endif
