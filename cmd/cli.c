#include "cli.h"

#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>

static _Noreturn void print_and_stop(poptContext context, const char *version_of)
{
    if (version_of)
        printf("%s %s\n", version_of, VERSION);
    else
        poptPrintHelp(context, stdout, 0);
    if (fflush(stdout) || ferror(stdout))
        msg_die("<stdout>: cannot write:");
    exit(MSG_DONE);
}

static void keep(struct cli *c, char *string)
{
    c->strings = mem_grow(c->strings, c->n_strings, &c->cap_strings, sizeof *c->strings);
    c->strings[c->n_strings++] = string;
}

/* The table's addresses may be gone by the time of cli_free(), its strings must not leak. */
static void keep_strings(struct cli *c, const struct poptOption *o)
{
    for (; o->longName || o->shortName || o->arg; o++) {
        unsigned kind = o->argInfo & POPT_ARG_MASK;
        if (kind == POPT_ARG_STRING && *(char **)o->arg)
            keep(c, *(char **)o->arg);
        if (kind != POPT_ARG_ARGV || !*(char ***)o->arg)
            continue;
        for (char **s = *(char ***)o->arg; *s; s++)
            keep(c, *s);
        keep(c, *(void **)o->arg); /* the list itself */
    }
}

/* An option that is none: the nearest of the table, if one is near. */
static _Noreturn void unknown_option(const char *said, const struct poptOption *table)
{
    size_t n = 0;
    const char **name = NULL;
    struct buf hint = BUF_INIT;
    for (const struct poptOption *o = table; o->longName || o->shortName || o->arg; o++)
        if (o->longName) {
            name = mem_resize(name, n + 1, sizeof *name);
            name[n++] = o->longName;
        }
    struct buf word = BUF_INIT;
    buf_add(&word, said, strcspn(said, "="));
    const char *meant = strncmp(said, "--", 2) ? NULL : near_word(buf_text(&word) + 2, name, n);
    if (meant)
        buf_printf(&hint, "; the nearest is '--%s'", meant);
    msg_usage("%s: unknown option%s", buf_text(&word), buf_text(&hint));
}

void cli_parse(struct cli *c, const char *tool, int argc, char **argv,
               const struct poptOption *table, const char *operands)
{
    msg_init(tool);
    c->context = poptGetContext(tool, argc, (const char **)argv, table, 0);
    poptSetOtherOptionHelp(c->context, operands);
    int r;
    while ((r = poptGetNextOpt(c->context)) >= 0)
        if (r == 'h')
            print_and_stop(c->context, NULL);
    if (r == POPT_ERROR_BADOPT)
        unknown_option(poptBadOption(c->context, POPT_BADOPTION_NOALIAS), table);
    if (r < -1)
        msg_usage("%s: %s", poptBadOption(c->context, POPT_BADOPTION_NOALIAS), poptStrerror(r));
    if (c->version)
        print_and_stop(c->context, tool);
    msg_quiet(c->quiet);
    keep_strings(c, table);
    c->files = (const char *const *)poptGetArgs(c->context);
}

void cli_free(struct cli *c)
{
    for (size_t i = 0; i < c->n_strings; i++)
        free(c->strings[i]);
    free(c->strings);
    poptFreeContext(c->context);
    *c = (struct cli)CLI_INIT;
}

char cli_delimiter(const struct cli *c)
{
    return c->tsv ? '\t' : '\0';
}

int64_t cli_number(const char *option, const char *value, int64_t lo, int64_t hi, int64_t unsaid)
{
    int64_t v = unsaid;
    if (value && !num_int(value, lo, hi, &v))
        msg_usage("%s '%s' is not a whole number from %lld to %lld", option, value, (long long)lo,
                  (long long)hi);
    return v;
}

int32_t cli_date(const char *option, const char *value, int32_t unsaid)
{
    int32_t v = unsaid;
    if (value && !num_date(value, &v))
        msg_usage("%s '%s' is not a date like 2026-12-01", option, value);
    return v;
}

void cli_working(const char *hours, const char *days, struct window_week *week)
{
    struct window_fault fault;
    hours = hours ? hours : "09:00-17:00";
    days = days ? days : "Mon-Fri";
    if (!window_working(hours, days, week, &fault))
        msg_usage("--hours %s --days %s: '%.*s' %s", hours, days, fault.length, fault.piece,
                  fault.why);
}
