/*
 * cli - what the command lines of the five tools have in common: popt, the options every tool
 * takes, and option values read strictly with messages that name the option.
 *
 *     struct cli cli = CLI_INIT;
 *     char *rules = NULL; int fresh = 0;
 *     const struct poptOption table[] = {
 *         {"rules", 'r', POPT_ARG_STRING, &rules, 0, "rules to match by", "FILE"},
 *         {"fresh", 0, POPT_ARG_NONE, &fresh, 0, "forget what was decided before", NULL},
 *         CLI_COMMON(cli), POPT_TABLEEND};
 *     cli_parse(&cli, "pl-pair", argc, argv, table, "[PLAN...]");
 *
 * Numbers and dates are taken as strings and read by cli_number() and cli_date(), since popt
 * would read 010 as eight. `files` and every POPT_ARG_STRING and POPT_ARG_ARGV of the table belong to `cli` until
 * cli_free(): nobody else frees them.
 */
#ifndef CLI_H
#define CLI_H

#include "msg.h"
#include "num.h"
#include "window.h"

#include <popt.h>

struct cli {
    char *output; /* -o FILE; NULL: stdout */
    int tsv;      /* --tsv */
    int quiet;    /* -q */
    int version;
    const char *const *files; /* operands, NULL-terminated; NULL when there is none */
    poptContext context;
    char **strings; /* values of options, for cli_free() */
    size_t n_strings, cap_strings;
};
#define CLI_INIT                                                                                   \
    {                                                                                              \
        0                                                                                          \
    }

/* A tool that writes a plan takes both; one with an -o of its own takes CLI_TALK only. */
#define CLI_COMMON(c)                                                                              \
    {"output", 'o', POPT_ARG_STRING, &(c).output, 0, "write here instead of stdout", "FILE"},      \
        {"tsv", '\0', POPT_ARG_NONE, &(c).tsv, 0, "write TSV whatever was read", NULL},            \
        CLI_TALK(c)
#define CLI_TALK(c)                                                                                \
    {"quiet", 'q', POPT_ARG_NONE, &(c).quiet, 0, "no figures on stderr, only warnings", NULL},     \
        {"version", '\0', POPT_ARG_NONE, &(c).version, 0, "print the version and stop", NULL},     \
    {                                                                                              \
        "help", '?', POPT_ARG_NONE, NULL, 'h', "print this help and stop", NULL                    \
    }

/* Also does msg_init() and msg_quiet(). --help and --version print to stdout and exit 0. */
void cli_parse(struct cli *c, const char *tool, int argc, char **argv,
               const struct poptOption *table, const char *operands);
void cli_free(struct cli *c);

/*
 * The files a command line names. Ends with status 2 where two would be the same and one of them is
 * written, but for a plan that takes the place of one it was made from.
 *
 *     cli_apart(&cli, (const struct cli_file[]){{"-o", cli.output, CLI_WRITES_PLAN},
 *                                               {"--rules", rules, CLI_READS}, {0}});
 *
 * A NULL path is an option that was not given, "-" is stdout or stdin. Operands need not be listed:
 * each is a CLI_READS_PLAN. Links lead to the file behind them; devices are never the same.
 */
enum cli_use { CLI_READS, CLI_READS_PLAN, CLI_WRITES, CLI_WRITES_PLAN };
struct cli_file {
    const char *option, *path;
    enum cli_use use;
};
void cli_apart(const struct cli *c, const struct cli_file *files);

/* -o of a tool that writes several files, which `option` asks for; ends with status 2 where it is not
   given, stdout or has the name of a file. */
void cli_needs_folder(const struct cli *c, const char *option);

/* '\t' with --tsv, else 0: the delimiter of the input. For plan_write(). */
char cli_delimiter(const struct cli *c);

/* The option's value in range, `unsaid` when it was not given; ends with status 2 otherwise. */
int64_t cli_number(const char *option, const char *value, int64_t lo, int64_t hi, int64_t unsaid);
int32_t cli_date(const char *option, const char *value, int32_t unsaid);

/* --hours and --days as a week, 09:00-17:00 and Mon-Fri where NULL; ends with status 2 when they
   cannot be read. */
void cli_working(const char *hours, const char *days, struct window_week *week);

#endif
