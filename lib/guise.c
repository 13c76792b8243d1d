#include "guise.h"

#include "mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *const guise_words[] = {
    [GUISE_PLAN] = "a plan, which pl-map and the tools after it read",
    [GUISE_CONFIDENTIAL] = "a file of confidential answers, which pl-report takes with "
                           "--confidential",
    [GUISE_CODEBOOK] = "a codebook, which pl-survey takes with --codebook",
    [GUISE_TOPICS] = "a topics file, which pl-survey takes with --topics",
    [GUISE_THEMES] = "a file of themes, which pl-report takes with --themes",
    [GUISE_BUSY] = "a list of busy times, which pl-schedule takes with --busy",
    [GUISE_HOLIDAYS] = "a list of holidays, which pl-schedule takes with --holidays",
    [GUISE_EXPORT] = "a survey export, which pl-survey reads",
    [GUISE_STAFF] = "a staff list, which pl-survey takes with --roster",
    [GUISE_RECORDS] = "the records that pl-report writes, which no tool reads",
    [GUISE_VIEW] = "a view of pl-map, which no tool reads: take the plan it was made from",
    [GUISE_LOG] = "a log of pl-survey, which no tool reads",
    [GUISE_RULES] = "a file of rules, which pl-map and pl-pair take with --rules",
    [GUISE_CALENDAR] = "a calendar, which pl-schedule takes with --busy",
    [GUISE_WORKBOOK] = "an Excel workbook (or another zip file): save the sheet as CSV and give that",
};

/* The first that fits counts. */
static const struct sign {
    enum guise guise;
    const char *needs[3];
    size_t most; /* columns */
} signs[] = {
    {GUISE_PLAN, {"person", "kind", "topic"}, SIZE_MAX},
    {GUISE_RECORDS, {"person", "role", "scarce"}, SIZE_MAX},
    {GUISE_VIEW, {"topic", "learners", "reachable"}, 10},
    {GUISE_VIEW, {"person", "learns", "reachable"}, 10},
    {GUISE_VIEW, {"learner", "teacher", "fit"}, 5},
    {GUISE_LOG, {"line", "before", "after"}, 6},
    {GUISE_CONFIDENTIAL, {"kind", "topic", "value"}, SIZE_MAX},
    {GUISE_CODEBOOK, {"column", "field"}, SIZE_MAX},
    {GUISE_EXPORT, {"Timestamp"}, SIZE_MAX}, /* or a column that asks */
    {GUISE_TOPICS, {"topic", "alias"}, 2},
    {GUISE_THEMES, {"theme", "word"}, 2},
    {GUISE_BUSY, {"person", "start", "end"}, 3},
    {GUISE_HOLIDAYS, {"date", "name"}, 4},
    {GUISE_HOLIDAYS, {"start", "end", "name"}, 4},
    {GUISE_STAFF, {"email", "manager"}, SIZE_MAX},
    {GUISE_STAFF, {"id", "manager"}, SIZE_MAX},
};

static bool has(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (!strcasecmp(names[i], name))
            return true;
    return false;
}

static bool bears(const char *const *names, size_t n, const struct sign *s)
{
    for (size_t k = 0; k < 3 && s->needs[k]; k++)
        if (!has(names, n, s->needs[k]))
            return false;
    return n <= s->most;
}

static bool asks(const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (*names[i] && names[i][strlen(names[i]) - 1] == '?')
            return true;
    return false;
}

enum guise guise_of(const char *const *names, size_t n)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].guise == GUISE_EXPORT && asks(names, n))
            return GUISE_EXPORT;
        if (bears(names, n, &signs[i]))
            return signs[i].guise;
    }
    return GUISE_NONE;
}

static bool begins(const char *s, size_t n, const char *word)
{
    size_t length = strlen(word);
    return n > length && !memcmp(s, word, length) && strchr(" \t\r\n", s[length]);
}

/* What stands between the cells of a table. */
static bool has_cells(const char *s, size_t n)
{
    return memchr(s, ',', n) || memchr(s, ';', n) || memchr(s, '\t', n) || memchr(s, '|', n);
}

/* The first line that is not blank and no comment begins with one of the words of rules.h. */
static bool are_rules(const char *s, size_t n)
{
    static const char *const verbs[] = {"must",  "prefer", "order", "repeat",
                                        "never", "pin",    "limit", NULL};
    const char *end = memchr(s, '\n', n);
    while (end && n && strchr("# \t\r\n", *s)) {
        n -= (size_t)(end + 1 - s);
        s = end + 1;
        end = memchr(s, '\n', n);
    }
    size_t line = end ? (size_t)(end - s) : n;
    for (const char *const *v = verbs; *v; v++)
        if (begins(s, line, *v))
            return !has_cells(s, line);
    return false;
}

enum guise guise_of_text(const char *s, size_t n)
{
    if (n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
        return guise_of_text(s + 3, n - 3);
    if (begins(s, n, "BEGIN:VCALENDAR"))
        return GUISE_CALENDAR;
    if (n >= 4 && !memcmp(s, "PK\3\4", 4))
        return GUISE_WORKBOOK;
    return are_rules(s, n) ? GUISE_RULES : GUISE_NONE;
}

enum guise guise_of_file(const char *s, size_t n)
{
    enum guise g = guise_of_text(s, n);
    size_t blanks = strspn(s, " \t");
    if (g != GUISE_NONE || s[blanks] == '#') /* a comment may hold any word */
        return g;
    struct buf line = BUF_INIT;
    size_t cells = 0;
    buf_add(&line, s, strcspn(s, "\r\n"));
    buf_putc(&line, '\0');
    const char **names = mem_alloc(line.n, sizeof *names);
    for (char *cell = strtok(line.s, ",;\t\""); cell; cell = strtok(NULL, ",;\t\""))
        names[cells++] = cell;
    g = guise_of(names, cells);
    free(names);
    buf_free(&line);
    return g;
}

const char *guise_hint(enum guise g, struct buf *hint)
{
    buf_clear(hint);
    if (g != GUISE_NONE)
        buf_printf(hint, "; this looks like %s", guise_words[g]);
    return buf_text(hint);
}
