/* plan_read - from files to a plan, judging every value. See plan.h. */
#include "mem.h"
#include "plan.h"
#include "plan_join.h"

#include <stdlib.h>
#include <string.h>

static void locate_columns(struct plan *p)
{
    for (int c = 0; c < PLAN_COLUMNS; c++)
        p->at[c] = table_find_column(&p->table, plan_column_names[c]);
    plan_need(p, PLAN_PERSON);
    plan_need(p, PLAN_KIND);
    plan_need(p, PLAN_TOPIC);
}

/* Kinds repeat: the answer for the cell above is remembered. */
static uint8_t decode_kind(const struct plan *p, size_t row)
{
    if (row && plan_get(p, row, PLAN_KIND) == plan_get(p, row - 1, PLAN_KIND))
        return p->kind[row - 1];
    const char *s = plan_text(p, row, PLAN_KIND);
    int k = 0;
    while (k < PLAN_KINDS && strcmp(plan_kind_names[k], s))
        k++;
    if (k == PLAN_KINDS)
        plan_die(p, row,
                 "'%s' is not a kind of row; say learn, teach, facilitate, none, absent, "
                 "support, feedback, review or note",
                 s);
    return (uint8_t)k;
}

static void check_status(const struct plan *p, size_t row)
{
    if (row && plan_get(p, row, PLAN_STATUS) == plan_get(p, row - 1, PLAN_STATUS))
        return;
    if (plan_status(p, row) == PLAN_STATUSES)
        plan_die(p, row, "'%s' is not a status; leave the cell empty to start afresh",
                 plan_text(p, row, PLAN_STATUS));
}

static void check_cycle(struct plan *p, size_t row)
{
    uint32_t cycle = plan_get(p, row, PLAN_CYCLE);
    if (cycle == p->cycle || (p->kind[row] == PLAN_NOTE && !cycle))
        return;
    if (row)
        plan_die(p, row,
                 "is of cycle '%s', the rows before of cycle '%s'; one plan holds one cycle",
                 plan_string(p, cycle), plan_string(p, p->cycle));
    p->cycle = cycle;
}

static uint32_t new_person(struct plan *p, uint32_t key, size_t row)
{
    struct plan_person q = {.key = key,
                            .boss = PLAN_NOBODY,
                            .max_learn = PLAN_UNSAID,
                            .max_teach = PLAN_UNSAID,
                            .row = row};
    p->people = mem_grow(p->people, p->n_people, &p->cap_people, sizeof *p->people);
    p->people[p->n_people] = q;
    p->person_of_id[key] = (uint32_t)++p->n_people;
    return (uint32_t)p->n_people - 1;
}

/* The row, up to `row`, where the person said this in column c. */
static size_t said_in(const struct plan *p, uint32_t person, enum plan_column c, size_t row)
{
    size_t r = p->people[person].row;
    while (r < row && (p->person[r] != person || !plan_get(p, r, c)))
        r++;
    return r;
}

static void merge_person(struct plan *p, uint32_t person, size_t row)
{
    struct plan_person *q = &p->people[person];
    for (enum plan_column c = PLAN_NAME; c <= PLAN_SHARE; c++) {
        uint32_t id = plan_get(p, row, c);
        if (!id || id == q->said[c])
            continue;
        if (q->said[c]) {
            size_t before = said_in(p, person, c, row);
            plan_die(p, row, "%s of %s is '%s' here and '%s' in line %zu of %s; make them agree",
                     plan_column_names[c], plan_key(p, person), plan_string(p, id),
                     plan_string(p, q->said[c]), table_line_of(&p->table, before),
                     table_file_of(&p->table, before));
        }
        q->said[c] = id;
        if (c == PLAN_MAX_LEARN)
            q->max_learn = (int32_t)plan_number(p, row, c, 0, 1000000, PLAN_UNSAID);
        if (c == PLAN_MAX_TEACH)
            q->max_teach = (int32_t)plan_number(p, row, c, 0, 1000000, PLAN_UNSAID);
    }
}

static void decode_person(struct plan *p, size_t row)
{
    uint32_t key = plan_get(p, row, PLAN_PERSON);
    p->person[row] = PLAN_NOBODY;
    if (!key && p->kind[row] != PLAN_NOTE)
        plan_die(p, row, "a %s row without a person; fill the column 'person'",
                 plan_kind_names[p->kind[row]]);
    if (!key)
        return;
    uint32_t person = plan_find_id(p, key);
    if (person == PLAN_NOBODY)
        person = new_person(p, key, row);
    p->person[row] = person;
    p->people[person].here |= p->kind[row] != PLAN_NOTE;
    merge_person(p, person, row);
}

struct wish {
    uint32_t topic;
    uint8_t kind;
    size_t row;
};

static int by_wish(const void *a, const void *b)
{
    const struct wish *x = a, *y = b;
    if (x->topic != y->topic)
        return x->topic < y->topic ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* (person, kind, topic) once only; sorted, so that ten million rows of one person are no trouble.
 */
static void check_repeats(const struct plan *p, uint32_t person, struct wish *w)
{
    size_t n = 0;
    for (size_t i = p->start[person]; i < p->start[person + 1]; i++) {
        size_t row = p->list[i];
        if (p->kind[row] == PLAN_LEARN || p->kind[row] == PLAN_TEACH)
            w[n++] = (struct wish){plan_get(p, row, PLAN_TOPIC), p->kind[row], row};
    }
    if (n > 1)
        qsort(w, n, sizeof *w, by_wish);
    for (size_t i = 0; i < n; i++) {
        if (!w[i].topic)
            plan_die(p, w[i].row, "a %s row without a topic; fill the column 'topic'",
                     plan_kind_names[w[i].kind]);
        if (i && w[i].topic == w[i - 1].topic && w[i].kind == w[i - 1].kind)
            plan_die(p, w[i].row, "%s has '%s' as %s twice, also in line %zu of %s; remove one",
                     plan_key(p, person), plan_string(p, w[i].topic), plan_kind_names[w[i].kind],
                     table_line_of(&p->table, w[i - 1].row),
                     table_file_of(&p->table, w[i - 1].row));
    }
}

static void check_all_repeats(const struct plan *p)
{
    struct wish *w = mem_alloc(p->rows, sizeof *w);
    for (uint32_t i = 0; i < p->n_people; i++)
        check_repeats(p, i, w);
    free(w);
}

static void find_bosses(struct plan *p)
{
    for (size_t i = 0; i < p->n_people; i++) {
        struct plan_person *q = &p->people[i];
        uint32_t key = q->said[PLAN_MANAGER];
        q->boss = key && key != q->key ? plan_find_id(p, key) : PLAN_NOBODY;
    }
}

void plan_read(struct plan *p, const char *const *files)
{
    static const char *const standard[] = {"-", NULL};
    if (!files || !files[0])
        files = standard;
    for (; *files; files++)
        table_read(&p->table, *files);
    locate_columns(p);
    p->rows = p->table.rows;
    p->cap_kind = p->cap_person = p->rows;
    p->kind = mem_alloc(p->rows, sizeof *p->kind);
    p->person = mem_alloc(p->rows, sizeof *p->person);
    p->cap_ids = p->table.pool.n + 1;
    p->person_of_id = mem_clear(p->cap_ids, sizeof *p->person_of_id);
    for (size_t row = 0; row < p->rows; row++) {
        p->kind[row] = decode_kind(p, row);
        check_cycle(p, row);
        check_status(p, row);
        decode_person(p, row);
    }
    p->list = plan_rows_by_person(p, &p->start);
    check_all_repeats(p);
    find_bosses(p);
    size_t n = plan_join_sessions(p);
    if (n)
        msg_info("%zu meeting%s the id of a meeting in a plan before, and got another", n,
                 n == 1 ? " had" : "s had");
}
