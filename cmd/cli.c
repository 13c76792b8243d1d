#include "cli.h"

#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static _Noreturn void print_and_stop(poptContext context, const char *version_of)
{
    if (version_of)
        printf("%s %s\n", version_of, VERSION);
    else
        poptPrintHelp(context, stdout, 0);
    if (fflush(stdout) || ferror(stdout))
        msg_die("standard output: cannot write:");
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

static _Noreturn void wrong_option(const char *said, int error)
{
    if (error == POPT_ERROR_NOARG)
        msg_usage("%s: the word that belongs after it is missing", said);
    if (error == POPT_ERROR_UNWANTEDARG)
        msg_usage("%s: stands alone, without '=' and a word", said);
    msg_usage("%s: %s", said, poptStrerror(error));
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
        wrong_option(poptBadOption(c->context, POPT_BADOPTION_NOALIAS), r);
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

/* The folder of a path that may not be there yet. */
static bool stat_folder(const char *path, struct stat *st)
{
    const char *slash = strrchr(path, '/');
    struct buf folder = BUF_INIT;
    buf_add(&folder, slash ? path : ".", slash ? (size_t)(slash - path) + 1 : 1);
    bool found = !stat(buf_text(&folder), st);
    buf_free(&folder);
    return found;
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    bool has_a = !stat(a, &x), has_b = !stat(b, &y);
    if (!strcmp(a, "-") || !strcmp(b, "-"))
        return !strcmp(a, b);
    if (has_a != has_b || (has_a && !S_ISREG(x.st_mode) && !S_ISDIR(x.st_mode)))
        return false;
    if (!has_a &&
        (strcmp(last_name(a), last_name(b)) || !stat_folder(a, &x) || !stat_folder(b, &y)))
        return false;
    return x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static void judge_files(const struct cli_file *written, const struct cli_file *other)
{
    bool plans = written->use == CLI_WRITES_PLAN && other->use == CLI_READS_PLAN;
    bool both = other->use >= CLI_WRITES, to_stdout = both && !strcmp(written->path, "-");
    if (plans || (!both && !strcmp(other->path, "-")) || !same_file(written->path, other->path))
        return;
    if (to_stdout)
        msg_usage("%s and %s would both write to standard output; give one of them a file",
                  written->option, other->option);
    if (both)
        msg_usage("%s and %s would both write '%s'; give each a file of its own", written->option,
                  other->option, written->path);
    msg_usage("%s would replace '%s', which is read; give it another name", written->option,
              written->path);
}

void cli_apart(const struct cli *c, const struct cli_file *files)
{
    for (const struct cli_file *w = files; w->option; w++) {
        if (!w->path || w->use < CLI_WRITES)
            continue;
        for (const struct cli_file *f = files; f->option; f++)
            if (f->path && (f->use < CLI_WRITES || f > w))
                judge_files(w, f);
        for (const char *const *name = c->files; name && *name; name++)
            judge_files(w, &(struct cli_file){NULL, *name, CLI_READS_PLAN});
    }
}

void cli_needs_folder(const struct cli *c, const char *option)
{
    static const char *const endings[] = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"};
    if (!c->output || !strcmp(c->output, "-"))
        msg_usage("%s writes several files; say -o FOLDER", option);
    const char *end = strrchr(c->output, '.');
    for (size_t i = 0; end > c->output && i < sizeof endings / sizeof *endings; i++)
        if (!strcasecmp(end, endings[i]))
            msg_usage(
                "%s writes several files; -o '%s' would be a folder, name it like one: -o %.*s",
                option, c->output, (int)(end - c->output), c->output);
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
