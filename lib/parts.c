#include "parts.h"

#include "bins.h"
#include "column.h"
#include "folder.h"
#include "mem.h"
#include "progress.h"

#include <stdlib.h>

enum { MOST = 1000 };

struct parts parts_of(const struct plan *p, const char *column)
{
    struct parts s = {.column = mem_string(column)};
    struct buf hint = BUF_INIT;
    const char *wrong = column_wrong(p, column, &hint);
    if (wrong)
        msg_die("--split '%s' %s", column, wrong);
    uint32_t *cell = column_cells(p, column);
    uint32_t *part = mem_clear((size_t)p->table.pool.n + 1, sizeof *part); /* by cell, + 1 */
    s.of = mem_clear(p->n_people, sizeof *s.of);
    s.value = mem_alloc(p->n_people, sizeof *s.value);
    s.people = mem_clear(p->n_people, sizeof *s.people);
    for (size_t i = 0; i < p->n_people; i++) {
        if (!p->people[i].here)
            continue;
        if (!part[cell[i]]) {
            if (s.n == MOST)
                msg_die("--split '%s' would make more than %d parts; name a column in which many "
                        "people say the same, such as site or org",
                        column, MOST);
            s.value[s.n] = cell[i];
            part[cell[i]] = (uint32_t)++s.n;
        }
        s.of[i] = part[cell[i]] - 1;
        s.people[s.of[i]]++;
    }
    if (!s.n)
        msg_die("the plan has nobody in it; there is nothing to split");
    free(cell);
    free(part);
    buf_free(&hint);
    return s;
}

size_t parts_torn(const struct parts *s, const struct plan *p)
{
    uint32_t *of = mem_clear((size_t)p->table.pool.n + 1, sizeof *of); /* by session: part + 1 */
    size_t torn = 0;
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t id = plan_get(p, row, PLAN_SESSION), with = plan_get(p, row, PLAN_WITH);
        if (p->kind[row] != PLAN_LEARN || !id || of[id] > s->n)
            continue;
        uint32_t part = s->of[p->person[row]],
                 leader = with ? plan_find_person(p, plan_string(p, with)) : PLAN_NOBODY;
        if ((of[id] && of[id] != part + 1) || (leader != PLAN_NOBODY && s->of[leader] != part)) {
            of[id] = (uint32_t)s->n + 1;
            torn++;
        } else {
            of[id] = part + 1;
        }
    }
    free(of);
    return torn;
}

/* --- who must be known elsewhere -------------------------------------------------------------- */

static size_t add_note(struct parts *s, struct plan *p, uint32_t person)
{
    static const enum plan_column columns[] = {PLAN_NAME, PLAN_EMAIL, PLAN_MANAGER};
    const struct plan_person *q = &p->people[person];
    size_t row = plan_add_row(p, PLAN_NOBODY, PLAN_NOTE);
    plan_put(p, row, PLAN_PERSON, q->key);
    for (int c = 0; c < 3; c++)
        plan_put(p, row, columns[c], q->said[columns[c]]);
    plan_say(p, row, PLAN_TOPIC, "elsewhere");
    plan_say(p, row, PLAN_WHY, "in another part; here so that rules and reporting lines are known");
    s->note = mem_grow(s->note, row, &s->cap_note, sizeof *s->note);
    return row;
}

/* The person's next note of an earlier split that no part has yet, or PLAN_NO_ROW. */
static size_t standing_note(const struct parts *s, const struct plan *p, uint32_t person)
{
    for (size_t k = p->start[person]; k < p->start[person + 1]; k++)
        if (!s->note[p->list[k]] && plan_is_note(p, p->list[k], "elsewhere"))
            return p->list[k];
    return PLAN_NO_ROW;
}

static void carry(struct parts *s, struct plan *p, uint32_t part, uint32_t person)
{
    size_t row = standing_note(s, p, person);
    if (row == PLAN_NO_ROW)
        row = add_note(s, p, person);
    s->note[row] = part + 1;
}

static uint32_t part_of_person(const void *parts, size_t person)
{
    return ((const struct parts *)parts)->of[person];
}

/* The person and all above, up to where somebody is marked already. */
static void carry_line(struct parts *s, struct plan *p, uint32_t part, uint32_t person,
                       uint32_t *marked)
{
    for (; person != PLAN_NOBODY && marked[person] != part + 1; person = p->people[person].boss) {
        marked[person] = part + 1;
        if (s->of[person] != part || !p->people[person].here)
            carry(s, p, part, person);
    }
}

static uint32_t *list_in_rules(const struct plan *p, const uint8_t *in_rules, size_t *n)
{
    uint32_t *list = mem_alloc(p->n_people, sizeof *list);
    *n = 0;
    for (uint32_t i = 0; i < p->n_people; i++)
        if (in_rules[i])
            list[(*n)++] = i;
    return list;
}

void parts_carry(struct parts *s, struct plan *p, const uint8_t *in_rules)
{
    size_t n_ruled;
    uint32_t *ruled = list_in_rules(p, in_rules, &n_ruled);
    uint32_t *first, *list = bins_deal(p->n_people, s->n, part_of_person, s, &first);
    uint32_t *marked = mem_clear(p->n_people, sizeof *marked); /* the last part, + 1 */
    s->note = mem_clear(p->rows, sizeof *s->note);
    s->cap_note = p->rows;
    for (uint32_t part = 0; part < s->n; part++) { /* so that one mark a person is enough */
        for (size_t i = first[part]; i < first[part + 1]; i++)
            if (p->people[list[i]].here)
                carry_line(s, p, part, list[i], marked);
        for (size_t i = 0; i < n_ruled; i++)
            carry_line(s, p, part, ruled[i], marked);
    }
    free(first);
    free(list);
    free(ruled);
    free(marked);
}

/* --- files ------------------------------------------------------------------------------------ */

struct cut {
    const struct parts *parts;
    const struct plan *plan;
};

static uint32_t part_of_row(const void *cut, size_t row)
{
    const struct parts *s = ((const struct cut *)cut)->parts;
    const struct plan *p = ((const struct cut *)cut)->plan;
    if (s->note[row])
        return s->note[row] - 1;
    return p->person[row] == PLAN_NOBODY ? 0 : s->of[p->person[row]];
}

static void name_file(const struct parts *s, const struct plan *p, size_t part, struct folder *f,
                      char delimiter, struct buf *path)
{
    struct buf text = BUF_INIT;
    if (s->value[part])
        buf_puts(&text, plan_string(p, s->value[part]));
    else
        buf_printf(&text, "no-%s", s->column);
    folder_file(f, text.s, delimiter == '\t' ? ".tsv" : ".csv", path);
    buf_free(&text);
}

int parts_write(const struct parts *s, const struct plan *p, const char *folder, char delimiter)
{
    struct folder f = folder_open(folder, false, "--split", "");
    struct buf path = BUF_INIT;
    const struct cut cut = {s, p};
    uint32_t *first, *list = bins_deal(p->rows, s->n, part_of_row, &cut, &first);
    delimiter = delimiter ? delimiter : p->table.delimiter;
    progress_begin("writing", "parts");
    for (size_t k = 0; k < s->n; k++) {
        name_file(s, p, k, &f, delimiter, &path);
        struct output *o = output_open(path.s);
        table_write_rows(&p->table, list + first[k], first[k + 1] - first[k], o, delimiter);
        output_commit(o);
        progress_at(k + 1, s->n);
    }
    progress_end();
    free(first);
    free(list);
    buf_free(&path);
    folder_close(&f);
    return MSG_DONE;
}

void parts_free(struct parts *s)
{
    free(s->of);
    free(s->value);
    free(s->people);
    free(s->column);
    free(s->note);
    *s = (struct parts){0};
}
