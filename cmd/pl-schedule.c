/* pl-schedule - a time for every meeting, nobody in two places at once, and calendars. */
#include "absence.h"
#include "cli.h"
#include "schedule.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct options {
    struct cli cli;
    char *from, *weeks, *hours, *days, *minutes, *repeat, *review, *per_day, *per_week, *gap;
    char *holidays, *busy, *keep, *place;
    int fresh;
    struct schedule_options schedule;
};

/* "one-to-one=30,group=60": each name once or more, the last wins. */
static void read_minutes(const char *text, int *minutes)
{
    char name[16], number[8];
    int used = 0;
    int64_t n = 0;
    for (; text && *text; text += used + (text[used] == ',')) {
        int f = 0;
        used = 0;
        bool good = sscanf(text, "%15[^=,]=%7[0-9]%n", name, number, &used) == 2 && used &&
                    (!text[used] || (text[used] == ',' && text[used + 1])) &&
                    num_int(number, 5, 480, &n);
        while (good && f < 4 && strcmp(name, schedule_formats[f]))
            f++;
        if (!good || f == 4)
            msg_usage("--minutes '%s' is not like one-to-one=30,group=60,circle=90,review=60, 5 to "
                      "480 minutes each",
                      text);
        minutes[f] = (int)n;
    }
}

/* "1,6": every week, six times. */
static void read_repeat(const char *text, int *every, int *times)
{
    int64_t e = *every, t = *times;
    const char *comma = text ? strchr(text, ',') : NULL;
    if (!text)
        return;
    char weeks[8] = "";
    if (comma && comma - text < (long)sizeof weeks)
        memcpy(weeks, text, (size_t)(comma - text));
    if (!comma || !num_int(weeks, 1, 8, &e) || !num_int(comma + 1, 1, 52, &t))
        msg_usage("--repeat '%s' is not WEEKS,TIMES like 1,6: 1 to 8 weeks, 1 to 52 times", text);
    *every = (int)e;
    *times = (int)t;
}

static void read_working(const struct options *o, struct window_week *working)
{
    struct window_fault fault;
    const char *hours = o->hours ? o->hours : "09:00-17:00", *days = o->days ? o->days : "Mon-Fri";
    if (!window_working(hours, days, working, &fault))
        msg_usage("--hours '%s' --days '%s': '%.*s' %s", hours, days, fault.length, fault.piece,
                  fault.why);
}

static int number(const char *option, const char *value, int64_t lo, int64_t hi, int64_t unsaid)
{
    return (int)cli_number(option, value, lo, hi, unsaid);
}

static void decode_options(struct options *o)
{
    struct schedule_options *s = &o->schedule;
    *s = (struct schedule_options){.minutes = {30, 60, 90, 60}, .every = 1, .times = 6};
    if (!o->from)
        msg_usage("no --from: name the first day, like --from 2026-12-01");
    s->from = cli_date("--from", o->from, 0);
    s->weeks = number("--weeks", o->weeks, 1, 104, 4);
    s->review = number("--review", o->review, 0, 366, 28);
    s->per_day = number("--per-day", o->per_day, 1, 96, 1);
    s->per_week = number("--per-week", o->per_week, 1, 672, 2);
    s->gap = number("--gap", o->gap, 0, 1440, 0);
    s->fresh = o->fresh;
    s->place = o->place && *o->place ? o->place : NULL;
    read_minutes(o->minutes, s->minutes);
    read_repeat(o->repeat, &s->every, &s->times);
    read_working(o, &s->working);
}

static void parse_options(int argc, char **argv, struct options *o)
{
    const struct poptOption table[] = {
        {"from", '\0', POPT_ARG_STRING, &o->from, 0, "first day of the meetings (needed)", "DATE"},
        {"weeks", '\0', POPT_ARG_STRING, &o->weeks, 0, "length of the horizon (4)", "N"},
        {"hours", '\0', POPT_ARG_STRING, &o->hours, 0,
         "working hours of those who gave no windows (09:00-17:00)", "HOURS"},
        {"days", '\0', POPT_ARG_STRING, &o->days, 0, "and their working days (Mon-Fri)", "DAYS"},
        {"minutes", '\0', POPT_ARG_STRING, &o->minutes, 0,
         "how long meetings last (one-to-one=30,group=60,circle=90,review=60)", "LIST"},
        {"repeat", '\0', POPT_ARG_STRING, &o->repeat, 0,
         "circles: every so many weeks, so many times (1,6)", "WEEKS,TIMES"},
        {"review", '\0', POPT_ARG_STRING, &o->review, 0,
         "days from the first meeting to the review (28, 0 for none)", "DAYS"},
        {"per-day", '\0', POPT_ARG_STRING, &o->per_day, 0, "most meetings of a person on a day (1)",
         "N"},
        {"per-week", '\0', POPT_ARG_STRING, &o->per_week, 0, "and in a week (2)", "N"},
        {"gap", '\0', POPT_ARG_STRING, &o->gap, 0, "minutes between two meetings of a person (0)",
         "MINUTES"},
        {"holidays", '\0', POPT_ARG_STRING, &o->holidays, 0, "days without meetings, .ics or CSV",
         "FILE"},
        {"busy", '\0', POPT_ARG_STRING, &o->busy, 0, "busy times, .ics per person or CSV",
         "FILE|DIR"},
        {"keep", 'k', POPT_ARG_STRING, &o->keep, 0, "earlier plan whose times stay where they can",
         "PLAN"},
        {"fresh", '\0', POPT_ARG_NONE, &o->fresh, 0, "forget the times decided before", NULL},
        {"place", '\0', POPT_ARG_STRING, &o->place, 0, "where meetings are held: a room or a link",
         "TEXT"},
        CLI_COMMON(o->cli),
        POPT_TABLEEND};
    cli_parse(&o->cli, "pl-schedule", argc, argv, table, "[PLAN...]");
    decode_options(o);
}

/* Only said: a plan of last month is scheduled like any other. */
static void say_past(int32_t from)
{
    char text[11];
    if ((int64_t)from * 86400 + 86400 >= (int64_t)time(NULL))
        return;
    num_date_text(from, text);
    msg_info("--from %s is in the past", text);
}

static void say_result(const struct schedule *s)
{
    size_t booked = 0, can = 0;
    for (size_t m = 0; m < s->meetings.n; m++)
        booked += schedule_at(s, m) != TIMETABLE_NONE;
    for (size_t i = 0; i < s->chairs.n; i++)
        can += s->chairs.items[i].can;
    msg_info("%zu of %zu meetings have a time", booked, s->meetings.n);
    if (s->chairs.n)
        msg_info("%zu of %zu people can come to their review", can, s->chairs.n);
}

static void read_absence(const struct options *o, struct schedule *s, struct absence *a)
{
    (void)o;
    (void)s;
    (void)a;
}

int main(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT};
    struct plan plan = PLAN_INIT, keep = PLAN_INIT;
    struct absence absence = ABSENCE_INIT;

    parse_options(argc, argv, &o);
    struct schedule s = {.plan = &plan, .options = o.schedule, .absence = &absence};
    plan_read(&plan, o.cli.files);
    if (o.keep) {
        plan_read(&keep, (const char *const[]){o.keep, NULL});
        s.keep = &keep;
    }
    say_past(o.schedule.from);
    schedule_read(&s);
    read_absence(&o, &s, &absence);
    schedule_place(&s);
    schedule_review(&s);
    schedule_write(&s);
    say_result(&s);
    int status = plan_write(&plan, o.cli.output, cli_delimiter(&o.cli));

    schedule_free(&s);
    window_free(&o.schedule.working);
    plan_free(&plan);
    plan_free(&keep);
    cli_free(&o.cli);
    return status;
}
