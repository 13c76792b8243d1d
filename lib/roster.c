#include "roster.h"

#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "roster_column.h"

#include <stdlib.h>
#include <string.h>

enum { BY_ID, BY_EMAIL, BY_NAME };
#define SEVERAL UINT32_MAX /* instead of an index + 1: a name of two people finds none */

/* --- keys -------------------------------------------------------------------------------------
 */

bool roster_email(const char *text, struct buf *out)
{
    buf_clear(out);
    fold_key(text, strlen(text), out);
    const char *s = buf_text(out), *at = strchr(s, '@');
    return at && at > s && at[1] && !strpbrk(s, " ,;<>") && !strchr(at + 1, '@');
}

void roster_name_key(const char *name, struct buf *out)
{
    struct buf key = BUF_INIT;
    buf_clear(out);
    fold_key(name, strlen(name), &key);
    const char *s = buf_text(&key), *comma = strchr(s, ',');
    if (comma && comma[1] && !strchr(comma + 1, ',')) {
        const char *first = comma + 1 + strspn(comma + 1, " ");
        buf_printf(out, "%s %.*s", first, (int)(comma - s), s);
    } else {
        buf_puts(out, s);
    }
    buf_free(&key);
}

/* --- finding ----------------------------------------------------------------------------------
 */

static uint32_t *found(struct roster *r, int by, uint32_t id)
{
    while (id >= r->cap_found[by]) {
        size_t had = r->cap_found[by];
        r->found_by[by] = mem_grow(r->found_by[by], had, &r->cap_found[by], sizeof(uint32_t));
        memset(r->found_by[by] + had, 0, (r->cap_found[by] - had) * sizeof(uint32_t));
    }
    return &r->found_by[by][id];
}

static uint32_t look_up(const struct roster *r, int by, const char *text)
{
    uint32_t id = text && *text && r->texts ? pool_find(r->texts, text, strlen(text)) : POOL_NONE;
    if (id == POOL_NONE || id >= r->cap_found[by])
        return ROSTER_NOBODY;
    uint32_t at = r->found_by[by][id];
    return at && at != SEVERAL ? at - 1 : ROSTER_NOBODY;
}

uint32_t roster_find(const struct roster *r, const char *id, const char *email, const char *name)
{
    struct buf key = BUF_INIT;
    uint32_t at = look_up(r, BY_ID, id);
    if (at == ROSTER_NOBODY && email && roster_email(email, &key)) {
        at = look_up(r, BY_EMAIL, key.s);
        at = at == ROSTER_NOBODY ? look_up(r, BY_ID, key.s) : at; /* the id may be an e-mail */
    }
    if (at == ROSTER_NOBODY && name && *name) {
        roster_name_key(name, &key);
        at = look_up(r, BY_NAME, key.s);
    }
    buf_free(&key);
    return at;
}

/* --- reading ----------------------------------------------------------------------------------
 */

struct columns {
    size_t at[ROSTER_OTHER]; /* column of the table, or TABLE_NO_COLUMN */
};

static struct columns find_columns(struct roster *r)
{
    struct columns c;
    struct buf hint = BUF_INIT;
    for (int i = 0; i < ROSTER_OTHER; i++)
        c.at[i] = TABLE_NO_COLUMN;
    for (size_t i = 0; i < r->table.columns; i++) {
        int column = roster_column(pool_text(&r->table.pool, r->table.name[i]));
        if (column == ROSTER_OTHER)
            MEM_PUSH(&r->other, i);
        else if (c.at[column] == TABLE_NO_COLUMN)
            c.at[column] = i;
        else
            msg_die_at(r->name, 1, "'%s' and '%s' are two columns for the same thing; remove one",
                       pool_text(&r->table.pool, r->table.name[c.at[column]]),
                       pool_text(&r->table.pool, r->table.name[i]));
    }
    enum guise g = table_guise(&r->table);
    if (g == GUISE_BUSY || g == GUISE_RECORDS || g == GUISE_VIEW)
        msg_die_at(r->name, 1, "is no staff list%s", guise_hint(g, &hint));
    if (c.at[PLAN_PERSON] == TABLE_NO_COLUMN && c.at[PLAN_EMAIL] == TABLE_NO_COLUMN &&
        c.at[ROSTER_ID] == TABLE_NO_COLUMN)
        msg_die_at(
            r->name, 1,
            "a staff list needs a column 'email' or 'id' to know people by, and there is none%s",
            guise_hint(g, &hint));
    return c;
}

static uint32_t tidy(struct roster *r, const char *s)
{
    struct buf b = BUF_INIT;
    fold_space(s, strlen(s), &b);
    uint32_t id = pool_intern(r->texts, buf_text(&b), b.n);
    buf_free(&b);
    return id;
}

static const char *cell(const struct roster *r, const struct columns *c, size_t row, int column)
{
    return table_text(&r->table, row, c->at[column]);
}

static uint32_t email_of(struct roster *r, const struct columns *c, size_t row)
{
    const char *s = cell(r, c, row, PLAN_EMAIL);
    struct buf b = BUF_INIT;
    if (*s && !roster_email(s, &b))
        msg_die_at(r->name, table_line_of(&r->table, row), "'%s' is not an e-mail address", s);
    uint32_t id = *s ? pool_intern(r->texts, buf_text(&b), b.n) : 0;
    buf_free(&b);
    return id;
}

static uint32_t name_of(struct roster *r, const struct columns *c, size_t row)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s", cell(r, c, row, PLAN_NAME));
    if (!b.n)
        buf_printf(&b, "%s %s", cell(r, c, row, ROSTER_FIRST), cell(r, c, row, ROSTER_LAST));
    uint32_t id = tidy(r, b.s);
    buf_free(&b);
    return id;
}

static uint32_t first_of(uint32_t a, uint32_t b, uint32_t c)
{
    return a ? a : b ? b : c;
}

static struct roster_entry decode(struct roster *r, const struct columns *c, size_t row, bool by_id)
{
    struct roster_entry e = {.line = table_line_of(&r->table, row), .row = row};
    for (int column = PLAN_LEVEL; column <= PLAN_SHARE; column++)
        e.said[column] = tidy(r, cell(r, c, row, column));
    e.said[PLAN_NAME] = name_of(r, c, row);
    uint32_t email = e.said[PLAN_EMAIL] = email_of(r, c, row);
    uint32_t person = tidy(r, cell(r, c, row, PLAN_PERSON));
    e.id = tidy(r, cell(r, c, row, ROSTER_ID));
    e.key = first_of(person, by_id ? e.id : email, by_id ? email : e.id);
    if (!e.key)
        msg_die_at(r->name, e.line,
                   "neither an e-mail nor an id: nobody can be this person; fill one of the two");
    if (person && !e.id)
        e.id = person;
    return e;
}

static void check_same(const struct roster *r, const struct roster_entry *a,
                       const struct roster_entry *b)
{
    for (int c = PLAN_NAME; c <= PLAN_SHARE; c++)
        if (a->said[c] != b->said[c])
            msg_die_at(r->name, b->line, "%s of %s is '%s' here and '%s' in line %zu; keep one",
                       plan_column_names[c], pool_text(r->texts, b->key),
                       pool_text(r->texts, b->said[c]), pool_text(r->texts, a->said[c]), a->line);
}

static void enter_name(struct roster *r, const struct roster_entry *e)
{
    struct buf key = BUF_INIT;
    roster_name_key(pool_text(r->texts, e->said[PLAN_NAME]), &key);
    if (key.n) {
        uint32_t *slot = found(r, BY_NAME, pool_intern(r->texts, key.s, key.n));
        *slot = *slot ? SEVERAL : (uint32_t)r->n + 1;
    }
    buf_free(&key);
}

/* An entry that says the same as one before is that one. */
static void enter(struct roster *r, const struct roster_entry *e)
{
    uint32_t *by_id = e->id ? found(r, BY_ID, e->id) : NULL;
    uint32_t *by_email = e->said[PLAN_EMAIL] ? found(r, BY_EMAIL, e->said[PLAN_EMAIL]) : NULL;
    uint32_t before = by_id && *by_id ? *by_id : by_email ? *by_email : 0;
    if (before) {
        check_same(r, &r->items[before - 1], e);
        return;
    }
    if (by_id)
        *by_id = (uint32_t)r->n + 1;
    if (by_email)
        *by_email = (uint32_t)r->n + 1;
    enter_name(r, e);
    MEM_PUSH(r, *e);
}

void roster_read(struct roster *r, const char *path, struct pool *texts, bool by_id)
{
    r->texts = texts;
    table_read(&r->table, path);
    r->name = r->table.file[0].name;
    struct columns c = find_columns(r);
    bool plan = table_guise(&r->table) == GUISE_PLAN;
    for (size_t row = 0; row < r->table.rows; row++) {
        if (plan && !*cell(r, &c, row, PLAN_PERSON))
            continue; /* a note of a later tool */
        struct roster_entry e = decode(r, &c, row, by_id);
        enter(r, &e);
    }
}

void roster_from_plan(struct roster *r, const struct plan *p, struct pool *texts)
{
    r->texts = texts;
    r->name = pool_text(texts, pool_add(texts, p->table.file[0].name));
    for (uint32_t i = 0; i < p->n_people; i++) {
        struct roster_entry e = {.key = pool_add(texts, plan_key(p, i)), .line = 1, .row = 0};
        e.id = e.key;
        for (enum plan_column c = PLAN_NAME; c <= PLAN_SHARE; c++)
            e.said[c] = pool_add(texts, plan_said(p, i, c));
        enter(r, &e);
    }
}

const char *roster_other(const struct roster *r, uint32_t entry, const char *column)
{
    size_t at = table_find_column(&r->table, column);
    return table_text(&r->table, r->items[entry].row, at);
}

void roster_free(struct roster *r)
{
    for (int by = BY_ID; by <= BY_NAME; by++)
        free(r->found_by[by]);
    free(r->items);
    free(r->other.items);
    table_free(&r->table);
    *r = (struct roster)ROSTER_INIT;
}
