/* pl-survey - raw exports of a survey to the plan's first columns. */
#include "buf.h"
#include "cli.h"
#include "questionnaire.h"
#include "survey.h"
#include "survey_log.h"
#include "survey_scales.h"
#include "topics_near.h"

#include <stdlib.h>
#include <string.h>

struct options {
    struct survey_options survey;
    char *log, *rejects, *confidential, *suggest;
    bool guess;
};

static _Noreturn void print_and_stop(void (*print)(struct output *))
{
    struct output *out = output_open(NULL);
    print(out);
    exit(output_commit(out));
}

static void print_dialects(struct output *out)
{
    const struct dialect *d;
    for (size_t i = 0; (d = dialect_at(i)); i++) {
        struct buf line = BUF_INIT;
        buf_printf(&line, "%-14s %s\n", dialect_name(d), dialect_title(d));
        output_puts(out, line.s);
        buf_free(&line);
    }
}

static char one_delimiter(const char *word)
{
    if (!word)
        return '\0';
    if (!strcmp(word, "tab"))
        return '\t';
    if (strlen(word) != 1 || strchr("\"\r\n", *word))
        msg_usage("--delimiter '%s' is not one character (or 'tab')", word);
    return *word;
}

static const struct dialect *one_dialect(const char *word)
{
    const struct dialect *d = word ? dialect_named(word) : NULL;
    if (word && !d)
        msg_usage("--dialect '%s' is none of those that '--dialect list' shows", word);
    return d;
}

static enum stamp_order one_order(const char *word)
{
    enum stamp_order order = STAMP_ANY;
    if (word && !stamp_order_word(word, &order))
        msg_usage("--dates '%s' is not dmy, mdy or ymd", word);
    return order;
}

static bool one_partial(const char *word)
{
    if (word && strcmp(word, "keep") && strcmp(word, "drop"))
        msg_usage("--partial '%s' is not keep or drop", word);
    return word && !strcmp(word, "keep");
}

static void check_zone(const char *name)
{
    struct zone_set zones = ZONE_SET_INIT;
    if (name && zone_data_found() && !zone_open(&zones, name))
        msg_usage("--zone '%s' is no time zone; write a name such as Europe/Berlin", name);
    zone_set_free(&zones);
}

/* Options as they were written. */
struct words {
    char *codebook, *roster, *topics, *cycle, *zone, *plan;
    char *dialect, *encoding, *delimiter, *dates, *partial;
    int questionnaire, guess;
};

/* What is asked for instead of a plan, and what does not go together. */
static void settle(const struct words *w)
{
    if (w->dialect && !strcmp(w->dialect, "list"))
        print_and_stop(print_dialects);
    if (w->questionnaire)
        print_and_stop(questionnaire_print);
    if (w->guess && w->codebook)
        msg_usage("--guess writes a codebook; leave --codebook out");
    if (w->plan && w->roster)
        msg_usage("--plan knows its people; leave --roster out");
    check_zone(w->zone);
}

static struct options parse(struct cli *cli, int argc, char **argv)
{
    struct options o = {0};
    struct words w = {0};
    const struct poptOption table[] = {
        {"codebook", 'c', POPT_ARG_STRING, &w.codebook, 0, "which column answers what", "FILE"},
        {"guess", 'g', POPT_ARG_NONE, &w.guess, 0,
         "write the codebook that would be used, and stop", NULL},
        {"roster", 'r', POPT_ARG_STRING, &w.roster, 0, "staff list", "FILE"},
        {"topics", 'a', POPT_ARG_STRING, &w.topics, 0, "agreed topics and their aliases", "FILE"},
        {"rejects", 'x', POPT_ARG_STRING, &o.rejects, 0, "set aside what cannot be used", "FILE"},
        {"log", 'l', POPT_ARG_STRING, &o.log, 0, "every change, with line and reason", "FILE"},
        {"suggest", '\0', POPT_ARG_STRING, &o.suggest, 0,
         "spellings that are near a topic, as a topics file to confirm", "FILE"},
        {"confidential", '\0', POPT_ARG_STRING, &o.confidential, 0,
         "confidential answers, without authors", "FILE"},
        {"plan", '\0', POPT_ARG_STRING, &w.plan, 0, "the plan that a feedback speaks of", "PLAN"},
        {"cycle", '\0', POPT_ARG_STRING, &w.cycle, 0, "name of this round", "NAME"},
        {"zone", '\0', POPT_ARG_STRING, &w.zone, 0, "time zone of those who said none", "NAME"},
        {"dialect", '\0', POPT_ARG_STRING, &w.dialect, 0, "the survey product, or 'list'", "NAME"},
        {"encoding", '\0', POPT_ARG_STRING, &w.encoding, 0, "of the export", "NAME"},
        {"delimiter", '\0', POPT_ARG_STRING, &w.delimiter, 0, "of the export", "CHAR"},
        {"dates", '\0', POPT_ARG_STRING, &w.dates, 0, "order of day and month", "dmy|mdy|ymd"},
        {"partial", '\0', POPT_ARG_STRING, &w.partial, 0, "unfinished responses", "keep|drop"},
        {"questionnaire", '\0', POPT_ARG_NONE, &w.questionnaire, 0,
         "print the recommended questions and stop", NULL},
        CLI_COMMON(*cli),
        POPT_TABLEEND};
    cli_parse(cli, "pl-survey", argc, argv, table, "[EXPORT...]");
    settle(&w);
    cli_apart(cli, (const struct cli_file[]){{"-o", cli->output ? cli->output : "-", CLI_WRITES},
                                             {"--rejects", o.rejects, CLI_WRITES},
                                             {"--log", o.log, CLI_WRITES},
                                             {"--suggest", o.suggest, CLI_WRITES},
                                             {"--confidential", o.confidential, CLI_WRITES},
                                             {"--codebook", w.codebook, CLI_READS},
                                             {"--roster", w.roster, CLI_READS},
                                             {"--topics", w.topics, CLI_READS},
                                             {"--plan", w.plan, CLI_READS},
                                             {0}});
    o.guess = w.guess;
    o.survey = (struct survey_options){.codebook = w.codebook,
                                       .roster = w.roster,
                                       .topics = w.topics,
                                       .plan = w.plan,
                                       .dialect = one_dialect(w.dialect),
                                       .encoding = w.encoding,
                                       .delimiter = one_delimiter(w.delimiter),
                                       .dates = one_order(w.dates),
                                       .partial = one_partial(w.partial),
                                       .log = o.log != NULL,
                                       .rejects = o.rejects != NULL,
                                       .cycle = w.cycle,
                                       .zone = w.zone};
    return o;
}

static void suggest(const struct survey *s, const char *path, char delimiter)
{
    size_t n = topics_near_write(&s->topics, path, delimiter);
    msg_info("%zu spelling%s near another: look at %s and add what is right to the topics file", n,
             n == 1 ? " is" : "s are", path);
}

static int write(struct survey *s, const struct options *o, const struct cli *cli)
{
    char delimiter = cli->tsv ? '\t' : s->plan.delimiter;
    if (o->log)
        survey_write_log(s, o->log, delimiter);
    if (o->rejects)
        survey_write_rejects(s, o->rejects, delimiter);
    if (o->suggest)
        suggest(s, o->suggest, delimiter);
    if (o->confidential)
        confidential_write(&s->secrets, &s->plan.pool, s->options.cycle ? s->options.cycle : "",
                           o->confidential, delimiter);
    else if (s->secrets.n)
        msg_info("%zu confidential answer%s left out; --confidential FILE writes them without "
                 "their authors",
                 s->secrets.n, s->secrets.n == 1 ? "" : "s");
    struct output *out = output_open(cli->output);
    table_write(&s->plan, out, delimiter);
    return output_commit(out);
}

static int make_plan(struct survey *s, const struct options *o, const struct cli *cli)
{
    survey_read(s, cli->files);
    survey_identify(s);
    survey_decode(s);
    if (!survey_report(s))
        survey_die_useless(s);
    if (!survey_knows_somebody(s))
        msg_die("no column says who answered; give one the field email, person or name in the "
                "codebook");
    survey_scales_check(s);
    survey_encode(s);
    return write(s, o, cli);
}

int main(int argc, char **argv)
{
    struct cli cli = CLI_INIT;
    struct survey s = SURVEY_INIT;
    struct options o = parse(&cli, argc, argv);

    s.options = o.survey;
    int status =
        o.guess ? survey_guess(&s, cli.files ? *cli.files : NULL, cli.output, cli_delimiter(&cli))
                : make_plan(&s, &o, &cli);
    survey_free(&s);
    cli_free(&cli);
    return status;
}
