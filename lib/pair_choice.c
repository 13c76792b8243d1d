#include "pair_choice.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

void pair_choice_begin(struct pair_choice *c, const struct plan *p)
{
    *c = (struct pair_choice){.plan = p,
                              .at = mem_clear(p->rows, sizeof *c->at),
                              .lost = mem_clear(p->rows, sizeof *c->lost)};
}

struct pair_choice pair_choice_copy(const struct pair_choice *c)
{
    struct pair_choice copy;
    size_t rows = c->plan->rows;
    pair_choice_begin(&copy, c->plan);
    memcpy(copy.at, c->at, rows * sizeof *copy.at);
    copy.meeting = mem_alloc(c->n, sizeof *copy.meeting);
    if (c->n)
        memcpy(copy.meeting, c->meeting, c->n * sizeof *copy.meeting);
    copy.n = copy.cap = c->n;
    return copy;
}

void pair_choice_join(struct pair_choice *c, size_t learn_row, size_t meeting)
{
    c->at[learn_row] = (uint32_t)meeting + 1;
    c->meeting[meeting].n++;
}

size_t pair_choice_meet(struct pair_choice *c, size_t learn_row, size_t teach_row)
{
    c->meeting = mem_grow(c->meeting, c->n, &c->cap, sizeof *c->meeting);
    c->meeting[c->n] = (struct pair_meeting){.teach_row = teach_row};
    pair_choice_join(c, learn_row, c->n);
    return c->n++;
}

void pair_choice_free(struct pair_choice *c)
{
    free(c->at);
    free(c->lost);
    free(c->meeting);
    *c = (struct pair_choice){0};
}
