/*
 * pl-report - what the programme looks like: a workbook for people who open nothing else, and a
 * summary for a terminal. Reads the plan's decisions and takes none.
 */
#include "cli.h"
#include "output.h"
#include "plan.h"
#include "report.h"
#include "report_book.h"
#include "report_progress.h"
#include "report_records.h"
#include "report_split.h"
#include "report_text.h"
#include "report_voices.h"
#include "report_words.h"
#include "suppress.h"
#include "zone.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

enum { DAY_SECONDS = 86400 };

struct options {
    struct cli cli;
    char *title, *today, *audience, *manager, *split, *min_group;
    char *themes, *records;
    char **confidential, **previous; /* NULL-terminated, or NULL */
    int text, force;
    enum report_split by;
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

static enum report_split split_of(const char *word)
{
    if (!word)
        return REPORT_SPLIT_NOT;
    if (!strcmp(word, "manager"))
        return REPORT_SPLIT_MANAGER;
    if (strcmp(word, "unit"))
        msg_usage("--split '%s' is not manager or unit", word);
    return REPORT_SPLIT_UNIT;
}

/* A workbook named like something else would be opened as that. */
static void judge_name(const struct options *o)
{
    static const char *const others[] = {".csv", ".tsv", ".txt", ".xls", ".xlsm", ".ods", ".pdf"};
    const char *name = o->cli.output, *end = name ? strrchr(name, '.') : NULL;
    for (size_t i = 0; end && i < sizeof others / sizeof *others; i++)
        if (!strcasecmp(end, others[i]))
            msg_usage("-o '%s' would be an Excel workbook; name it %.*s.xlsx%s", name,
                      (int)(end - name), name,
                      i < 2 ? ", or say --records FILE.csv for records" : "");
}

/* What is only read may be one file or many, but none of them is written. */
static void keep_files_apart(const struct options *o)
{
    struct cli_file files[] = {{"-o", o->cli.output, CLI_WRITES},
                               {"--text", o->text ? "-" : NULL, CLI_WRITES},
                               {"--records", o->records, CLI_WRITES},
                               {"--themes", o->themes, CLI_READS},
                               {0},
                               {0}};
    cli_apart(&o->cli, files);
    for (char **file = o->confidential; file && *file; file++) {
        files[4] = (struct cli_file){"--confidential", *file, CLI_READS};
        cli_apart(&o->cli, files);
    }
    for (char **file = o->previous; file && *file; file++) {
        files[4] = (struct cli_file){"--previous", *file, CLI_READS};
        cli_apart(&o->cli, files);
    }
}

/* Options that do not go together; what one of them implies. */
static void settle(struct options *o)
{
    if (o->by)
        cli_needs_folder(&o->cli, "--split");
    else
        judge_name(o);
    if (!o->cli.output && !o->text && !o->records)
        msg_usage("nothing to do; say -o FILE.xlsx for the workbook or --text for the summary");
    keep_files_apart(o);
    if (o->themes && !o->confidential)
        msg_usage("--themes sorts the barriers of --confidential FILE; give that as well");
    if (o->by && o->manager)
        msg_usage("--split makes a workbook for every manager or unit; leave out --manager");
    if (o->by && o->audience && o->set.audience != REPORT_MANAGER)
        msg_usage("--split makes workbooks for managers; leave out --audience");
    if (o->manager && o->audience && o->set.audience != REPORT_MANAGER)
        msg_usage("--manager makes a workbook for a manager; leave out --audience");
    bool for_managers = o->manager || o->by || o->set.audience == REPORT_MANAGER;
    if (for_managers && (o->confidential || o->previous))
        msg_warn("managers see neither confidential figures nor earlier cycles; %s is left out",
                 o->confidential ? "--confidential" : "--previous");
    if (for_managers && !o->manager && !o->by)
        msg_usage("--audience manager needs to know which: --manager PERSON, or --split manager");
    if (o->manager)
        o->set.audience = REPORT_MANAGER;
    if (o->by) /* workbooks are for managers; this is of the text */
        o->set.audience = REPORT_ORGANISER;
}

static struct options parse_options(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT};
    const struct poptOption table[] = {
        {"output", 'o', POPT_ARG_STRING, &o.cli.output, 0, "write the workbook here, - for standard output",
         "FILE"},
        {"text", '\0', POPT_ARG_NONE, &o.text, 0, "print the summary", NULL},
        {"audience", '\0', POPT_ARG_STRING, &o.audience, 0, "organiser, manager or everyone",
         "WHO"},
        {"manager", '\0', POPT_ARG_STRING, &o.manager, 0, "for this manager: the line below",
         "PERSON"},
        {"split", '\0', POPT_ARG_STRING, &o.split, 0,
         "a workbook per manager or unit, into the folder -o", "manager|unit"},
        {"force", '\0', POPT_ARG_NONE, &o.force, 0, "replace files in that folder", NULL},
        {"records", '\0', POPT_ARG_STRING, &o.records, 0,
         "one line per person, role and topic, as CSV", "FILE"},
        {"confidential", '\0', POPT_ARG_ARGV, &o.confidential, 0,
         "what pl-survey --confidential wrote; repeatable", "FILE"},
        {"themes", '\0', POPT_ARG_STRING, &o.themes, 0, "words of the themes of barriers, as CSV",
         "FILE"},
        {"previous", '\0', POPT_ARG_ARGV, &o.previous, 0,
         "the plan of an earlier cycle, oldest first; repeatable", "PLAN"},
        {"min-group", '\0', POPT_ARG_STRING, &o.min_group, 0,
         "nothing confidential about fewer people (5)", "N"},
        {"title", '\0', POPT_ARG_STRING, &o.title, 0, "at the head of every page", "TEXT"},
        {"today", '\0', POPT_ARG_STRING, &o.today, 0, "the date of the report", "DATE"},
        CLI_TALK(o.cli),
        POPT_TABLEEND};
    cli_parse(&o.cli, "pl-report", argc, argv, table, "[PLAN...]");
    set_date(&o.set, o.today);
    o.set.title = o.title;
    o.set.audience = audience_of(o.audience);
    o.by = split_of(o.split);
    settle(&o);
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
        msg_warn("%zu text%s longer than a cell of a workbook holds (32767 letters) and cut",
                 e->cut, e->cut == 1 ? " was" : "s were");
    if (e->repaired)
        msg_warn("%zu text%s letters that a workbook cannot hold; each shows as a question mark in "
                 "a diamond",
                 e->repaired, e->repaired == 1 ? " had" : "s had");
}

/* The people the report is about, and the sentence that says for whom it is. */
static struct report_scope choose_scope(const struct options *o, const struct plan *p,
                                        struct buf *about)
{
    struct report_scope scope = report_scope_begin(p);
    if (!o->manager) {
        char least[24];
        snprintf(least, sizeof least, "%ld", o->set.min_group);
        report_scope_everyone(&scope, p);
        report_words_fill(
            about, o->set.audience == REPORT_EVERYONE ? WORD_FOR_EVERYONE : WORD_FOR_ORGANISER,
            least, NULL);
        return scope;
    }
    struct report_lines lines = report_lines_open(p);
    const struct report_head *head = report_lines_find(&lines, o->manager);
    report_scope_line(&scope, &lines, head->key);
    report_words_fill(about, WORD_FOR_MANAGER,
                      head->person == PLAN_NOBODY ? head->name : plan_name(p, head->person), NULL);
    report_lines_close(&lines);
    return scope;
}

/* What a workbook shows beside the plan: read before anything is written. */
struct beside {
    struct theme_set themes;
    struct report_voices voices;
    struct report_progress progress; /* this cycle last */
    struct report_extras extras;
};

static void read_beside(struct beside *b, const struct options *o, const struct report_view *v)
{
    b->themes = o->themes ? theme_read(o->themes) : theme_default();
    if (o->confidential) {
        b->voices = report_voices_read(o->confidential, &b->themes, o->set.min_group);
        b->extras.voices = &b->voices;
    }
    if (!o->previous && !report_heard(&v->totals))
        return;
    for (char **file = o->previous; file && *file; file++)
        report_progress_read(&b->progress, *file);
    report_progress_add(&b->progress, v->r);
    b->extras.progress = &b->progress;
}

static void free_beside(struct beside *b)
{
    report_voices_free(&b->voices);
    report_progress_free(&b->progress);
    theme_free(&b->themes);
}

static int write_book(const char *path, const struct report_view *v,
                      const struct report_extras *extras)
{
    struct output *out = output_open(path);
    struct workbook_events events = report_book_write(output_path(out), v, extras);
    say_events(&events);
    return output_commit(out);
}

static void write_split(const struct options *o, struct report *r)
{
    size_t files;
    struct report_settings set = o->set;
    set.audience = REPORT_MANAGER;
    struct workbook_events events =
        report_split_write(o->cli.output, o->force, o->by, &set, r, &files);
    say_events(&events);
    msg_info("%zu workbooks and index.csv are in %s", files, o->cli.output);
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

static void write_records(const char *path, struct report *r)
{
    struct report_scope all = report_scope_begin(r->plan);
    report_scope_everyone(&all, r->plan);
    struct report_topics topics = report_topics_open(r, &all);
    struct output *out = output_open(path);
    size_t lines = report_records_write(out, ',', r, &topics);
    output_commit(out);
    if (strcmp(path, "-"))
        msg_info("%zu records are in %s", lines, path);
    report_topics_close(&topics);
    report_scope_free(&all);
}

/* What was asked for, files first: the text says that all went well. */
static int write_all(const struct options *o, struct report *r, const struct report_view *v,
                     const struct report_extras *extras)
{
    int status = MSG_DONE;
    if (o->records)
        write_records(o->records, r);
    if (o->by)
        write_split(o, r);
    else if (o->cli.output)
        status = write_book(o->cli.output, v, extras);
    if (o->text)
        status = write_text(v);
    return status;
}

int main(int argc, char **argv)
{
    struct options o = parse_options(argc, argv);
    struct plan plan = PLAN_INIT;
    struct zone_set zones = ZONE_SET_INIT;
    struct buf title = BUF_INIT, about = BUF_INIT;
    struct beside beside = {.voices = REPORT_VOICES_INIT, .progress = REPORT_PROGRESS_INIT};

    plan_read(&plan, o.cli.files);
    struct report r = report_open(&plan, &zones);
    report_hide(&r, o.set.min_group);
    set_title(&o, &plan, &title);
    struct report_scope scope = choose_scope(&o, &plan, &about);
    struct report_view v = report_view_open(&o.set, &r, &scope, about.s);
    if (o.cli.output && !o.by)
        read_beside(&beside, &o, &v);
    int status = write_all(&o, &r, &v, &beside.extras);

    free_beside(&beside);
    report_view_close(&v);
    report_scope_free(&scope);
    report_close(&r);
    buf_free(&about);
    buf_free(&title);
    zone_set_free(&zones);
    plan_free(&plan);
    cli_free(&o.cli);
    return status;
}
