/* suppress_overlap - figures that count some of the same people. See suppress.h. */
#include "mem.h"
#include "suppress.h"

#include <stdlib.h>
#include <string.h>

static const int64_t PRIME = 2147483647;

/*
 * The shown figures as rows over the kinds, reduced: each row has a 1 at its pivot, where all
 * others have 0.
 */
struct matrix {
    int64_t *row[SUPPRESS_FIGURES];
    size_t pivot[SUPPRESS_FIGURES];
    size_t n, kinds;
};

static int64_t inverse(int64_t a)
{
    int64_t result = 1;
    for (int64_t e = PRIME - 2; e; e >>= 1) {
        if (e & 1)
            result = result * a % PRIME;
        a = a * a % PRIME;
    }
    return result;
}

/* row -= by * other */
static void subtract(int64_t *row, int64_t by, const int64_t *other, size_t kinds)
{
    for (size_t k = 0; by && k < kinds; k++)
        row[k] = (row[k] + (PRIME - by) * other[k]) % PRIME;
}

/* Appends a figure; false when it is a combination of those before and says nothing new. */
static bool add_figure(struct matrix *m, const uint32_t *counted, size_t figure)
{
    int64_t *row = m->row[m->n];
    size_t pivot = 0;
    for (size_t k = 0; k < m->kinds; k++)
        row[k] = counted[k] >> figure & 1;
    for (size_t i = 0; i < m->n; i++)
        subtract(row, row[m->pivot[i]], m->row[i], m->kinds);
    while (pivot < m->kinds && !row[pivot])
        pivot++;
    if (pivot == m->kinds)
        return false;
    int64_t by = inverse(row[pivot]);
    for (size_t k = 0; k < m->kinds; k++)
        row[k] = row[k] * by % PRIME;
    for (size_t i = 0; i < m->n; i++)
        subtract(m->row[i], m->row[i][pivot], row, m->kinds);
    m->pivot[m->n++] = pivot;
    return true;
}

/* How many people the combination covers, or -1 when it is no set of kinds. */
static long covers(const int64_t *sum, const long *people, size_t kinds)
{
    long total = 0;
    for (size_t k = 0; k < kinds; k++) {
        if (sum[k] > 1)
            return -1;
        total += sum[k] ? people[k] : 0;
    }
    return total;
}

/* All 2^n choices of pivots, each differing from the one before in one (F. Gray, 1953). */
static bool derives_small(const struct matrix *m, const long *people, long least, int64_t *sum)
{
    bool in[SUPPRESS_FIGURES] = {false};
    memset(sum, 0, m->kinds * sizeof *sum);
    for (uint32_t step = 1; step < (uint32_t)1 << m->n; step++) {
        size_t turn = 0;
        while (!(step >> turn & 1))
            turn++;
        subtract(sum, in[turn] ? 1 : PRIME - 1, m->row[turn], m->kinds);
        in[turn] = !in[turn];
        long n = covers(sum, people, m->kinds);
        if (n > 0 && n < least)
            return true;
    }
    return false;
}

void suppress_overlapping(const long *people, const uint32_t *counted, size_t kinds, size_t figures,
                          bool *shown, long least)
{
    struct matrix m = {.kinds = kinds};
    int64_t *sum = mem_alloc(kinds, sizeof *sum);
    int64_t *cells = mem_alloc(kinds * SUPPRESS_FIGURES, sizeof *cells);
    int64_t *before = mem_alloc(kinds * SUPPRESS_FIGURES, sizeof *before);
    least = least < SUPPRESS_FLOOR ? SUPPRESS_FLOOR : least;
    for (size_t i = 0; i < SUPPRESS_FIGURES; i++)
        m.row[i] = cells + i * kinds;
    for (size_t f = 0; f < figures && f < SUPPRESS_FIGURES; f++) {
        struct matrix old = m;
        if (!shown[f])
            continue;
        if (kinds)
            memcpy(before, cells, kinds * SUPPRESS_FIGURES * sizeof *cells);
        if (!add_figure(&m, counted, f) || !derives_small(&m, people, least, sum))
            continue;
        shown[f] = false;
        m = old;
        memcpy(cells, before, kinds * SUPPRESS_FIGURES * sizeof *cells);
    }
    free(sum);
    free(cells);
    free(before);
}
