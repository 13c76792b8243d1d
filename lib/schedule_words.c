#include "schedule_words.h"

#include <string.h>

static const char *name_of(const struct schedule *s, uint32_t person)
{
    return plan_name(s->plan, person);
}

/* Hours when they are whole, else minutes. */
static void put_length(int minutes, struct buf *out)
{
    if (minutes % 60 || minutes == 0)
        buf_printf(out, "%d minutes", minutes);
    else
        buf_printf(out, "%d hour%s", minutes / 60, minutes == 60 ? "" : "s");
}

static void put_no_common(const struct schedule *s, size_t meeting,
                          const struct timetable_obstacle *o, struct buf *out)
{
    const struct timetable_meeting *t = &s->timetable.meetings[meeting];
    if (o->person != TIMETABLE_NOBODY)
        buf_printf(out, "%s and %s are never free at the same time for ", name_of(s, o->person),
                   name_of(s, o->other));
    else
        buf_printf(out, "the %u people are never all free at the same time for ", (unsigned)t->n);
    put_length(t->minutes, out);
    buf_puts(out, "; wider hours of one of them would help");
}

static void put_too_many(const struct schedule *s, const struct timetable_obstacle *o,
                         struct buf *out)
{
    buf_printf(out, "%s has %zu meeting%s and is free for ", name_of(s, o->person), o->wanted,
               o->wanted == 1 ? "" : "s");
    put_length(o->minutes, out);
    buf_puts(out, o->fit ? ", time for " : ", time for none");
    if (o->fit)
        buf_printf(out, "%zu of them", o->fit);
    buf_printf(out, " at %d a day and %d a week; more --weeks or wider hours would help",
               s->options.per_day, s->options.per_week);
}

static void put_limits(const struct schedule *s, const struct timetable_obstacle *o,
                       struct buf *out)
{
    if (o->person != TIMETABLE_NOBODY)
        buf_printf(
            out,
            "when all are free, %s already has as many meetings as %d a day and %d a week allow",
            name_of(s, o->person), s->options.per_day, s->options.per_week);
    else
        buf_printf(
            out,
            "when all are free, some already have as many meetings as %d a day and %d a week allow",
            s->options.per_day, s->options.per_week);
    buf_puts(out, "; more --weeks or a higher --per-week would help");
}

static void put_elsewhere(const struct schedule *s, const struct timetable_obstacle *o,
                          struct buf *out)
{
    if (o->common == 1)
        buf_puts(out, "at the only time that suits all");
    else
        buf_printf(out, "at each of the %zu times that suit all", o->common);
    if (o->person == TIMETABLE_NOBODY)
        buf_puts(out, " somebody is in another meeting");
    else
        buf_printf(out, " somebody is in another meeting, such as %s", name_of(s, o->person));
    buf_puts(out, "; more --weeks or wider hours would help");
}

void schedule_words_unbooked(const struct schedule *s, size_t meeting, struct buf *out)
{
    struct timetable_obstacle o = timetable_obstacle(&s->timetable, meeting);
    const struct timetable_meeting *t = &s->timetable.meetings[meeting];
    buf_puts(out, SCHEDULE_WORDS_NO_TIME);
    switch (o.cause) {
    case TIMETABLE_NO_COMMON:
        put_no_common(s, meeting, &o, out);
        break;
    case TIMETABLE_NO_REPEAT:
        buf_printf(out,
                   "no weekday and hour suits all on each of the %d dates; fewer dates (--repeat) "
                   "would help",
                   t->times);
        break;
    case TIMETABLE_HOLIDAYS:
        buf_puts(out, "every time that suits all falls on a holiday; more --weeks would help");
        break;
    case TIMETABLE_ALL_BUSY:
        buf_puts(out, "at every time that suits all somebody is busy; more --weeks would help");
        break;
    case TIMETABLE_TOO_MANY:
        put_too_many(s, &o, out);
        break;
    case TIMETABLE_LIMITS:
        put_limits(s, &o, out);
        break;
    case TIMETABLE_ELSEWHERE:
        put_elsewhere(s, &o, out);
        break;
    }
}

void schedule_words_time(const struct zone *zone, int64_t at, struct buf *out)
{
    char text[ZONE_TEXT];
    zone_text(zone, at, text);
    buf_printf(out, "%.10s %.5s", text, text + 11);
}

void schedule_words_moved(const struct schedule *s, size_t meeting, const struct zone *zone,
                          struct buf *out)
{
    static const char *const whose[] = {
        [TIMETABLE_STAYS] = "",
        [TIMETABLE_OUTSIDE] = "is outside the hours of ",
        [TIMETABLE_HOLIDAY] = "is a holiday of ",
        [TIMETABLE_BUSY] = "is a busy time of ",
        [TIMETABLE_TAKEN] = "is taken by another meeting of ",
    };
    const struct timetable_meeting *t = &s->timetable.meetings[meeting];
    buf_puts(out, SCHEDULE_WORDS_MOVED);
    schedule_words_time(zone, s->meetings.items[meeting].was, out);
    buf_printf(out, ", which %s%s", whose[t->released],
               t->by == TIMETABLE_NOBODY ? "one of its people" : name_of(s, t->by));
}

size_t schedule_words_base(const char *why)
{
    static const char *const marks[] = {SCHEDULE_WORDS_NO_TIME, SCHEDULE_WORDS_MOVED};
    size_t n = strlen(why);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (!strncmp(why, marks[i], length))
            return 0;
        for (const char *p = why; (p = strstr(p, marks[i])); p++)
            if (p - why >= 2 && !strncmp(p - 2, "; ", 2) && (size_t)(p - 2 - why) < n)
                n = (size_t)(p - 2 - why);
    }
    return n;
}
