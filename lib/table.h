/*
 * table - rows of cells under named columns, in memory. A cell is an id in the table's pool.
 *
 * It knows nothing of what the columns mean (plan.h does). Rows keep the order of the input and
 * the file and line they came from. Several files may be read one after another: columns are
 * then the union in order of first sight. Columns that are empty from top to bottom cost nothing.
 */
#ifndef TABLE_H
#define TABLE_H

#include "guise.h"
#include "output.h"
#include "pool.h"

#include <stdbool.h>

struct table_file {
    const char *name; /* for messages; kept by the pool */
    size_t first_row;
};

struct table {
    struct pool pool;
    uint32_t *name; /* of each column */
    size_t columns, cap_columns;
    uint32_t **cell; /* cell[column][row]; NULL: all empty */
    size_t cap_cell;
    size_t rows, cap_rows;
    uint32_t *line; /* of each row in its file; 0 for a row that a tool added */
    struct table_file *file;
    size_t files, cap_files;
    char delimiter; /* of the first file read; ',' before */
};
#define TABLE_INIT                                                                                 \
    {                                                                                              \
        POOL_INIT, NULL, 0, 0, NULL, 0, 0, 0, NULL, NULL, 0, 0, ','                                \
    }
#define TABLE_NO_COLUMN ((size_t)-1)

/*
 * Appends a file (NULL or "-": stdin). Ends the program for a file without a header line, a
 * column named twice or not at all, and a row with more or fewer cells than the header.
 */
void table_read(struct table *t, const char *path);

/* The whole table; delimiter 0: that of the input. */
void table_write(const struct table *t, struct output *o, char delimiter);
/* The header and these rows only. */
void table_write_rows(const struct table *t, const uint32_t *rows, size_t n, struct output *o,
                      char delimiter);

/* What it looks like by its columns. */
enum guise table_guise(const struct table *t);

size_t table_find_column(const struct table *t, const char *name); /* or TABLE_NO_COLUMN */
size_t table_column(struct table *t, const char *name);            /* added at the right if new */
size_t table_add_row(struct table *t);                             /* all cells empty; its number */

static inline uint32_t table_get(const struct table *t, size_t row, size_t column)
{
    return column != TABLE_NO_COLUMN && t->cell[column] ? t->cell[column][row] : 0;
}
void table_set(struct table *t, size_t row, size_t column, uint32_t id);

static inline const char *table_text(const struct table *t, size_t row, size_t column)
{
    return pool_text(&t->pool, table_get(t, row, column));
}

/* Where a row came from, for messages. "<added>" and 0 for a row a tool added. */
const char *table_file_of(const struct table *t, size_t row);
static inline size_t table_line_of(const struct table *t, size_t row)
{
    return t->line[row];
}

void table_free(struct table *t);

#endif
