#include "confidential.h"

#include "mem.h"
#include "output.h"
#include "suppress.h"
#include "writer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

const char *const confidential_kind_names[CONFIDENTIAL_KINDS] = {"barrier", "score", "rating",
                                                                 "comment"};

void confidential_add(struct confidential *c, struct confidential_answer a)
{
    MEM_PUSH(c, a);
}

static int compare(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

/* Question by question, unit by unit, format by format, person by person. */
static int by_place(const void *a, const void *b)
{
    const struct confidential_answer *x = a, *y = b;
    int d = compare(x->kind, y->kind);
    d = d ? d : compare(x->topic, y->topic);
    d = d ? d : compare(x->org, y->org);
    d = d ? d : compare(x->unit, y->unit);
    d = d ? d : compare(x->format, y->format);
    return d ? d : compare(x->author, y->author);
}

static bool same_question(const struct confidential_answer *a, const struct confidential_answer *b)
{
    return a->kind == b->kind && a->topic == b->topic;
}

static bool same_unit(const struct confidential_answer *a, const struct confidential_answer *b)
{
    return same_question(a, b) && a->org == b->org && a->unit == b->unit;
}

static bool same_format(const struct confidential_answer *a, const struct confidential_answer *b)
{
    return a->format == b->format;
}

typedef bool same_fn(const struct confidential_answer *a, const struct confidential_answer *b);

/* What is to be shown of the answers, or not: a unit with its organisation, or a format. */
struct label {
    same_fn *same;
    bool (*is_there)(const struct confidential_answer *a);
    void (*empty)(struct confidential_answer *a);
};

static bool has_unit(const struct confidential_answer *a)
{
    return a->unit || a->org;
}

static void empty_unit(struct confidential_answer *a)
{
    a->unit = a->org = 0;
}

static bool has_format(const struct confidential_answer *a)
{
    return a->format != 0;
}

static void empty_format(struct confidential_answer *a)
{
    a->format = 0;
}

static const struct label unit_label = {same_unit, has_unit, empty_unit};
static const struct label format_label = {same_format, has_format, empty_format};

static int by_author(const void *a, const void *b)
{
    return compare(*(const uint32_t *)a, *(const uint32_t *)b);
}

/* How many different ones; sorts them. */
static long count_people(uint32_t *author, size_t n)
{
    long people = 0;
    if (n)
        qsort(author, n, sizeof *author, by_author);
    for (size_t i = 0; i < n; i++)
        people += !i || author[i] != author[i - 1];
    return people;
}

static long people_in(const struct confidential_answer *a, size_t n)
{
    uint32_t *author = mem_alloc(n, sizeof *author);
    for (size_t i = 0; i < n; i++)
        author[i] = a[i].author;
    long people = count_people(author, n);
    free(author);
    return people;
}

/* How many of a[0..n) have the same label as the first, when they are sorted so. */
static size_t run_of(const struct confidential_answer *a, size_t n, same_fn *same)
{
    size_t run = 1;
    while (run < n && same(&a[0], &a[run]))
        run++;
    return run;
}

static void empty_all(struct confidential_answer *a, size_t n, const struct label *l)
{
    for (size_t i = 0; i < n; i++)
        l->empty(&a[i]);
}

/* One person may have answered under several formats, so the people without a label are counted
 * again: few are nobody to hide among, and then no label stays. */
static void blur_rest(struct confidential_answer *a, size_t n, const struct label *l)
{
    uint32_t *author = mem_alloc(n, sizeof *author);
    size_t rest = 0;
    for (size_t i = 0; i < n; i++)
        if (!l->is_there(&a[i]))
            author[rest++] = a[i].author;
    long people = count_people(author, rest);
    free(author);
    if (people && people < SUPPRESS_LEAST)
        empty_all(a, n, l);
}

/* Among answers that are otherwise alike, sorted by the label: those of too few lose it. */
static void blur(struct confidential_answer *a, size_t n, const struct label *l)
{
    long *people = mem_alloc(n, sizeof *people), nameless = 0;
    bool *keep = mem_alloc(n, sizeof *keep);
    size_t labels = 0, label = 0;
    for (size_t i = 0, run; i < n; i += run) {
        run = run_of(a + i, n - i, l->same);
        long count = people_in(a + i, run);
        if (l->is_there(&a[i]))
            people[labels++] = count;
        else
            nameless += count;
    }
    suppress_units(people, labels, nameless, SUPPRESS_LEAST, keep);
    for (size_t i = 0, run; i < n; i += run) {
        run = run_of(a + i, n - i, l->same);
        if (l->is_there(&a[i]) && !keep[label++])
            empty_all(a + i, run, l);
    }
    free(people);
    free(keep);
    blur_rest(a, n, l);
}

/* Each stretch of answers that are the same to `same`, by the label. */
static void blur_each(struct confidential *c, same_fn *same, const struct label *l)
{
    if (c->n)
        qsort(c->items, c->n, sizeof *c->items, by_place);
    for (size_t i = 0, run; i < c->n; i += run) {
        run = run_of(c->items + i, c->n - i, same);
        blur(c->items + i, run, l);
    }
}

void confidential_blur(struct confidential *c)
{
    blur_each(c, same_question, &unit_label);
    blur_each(c, same_unit, &format_label); /* of the units as they are now shown */
}

/* --- out --------------------------------------------------------------------------------------
 */

enum { CELLS = 7 };

/* The cells of an answer in the order of the columns. */
struct row {
    const char *cell[CELLS];
};

static struct row row_of(const struct confidential_answer *a, const struct pool *texts)
{
    return (struct row){{pool_text(texts, a->unit), pool_text(texts, a->org),
                         confidential_kind_names[a->kind], pool_text(texts, a->topic),
                         pool_text(texts, a->value), pool_text(texts, a->text),
                         pool_text(texts, a->format)}};
}

/* By kind and topic, then unit, then the answer; equal rows are equal in every byte. */
static int by_content(const void *a, const void *b)
{
    static const int order[CELLS] = {2, 3, 1, 0, 4, 5, 6};
    const struct row *x = a, *y = b;
    int d = 0;
    for (int i = 0; i < CELLS && !d; i++)
        d = strcmp(x->cell[order[i]], y->cell[order[i]]);
    return d;
}

static void write_rows(struct writer *w, const struct row *rows, size_t n, const char *cycle)
{
    static const char *const header[CELLS + 1] = {"cycle", "unit",  "org",  "kind",
                                                  "topic", "value", "text", "format"};
    for (size_t i = 0; i <= CELLS; i++)
        writer_text(w, header[i]);
    writer_end(w);
    for (size_t i = 0; i < n; i++) {
        writer_text(w, cycle);
        for (size_t j = 0; j < CELLS; j++)
            writer_text(w, rows[i].cell[j]);
        writer_end(w);
    }
}

int confidential_write(struct confidential *c, const struct pool *texts, const char *cycle,
                       const char *path, char delimiter)
{
    struct row *rows = mem_alloc(c->n, sizeof *rows);
    for (size_t i = 0; i < c->n; i++)
        rows[i] = row_of(&c->items[i], texts);
    if (c->n)
        qsort(rows, c->n, sizeof *rows, by_content);
    struct output *o = output_open(path);
    struct writer w = writer_on(o, delimiter);
    write_rows(&w, rows, c->n, cycle);
    free(rows);
    return output_commit(o);
}

void confidential_free(struct confidential *c)
{
    free(c->items);
    *c = (struct confidential)CONFIDENTIAL_INIT;
}
