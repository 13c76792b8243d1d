#include "near.h"

#include "fold.h"
#include "mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One row of the table from the two before it; only cells near the diagonal can be in `limit`. */
static size_t fill_row(const char *a, size_t i, const char *b, size_t nb, size_t *rows[3],
                       size_t limit)
{
    size_t *row = rows[0], *up = rows[1], *two_up = rows[2];
    size_t from = i > limit ? i - limit : 1, to = least(nb, i + limit);
    size_t best = row[from - 1] = from == 1 ? i : limit + 1;
    for (size_t j = from; j <= to; j++) {
        size_t d = up[j - 1] + (a[i - 1] != b[j - 1]);
        d = least(d, row[j - 1] + 1);
        if (j < i + limit) /* beyond it the row above was not filled */
            d = least(d, up[j] + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            d = least(d, two_up[j - 2] + 1);
        row[j] = d;
        best = least(best, d);
    }
    return best;
}

size_t near_distance(const char *a, size_t na, const char *b, size_t nb, size_t limit)
{
    if (na > nb)
        return near_distance(b, nb, a, na, limit);
    if (nb - na > limit)
        return limit + 1;
    size_t *table = mem_alloc(3 * (nb + 1), sizeof *table), best = 0;
    size_t *rows[3] = {table, table + nb + 1, table + 2 * (nb + 1)};
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na && best <= limit; i++) {
        size_t *spare = rows[2];
        rows[2] = rows[1];
        rows[1] = rows[0];
        rows[0] = spare;
        best = fill_row(a, i, b, nb, rows, limit);
    }
    size_t d = best <= limit ? rows[0][nb] : limit + 1;
    free(table);
    return least(d, limit + 1);
}

/* How many slips a word of n bytes may have and still be taken for another. */
static size_t slips(size_t n)
{
    return least((n + 2) / 4, 3);
}

/* Twice the distance, so that a part of a word ranks behind a true slip of the same size. */
static size_t unlike(const struct buf *a, const struct buf *b)
{
    size_t limit = slips(a->n);
    size_t d = near_distance(buf_text(a), a->n, buf_text(b), b->n, limit);
    if (d <= limit)
        return 2 * d;
    bool part = a->n >= 3 && b->n >= 3 &&
                (strstr(buf_text(b), buf_text(a)) || strstr(buf_text(a), buf_text(b)));
    return part ? 2 * limit + 1 : SIZE_MAX;
}

const char *near_word(const char *word, const char *const *known, size_t n)
{
    struct buf a = BUF_INIT, b = BUF_INIT;
    size_t best = SIZE_MAX;
    const char *meant = NULL;
    fold_key(word, strlen(word), &a);
    for (size_t i = 0; i < n; i++) {
        buf_clear(&b);
        fold_key(known[i], strlen(known[i]), &b);
        size_t d = unlike(&a, &b);
        if (d < best) {
            best = d;
            meant = known[i];
        }
    }
    buf_free(&a);
    buf_free(&b);
    return meant;
}

const char *near_hint(const char *meant, struct buf *hint)
{
    buf_clear(hint);
    if (meant)
        buf_printf(hint, "; the nearest is '%s'", meant);
    return buf_text(hint);
}
