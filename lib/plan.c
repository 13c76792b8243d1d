#include "plan.h"

#include "bins.h"
#include "buf.h"
#include "mem.h"
#include "num.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const plan_column_names[PLAN_COLUMNS] = {
    "cycle",   "person", "name",  "email",     "level",     "unit",    "org",    "site",
    "manager", "tz",     "free",  "max_learn", "max_teach", "share",   "kind",   "topic",
    "rank",    "from",   "value", "text",      "reach",     "session", "format", "with",
    "fit",     "start",  "end",   "repeat",    "place",     "status",  "why"};

const char *const plan_kind_names[PLAN_KINDS] = {
    "learn", "teach", "facilitate", "none", "absent", "support", "feedback", "review", "note"};

const char *const plan_status_names[PLAN_STATUSES] = {
    "",         "asked",   "open", "gap",       "paired",   "waiting", "booked",
    "unbooked", "offered", "idle", "nominated", "teaching", "spare",   "facilitating"};

const char *const plan_format_names[PLAN_FORMATS] = {"one-to-one", "group", "circle"};

static const char *filled_by(enum plan_column c)
{
    if (c == PLAN_REACH)
        return "pl-map";
    if (c >= PLAN_SESSION && c <= PLAN_FIT)
        return "pl-pair";
    if (c >= PLAN_START && c <= PLAN_PLACE)
        return "pl-schedule";
    return "pl-survey";
}

bool plan_is_part(const struct plan *p)
{
    size_t here = 0;
    for (size_t i = 0; i < p->n_people; i++)
        here += p->people[i].here;
    return here < p->n_people;
}

void plan_need(const struct plan *p, enum plan_column c)
{
    if (p->at[c] != TABLE_NO_COLUMN)
        return;
    struct buf hint = BUF_INIT;
    enum guise g = table_guise(&p->table);
    if (g == GUISE_NONE || g == GUISE_PLAN)
        buf_printf(&hint, "; %s fills it", filled_by(c));
    else
        guise_hint(g, &hint);
    msg_die_at(p->table.file[0].name, 1, "no column '%s'%s", plan_column_names[c], buf_text(&hint));
}

void plan_add_columns(struct plan *p, enum plan_column first, enum plan_column last)
{
    for (enum plan_column c = first; c <= last; c++)
        p->at[c] = table_column(&p->table, plan_column_names[c]);
}

/* --- looking -----------------------------------------------------------------------------------
 */

enum plan_status plan_status(const struct plan *p, size_t row)
{
    const char *s = plan_text(p, row, PLAN_STATUS);
    int i = 0;
    while (i < PLAN_STATUSES && strcmp(plan_status_names[i], s))
        i++;
    return (enum plan_status)i;
}

enum plan_format plan_format(const struct plan *p, size_t row)
{
    const char *s = plan_text(p, row, PLAN_FORMAT);
    for (int f = 0; f < PLAN_FORMATS; f++)
        if (!strcmp(plan_format_names[f], s))
            return (enum plan_format)f;
    plan_die(p, row, "format '%s' is not one-to-one, group or circle", s);
}

bool plan_in_circle(const struct plan *p, size_t row)
{
    return !strcmp(plan_text(p, row, PLAN_FORMAT), plan_format_names[PLAN_CIRCLE]);
}

uint32_t plan_find_id(const struct plan *p, uint32_t id)
{
    return id < p->cap_ids && p->person_of_id[id] ? p->person_of_id[id] - 1 : PLAN_NOBODY;
}

const char *plan_key(const struct plan *p, uint32_t person)
{
    return plan_string(p, p->people[person].key);
}

const char *plan_said(const struct plan *p, uint32_t person, enum plan_column c)
{
    return plan_string(p, p->people[person].said[c]);
}

const char *plan_name(const struct plan *p, uint32_t person)
{
    uint32_t name = p->people[person].said[PLAN_NAME];
    return plan_string(p, name ? name : p->people[person].key);
}

uint32_t plan_find_person(const struct plan *p, const char *key)
{
    uint32_t id = pool_find(&p->table.pool, key, strlen(key));
    return id == POOL_NONE ? PLAN_NOBODY : plan_find_id(p, id);
}

size_t plan_find_row(const struct plan *p, uint32_t person, enum plan_kind k, const char *topic)
{
    uint32_t id = pool_find(&p->table.pool, topic, strlen(topic));
    for (size_t i = p->start[person]; i < p->start[person + 1] && id != POOL_NONE; i++)
        if (p->kind[p->list[i]] == k && plan_get(p, p->list[i], PLAN_TOPIC) == id)
            return p->list[i];
    return PLAN_NO_ROW;
}

static uint32_t person_of_row(const void *plan, size_t row)
{
    return ((const struct plan *)plan)->person[row];
}

uint32_t *plan_rows_by_person(const struct plan *p, uint32_t **first)
{
    return bins_deal(p->rows, p->n_people, person_of_row, p, first);
}

int64_t plan_number(const struct plan *p, size_t row, enum plan_column c, int64_t lo, int64_t hi,
                    int64_t unsaid)
{
    const char *s = plan_text(p, row, c);
    int64_t v = unsaid;
    if (*s && !num_int(s, lo, hi, &v))
        plan_die(p, row, "%s '%s' is not a whole number from %lld to %lld", plan_column_names[c], s,
                 (long long)lo, (long long)hi);
    return v;
}

/* --- changing ----------------------------------------------------------------------------------
 */

void plan_put(struct plan *p, size_t row, enum plan_column c, uint32_t id)
{
    if (p->at[c] == TABLE_NO_COLUMN && !id)
        return;
    if (p->at[c] == TABLE_NO_COLUMN)
        plan_add_columns(p, c, c);
    table_set(&p->table, row, p->at[c], id);
}

void plan_say(struct plan *p, size_t row, enum plan_column c, const char *text)
{
    plan_put(p, row, c, pool_add(&p->table.pool, text));
}

void plan_sayf(struct plan *p, size_t row, enum plan_column c, const char *format, ...)
{
    char s[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(s, sizeof s, format, args);
    va_end(args);
    if (n >= 0 && (size_t)n < sizeof s) {
        plan_say(p, row, c, s);
        return;
    }
    char *longer = mem_alloc((size_t)n + 1, 1);
    va_start(args, format);
    vsnprintf(longer, (size_t)n + 1, format, args);
    va_end(args);
    plan_say(p, row, c, longer);
    free(longer);
}

void plan_set_status(struct plan *p, size_t row, enum plan_status s)
{
    plan_say(p, row, PLAN_STATUS, plan_status_names[s]);
}

size_t plan_add_row(struct plan *p, uint32_t person, enum plan_kind k)
{
    size_t row = table_add_row(&p->table);
    p->rows = p->table.rows;
    p->kind = mem_grow(p->kind, row, &p->cap_kind, sizeof *p->kind);
    p->person = mem_grow(p->person, row, &p->cap_person, sizeof *p->person);
    p->kind[row] = (uint8_t)k;
    p->person[row] = person;
    plan_put(p, row, PLAN_CYCLE, p->cycle);
    plan_say(p, row, PLAN_KIND, plan_kind_names[k]);
    if (person == PLAN_NOBODY)
        return row;
    plan_put(p, row, PLAN_PERSON, p->people[person].key);
    for (enum plan_column c = PLAN_NAME; c <= PLAN_SHARE; c++)
        plan_put(p, row, c, p->people[person].said[c]);
    return row;
}

/* --- out ---------------------------------------------------------------------------------------
 */

void plan_die(const struct plan *p, size_t row, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    msg_die_at_v(table_file_of(&p->table, row), table_line_of(&p->table, row), format, args);
}

void plan_warn(const struct plan *p, size_t row, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    msg_warn_at_v(table_file_of(&p->table, row), table_line_of(&p->table, row), format, args);
    va_end(args);
}

int plan_write(const struct plan *p, const char *path, char delimiter)
{
    struct output *o = output_open(path);
    table_write(&p->table, o, delimiter);
    return output_commit(o);
}

void plan_free(struct plan *p)
{
    table_free(&p->table);
    free(p->kind);
    free(p->person);
    free(p->people);
    free(p->person_of_id);
    free(p->start);
    free(p->list);
    *p = (struct plan)PLAN_INIT;
}
