#include "survey_book.h"

#include "buf.h"
#include "guess.h"
#include "mem.h"
#include "writer.h"

#include <string.h>

static enum codebook_field field_named(const char *name)
{
    for (int f = 0; f < CODEBOOK_FIELDS; f++)
        if (!strcmp(name, codebook_field_names[f]))
            return (enum codebook_field)f;
    return CODEBOOK_DROP;
}

static bool names_somebody(enum codebook_field f)
{
    return f == CODEBOOK_PERSON || f == CODEBOOK_EMAIL || f == CODEBOOK_NAME ||
           f == CODEBOOK_FIRST_NAME || f == CODEBOOK_LAST_NAME;
}

static bool is_named(const struct codebook *book)
{
    for (size_t i = 0; i < book->n; i++)
        if (names_somebody(book->items[i].field))
            return true;
    return false;
}

static bool is_asked(const struct codebook *book, size_t column)
{
    for (size_t i = 0; i < book->n; i++)
        if (book->items[i].at == column)
            return true;
    return false;
}

/* What a product's own columns mean need not be said in every codebook. */
static void add_own_columns(struct survey_export *e)
{
    bool named = is_named(&e->book), timed = codebook_find(&e->book, CODEBOOK_TIME) != NULL;
    struct buf name = BUF_INIT;
    for (size_t i = 0; i < e->head.n; i++) {
        const struct dialect_column *c = &e->head.column[i];
        enum codebook_field f = c->field ? field_named(c->field) : CODEBOOK_DROP;
        bool wanted = f == CODEBOOK_FINISHED || f == CODEBOOK_PREVIEW ||
                      (f == CODEBOOK_TIME && !timed) || (names_somebody(f) && !named);
        if (!wanted || is_asked(&e->book, i))
            continue;
        buf_clear(&name);
        dialect_column_name(&e->head, i, &name);
        codebook_add(&e->book, buf_text(&name), f, "", "", c->values);
        e->book.items[e->book.n - 1].at = i;
    }
    buf_free(&name);
}

static void read_lines(struct survey_export *e)
{
    e->values = mem_clear(e->book.n, sizeof(void *));
    e->lists = mem_clear(e->book.n, sizeof *e->lists);
    for (size_t i = 0; i < e->book.n; i++) {
        const struct codebook_line *l = &e->book.items[i];
        struct buf error = BUF_INIT;
        e->values[i] = translate_read(l->values, &error);
        if (!e->values[i])
            codebook_die(&e->book, l, "values of column '%s': %s", l->column, buf_text(&error));
        e->lists[i] = (struct answer_column)ANSWER_COLUMN_INIT;
        e->lists[i].hint = dialect_split(e->head.dialect);
        answer_told(&e->lists[i], l->split);
        buf_free(&error);
    }
}

static struct guess *look_closely(const struct survey_export *e, const struct survey_look *look)
{
    struct guess *g = guess_begin(&e->head);
    for (size_t i = e->head.rows; i < look->n; i++)
        guess_see(g, look->items[i].field, look->items[i].n);
    return g;
}

/* Without a codebook: what the words of the header and the looks of the answers say. */
static void guess_book(struct survey_export *e, const struct survey_look *look)
{
    struct guess *g = look_closely(e, look);
    const struct guess_line *lines = guess_end(g);
    struct buf name = BUF_INIT;
    for (size_t i = 0; i < e->head.n; i++) {
        const struct guess_line *l = &lines[i];
        e->unsure += l->unsure;
        buf_clear(&name);
        dialect_column_name(&e->head, i, &name);
        codebook_add(&e->book, buf_text(&name), field_named(l->field), l->topic, l->split,
                     l->values);
        e->book.items[i].at = i;
    }
    buf_free(&name);
    guess_free(g);
}

void survey_book_prepare(struct survey_export *e, const char *path, const struct survey_look *look)
{
    if (path) {
        codebook_read(&e->book, path);
        codebook_bind(&e->book, &e->head, e->name, look->line[0]);
    } else {
        guess_book(e, look);
    }
    add_own_columns(e);
    read_lines(e);
}

/* --- for a person to look at --------------------------------------------------------------------
 */

static void write_line(struct writer *w, const struct survey_export *e, size_t column,
                       const struct guess_line *l)
{
    struct buf name = BUF_INIT, note = BUF_INIT;
    dialect_column_name(&e->head, column, &name);
    buf_printf(&note, "%s%s", l->unsure ? "unsure: " : "", l->why);
    const char *cells[] = {buf_text(&name), l->field,   l->topic,       l->split,
                           l->values,       l->example, buf_text(&note)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        writer_text(w, cells[i]);
    writer_end(w);
    buf_free(&name);
    buf_free(&note);
}

int survey_book_write(const struct survey_export *e, const struct survey_look *look,
                      const char *path, char delimiter)
{
    static const char *const header[] = {"column", "field",   "topic", "split",
                                         "values", "example", "note"};
    struct guess *g = look_closely(e, look);
    const struct guess_line *lines = guess_end(g);
    struct output *o = output_open(path);
    struct writer w = writer_on(o, delimiter);
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        writer_text(&w, header[i]);
    writer_end(&w);
    for (size_t i = 0; i < e->head.n; i++)
        write_line(&w, e, i, &lines[i]);
    guess_free(g);
    return output_commit(o);
}
