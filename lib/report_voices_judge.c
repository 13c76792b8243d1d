#include "report_voices_judge.h"

#include "mem.h"
#include "suppress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double report_mean(const struct report_measure_cell *c)
{
    return c->people ? c->sum / (double)c->people : NAN;
}

double report_spread(const struct report_measure_cell *c)
{
    if (c->people < 2)
        return NAN;
    double mean = report_mean(c), n = (double)c->people;
    double variance = (c->squares - n * mean * mean) / (n - 1);
    return sqrt(variance > 0 ? variance : 0);
}

double report_alpha(const struct report_measure *m)
{
    return m->rating ? NAN : scale_alpha(&m->items);
}

double report_agreement(const struct report_measure *m)
{
    size_t options = 5;
    for (size_t i = 0; i < m->items.n; i++)
        if (m->items.items[i] > 5)
            options = 7;
    return m->rating ? NAN : scale_agreement(&m->items, options);
}

static void judge_measure(const struct report_voices *v, struct report_measure *m, long least)
{
    long *people = mem_alloc(v->cells.n, sizeof *people);
    bool *cell = mem_alloc(v->cells.n, sizeof *cell);
    for (size_t i = 0; i < v->cells.n; i++) {
        people[i] = m->cell[i].people;
        cell[i] = true;
    }
    struct suppress_table t = {.people = people, .cell = cell, .n = v->cells.n, .total = true};
    suppress_run(&t, least);
    for (size_t i = 0; i < v->cells.n; i++)
        m->cell[i].shown = cell[i];
    m->all.shown = t.total;
    free(people);
    free(cell);
}

static int by_bits(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* All together is the most important figure, then the themes in their order. */
static void judge_barrier(const struct report_voices *v, struct report_barrier *b, long least)
{
    size_t n = b->answers.n, kinds = 0, figures = v->themes->n + 2;
    bool shown[THEME_MOST + 2];
    long *people = mem_clear(n, sizeof *people);
    uint32_t *counted = mem_alloc(n, sizeof *counted);
    qsort(b->answers.items, n, sizeof *b->answers.items, by_bits);
    for (size_t i = 0; i < n; i++) {
        uint32_t bits = b->answers.items[i] << 1 | 1;
        if (!kinds || counted[kinds - 1] != bits)
            counted[kinds++] = bits;
        people[kinds - 1]++;
    }
    for (size_t f = 0; f < figures; f++)
        shown[f] = true;
    suppress_overlapping(people, counted, kinds, figures, shown, least);
    b->people_shown = shown[0];
    memcpy(b->shown, shown + 1, (figures - 1) * sizeof *shown);
    free(people);
    free(counted);
}

static int by_text(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* How often the same was written would be a figure of its own. */
static size_t once_each(const char **text, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!kept || strcmp(text[i], text[kept - 1]))
            text[kept++] = text[i];
    return kept;
}

static void judge_words(struct report_voices *v, long verbatim)
{
    for (size_t i = 0; i < v->said.n; i++) {
        struct report_words_said *w = &v->said.items[i];
        if (w->people < verbatim)
            w->n = 0;
        qsort(w->text, w->n, sizeof *w->text, by_text);
        w->n = once_each(w->text, w->n);
    }
}

void report_voices_judge(struct report_voices *v, long min_group)
{
    for (size_t i = 0; i < v->measures.n; i++)
        judge_measure(v, &v->measures.items[i], min_group);
    for (size_t i = 0; i < v->barriers.n; i++)
        judge_barrier(v, &v->barriers.items[i], min_group);
    judge_words(v, min_group > SUPPRESS_VERBATIM ? min_group : SUPPRESS_VERBATIM);
}
