#include "survey_look.h"

#include "mem.h"
#include "msg.h"

#include <stdlib.h>

enum {
    LOOK = 2000,
    MOST_COLUMNS = 16384,   /* as many as Excel has */
    MOST_LETTERS = 10000000 /* bytes, to be exact */
};

static void copy(struct survey_look *l, const struct reader *r)
{
    const char **field = mem_alloc(r->n, sizeof *field);
    for (size_t i = 0; i < r->n; i++)
        field[i] = mem_copy(r->field[i], r->length[i]);
    l->line = mem_grow(l->line, l->n, &l->cap_line, sizeof *l->line);
    l->line[l->n] = r->line;
    MEM_PUSH(l, ((struct dialect_record){field, r->n}));
}

/* Guessing compares every column with every other. */
static void refuse_width(const struct reader *r)
{
    if (r->n > MOST_COLUMNS)
        msg_die_at(r->name, r->line,
                   "has %zu columns, more than a spreadsheet can have (%d); export the questions "
                   "of this survey alone",
                   r->n, MOST_COLUMNS);
}

/* Of an answer there are several copies while it is split, folded and compared. */
static void refuse_length(const struct reader *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        n += r->length[i];
    if (n > MOST_LETTERS)
        msg_die_at(r->name, r->line,
                   "the response has more than 10 million letters; shorten its long answers, or "
                   "leave their columns out of the export");
}

bool survey_look_next(struct reader *r)
{
    if (!reader_next(r))
        return false;
    refuse_width(r);
    refuse_length(r);
    return true;
}

struct survey_look survey_look_at(struct reader *r)
{
    struct survey_look l = {0};
    while (l.n < LOOK && survey_look_next(r))
        copy(&l, r);
    return l;
}

void survey_look_free(struct survey_look *l)
{
    for (size_t i = 0; i < l->n; i++) {
        for (size_t j = 0; j < l->items[i].n; j++)
            free((char *)l->items[i].field[j]);
        free((void *)l->items[i].field);
    }
    free(l->items);
    free(l->line);
}
