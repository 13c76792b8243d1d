/* From a name in a codebook to a column, and back. */
#include "dialect.h"
#include "fold.h"
#include "mem.h"
#include "near.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

/* How close a name must be: the name itself, folded; what people read, folded. */
enum closeness { EXACT, NAME, TEXT, FARTHEST };

/* `kept` is the name as the head's store keeps it: equal names are the same text there. */
static bool is_called(const struct dialect_column *c, const char *name, const char *kept,
                      enum closeness how)
{
    if (how == EXACT)
        return c->name == kept;
    return fold_same(how == NAME ? c->name : c->text, name);
}

static const char *kept_name(const struct dialect_head *h, const char *name)
{
    uint32_t id = pool_find(&h->store, name, strlen(name));
    return id == POOL_NONE ? NULL : pool_text(&h->store, id);
}

/* The which-th column (from 1) called so; *count is how many there are. */
static size_t find_called(const struct dialect_head *h, const char *name, size_t which,
                          size_t *count)
{
    const char *kept = kept_name(h, name);
    for (enum closeness how = EXACT; how < FARTHEST; how++) {
        size_t found = DIALECT_NO_COLUMN;
        *count = 0;
        for (size_t i = 0; i < h->n; i++)
            if (*name && is_called(&h->column[i], name, kept, how) && ++*count == which)
                found = i;
        if (*count)
            return found;
    }
    return DIALECT_NO_COLUMN;
}

static size_t find_near(const struct dialect_head *h, const char *name)
{
    const char **known = mem_alloc(2 * h->n + 1, sizeof *known);
    size_t column = DIALECT_NO_COLUMN;
    for (size_t i = 0; i < h->n; i++) {
        known[i] = h->column[i].name;
        known[h->n + i] = h->column[i].text;
    }
    const char *meant = h->n ? near_word(name, known, 2 * h->n) : NULL;
    for (size_t i = 0; meant && i < 2 * h->n && column == DIALECT_NO_COLUMN; i++)
        if (known[i] == meant)
            column = i % h->n;
    free(known);
    return column;
}

/* "Name#2": what stands before the last '#', and the number behind it. */
static bool numbered(const char *column, size_t *name, int64_t *number)
{
    const char *sign = strrchr(column, '#');
    *name = sign ? (size_t)(sign - column) : 0;
    return sign && num_int(sign + 1, 1, 1 << 30, number);
}

size_t dialect_find(const struct dialect_head *h, const char *column, size_t *count,
                    size_t *nearest)
{
    size_t n;
    int64_t number;
    *nearest = DIALECT_NO_COLUMN;
    size_t found = find_called(h, column, 1, count);
    if (*count > 1)
        return DIALECT_NO_COLUMN;
    if (*count)
        return found;
    if (numbered(column, &n, &number) && !n) {
        *count = (uint64_t)number <= h->n;
        return *count ? (size_t)number - 1 : DIALECT_NO_COLUMN;
    }
    if (n) {
        char *name = mem_copy(column, n);
        found = find_called(h, name, (size_t)number, count);
        *count = found != DIALECT_NO_COLUMN;
        free(name);
    }
    if (found == DIALECT_NO_COLUMN)
        *nearest = find_near(h, column);
    return found;
}

void dialect_column_name(const struct dialect_head *h, size_t column, struct buf *out)
{
    const char *name = h->column[column].name;
    size_t before = 0, after = 0, count, nearest;
    for (size_t i = 0; *name && i < h->n; i++)
        if (i != column && h->column[i].name == name) { /* kept once: see is_called() */
            before += i < column;
            after += i > column;
        }
    size_t start = out->n;
    if (*name)
        buf_printf(out, before + after ? "%s#%zu" : "%s", name, before + 1);
    /* a name like "#3", or "Q#2" beside two columns "Q", means another column */
    if (*name && dialect_find(h, out->s + start, &count, &nearest) == column)
        return;
    out->n = start;
    buf_printf(out, "#%zu", column + 1);
}
