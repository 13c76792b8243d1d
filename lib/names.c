#include "names.h"

#include "buf.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* --- reading `from` --------------------------------------------------------------------------- */

struct nominee {
    uint32_t person, topic;
    size_t order;
};

struct work {
    struct names *names;
    struct plan *plan;
    struct names_index *index; /* made when the first name is not simply a key */
    struct {
        uint32_t *items;
        size_t n, cap;
    } said; /* whom all cells name, one after the other */
    struct cell {
        size_t from, to; /* in said; from > to: not read yet */
        uint32_t text;   /* the cell with keys for names */
    } * cell;            /* by pool id of the cell */
    uint32_t cells;
    size_t *first; /* by row: the cell's people in said, or nothing */
    size_t *last;
    struct {
        struct nominee *items;
        size_t n, cap;
    } nominees;
};

static void count_bad(struct names *n, bool ambiguous, size_t row, const char *s, size_t length)
{
    size_t *count = ambiguous ? &n->ambiguous : &n->unknown;
    if ((*count)++)
        return;
    *(ambiguous ? &n->ambiguous_row : &n->unknown_row) = row;
    *(ambiguous ? &n->ambiguous_is : &n->unknown_is) = mem_copy(s, length);
}

/* Most cells hold a key already: the index is made only when one does not. */
static uint32_t find(struct work *w, const char *s, size_t n)
{
    const struct plan *p = w->plan;
    uint32_t id = pool_find(&p->table.pool, s, n);
    uint32_t person = id != POOL_NONE && id < p->cap_ids && p->person_of_id[id]
                          ? p->person_of_id[id] - 1
                          : NAMES_UNKNOWN;
    if (person == NAMES_UNKNOWN && !w->index)
        w->index = names_index(w->plan);
    if (person == NAMES_UNKNOWN)
        person = names_find(w->index, s, n);
    return person < NAMES_AMBIGUOUS && !p->people[person].here ? NAMES_UNKNOWN : person;
}

static const char *trimmed(const char *s, size_t *n)
{
    while (*n && (*s == ' ' || *s == '\t')) {
        s++;
        --*n;
    }
    while (*n && (s[*n - 1] == ' ' || s[*n - 1] == '\t'))
        --*n;
    return s;
}

/* One name of a cell: the person goes to `said`, the text to `out`. */
static void read_piece(struct work *w, size_t row, const char *s, size_t n, struct buf *out)
{
    s = trimmed(s, &n);
    if (!n)
        return;
    uint32_t person = find(w, s, n);
    buf_puts(out, out->n ? ";" : "");
    if (person < NAMES_AMBIGUOUS) {
        MEM_PUSH(&w->said, person);
        buf_puts(out, plan_key(w->plan, person));
    } else {
        count_bad(w->names, person == NAMES_AMBIGUOUS, row, s, n);
        buf_add(out, s, n);
    }
}

static struct cell read_cell(struct work *w, size_t row, uint32_t id)
{
    struct buf out = BUF_INIT;
    struct cell c = {.from = w->said.n, .text = id};
    const char *s = plan_string(w->plan, id);
    while (*s) {
        size_t n = strcspn(s, ";");
        read_piece(w, row, s, n, &out);
        s += n + (s[n] == ';');
    }
    c.to = w->said.n;
    if (c.to > c.from)
        c.text = pool_intern(&w->plan->table.pool, buf_text(&out), out.n);
    buf_free(&out);
    return c;
}

static void read_rows(struct work *w)
{
    struct plan *p = w->plan;
    w->cells = p->table.pool.n + 1;
    w->cell = mem_alloc(w->cells, sizeof *w->cell);
    for (uint32_t i = 0; i < w->cells; i++)
        w->cell[i] = (struct cell){1, 0, 0};
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t id = plan_get(p, row, PLAN_FROM);
        if (p->kind[row] != PLAN_LEARN || !id)
            continue;
        if (w->cell[id].from > w->cell[id].to)
            w->cell[id] = read_cell(w, row, id);
        w->first[row] = w->cell[id].from;
        w->last[row] = w->cell[id].to;
        plan_put(p, row, PLAN_FROM, w->cell[id].text);
    }
}

/* --- what a name counts for ------------------------------------------------------------------- */

static bool offers(const struct plan *p, uint32_t person, size_t row)
{
    size_t r = plan_find_row(p, person, PLAN_TEACH, plan_text(p, row, PLAN_TOPIC));
    return r != PLAN_NO_ROW && plan_status(p, r) != PLAN_NOMINATED;
}

static bool one_for_all(const struct plan *p, uint32_t learner)
{
    uint32_t cell = 0;
    size_t wishes = 0;
    for (size_t i = p->start[learner]; i < p->start[learner + 1]; i++) {
        size_t row = p->list[i];
        if (p->kind[row] != PLAN_LEARN)
            continue;
        if (wishes++ && plan_get(p, row, PLAN_FROM) != cell)
            return false;
        cell = plan_get(p, row, PLAN_FROM);
    }
    return wishes > 1 && cell;
}

static size_t first_wish(const struct plan *p, uint32_t learner)
{
    size_t best = PLAN_NO_ROW;
    int64_t least = INT64_MAX;
    for (size_t i = p->start[learner]; i < p->start[learner + 1]; i++) {
        size_t row = p->list[i];
        if (p->kind[row] != PLAN_LEARN)
            continue;
        int64_t rank = plan_number(p, row, PLAN_RANK, 1, 1000000, 1000001);
        if (rank < least) {
            least = rank;
            best = row;
        }
    }
    return best;
}

static bool offers_any(const struct plan *p, uint32_t learner, uint32_t person)
{
    for (size_t i = p->start[learner]; i < p->start[learner + 1]; i++)
        if (p->kind[p->list[i]] == PLAN_LEARN && offers(p, person, p->list[i]))
            return true;
    return false;
}

static bool counts(const struct plan *p, size_t row, uint32_t person, bool for_all)
{
    uint32_t learner = p->person[row];
    if (person == learner)
        return false;
    if (!for_all || offers(p, person, row))
        return true;
    return row == first_wish(p, learner) && !offers_any(p, learner, person);
}

static bool already(const struct names *n, size_t row, uint32_t person)
{
    for (size_t i = n->start[row]; i < n->n_who; i++)
        if (n->who[i] == person)
            return true;
    return false;
}

static void take_row(struct work *w, size_t row, bool for_all)
{
    struct names *n = w->names;
    for (size_t i = w->first[row]; i < w->last[row]; i++) {
        uint32_t person = w->said.items[i], topic = plan_get(w->plan, row, PLAN_TOPIC);
        if (!counts(w->plan, row, person, for_all) || already(n, row, person))
            continue;
        n->who = mem_grow(n->who, n->n_who, &n->cap_who, sizeof *n->who);
        n->who[n->n_who++] = person;
        struct nominee nominee = {person, topic, w->nominees.n};
        if (plan_find_row(w->plan, person, PLAN_TEACH, plan_string(w->plan, topic)) == PLAN_NO_ROW)
            MEM_PUSH(&w->nominees, nominee);
    }
}

static void take_rows(struct work *w)
{
    struct plan *p = w->plan;
    uint32_t asked =
        PLAN_NOBODY; /* whose one_for_all() is known: rows of a person stand together */
    bool for_all = false;
    for (size_t row = 0; row < p->rows; row++) {
        w->names->start[row] = w->names->n_who;
        if (w->first[row] == w->last[row])
            continue;
        if (p->person[row] != asked)
            for_all = one_for_all(p, p->person[row]);
        asked = p->person[row];
        take_row(w, row, for_all);
    }
    w->names->start[p->rows] = w->names->n_who;
}

/* --- nominated rows --------------------------------------------------------------------------- */

static int by_person(const void *a, const void *b)
{
    const struct nominee *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->topic != y->topic)
        return x->topic < y->topic ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static int by_order(const void *a, const void *b)
{
    const struct nominee *x = a, *y = b;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void keep_first(struct work *w)
{
    struct nominee *m = w->nominees.items;
    size_t n = 0;
    if (w->nominees.n)
        qsort(m, w->nominees.n, sizeof *m, by_person);
    for (size_t i = 0; i < w->nominees.n; i++)
        if (!n || m[i].person != m[n - 1].person || m[i].topic != m[n - 1].topic)
            m[n++] = m[i];
    if (n)
        qsort(m, n, sizeof *m, by_order);
    w->nominees.n = n;
}

static void add_nominated(struct work *w)
{
    keep_first(w);
    for (size_t i = 0; i < w->nominees.n; i++) {
        size_t row = plan_add_row(w->plan, w->nominees.items[i].person, PLAN_TEACH);
        plan_put(w->plan, row, PLAN_TOPIC, w->nominees.items[i].topic);
        plan_set_status(w->plan, row, PLAN_NOMINATED);
        plan_say(w->plan, row, PLAN_WHY,
                 "named by a learner, has not offered: ask, and set the status to offered");
    }
    w->names->nominated = w->nominees.n;
}

/* The added rows are no wishes: they name nobody. */
static void close_starts(struct names *n, const struct plan *p, size_t rows)
{
    n->start = mem_resize(n->start, p->rows + 1, sizeof *n->start);
    for (size_t row = rows; row <= p->rows; row++)
        n->start[row] = n->n_who;
    n->rows = p->rows;
}

void names_apply(struct names *n, struct plan *p)
{
    size_t rows = p->rows;
    *n = (struct names)NAMES_INIT;
    n->start = mem_clear(rows + 1, sizeof *n->start);
    if (p->at[PLAN_FROM] != TABLE_NO_COLUMN) {
        struct work w = {.names = n, .plan = p};
        w.first = mem_clear(rows, sizeof *w.first);
        w.last = mem_clear(rows, sizeof *w.last);
        read_rows(&w);
        take_rows(&w);
        add_nominated(&w);
        names_index_free(w.index);
        free(w.said.items);
        free(w.cell);
        free(w.first);
        free(w.last);
        free(w.nominees.items);
    }
    close_starts(n, p, rows);
}

static void more(size_t n, char *s, size_t room)
{
    s[0] = '\0';
    if (n > 1)
        snprintf(s, room, "; and %zu more such name%s", n - 1, n > 2 ? "s" : "");
}

void names_warn(const struct names *n, const struct plan *p)
{
    char rest[64];
    more(n->unknown, rest, sizeof rest);
    if (n->unknown)
        plan_warn(p, n->unknown_row, "'%s' in 'from' is nobody in the plan%s", n->unknown_is, rest);
    more(n->ambiguous, rest, sizeof rest);
    if (n->ambiguous)
        plan_warn(p, n->ambiguous_row,
                  "'%s' in 'from' is the name of several people; write the e-mail address or id of "
                  "the one meant%s",
                  n->ambiguous_is, rest);
}

void names_free(struct names *n)
{
    free(n->start);
    free(n->who);
    free(n->unknown_is);
    free(n->ambiguous_is);
    *n = (struct names)NAMES_INIT;
}
