/* pl-report - what the programme looks like: a workbook, and a summary for a terminal. */
#include "cli.h"
#include "output.h"
#include "plan.h"
#include "report.h"
#include "report_book.h"
#include "report_words.h"
#include "zone.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DAY_SECONDS = 86400 };

struct options {
    struct cli cli;
    char *title, *today;
    struct report_settings set;
};

/* --today, else SOURCE_DATE_EPOCH, else now: the only clock, and only for the date on the report.
 */
static void set_date(struct report_settings *set, const char *today)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds = (int64_t)time(NULL);
    if (today) {
        set->today = cli_date("--today", today, 0);
        seconds = (int64_t)set->today * DAY_SECONDS;
    } else if (epoch && !num_int(epoch, 0, (int64_t)1 << 40, &seconds)) {
        msg_usage("SOURCE_DATE_EPOCH '%s' is not a number of seconds", epoch);
    }
    set->today = (int32_t)(seconds / DAY_SECONDS);
    set->created = seconds;
}

static struct options parse_options(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT};
    const struct poptOption table[] = {
        {"output", 'o', POPT_ARG_STRING, &o.cli.output, 0, "write the workbook here, - for stdout",
         "FILE"},
        {"title", '\0', POPT_ARG_STRING, &o.title, 0, "at the head of every page", "TEXT"},
        {"today", '\0', POPT_ARG_STRING, &o.today, 0, "the date of the report", "DATE"},
        CLI_TALK(o.cli),
        POPT_TABLEEND};
    cli_parse(&o.cli, "pl-report", argc, argv, table, "[PLAN...]");
    if (!o.cli.output)
        msg_usage("say where the workbook shall go: -o FILE.xlsx");
    set_date(&o.set, o.today);
    o.set.title = o.title;
    return o;
}

int main(int argc, char **argv)
{
    struct options o = parse_options(argc, argv);
    struct plan plan = PLAN_INIT;
    struct zone_set zones = ZONE_SET_INIT;

    plan_read(&plan, o.cli.files);
    struct report r = report_open(&plan, &zones);
    struct report_scope all = report_everyone(&r);
    if (!o.set.title)
        o.set.title = report_word(WORD_TITLE);
    struct report_view v = report_view_open(&o.set, &r, &all, report_word(WORD_FOR_ORGANISER));
    struct output *out = output_open(o.cli.output);
    report_book_write(output_path(out), &v);
    int status = output_commit(out);
    report_view_close(&v);
    report_scope_free(&all);
    report_close(&r);
    zone_set_free(&zones);
    plan_free(&plan);
    cli_free(&o.cli);
    return status;
}
