#include "absence_table.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

bool absence_is_named(const char *path, const char *tail)
{
    size_t n = strlen(path), k = strlen(tail);
    return n > k && !strcasecmp(path + n - k, tail);
}

size_t absence_table_find(const struct reader *r, const char *name)
{
    for (size_t i = 0; i < r->n; i++)
        if (!strcasecmp(r->field[i], name))
            return i;
    return SIZE_MAX;
}

const char *absence_table_cell(const struct reader *r, size_t column)
{
    return column < r->n ? r->field[column] : "";
}

/* What has columns of the names that are wanted, too. */
static void refuse_guise(const struct reader *r, enum guise wanted)
{
    struct buf hint = BUF_INIT;
    enum guise g = guise_of((const char *const *)r->field, r->n);
    if (g == GUISE_PLAN || g == GUISE_RECORDS || (g == GUISE_BUSY && g != wanted))
        msg_die_at(r->name, r->line, "is no list of %s%s",
                   wanted == GUISE_BUSY ? "busy times" : "holidays", guise_hint(g, &hint));
}

struct reader *absence_table_open(const char *path, enum guise wanted)
{
    struct reader *r = reader_open(path, NULL);
    if (!reader_next(r))
        msg_die_at(r->name, 1, "is empty; begin it with a line of column names");
    refuse_guise(r, wanted);
    return r;
}

size_t absence_table_need(const struct reader *r, const char *name, const char *columns)
{
    size_t i = absence_table_find(r, name);
    struct buf hint = BUF_INIT;
    if (i == SIZE_MAX)
        msg_die_at(r->name, r->line, "no column '%s'; the columns are %s%s", name, columns,
                   guise_hint(guise_of((const char *const *)r->field, r->n), &hint));
    return i;
}
