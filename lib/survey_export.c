#include "survey_export.h"

#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "reader.h"

#include <stdlib.h>
#include <string.h>

/* --- the first records ------------------------------------------------------------------------
 */

/* Copies of the first records: the reader reuses its cells. */
struct look {
    struct dialect_record *items;
    size_t *line;
    size_t n, cap, cap_line;
};

static void look_copy(struct look *l, const struct reader *r)
{
    const char **field = mem_alloc(r->n, sizeof *field);
    for (size_t i = 0; i < r->n; i++)
        field[i] = mem_copy(r->field[i], r->length[i]);
    l->line = mem_grow(l->line, l->n, &l->cap_line, sizeof *l->line);
    l->line[l->n] = r->line;
    MEM_PUSH(l, ((struct dialect_record){field, r->n}));
}

static struct look look_at(struct reader *r, size_t records)
{
    struct look l = {NULL, NULL, 0, 0, 0};
    while (l.n < records && reader_next(r))
        look_copy(&l, r);
    return l;
}

static void look_free(struct look *l)
{
    for (size_t i = 0; i < l->n; i++) {
        for (size_t j = 0; j < l->items[i].n; j++)
            free((char *)l->items[i].field[j]);
        free((void *)l->items[i].field);
    }
    free(l->items);
    free(l->line);
}

static void refuse_damage(const struct reader *r)
{
    struct buf message = BUF_INIT;
    size_t n;
    const char *head = reader_peek(r, &n);
    const char *what = dialect_damage(r->name, head, n, &message);
    if (what)
        msg_die_at(r->name, 0, "%s", what);
    buf_free(&message);
}

/* --- the codebook -----------------------------------------------------------------------------
 */

static enum codebook_field field_named(const char *name)
{
    for (int f = 0; f < CODEBOOK_FIELDS; f++)
        if (!strcmp(name, codebook_field_names[f]))
            return (enum codebook_field)f;
    return CODEBOOK_DROP;
}

static bool names_somebody(enum codebook_field f)
{
    return f == CODEBOOK_PERSON || f == CODEBOOK_EMAIL || f == CODEBOOK_NAME ||
           f == CODEBOOK_FIRST_NAME || f == CODEBOOK_LAST_NAME;
}

static bool is_named(const struct codebook *book)
{
    for (size_t i = 0; i < book->n; i++)
        if (names_somebody(book->items[i].field))
            return true;
    return false;
}

static bool is_asked(const struct codebook *book, size_t column)
{
    for (size_t i = 0; i < book->n; i++)
        if (book->items[i].at == column)
            return true;
    return false;
}

/* What a product's own columns mean need not be said in every codebook. */
static void add_own_columns(struct survey_export *e)
{
    bool named = is_named(&e->book), timed = codebook_find(&e->book, CODEBOOK_TIME) != NULL;
    struct buf name = BUF_INIT;
    for (size_t i = 0; i < e->head.n; i++) {
        const struct dialect_column *c = &e->head.column[i];
        enum codebook_field f = c->field ? field_named(c->field) : CODEBOOK_DROP;
        bool wanted = f == CODEBOOK_FINISHED || f == CODEBOOK_PREVIEW ||
                      (f == CODEBOOK_TIME && !timed) || (names_somebody(f) && !named);
        if (!wanted || is_asked(&e->book, i))
            continue;
        buf_clear(&name);
        dialect_column_name(&e->head, i, &name);
        codebook_add(&e->book, buf_text(&name), f, "", "", c->values);
        e->book.items[e->book.n - 1].at = i;
    }
    buf_free(&name);
}

static void read_lines(struct survey_export *e)
{
    e->values = mem_clear(e->book.n, sizeof(void *));
    e->lists = mem_clear(e->book.n, sizeof *e->lists);
    for (size_t i = 0; i < e->book.n; i++) {
        const struct codebook_line *l = &e->book.items[i];
        struct buf error = BUF_INIT;
        e->values[i] = translate_read(l->values, &error);
        if (!e->values[i])
            codebook_die(&e->book, l, "values of column '%s': %s", l->column, buf_text(&error));
        e->lists[i] = (struct answer_column)ANSWER_COLUMN_INIT;
        e->lists[i].hint = dialect_split(e->head.dialect);
        answer_told(&e->lists[i], l->split);
        buf_free(&error);
    }
}

static void prepare_codebook(struct survey *s, struct survey_export *e, size_t line)
{
    codebook_read(&e->book, s->options.codebook);
    codebook_bind(&e->book, &e->head, e->name, line);
    add_own_columns(e);
    read_lines(e);
}

/* --- responses --------------------------------------------------------------------------------
 */

static void check_width(const struct survey_export *e, const char *const *field, size_t n,
                        size_t line)
{
    for (size_t i = e->head.n; i < n; i++)
        if (*field[i])
            msg_die_at(e->name, line,
                       "has %zu cells, the header has %zu: '%.40s' stands under no header", n,
                       e->head.n, field[i]);
    if (n < e->head.n)
        msg_die_at(e->name, line,
                   "has %zu cells, the header has %zu; the file seems to be cut, download it again",
                   n, e->head.n);
}

static void see_time(struct survey *s, struct survey_export *e, struct survey_response *r,
                     const char *cell)
{
    if (stamp_is_date(&r->time))
        return; /* the first column that holds a date counts */
    r->time = stamp_read(cell, s->options.dates);
    stamp_see(&e->times, &r->time, r->line);
}

static void take(struct survey *s, struct survey_export *e, const char *const *field, size_t n,
                 size_t line)
{
    struct survey_response r = {
        .time = {STAMP_NEVER, STAMP_NEVER}, .line = line, .person = SURVEY_NOBODY};
    check_width(e, field, n, line);
    for (size_t j = 0; j < e->book.n; j++) {
        const struct codebook_line *l = &e->book.items[j];
        bool asked = l->field != CODEBOOK_DROP && l->at < n;
        const char *cell = asked ? field[l->at] : "";
        if (l->field == CODEBOOK_TIME)
            see_time(s, e, &r, cell);
        e->cell = mem_grow(e->cell, e->cells, &e->cap_cell, sizeof *e->cell);
        e->cell[e->cells++] = survey_keep(s, cell);
    }
    MEM_PUSH(e, r);
}

static void settle_times(struct survey_export *e)
{
    if (!stamp_settle(&e->times))
        msg_die_at(e->name, e->times.day_line,
                   "a date here can only be day first, in line %zu only month first; say which "
                   "with --dates dmy, mdy or ymd",
                   e->times.month_line);
}

static struct survey_export *new_export(struct survey *s, const char *name)
{
    struct survey_export e = {.name = survey_text(s, survey_keep(s, name)),
                              .book = CODEBOOK_INIT,
                              .times = STAMP_COLUMN_INIT};
    if (s->exports.n == UINT16_MAX)
        msg_die("more than %d exports", UINT16_MAX);
    MEM_PUSH(&s->exports, e);
    return &s->exports.items[s->exports.n - 1];
}

void survey_export_read(struct survey *s, const char *path)
{
    struct reader_options options = {s->options.delimiter, s->options.encoding};
    struct reader *r = reader_open(path, &options);
    struct survey_export *e = new_export(s, r->name);
    refuse_damage(r);
    struct look look = look_at(r, DIALECT_LOOK);
    if (!look.n)
        msg_die_at(e->name, 0, "is empty; an export begins with a line of questions");
    dialect_read(&e->head, s->options.dialect, look.items, look.n);
    prepare_codebook(s, e, look.line[0]);
    for (size_t i = e->head.rows; i < look.n; i++)
        take(s, e, look.items[i].field, look.items[i].n, look.line[i]);
    while (reader_next(r))
        take(s, e, (const char *const *)r->field, r->n, r->line);
    if (!e->n)
        msg_die_at(e->name, 0, "holds a header and no response");
    settle_times(e);
    if (s->exports.n == 1)
        s->plan.delimiter = r->delimiter;
    look_free(&look);
    reader_close(r);
}

uint32_t survey_export_value(struct survey *s, size_t export_, size_t question, const char *cell,
                             bool *known)
{
    const struct translation *t = s->exports.items[export_].values[question];
    struct buf out = BUF_INIT, tidy = BUF_INIT;
    enum translated how = translate(t, cell, &out);
    if (known)
        *known = how != TRANSLATE_SAME || !translate_size(t);
    fold_space(buf_text(&out), out.n, &tidy);
    uint32_t id = pool_intern(&s->plan.pool, buf_text(&tidy), tidy.n);
    buf_free(&out);
    buf_free(&tidy);
    return id;
}

void survey_export_free(struct survey_export *e)
{
    for (size_t i = 0; i < e->book.n; i++) {
        translate_free(e->values[i]);
        answer_column_free(&e->lists[i]);
    }
    free(e->values);
    free(e->lists);
    free(e->cell);
    free(e->items);
    dialect_free(&e->head);
    codebook_free(&e->book);
}

void survey_read(struct survey *s, const char *const *files)
{
    static const char *const standard[] = {"-", NULL};
    bool by_id = false;
    for (files = files && *files ? files : standard; *files; files++)
        survey_export_read(s, *files);
    for (size_t i = 0; i < s->exports.n; i++)
        by_id |= codebook_find(&s->exports.items[i].book, CODEBOOK_PERSON) != NULL;
    if (s->options.roster)
        roster_read(&s->roster, s->options.roster, &s->plan.pool, by_id);
    if (s->options.topics)
        topics_read(&s->topics, s->options.topics);
}
