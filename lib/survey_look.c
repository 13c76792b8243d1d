#include "survey_look.h"

#include "mem.h"

#include <stdlib.h>

enum { LOOK = 2000 };

static void copy(struct survey_look *l, const struct reader *r)
{
    const char **field = mem_alloc(r->n, sizeof *field);
    for (size_t i = 0; i < r->n; i++)
        field[i] = mem_copy(r->field[i], r->length[i]);
    l->line = mem_grow(l->line, l->n, &l->cap_line, sizeof *l->line);
    l->line[l->n] = r->line;
    MEM_PUSH(l, ((struct dialect_record){field, r->n}));
}

struct survey_look survey_look_at(struct reader *r)
{
    struct survey_look l = {0};
    while (l.n < LOOK && reader_next(r))
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
