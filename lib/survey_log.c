#include "survey_log.h"

#include "buf.h"
#include "mem.h"
#include "writer.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char survey_secret[] = "(confidential)";

static const struct survey_response *response_at(const struct survey *s, struct survey_place at)
{
    return &s->exports.items[at.export].items[at.response];
}

void survey_changed_at(struct survey *s, size_t export, size_t line, const char *column,
                       uint32_t before, uint32_t after, const char *reason)
{
    if (!s->options.log)
        return;
    struct survey_change c = {.line = (uint32_t)line,
                              .column = survey_keep(s, column),
                              .before = before,
                              .after = after,
                              .reason = reason,
                              .export = (uint16_t) export};
    MEM_PUSH(&s->changes, c);
}

void survey_changed(struct survey *s, struct survey_place at, uint32_t before, uint32_t after,
                    const char *reason)
{
    bool secret = at.question && codebook_is_secret(at.question->field);
    uint32_t mask = secret ? survey_keep(s, survey_secret) : 0;
    survey_changed_at(s, at.export, response_at(s, at)->line,
                      at.question ? at.question->column : "", secret && before ? mask : before,
                      secret && after ? mask : after, reason);
}

static void reject(struct survey *s, struct survey_place at, const char *reason)
{
    struct survey_reject r = {at.response, survey_keep(s, reason), (uint16_t)at.export};
    MEM_PUSH(&s->rejects, r);
    s->exports.items[at.export].items[at.response].fate = SURVEY_REJECTED;
}

void survey_refuse(struct survey *s, struct survey_place at, const char *cell, const char *format,
                   ...)
{
    struct buf text = BUF_INIT;
    char why[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    if (at.question)
        buf_printf(&text, "column '%s': ", at.question->column);
    if (at.question && cell && codebook_is_secret(at.question->field))
        buf_printf(&text, "%s ", survey_secret);
    else if (cell)
        buf_printf(&text, "'%s' ", cell);
    buf_puts(&text, why);
    if (!s->options.rejects)
        msg_die_at(s->exports.items[at.export].name, response_at(s, at)->line,
                   "%s (or set such responses aside with --rejects FILE)", text.s);
    reject(s, at, text.s);
    buf_free(&text);
}

/* --- counts -----------------------------------------------------------------------------------
 */

static void add_count(struct buf *b, size_t n, const char *one, const char *several)
{
    if (n)
        buf_printf(b, ", %zu %s", n, n == 1 ? one : several);
}

static void report_export(const struct survey_export *e)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%zu used", e->count[SURVEY_USED]);
    add_count(&b, e->count[SURVEY_REJECTED], "rejected", "rejected");
    add_count(&b, e->count[SURVEY_SUPERSEDED], "superseded by a later one",
              "superseded by later ones");
    add_count(&b, e->count[SURVEY_TEST], "test left out", "tests left out");
    add_count(&b, e->count[SURVEY_UNFINISHED], "unfinished left out", "unfinished left out");
    msg_info("%s: %s%s, %zu header row%s, %zu response%s: %s", e->name,
             dialect_title(e->head.dialect), e->windows ? ", windows-1252" : "", e->head.rows,
             e->head.rows == 1 ? "" : "s", e->n, e->n == 1 ? "" : "s", b.s);
    if (e->unsure)
        msg_info("%s: there is no codebook, and the guess for %zu column%s is unsure; look at it "
                 "with --guess",
                 e->name, e->unsure, e->unsure == 1 ? "" : "s");
    buf_free(&b);
}

size_t survey_report(const struct survey *s)
{
    size_t used = 0;
    for (size_t i = 0; i < s->exports.n; i++) {
        report_export(&s->exports.items[i]);
        used += s->exports.items[i].count[SURVEY_USED];
    }
    return used;
}

_Noreturn void survey_die_useless(const struct survey *s)
{
    if (!s->rejects.n)
        msg_die("no response can be used, so there is nothing to plan");
    const struct survey_reject *r = &s->rejects.items[0];
    const struct survey_export *e = &s->exports.items[r->export];
    msg_die_at(e->name, e->items[r->response].line,
               "no response can be used, so there is nothing to plan; this one because: %s",
               survey_text(s, r->reason));
}

/* --- files ------------------------------------------------------------------------------------
 */

static int by_place(const void *a, const void *b)
{
    const struct survey_change *const *x = a, *const *y = b;
    if ((*x)->export != (*y)->export)
        return (*x)->export < (*y)->export ? -1 : 1;
    if ((*x)->line != (*y)->line)
        return (*x)->line < (*y)->line ? -1 : 1;
    return *x < *y ? -1 : *x > *y; /* in the order they were made */
}

static void write_change(struct writer *w, const struct survey *s, const struct survey_change *c)
{
    char line[32];
    snprintf(line, sizeof line, "%u", (unsigned)c->line);
    writer_text(w, s->exports.items[c->export].name);
    writer_text(w, line);
    writer_text(w, survey_text(s, c->column));
    writer_text(w, survey_text(s, c->before));
    writer_text(w, survey_text(s, c->after));
    writer_text(w, c->reason);
    writer_end(w);
}

static void write_header(struct writer *w, const char *const *names)
{
    for (; *names; names++)
        writer_text(w, *names);
}

int survey_write_log(const struct survey *s, const char *path, char delimiter)
{
    static const char *const names[] = {"file",  "line",   "column", "before",
                                        "after", "reason", NULL};
    const struct survey_change **sorted = mem_alloc(s->changes.n, sizeof(void *));
    struct output *o = output_open(path);
    struct writer w = writer_on(o, delimiter);
    for (size_t i = 0; i < s->changes.n; i++)
        sorted[i] = &s->changes.items[i];
    if (s->changes.n)
        qsort(sorted, s->changes.n, sizeof(void *), by_place);
    write_header(&w, names);
    writer_end(&w);
    for (size_t i = 0; i < s->changes.n; i++)
        write_change(&w, s, sorted[i]);
    free(sorted);
    return output_commit(o);
}

/* The columns that the codebooks ask for: the union over the exports in order of first sight. */
struct columns {
    const char **items;
    size_t n, cap;
};

static void add_columns(struct columns *c, const struct codebook *book)
{
    for (size_t j = 0; j < book->n; j++) {
        size_t k = 0;
        while (k < c->n && strcmp(c->items[k], book->items[j].column))
            k++;
        if (k == c->n && book->items[j].field != CODEBOOK_DROP)
            MEM_PUSH(c, book->items[j].column);
    }
}

static const char *cell_of(const struct survey *s, const struct survey_reject *r,
                           const char *column)
{
    const struct survey_export *e = &s->exports.items[r->export];
    for (size_t j = 0; j < e->book.n; j++) {
        uint32_t id = survey_cell(e, r->response, j);
        if (!strcmp(e->book.items[j].column, column) && e->book.items[j].field != CODEBOOK_DROP)
            return id && codebook_is_secret(e->book.items[j].field) ? survey_secret
                                                                    : survey_text(s, id);
    }
    return "";
}

static void write_reject(struct writer *w, const struct survey *s, const struct survey_reject *r,
                         const struct columns *c)
{
    const struct survey_export *e = &s->exports.items[r->export];
    char line[32];
    snprintf(line, sizeof line, "%zu", e->items[r->response].line);
    writer_text(w, e->name);
    writer_text(w, line);
    writer_text(w, survey_text(s, r->reason));
    for (size_t k = 0; k < c->n; k++)
        writer_text(w, cell_of(s, r, c->items[k]));
    writer_end(w);
}

static int by_response(const void *a, const void *b)
{
    const struct survey_reject *x = a, *y = b;
    if (x->export != y->export)
        return x->export < y->export ? -1 : 1;
    return x->response < y->response ? -1 : x->response > y->response;
}

int survey_write_rejects(struct survey *s, const char *path, char delimiter)
{
    static const char *const names[] = {"file", "line", "reason", NULL};
    struct columns c = {NULL, 0, 0};
    struct output *o = output_open(path);
    struct writer w = writer_on(o, delimiter);
    for (size_t i = 0; i < s->exports.n; i++)
        add_columns(&c, &s->exports.items[i].book);
    write_header(&w, names);
    write_header(&w, (MEM_PUSH(&c, NULL), c.items));
    c.n--;
    writer_end(&w);
    if (s->rejects.n)
        qsort(s->rejects.items, s->rejects.n, sizeof *s->rejects.items, by_response);
    for (size_t i = 0; i < s->rejects.n; i++)
        write_reject(&w, s, &s->rejects.items[i], &c);
    free(c.items);
    return output_commit(o);
}
