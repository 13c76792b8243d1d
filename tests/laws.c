/*
 * laws - compares two plans, or looks at one, by the laws that every tool keeps.
 *
 *     laws kept BEFORE AFTER COLUMN,...     every row of BEFORE is there, in order and first; its
 *                                           columns stand where they stood; no cell has changed
 *                                           but those of the columns named (in notes also value,
 *                                           text and why, which the tools keep up to date)
 *     laws ended PLAN STATUS,...            every learn row has one of these statuses, and a why
 *     laws alike A B COLUMN,...             the learn rows of A and B agree in these columns
 *
 * Silent and 0 when it is so; else a message names the row and 1.
 */
#include "msg.h"
#include "table.h"

#include <string.h>

static bool listed(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; *p; p += strcspn(p, ",") + (p[strcspn(p, ",")] == ','))
        if (strcspn(p, ",") == n && !strncmp(p, word, n))
            return true;
    return false;
}

static const char *get(const struct table *t, size_t row, const char *column)
{
    return table_text(t, row, table_find_column(t, column));
}

static bool may_change(const struct table *t, size_t row, const char *column, const char *list)
{
    bool note = !strcmp(get(t, row, "kind"), "note");
    return listed(list, column) || (note && listed("value,text,why", column));
}

static void check_row(const struct table *a, const struct table *b, size_t row, const char *list)
{
    for (size_t i = 0; i < a->columns; i++) {
        const char *column = pool_text(&a->pool, a->name[i]);
        const char *before = table_text(a, row, i), *after = table_text(b, row, i);
        if (strcmp(before, after) && !may_change(a, row, column, list))
            msg_die_at(a->file[0].name, table_line_of(a, row), "%s was '%s' and is now '%s'",
                       column, before, after);
    }
}

static void kept(const struct table *a, const struct table *b, const char *list)
{
    if (b->rows < a->rows || b->columns < a->columns)
        msg_die("there were %zu rows and %zu columns, now %zu and %zu", a->rows, a->columns,
                b->rows, b->columns);
    for (size_t i = 0; i < a->columns; i++)
        if (strcmp(pool_text(&a->pool, a->name[i]), pool_text(&b->pool, b->name[i])))
            msg_die("column %zu was '%s' and is now '%s'", i + 1, pool_text(&a->pool, a->name[i]),
                    pool_text(&b->pool, b->name[i]));
    for (size_t row = 0; row < a->rows; row++)
        check_row(a, b, row, list);
}

static void ended(const struct table *t, const char *statuses)
{
    for (size_t row = 0; row < t->rows; row++) {
        if (strcmp(get(t, row, "kind"), "learn"))
            continue;
        if (!listed(statuses, get(t, row, "status")))
            msg_die_at(t->file[0].name, table_line_of(t, row), "a wish of status '%s'",
                       get(t, row, "status"));
        if (!*get(t, row, "why"))
            msg_die_at(t->file[0].name, table_line_of(t, row), "a wish without a why");
    }
}

static void check_alike(const struct table *a, const struct table *b, size_t row, const char *list)
{
    for (size_t i = 0; i < b->columns; i++) {
        const char *column = pool_text(&b->pool, b->name[i]);
        if (listed(list, column) && strcmp(get(a, row, column), table_text(b, row, i)))
            msg_die_at(b->file[0].name, table_line_of(b, row), "%s is '%s', not '%s'", column,
                       table_text(b, row, i), get(a, row, column));
    }
}

static void alike(const struct table *a, const struct table *b, const char *list)
{
    for (size_t row = 0; row < a->rows && row < b->rows; row++)
        if (!strcmp(get(a, row, "kind"), "learn"))
            check_alike(a, b, row, list);
}

int main(int argc, char **argv)
{
    struct table a = TABLE_INIT, b = TABLE_INIT;
    msg_init("laws");
    if (argc < 4)
        msg_usage("kept BEFORE AFTER COLUMNS, ended PLAN STATUSES, or alike A B COLUMNS");
    table_read(&a, argv[2]);
    if (!strcmp(argv[1], "ended")) {
        ended(&a, argv[3]);
    } else if (argc == 5) {
        table_read(&b, argv[3]);
        if (!strcmp(argv[1], "kept"))
            kept(&a, &b, argv[4]);
        else
            alike(&a, &b, argv[4]);
    } else {
        msg_usage("two plans and a list of columns");
    }
    table_free(&a);
    table_free(&b);
    return 0;
}
