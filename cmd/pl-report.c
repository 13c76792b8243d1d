/*
 * pl-report - what the programme looks like: a workbook for people who open nothing else, and a
 * summary for a terminal. Reads the plan's decisions and takes none.
 */
#include "cli.h"
#include "output.h"
#include "plan.h"
#include "report.h"
#include "report_book.h"
#include "report_text.h"
#include "report_words.h"
#include "suppress.h"
#include "zone.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { DAY_SECONDS = 86400 };

struct options {
    struct cli cli;
    char *title, *today, *audience, *min_group;
    int text;
    struct report_settings set;
};

/* --today, else SOURCE_DATE_EPOCH, else the clock: only for the date the report bears. */
static void set_date(struct report_settings *set, const char *today)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds = (int64_t)time(NULL);
    if (today)
        seconds = (int64_t)cli_date("--today", today, 0) * DAY_SECONDS;
    else if (epoch && !num_int(epoch, 0, (int64_t)1 << 36, &seconds))
        msg_usage("SOURCE_DATE_EPOCH '%s' is not a number of seconds", epoch);
    set->today = (int32_t)(seconds / DAY_SECONDS);
    set->created = seconds;
}

static enum report_audience audience_of(const char *word)
{
    static const char *const words[] = {"organiser", "manager", "everyone"};
    for (int i = 0; word && i < 3; i++)
        if (!strcmp(word, words[i]))
            return (enum report_audience)i;
    if (word)
        msg_usage("--audience '%s' is not organiser, manager or everyone", word);
    return REPORT_ORGANISER;
}

static struct options parse_options(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT};
    const struct poptOption table[] = {
        {"output", 'o', POPT_ARG_STRING, &o.cli.output, 0, "write the workbook here, - for stdout",
         "FILE"},
        {"text", '\0', POPT_ARG_NONE, &o.text, 0, "print the summary", NULL},
        {"audience", '\0', POPT_ARG_STRING, &o.audience, 0, "organiser, manager or everyone",
         "WHO"},
        {"min-group", '\0', POPT_ARG_STRING, &o.min_group, 0,
         "nothing confidential about fewer people (5)", "N"},
        {"title", '\0', POPT_ARG_STRING, &o.title, 0, "at the head of every page", "TEXT"},
        {"today", '\0', POPT_ARG_STRING, &o.today, 0, "the date of the report", "DATE"},
        CLI_TALK(o.cli),
        POPT_TABLEEND};
    cli_parse(&o.cli, "pl-report", argc, argv, table, "[PLAN...]");
    if (!o.cli.output && !o.text)
        msg_usage("nothing to do; say -o FILE.xlsx for the workbook or --text for the summary");
    if (o.text && o.cli.output && !strcmp(o.cli.output, "-"))
        msg_usage("--text and -o - would both write to stdout; give the workbook a file");
    set_date(&o.set, o.today);
    o.set.title = o.title;
    o.set.audience = audience_of(o.audience);
    o.set.min_group =
        (long)cli_number("--min-group", o.min_group, SUPPRESS_FLOOR, 1000000, SUPPRESS_LEAST);
    return o;
}

/* "Peer learning, 2026-12" unless --title says another. */
static void set_title(struct options *o, const struct plan *plan, struct buf *title)
{
    if (o->set.title)
        return;
    if (plan->cycle)
        report_words_fill(title, WORD_TITLE_CYCLE, plan_string(plan, plan->cycle), NULL);
    else
        buf_puts(title, report_word(WORD_TITLE));
    o->set.title = title->s;
}

static void say_events(const struct workbook_events *e)
{
    if (e->continued)
        msg_info("%zu list%s longer than a sheet and continued on another", e->continued,
                 e->continued == 1 ? " was" : "s were");
    if (e->cut)
        msg_warn("%zu text%s longer than a cell holds (32767 characters) and cut", e->cut,
                 e->cut == 1 ? " was" : "s were");
    if (e->repaired)
        msg_warn("%zu text%s characters that a workbook cannot hold; they show as U+FFFD",
                 e->repaired, e->repaired == 1 ? " had" : "s had");
}

static int write_book(const char *path, const struct report_view *v)
{
    struct output *out = output_open(path);
    struct workbook_events events = report_book_write(output_path(out), v);
    say_events(&events);
    return output_commit(out);
}

static int write_text(const struct report_view *v)
{
    struct buf text = BUF_INIT;
    struct output *out = output_open(NULL);
    report_text(&text, v, isatty(STDOUT_FILENO));
    output_write(out, text.s, text.n);
    buf_free(&text);
    return output_commit(out);
}

int main(int argc, char **argv)
{
    struct options o = parse_options(argc, argv);
    struct plan plan = PLAN_INIT;
    struct zone_set zones = ZONE_SET_INIT;
    struct buf title = BUF_INIT;
    int status = MSG_DONE;

    plan_read(&plan, o.cli.files);
    struct report r = report_open(&plan, &zones);
    struct report_scope all = report_everyone(&r);
    set_title(&o, &plan, &title);
    struct report_view v = report_view_open(&o.set, &r, &all, report_word(WORD_FOR_ORGANISER));
    if (o.cli.output)
        status = write_book(o.cli.output, &v);
    if (o.text && !status)
        status = write_text(&v);
    report_view_close(&v);
    report_scope_free(&all);
    report_close(&r);
    buf_free(&title);
    zone_set_free(&zones);
    plan_free(&plan);
    cli_free(&o.cli);
    return status;
}
