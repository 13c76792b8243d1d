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

/* Question by question, unit by unit, person by person. */
static int by_place(const void *a, const void *b)
{
    const struct confidential_answer *x = a, *y = b;
    int d = compare(x->kind, y->kind);
    d = d ? d : compare(x->topic, y->topic);
    d = d ? d : compare(x->org, y->org);
    d = d ? d : compare(x->unit, y->unit);
    return d ? d : compare(x->author, y->author);
}

static bool same_question(const struct confidential_answer *a, const struct confidential_answer *b)
{
    return a->kind == b->kind && a->topic == b->topic;
}

static bool same_unit(const struct confidential_answer *a, const struct confidential_answer *b)
{
    return a->org == b->org && a->unit == b->unit;
}

/* The units of one question: how many people each, and where its answers begin. */
struct units {
    long *people;
    bool *keep;
    size_t *start, n;
    long nameless; /* people without unit and org */
};

static bool same_author(const struct confidential_answer *a, const struct confidential_answer *b)
{
    return a->author == b->author;
}

/* `a` is sorted by place. An author of two answers in one unit counts once. */
static void count_units(struct units *u, const struct confidential_answer *a, size_t n)
{
    u->n = 0;
    u->nameless = 0;
    for (size_t i = 0; i < n; i++) {
        bool named = a[i].unit || a[i].org;
        bool begins = !i || !same_unit(&a[i], &a[i - 1]);
        bool person = begins || !same_author(&a[i], &a[i - 1]);
        if (named && begins) {
            u->start[u->n] = i;
            u->people[u->n++] = 0;
        }
        if (named)
            u->people[u->n - 1] += person;
        else
            u->nameless += person;
    }
}

static void blur_question(struct confidential_answer *a, size_t n, struct units *u)
{
    count_units(u, a, n);
    suppress_units(u->people, u->n, u->nameless, SUPPRESS_LEAST, u->keep);
    for (size_t unit = 0; unit < u->n; unit++) {
        size_t end = unit + 1 < u->n ? u->start[unit + 1] : n;
        for (size_t i = u->start[unit]; i < end && !u->keep[unit]; i++)
            a[i].unit = a[i].org = 0;
    }
}

void confidential_blur(struct confidential *c)
{
    struct units u = {.people = mem_alloc(c->n, sizeof *u.people),
                      .keep = mem_alloc(c->n, sizeof *u.keep),
                      .start = mem_alloc(c->n, sizeof *u.start)};
    if (c->n)
        qsort(c->items, c->n, sizeof *c->items, by_place);
    for (size_t from = 0, to; from < c->n; from = to) {
        for (to = from + 1; to < c->n && same_question(&c->items[from], &c->items[to]);)
            to++;
        blur_question(c->items + from, to - from, &u);
    }
    free(u.people);
    free(u.keep);
    free(u.start);
}

/* --- out --------------------------------------------------------------------------------------
 */

enum { CELLS = 6 };

/* The cells of an answer in the order of the columns. */
struct row {
    const char *cell[CELLS];
};

static struct row row_of(const struct confidential_answer *a, const struct pool *texts)
{
    return (struct row){{pool_text(texts, a->unit), pool_text(texts, a->org),
                         confidential_kind_names[a->kind], pool_text(texts, a->topic),
                         pool_text(texts, a->value), pool_text(texts, a->text)}};
}

/* By kind and topic, then unit, then the answer; equal rows are equal in every byte. */
static int by_content(const void *a, const void *b)
{
    static const int order[CELLS] = {2, 3, 1, 0, 4, 5};
    const struct row *x = a, *y = b;
    int d = 0;
    for (int i = 0; i < CELLS && !d; i++)
        d = strcmp(x->cell[order[i]], y->cell[order[i]]);
    return d;
}

static void write_rows(struct writer *w, const struct row *rows, size_t n, const char *cycle)
{
    static const char *const header[CELLS + 1] = {"cycle", "unit",  "org", "kind",
                                                  "topic", "value", "text"};
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
