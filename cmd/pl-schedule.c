/* pl-schedule - a time for every meeting, nobody in two places at once, and calendars. */
#include "absence.h"
#include "calendar.h"
#include "cli.h"
#include "invite.h"
#include "progress.h"
#include "schedule.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct options {
    struct cli cli;
    char *from, *weeks, *hours, *days, *minutes, *repeat, *review, *per_day, *per_week, *gap;
    char *holidays, *busy, *keep, *place;
    char *calendar, *invites, *organizer, *template;
    int fresh, cancel;
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

static void check_calendars(const struct options *o)
{
    bool any = o->calendar || o->invites;
    if (o->cancel && (!o->keep || !any))
        msg_usage("--cancel needs --keep PLAN, and --calendar or --invites to write to");
    if (o->organizer && !calendar_address(o->organizer))
        msg_usage("--organizer '%s' is not an e-mail address", o->organizer);
    if ((o->organizer || o->template) && !any)
        msg_usage("%s needs --calendar or --invites", o->organizer ? "--organizer" : "--template");
    if (o->invites && !strcmp(o->invites, "-"))
        msg_usage("--invites writes several files; say --invites FOLDER");
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
        {"calendar", '\0', POPT_ARG_STRING, &o->calendar, 0, "write all meetings into one calendar",
         "FILE.ics"},
        {"invites", '\0', POPT_ARG_STRING, &o->invites, 0, "write an invitation per meeting",
         "DIR"},
        {"organizer", '\0', POPT_ARG_STRING, &o->organizer, 0,
         "invite from this mailbox, ready to be mailed", "MAIL"},
        {"cancel", '\0', POPT_ARG_NONE, &o->cancel, 0,
         "also cancel what left the plan (with --keep)", NULL},
        {"template", '\0', POPT_ARG_STRING, &o->template, 0, "text of the invitations", "FILE"},
        CLI_COMMON(o->cli),
        POPT_TABLEEND};
    cli_parse(&o->cli, "pl-schedule", argc, argv, table, "[PLAN...]");
    decode_options(o);
    check_calendars(o);
    cli_apart(&o->cli, (const struct cli_file[]){
                           {"-o", o->cli.output ? o->cli.output : "-", CLI_WRITES_PLAN},
                           {"--calendar", o->calendar, CLI_WRITES},
                           {"--invites", o->invites, CLI_WRITES},
                           {"--keep", o->keep, CLI_READS_PLAN},
                           {"--holidays", o->holidays, CLI_READS},
                           {"--busy", o->busy, CLI_READS},
                           {"--template", o->template, CLI_READS},
                           {0}});
}

/* The stamp of the invitations: no clock, so that the same run writes the same bytes. */
static int64_t stamp(const struct options *o)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds;
    if (epoch && num_int(epoch, 0, INT64_C(253402300799), &seconds))
        return seconds / 60;
    return zone_local(o->schedule.from, 0);
}

static struct invite_options decode_invites(const struct options *o)
{
    return (struct invite_options){o->calendar, o->invites, o->organizer,
                                   o->template, o->cancel,  stamp(o)};
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

static void read_absence(const struct options *o, struct schedule *s)
{
    int64_t from = zone_local(o->schedule.from - 1, 0);
    int64_t to = zone_local(o->schedule.from + schedule_days(s) + 1, 0);
    if (o->holidays)
        absence_read_holidays(s->absence, o->holidays);
    if (o->busy)
        absence_read_busy(s->absence, o->busy, s->plan, s->hours.zone, from, to);
    absence_sort(s->absence);
}

int main(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT};
    struct plan plan = PLAN_INIT, keep = PLAN_INIT;
    struct absence absence = ABSENCE_INIT;

    parse_options(argc, argv, &o);
    struct schedule s = {
        .plan = &plan, .options = o.schedule, .absence = &absence, .progress = progress_at};
    plan_read(&plan, o.cli.files);
    if (o.keep) {
        plan_read(&keep, (const char *const[]){o.keep, NULL});
        s.keep = &keep;
    }
    say_past(o.schedule.from);
    schedule_read(&s);
    read_absence(&o, &s);
    progress_begin("placing", "meetings");
    schedule_place(&s);
    progress_end();
    schedule_review(&s);
    schedule_sequence(&s);
    schedule_write(&s);
    struct invite_options invites = decode_invites(&o);
    invite_write(&s, &invites);
    say_result(&s);
    int status = plan_write(&plan, o.cli.output, cli_delimiter(&o.cli));

    schedule_free(&s);
    absence_free(&absence);
    window_free(&o.schedule.working);
    plan_free(&plan);
    plan_free(&keep);
    cli_free(&o.cli);
    return status;
}
