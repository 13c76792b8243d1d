/* Columns that come along besides the plan's own. */
#include "survey_answers.h"

#include "buf.h"
#include "fold.h"
#include "mem.h"

#include <string.h>

static uint32_t kept_column(struct survey *s, const char *header)
{
    struct buf name = BUF_INIT;
    fold_space(header, strlen(header), &name);
    uint32_t id = pool_intern(&s->plan.pool, buf_text(&name), name.n);
    buf_free(&name);
    return id;
}

void survey_keep_cells(const struct survey_reading *r)
{
    struct survey *s = r->s;
    for (size_t j = 0; j < r->e->book.n; j++) {
        if (r->e->book.items[j].field != CODEBOOK_KEEP)
            continue;
        uint32_t value = survey_value(r, j, NULL),
                 name = kept_column(s, r->e->book.items[j].column);
        for (size_t k = 0; k < s->kept.n && value; k++)
            if (s->kept.items[k] == name)
                s->kept.cell[r->person * s->kept.n + k] = value;
    }
}

static void keep_column(struct survey *s, uint32_t name)
{
    for (size_t k = 0; k < s->kept.n; k++)
        if (s->kept.items[k] == name)
            return;
    MEM_PUSH(&s->kept, name);
}

static void keep_asked(struct survey *s, const struct codebook *book)
{
    for (size_t j = 0; j < book->n; j++) {
        const struct codebook_line *l = &book->items[j];
        if (l->field != CODEBOOK_KEEP)
            continue;
        for (int c = 0; c < PLAN_COLUMNS; c++)
            if (!strcmp(l->column, plan_column_names[c]))
                codebook_die(book, l,
                             "'%s' is a column of the plan's own and cannot be kept "
                             "beside it",
                             l->column);
        keep_column(s, kept_column(s, l->column));
    }
}

static bool is_dropped(const struct survey *s, const char *column)
{
    for (size_t i = 0; i < s->exports.n; i++) {
        const struct codebook *book = &s->exports.items[i].book;
        for (size_t j = 0; j < book->n; j++)
            if (book->items[j].field == CODEBOOK_DROP && !strcmp(book->items[j].column, column))
                return true;
    }
    return false;
}

/* The columns kept: those the codebooks name, then those the staff list has besides, unless they
 * are private. */
void survey_keep_columns(struct survey *s)
{
    for (size_t i = 0; i < s->exports.n; i++)
        keep_asked(s, &s->exports.items[i].book);
    for (size_t i = 0; i < s->roster.other.n; i++) {
        const struct table *t = &s->roster.table;
        const char *column = pool_text(&t->pool, t->name[s->roster.other.items[i]]);
        if (roster_may_keep(column) && !is_dropped(s, column))
            keep_column(s, survey_keep(s, column));
    }
    s->kept.cell = mem_clear(s->people.n * s->kept.n, sizeof *s->kept.cell);
}
