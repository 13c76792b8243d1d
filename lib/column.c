#include "column.h"

#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>

static const char *nearest_column(const struct plan *p, const char *word)
{
    const struct table *t = &p->table;
    const char **names = mem_alloc(t->columns + PLAN_SHARE, sizeof *names);
    size_t n = 0;
    for (int c = PLAN_NAME; c <= PLAN_SHARE; c++)
        names[n++] = plan_column_names[c];
    for (size_t c = 0; c < t->columns; c++)
        names[n++] = pool_text(&t->pool, t->name[c]);
    const char *best = near_word(word, names, n);
    free(names);
    return best;
}

static enum plan_column standard_column(const char *name)
{
    int c = 0;
    while (c < PLAN_COLUMNS && strcmp(plan_column_names[c], name))
        c++;
    return (enum plan_column)c;
}

static bool is_of_people(enum plan_column c)
{
    return c >= PLAN_NAME && c <= PLAN_SHARE;
}

/* A standard column may be missing: then nobody said anything. */
const char *column_wrong(const struct plan *p, const char *name, struct buf *hint)
{
    enum plan_column c = standard_column(name);
    struct buf near = BUF_INIT;
    buf_clear(hint);
    if (c != PLAN_COLUMNS && !is_of_people(c))
        buf_puts(hint, "is a column of answers, not of people");
    if (c == PLAN_COLUMNS && table_find_column(&p->table, name) == TABLE_NO_COLUMN)
        buf_printf(hint, "is no column of the plan%s", near_hint(nearest_column(p, name), &near));
    buf_free(&near);
    return hint->n ? hint->s : NULL;
}

static void disagree(const struct plan *p, size_t row, size_t before, size_t column)
{
    const struct table *t = &p->table;
    plan_die(p, row, "%s of %s is '%s' here and '%s' in line %zu of %s; make them agree",
             pool_text(&t->pool, t->name[column]), plan_key(p, p->person[row]),
             table_text(t, row, column), table_text(t, before, column), table_line_of(t, before),
             table_file_of(t, before));
}

static void read_own(const struct plan *p, size_t column, uint32_t *cell)
{
    size_t *row_of = mem_alloc(p->n_people, sizeof *row_of);
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t person = p->person[row], id = table_get(&p->table, row, column);
        if (person == PLAN_NOBODY || !id)
            continue;
        if (cell[person] && cell[person] != id)
            disagree(p, row, row_of[person], column);
        if (!cell[person])
            row_of[person] = row;
        cell[person] = id;
    }
    free(row_of);
}

uint32_t *column_cells(const struct plan *p, const char *name)
{
    uint32_t *cell = mem_clear(p->n_people, sizeof *cell);
    enum plan_column c = standard_column(name);
    if (!is_of_people(c))
        read_own(p, table_find_column(&p->table, name), cell);
    for (size_t i = 0; is_of_people(c) && i < p->n_people; i++)
        cell[i] = p->people[i].said[c];
    return cell;
}
