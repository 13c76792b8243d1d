/* names_index - persons by any of their names. See names.h. */
#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "names.h"

#include <stdlib.h>
#include <string.h>

struct names_index {
    struct pool pool; /* folded keys, e-mails and names */
    struct {
        struct meaning {
            uint32_t person;
            enum plan_column column; /* PLAN_PERSON, PLAN_EMAIL or PLAN_NAME: which of them it is */
        } * items;
        size_t n, cap;
    } by_id;
    struct buf key;
};

static void enter(struct names_index *x, uint32_t person, enum plan_column column, const char *s)
{
    buf_clear(&x->key);
    fold_key(s, strlen(s), &x->key);
    uint32_t id = pool_intern(&x->pool, buf_text(&x->key), x->key.n);
    if (!id)
        return;
    struct meaning none = {NAMES_UNKNOWN, column}, *m;
    while (x->by_id.n <= id)
        MEM_PUSH(&x->by_id, none);
    m = &x->by_id.items[id];
    if (m->person == NAMES_UNKNOWN)
        *m = (struct meaning){person, column};
    else if (m->person != person && m->column == column)
        m->person = NAMES_AMBIGUOUS;
}

struct names_index *names_index(const struct plan *p)
{
    static const enum plan_column columns[] = {PLAN_PERSON, PLAN_EMAIL, PLAN_NAME};
    struct names_index *x = mem_clear(1, sizeof *x);
    for (int c = 0; c < 3; c++)
        for (uint32_t i = 0; i < p->n_people; i++)
            enter(x, i, columns[c],
                  columns[c] == PLAN_PERSON ? plan_key(p, i) : plan_said(p, i, columns[c]));
    return x;
}

uint32_t names_find(struct names_index *x, const char *s, size_t n)
{
    buf_clear(&x->key);
    fold_key(s, n, &x->key);
    uint32_t id = pool_find(&x->pool, buf_text(&x->key), x->key.n);
    return id && id != POOL_NONE ? x->by_id.items[id].person : NAMES_UNKNOWN;
}

void names_index_free(struct names_index *x)
{
    if (!x)
        return;
    pool_free(&x->pool);
    free(x->by_id.items);
    buf_free(&x->key);
    free(x);
}
