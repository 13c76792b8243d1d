#include "plan_join.h"

#include "mem.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

struct joining {
    struct plan *plan;
    struct session_ids ids;
    uint32_t ids_read; /* cells below this were read, not made here */
    size_t *row;       /* by cell of session: where a file before this one has it, + 1 */
    uint32_t *now;     /* by cell of session: what it is called in this file, 0: as it was */
    struct {
        size_t *items;
        size_t n, cap;
    } renamed, news; /* rows of this file: whose id is new; that have an id for the first time */
    size_t n;
};

static bool is_meeting(const struct plan *p, size_t row)
{
    return (p->kind[row] == PLAN_LEARN || p->kind[row] == PLAN_REVIEW) &&
           plan_get(p, row, PLAN_SESSION);
}

static bool is_same(const struct plan *p, size_t a, size_t b)
{
    return p->kind[a] == p->kind[b] && plan_get(p, a, PLAN_WITH) &&
           plan_get(p, a, PLAN_WITH) == plan_get(p, b, PLAN_WITH) &&
           plan_get(p, a, PLAN_TOPIC) == plan_get(p, b, PLAN_TOPIC) &&
           plan_get(p, a, PLAN_FORMAT) == plan_get(p, b, PLAN_FORMAT);
}

static uint32_t new_name(struct joining *j, size_t row)
{
    struct plan *p = j->plan;
    struct buf text = BUF_INIT;
    session_id(&j->ids, plan_string(p, p->cycle), plan_text(p, row, PLAN_FORMAT),
               plan_text(p, row, PLAN_WITH), plan_text(p, row, PLAN_TOPIC),
               plan_text(p, row, PLAN_PERSON), 0, &text);
    uint32_t id = pool_add(&p->table.pool, text.s);
    buf_free(&text);
    j->n++;
    return id;
}

/* What another file has already, and is not the same, gets a name. */
static void look_at(struct joining *j, size_t row)
{
    const struct plan *p = j->plan;
    uint32_t id = plan_get(p, row, PLAN_SESSION);
    if (!is_meeting(p, row) || j->now[id])
        return;
    if (!j->row[id]) {
        MEM_PUSH(&j->news, row);
    } else if (!is_same(p, row, j->row[id] - 1)) {
        j->now[id] = new_name(j, row);
        MEM_PUSH(&j->renamed, row);
    }
}

/* A note `sequence` has the id in its text; feedback where a meeting has it. */
static void rename_in(const struct joining *j, size_t row)
{
    struct plan *p = j->plan;
    enum plan_column c = p->kind[row] == PLAN_NOTE ? PLAN_TEXT : PLAN_SESSION;
    uint32_t id = plan_get(p, row, c);
    if (c == PLAN_TEXT && strcmp(plan_text(p, row, PLAN_TOPIC), "sequence"))
        return;
    if (id < j->ids_read && j->now[id])
        plan_put(p, row, c, j->now[id]);
}

static void take_file(struct joining *j, size_t from, size_t to)
{
    struct plan *p = j->plan;
    j->renamed.n = j->news.n = 0;
    for (size_t row = from; row < to; row++)
        look_at(j, row);
    uint32_t *before = mem_alloc(j->renamed.n, sizeof *before);
    for (size_t i = 0; i < j->renamed.n; i++)
        before[i] = plan_get(p, j->renamed.items[i], PLAN_SESSION);
    for (size_t row = from; row < to && j->renamed.n; row++)
        rename_in(j, row);
    for (size_t i = 0; i < j->renamed.n; i++)
        j->now[before[i]] = 0;
    for (size_t i = 0; i < j->news.n; i++)
        j->row[plan_get(p, j->news.items[i], PLAN_SESSION)] = j->news.items[i] + 1;
    free(before);
}

/* All ids there are, so that no new one is one of them. */
static void keep_ids(struct joining *j)
{
    const struct plan *p = j->plan;
    uint8_t *kept = mem_clear(j->ids_read, 1);
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t id = is_meeting(p, row) ? plan_get(p, row, PLAN_SESSION) : 0;
        if (id && !kept[id])
            session_keep(&j->ids, plan_string(p, id));
        kept[id] = 1;
    }
    free(kept);
}

size_t plan_join_sessions(struct plan *p)
{
    const struct table *t = &p->table;
    struct joining j = {.plan = p, .ids = SESSION_IDS_INIT, .ids_read = t->pool.n + 1};
    if (t->files < 2 || p->at[PLAN_SESSION] == TABLE_NO_COLUMN)
        return 0;
    j.row = mem_clear(j.ids_read, sizeof *j.row);
    j.now = mem_clear(j.ids_read, sizeof *j.now);
    keep_ids(&j);
    for (size_t f = 0; f < t->files; f++)
        take_file(&j, t->file[f].first_row, f + 1 < t->files ? t->file[f + 1].first_row : p->rows);
    free(j.row);
    free(j.now);
    free(j.renamed.items);
    free(j.news.items);
    session_ids_free(&j.ids);
    return j.n;
}
