#include "dialect.h"

#include "dialect_columns.h"
#include "dialect_pattern.h"
#include "dialect_products.h"
#include "mem.h"
#include "stamp.h"

#include <stdlib.h>
#include <string.h>

/* --- the products ----------------------------------------------------------------------------- */

const struct dialect *dialect_at(size_t i)
{
    return i < dialect_products_n ? &dialect_products[i] : NULL;
}

const struct dialect *dialect_named(const char *name)
{
    for (size_t i = 0; i < dialect_products_n; i++)
        if (!strcmp(dialect_products[i].name, name))
            return &dialect_products[i];
    return NULL;
}

const char *dialect_name(const struct dialect *d)
{
    return d->name;
}

const char *dialect_title(const struct dialect *d)
{
    return d->title;
}

bool dialect_merges(const struct dialect *d)
{
    return d->merges;
}

enum answer_split dialect_split(const struct dialect *d)
{
    return d->split;
}

/* --- the first records
 * --------------------------------------------------------------------------------- */

struct keys {
    const char **cell[DIALECT_LOOK];
    size_t n[DIALECT_LOOK], rows;
    struct pool pool;
};

static void keys_read(struct keys *k, const struct dialect_record *first, size_t n)
{
    k->rows = n < DIALECT_LOOK ? n : DIALECT_LOOK;
    for (size_t r = 0; r < k->rows; r++) {
        k->n[r] = first[r].n;
        k->cell[r] = mem_alloc(first[r].n, sizeof **k->cell);
        for (size_t i = 0; i < first[r].n; i++)
            k->cell[r][i] = dialect_key(&k->pool, first[r].field[i]);
    }
}

static void keys_free(struct keys *k)
{
    for (size_t r = 0; r < k->rows; r++)
        free(k->cell[r]);
    pool_free(&k->pool);
}

static bool row_holds(const struct keys *k, size_t row, const char *pattern)
{
    for (size_t i = 0; row < k->rows && i < k->n[row]; i++)
        if (dialect_fits(pattern, k->cell[row][i]))
            return true;
    return false;
}

/* Every pattern of "a|b|c" fits a cell of the row. NULL asks nothing. */
static bool row_marked(const struct keys *k, size_t row, const char *patterns)
{
    for (; patterns; patterns = strchr(patterns, '|'), patterns += patterns != NULL)
        if (!row_holds(k, row, patterns))
            return false;
    return true;
}

static bool marked(const struct dialect *d, const struct keys *k)
{
    for (const struct dialect_mark *m = d->marks; m < d->marks + DIALECT_MARKS; m++)
        if ((m->row[0] || m->row[1] || m->row[2]) && row_marked(k, 0, m->row[0]) &&
            row_marked(k, 1, m->row[1]) && row_marked(k, 2, m->row[2]))
            return true;
    return false;
}

/* --- which product, how many header rows ------------------------------------------------------ */

/* Questions that go on over blanks, and a second row that fills every one of them. */
static bool looks_two_rows(const struct keys *k)
{
    enum { BLANKS = 3 };
    size_t blanks = 0;
    if (k->rows < 3 || k->n[0] != k->n[1] || !k->n[0] || dialect_is_blank(k->cell[0][0]))
        return false;
    for (size_t i = 0; i < k->n[0]; i++) {
        bool blank = dialect_is_blank(k->cell[0][i]);
        if (blank && !*k->cell[1][i])
            return false;
        blanks += blank;
    }
    return blanks >= BLANKS;
}

static const struct dialect *find_out(const struct keys *k)
{
    const struct dialect *plain = &dialect_products[dialect_products_n - 1];
    for (const struct dialect *d = dialect_products; d < plain; d++)
        if (marked(d, k))
            return d;
    return looks_two_rows(k) ? plain - 1 : plain;
}

static bool tags(const struct keys *k)
{
    size_t found = 0;
    for (size_t i = 0; k->rows > 1 && i < k->n[1]; i++) {
        if (*k->cell[1][i] && *k->cell[1][i] != '#')
            return false;
        found += *k->cell[1][i] == '#';
    }
    return found > 0;
}

/* The second row stands for people when its first cell is no time where all responses have one. */
static size_t import_rows(const struct keys *k)
{
    static const char import[] = "{\"importid\"*";
    for (size_t row = 2; row >= 1; row--)
        if (row_holds(k, row, import))
            return row + 1;
    for (size_t i = 0; k->rows > 1 && i < k->n[0] && i < k->n[1]; i++) {
        struct stamp time = stamp_read(k->cell[1][i], STAMP_ANY);
        if (dialect_fits("*date", k->cell[0][i]) && stamp_is_date(&time))
            return 1;
    }
    return 2;
}

static size_t header_rows(const struct dialect *d, const struct keys *k)
{
    size_t rows = 1;
    switch (d->form) {
    case DIALECT_ONE_ROW:
        break;
    case DIALECT_IMPORT_ROW:
        rows = import_rows(k);
        break;
    case DIALECT_TEXT_ROW:
        rows = 2;
        break;
    case DIALECT_JOINED:
        rows = k->rows > 1 && k->n[1] && (!*k->cell[1][0] || looks_two_rows(k)) ? 2 : 1;
        break;
    case DIALECT_TAG_ROW:
        rows = tags(k) ? 2 : 1;
        break;
    }
    return rows <= k->rows ? rows : k->rows;
}

void dialect_read(struct dialect_head *h, const struct dialect *told,
                  const struct dialect_record *first, size_t n)
{
    struct keys keys = {.pool = POOL_INIT};
    *h = (struct dialect_head){.store = POOL_INIT};
    keys_read(&keys, first, n);
    h->dialect = told ? told : find_out(&keys);
    h->rows = header_rows(h->dialect, &keys);
    h->n = n ? first[0].n : 0;
    h->column = mem_clear(h->n, sizeof *h->column);
    dialect_columns(h, first);
    keys_free(&keys);
}

void dialect_free(struct dialect_head *h)
{
    free(h->column);
    pool_free(&h->store);
    *h = (struct dialect_head){.store = POOL_INIT};
}
