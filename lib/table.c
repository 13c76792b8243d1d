#include "table.h"

#include "mem.h"
#include "msg.h"
#include "progress.h"
#include "reader.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

size_t table_find_column(const struct table *t, const char *name)
{
    uint32_t id = pool_find(&t->pool, name, strlen(name));
    for (size_t i = 0; i < t->columns && id != POOL_NONE; i++)
        if (t->name[i] == id)
            return i;
    return TABLE_NO_COLUMN;
}

size_t table_column(struct table *t, const char *name)
{
    size_t at = table_find_column(t, name);
    if (at != TABLE_NO_COLUMN)
        return at;
    t->name = mem_grow(t->name, t->columns, &t->cap_columns, sizeof *t->name);
    t->cell = mem_grow(t->cell, t->columns, &t->cap_cell, sizeof *t->cell);
    t->name[t->columns] = pool_add(&t->pool, name);
    t->cell[t->columns] = NULL;
    return t->columns++;
}

static void grow_rows(struct table *t)
{
    size_t cap = t->cap_rows ? t->cap_rows * 2 : 64;
    t->line = mem_resize(t->line, cap, sizeof *t->line);
    for (size_t i = 0; i < t->columns; i++)
        if (t->cell[i])
            t->cell[i] = mem_resize(t->cell[i], cap, sizeof **t->cell);
    t->cap_rows = cap;
}

/* Cells are cleared row by row, so that room not yet needed costs no memory. */
static size_t append_row(struct table *t, uint32_t line)
{
    if (t->rows == t->cap_rows)
        grow_rows(t);
    for (size_t i = 0; i < t->columns; i++)
        if (t->cell[i])
            t->cell[i][t->rows] = 0;
    t->line[t->rows] = line;
    return t->rows++;
}

size_t table_add_row(struct table *t)
{
    return append_row(t, 0);
}

void table_set(struct table *t, size_t row, size_t column, uint32_t id)
{
    if (!t->cell[column] && !id)
        return;
    if (!t->cell[column])
        t->cell[column] = mem_clear(t->cap_rows, sizeof **t->cell);
    t->cell[column][row] = id;
}

static bool same_text(const char *known, const char *s, size_t n)
{
    return !strncmp(known, s, n) && !known[n];
}

/* Most columns repeat down a person's rows: one comparison then, no hashing. */
static void take_cell(struct table *t, size_t row, size_t column, const char *s, size_t n)
{
    if (!n)
        return;
    uint32_t above = row ? table_get(t, row - 1, column) : 0;
    bool same = above && same_text(t->pool.text[above], s, n);
    table_set(t, row, column, same ? above : pool_intern(&t->pool, s, n));
}

/* Which column of the table each column of the file is. */
static size_t *read_header(struct table *t, const struct reader *r)
{
    size_t *where = mem_alloc(r->n, sizeof *where);
    bool *taken = mem_clear(t->columns + r->n, sizeof *taken);
    for (size_t i = 0; i < r->n; i++) {
        if (!r->length[i])
            msg_die_at(r->name, r->line, "column %zu has no name; write one in this line", i + 1);
        where[i] = table_column(t, r->field[i]);
        if (taken[where[i]])
            msg_die_at(r->name, r->line, "two columns are named '%s'; give one another name",
                       r->field[i]);
        taken[where[i]] = true;
    }
    free(taken);
    return where;
}

enum guise table_guise(const struct table *t)
{
    const char **names = mem_alloc(t->columns, sizeof *names);
    for (size_t i = 0; i < t->columns; i++)
        names[i] = pool_text(&t->pool, t->name[i]);
    enum guise g = guise_of(names, t->columns);
    free(names);
    return g;
}

static _Noreturn void refuse_width(const struct reader *r, size_t n)
{
    const char mark[] = {'\'', r->delimiter, '\'', '\0'};
    msg_die_at(r->name, r->line,
               "has %zu cells, the header has %zu; the file may be cut or a cell with %s lacks "
               "quotation marks",
               r->n, n, r->delimiter == '\t' ? "a tab" : mark);
}

void table_read(struct table *t, const char *path)
{
    struct reader *r = reader_open(path, NULL);
    if (!reader_next(r))
        msg_die_at(
            r->name, 0,
            "is empty: a table begins with a line of column names (did the program before fail?)");
    size_t n = r->n, *where = read_header(t, r);
    if (!t->files)
        t->delimiter = r->delimiter;
    t->file = mem_grow(t->file, t->files, &t->cap_files, sizeof *t->file);
    t->file[t->files++] =
        (struct table_file){pool_text(&t->pool, pool_add(&t->pool, r->name)), t->rows};
    while (reader_next(r)) {
        if (r->n != n)
            refuse_width(r, n);
        size_t row = append_row(t, (uint32_t)r->line);
        for (size_t i = 0; i < n; i++)
            take_cell(t, row, where[i], r->field[i], r->length[i]);
    }
    free(where);
    reader_close(r);
}

static void write_row(const struct table *t, size_t row, struct writer *w)
{
    for (size_t i = 0; i < t->columns; i++)
        writer_text(w, table_text(t, row, i));
    writer_end(w);
}

static struct writer write_header(const struct table *t, struct output *o, char delimiter)
{
    struct writer w = writer_on(o, delimiter ? delimiter : t->delimiter);
    for (size_t i = 0; i < t->columns; i++)
        writer_text(&w, pool_text(&t->pool, t->name[i]));
    writer_end(&w);
    return w;
}

void table_write(const struct table *t, struct output *o, char delimiter)
{
    struct writer w = write_header(t, o, delimiter);
    progress_begin("writing", "rows");
    for (size_t row = 0; row < t->rows; row++) {
        write_row(t, row, &w);
        progress_at(row + 1, t->rows);
    }
    progress_end();
}

void table_write_rows(const struct table *t, const uint32_t *rows, size_t n, struct output *o,
                      char delimiter)
{
    struct writer w = write_header(t, o, delimiter);
    for (size_t i = 0; i < n; i++)
        write_row(t, rows[i], &w);
}

const char *table_file_of(const struct table *t, size_t row)
{
    size_t i = t->files;
    if (!t->line[row])
        return "<added>";
    while (i > 1 && t->file[i - 1].first_row > row)
        i--;
    return t->file[i - 1].name;
}

void table_free(struct table *t)
{
    for (size_t i = 0; i < t->columns; i++)
        free(t->cell[i]);
    free(t->cell);
    free(t->name);
    free(t->line);
    free(t->file);
    pool_free(&t->pool);
    *t = (struct table)TABLE_INIT;
}
