#include "plan.h"

#include "bins.h"
#include "buf.h"
#include "mem.h"
#include "num.h"
#include "plan_join.h"

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

static void locate_columns(struct plan *p)
{
    for (int c = 0; c < PLAN_COLUMNS; c++)
        p->at[c] = table_find_column(&p->table, plan_column_names[c]);
    plan_need(p, PLAN_PERSON);
    plan_need(p, PLAN_KIND);
    plan_need(p, PLAN_TOPIC);
}

void plan_add_columns(struct plan *p, enum plan_column first, enum plan_column last)
{
    for (enum plan_column c = first; c <= last; c++)
        p->at[c] = table_column(&p->table, plan_column_names[c]);
}

/* --- decoding --- */

static int index_of(const char *const *names, int n, const char *s)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(names[i], s))
            return i;
    return -1;
}

/* Kinds repeat: the answer for the cell above is remembered. */
static uint8_t decode_kind(const struct plan *p, size_t row)
{
    if (row && plan_get(p, row, PLAN_KIND) == plan_get(p, row - 1, PLAN_KIND))
        return p->kind[row - 1];
    const char *s = plan_text(p, row, PLAN_KIND);
    int k = index_of(plan_kind_names, PLAN_KINDS, s);
    if (k < 0)
        plan_die(p, row,
                 "'%s' is not a kind of row; say learn, teach, facilitate, none, absent, "
                 "support, feedback, review or note",
                 s);
    return (uint8_t)k;
}

enum plan_status plan_status(const struct plan *p, size_t row)
{
    return (enum plan_status)index_of(plan_status_names, PLAN_STATUSES,
                                      plan_text(p, row, PLAN_STATUS));
}

static void check_status(const struct plan *p, size_t row)
{
    if (row && plan_get(p, row, PLAN_STATUS) == plan_get(p, row - 1, PLAN_STATUS))
        return;
    if ((int)plan_status(p, row) < 0)
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

static uint32_t find_id(const struct plan *p, uint32_t id)
{
    return id < p->cap_ids && p->person_of_id[id] ? p->person_of_id[id] - 1 : PLAN_NOBODY;
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
        plan_die(p, row, "a %s row without a person", plan_kind_names[p->kind[row]]);
    if (!key)
        return;
    uint32_t person = find_id(p, key);
    if (person == PLAN_NOBODY)
        person = new_person(p, key, row);
    p->person[row] = person;
    p->people[person].here |= p->kind[row] != PLAN_NOTE;
    merge_person(p, person, row);
}

static uint32_t person_of_row(const void *plan, size_t row)
{
    return ((const struct plan *)plan)->person[row];
}

uint32_t *plan_rows_by_person(const struct plan *p, uint32_t **first)
{
    return bins_deal(p->rows, p->n_people, person_of_row, p, first);
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
            plan_die(p, w[i].row, "a %s row without a topic", plan_kind_names[w[i].kind]);
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
        q->boss = key && key != q->key ? find_id(p, key) : PLAN_NOBODY;
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

/* --- looking -----------------------------------------------------------------------------------
 */

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
    return id == POOL_NONE ? PLAN_NOBODY : find_id(p, id);
}

size_t plan_find_row(const struct plan *p, uint32_t person, enum plan_kind k, const char *topic)
{
    uint32_t id = pool_find(&p->table.pool, topic, strlen(topic));
    for (size_t i = p->start[person]; i < p->start[person + 1] && id != POOL_NONE; i++)
        if (p->kind[p->list[i]] == k && plan_get(p, p->list[i], PLAN_TOPIC) == id)
            return p->list[i];
    return PLAN_NO_ROW;
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

/* --- notes -------------------------------------------------------------------------------------
 */

/* Which of the names it is; their number when it is none. */
static size_t name_index(const char *const *names, const char *s)
{
    size_t i = 0;
    while (names[i] && strcmp(names[i], s))
        i++;
    return i;
}

struct plan_notes plan_notes_begin(struct plan *p, const char *const *names)
{
    struct plan_notes n = {.plan = p, .names = names};
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_NOTE || !names[name_index(names, plan_text(p, row, PLAN_TOPIC))])
            continue;
        n.row = mem_grow(n.row, n.n, &n.cap, sizeof *n.row);
        n.row[n.n++] = row;
    }
    n.next = mem_clear(name_index(names, "") + 1, sizeof *n.next);
    return n;
}

/* The k-th note of a name is where the k-th of that name stands, whatever stands between. */
static size_t standing_note(struct plan_notes *n, const char *name)
{
    size_t *next = &n->next[name_index(n->names, name)];
    while (*next < n->n && strcmp(plan_text(n->plan, n->row[*next], PLAN_TOPIC), name))
        ++*next;
    if (*next == n->n)
        return plan_add_row(n->plan, PLAN_NOBODY, PLAN_NOTE);
    return n->row[(*next)++];
}

void plan_note(struct plan_notes *n, const char *name, const char *about, const char *value,
               const char *why)
{
    size_t row = standing_note(n, name);
    plan_say(n->plan, row, PLAN_TOPIC, name);
    plan_say(n->plan, row, PLAN_TEXT, about);
    plan_say(n->plan, row, PLAN_VALUE, value);
    plan_say(n->plan, row, PLAN_WHY, why);
}

void plan_notes_end(struct plan_notes *n)
{
    for (size_t i = 0; i < n->n; i++) {
        const char *name = plan_text(n->plan, n->row[i], PLAN_TOPIC);
        if (i < n->next[name_index(n->names, name)])
            continue;
        plan_put(n->plan, n->row[i], PLAN_TEXT, 0);
        plan_put(n->plan, n->row[i], PLAN_VALUE, 0);
        plan_put(n->plan, n->row[i], PLAN_WHY, 0);
    }
    free(n->row);
    free(n->next);
    *n = (struct plan_notes){0};
}

bool plan_is_note(const struct plan *p, size_t row, const char *name)
{
    return p->kind[row] == PLAN_NOTE && !strcmp(plan_text(p, row, PLAN_TOPIC), name);
}

/* --- out ---------------------------------------------------------------------------------------
 */

void plan_die(const struct plan *p, size_t row, const char *format, ...)
{
    char s[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(s, sizeof s, format, args);
    va_end(args);
    msg_die_at(table_file_of(&p->table, row), table_line_of(&p->table, row), "%s", s);
}

void plan_warn(const struct plan *p, size_t row, const char *format, ...)
{
    char s[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(s, sizeof s, format, args);
    va_end(args);
    msg_warn_at(table_file_of(&p->table, row), table_line_of(&p->table, row), "%s", s);
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
