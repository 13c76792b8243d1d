#include "codebook.h"

#include "buf.h"
#include "mem.h"
#include "near.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const codebook_field_names[CODEBOOK_FIELDS] = {
    "drop",   "keep",       "person",    "name",       "email",    "level",     "unit",
    "org",    "site",       "manager",   "tz",         "free",     "max_learn", "max_teach",
    "share",  "first_name", "last_name", "time",       "finished", "preview",   "learn",
    "ranked", "skill",      "teach",     "facilitate", "support",  "feedback",  "from",
    "rank",   "text",       "session",   "with",       "topic",    "barrier",   "score",
    "rating", "comment"};

void codebook_die(const struct codebook *book, const struct codebook_line *l, const char *format,
                  ...)
{
    va_list args;
    va_start(args, format);
    msg_die_at_v(book->name, book->name ? l->line : 0, format, args);
}

static enum codebook_field decode_field(const struct table *t, size_t row, size_t column)
{
    const char *word = table_text(t, row, column);
    struct buf hint = BUF_INIT;
    for (int f = 0; f < CODEBOOK_FIELDS; f++)
        if (!strcmp(word, codebook_field_names[f]))
            return (enum codebook_field)f;
    if (!*word)
        return CODEBOOK_DROP; /* a line that says nothing of its column */
    near_hint(near_word(word, codebook_field_names, CODEBOOK_FIELDS), &hint);
    msg_die_at(table_file_of(t, row), table_line_of(t, row),
               "'%s' is not a field of a codebook%s; 'man pl-codebook' lists them", word,
               buf_text(&hint));
}

void codebook_add(struct codebook *book, const char *column, enum codebook_field field,
                  const char *topic, const char *split, const char *values)
{
    struct codebook_line l = {.column = mem_string(column),
                              .field = field,
                              .topic = mem_string(topic),
                              .split = mem_string(split),
                              .values = mem_string(values),
                              .at = CODEBOOK_NOWHERE};
    MEM_PUSH(book, l);
}

static size_t need_column(const struct table *t, const char *name)
{
    size_t at = table_find_column(t, name);
    struct buf hint = BUF_INIT;
    if (at == TABLE_NO_COLUMN)
        msg_die_at(t->file[0].name, 1,
                   "a codebook has the columns column,field,topic,split,values; '%s' is missing%s",
                   name, guise_hint(table_guise(t), &hint));
    return at;
}

void codebook_read(struct codebook *book, const char *path)
{
    struct table t = TABLE_INIT;
    table_read(&t, path);
    size_t column = need_column(&t, "column"), field = need_column(&t, "field");
    size_t topic = table_find_column(&t, "topic"), split = table_find_column(&t, "split"),
           values = table_find_column(&t, "values");
    book->name = mem_string(t.file[0].name);
    for (size_t row = 0; row < t.rows; row++) {
        codebook_add(book, table_text(&t, row, column), decode_field(&t, row, field),
                     table_text(&t, row, topic), table_text(&t, row, split),
                     table_text(&t, row, values));
        struct codebook_line *l = &book->items[book->n - 1];
        l->line = table_line_of(&t, row);
        if (!*l->column)
            codebook_die(book, l, "a line without a column; write the column's header there");
    }
    table_free(&t);
}

static void bind_line(const struct codebook *book, struct codebook_line *l,
                      const struct dialect_head *head, const char *where, size_t line)
{
    size_t count, nearest;
    l->at = dialect_find(head, l->column, &count, &nearest);
    if (count > 1 && l->at == DIALECT_NO_COLUMN)
        codebook_die(book, l, "%zu columns of %s are called '%s'; write '%s#1', '%s#2' ...", count,
                     where, l->column, l->column, l->column);
    if (l->at != DIALECT_NO_COLUMN || l->field == CODEBOOK_KEEP || l->field == CODEBOOK_DROP)
        return;
    struct buf hint = BUF_INIT;
    if (nearest != DIALECT_NO_COLUMN)
        near_hint(head->column[nearest].name, &hint);
    else
        buf_puts(&hint, "; correct the codebook, or is it the wrong export?");
    codebook_die(book, l, "no column '%s' in %s:%zu%s", l->column, where, line, buf_text(&hint));
}

void codebook_bind(struct codebook *book, const struct dialect_head *head, const char *where,
                   size_t line)
{
    for (size_t i = 0; i < book->n; i++)
        bind_line(book, &book->items[i], head, where, line);
}

const struct codebook_line *codebook_find(const struct codebook *book, enum codebook_field field)
{
    for (size_t i = 0; i < book->n; i++)
        if (book->items[i].field == field)
            return &book->items[i];
    return NULL;
}

void codebook_free(struct codebook *book)
{
    for (size_t i = 0; i < book->n; i++) {
        free(book->items[i].column);
        free(book->items[i].topic);
        free(book->items[i].split);
        free(book->items[i].values);
    }
    free(book->items);
    free(book->name);
    *book = (struct codebook)CODEBOOK_INIT;
}
