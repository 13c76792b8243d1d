#include "survey_export.h"

#include "buf.h"
#include "fold.h"
#include "guise.h"
#include "mem.h"
#include "survey_book.h"
#include "survey_look.h"
#include "survey_meetings.h"

#include <stdlib.h>
#include <string.h>

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

/* Who has written a codebook has looked at the file. */
static void refuse_guise(const char *file, const struct dialect_record *head)
{
    enum guise g = guise_of(head->field, head->n);
    if (g != GUISE_NONE && g != GUISE_EXPORT && g != GUISE_STAFF)
        msg_die_at(file, 1, "is no survey export but looks like %s", guise_words[g]);
}

/* People and their managers, and nothing that they were asked. */
static void refuse_staff(const struct survey_export *e)
{
    bool manager = false, asked = false;
    for (size_t i = 0; i < e->book.n; i++) {
        enum codebook_field f = e->book.items[i].field;
        manager |= f == CODEBOOK_MANAGER;
        asked |= f >= CODEBOOK_FREE && f != CODEBOOK_FIRST_NAME && f != CODEBOOK_LAST_NAME;
    }
    if (manager && !asked)
        msg_die_at(e->name, 1, "holds no answers but looks like %s", guise_words[GUISE_STAFF]);
}

/* --- responses --------------------------------------------------------------------------------
 */

static void check_width(const struct survey_export *e, const char *const *field, size_t n,
                        size_t line)
{
    for (size_t i = e->head.n; i < n; i++)
        if (*field[i])
            msg_die_at(e->name, line,
                       "has %zu cells, the header has %zu: cell %zu stands under no header", n,
                       e->head.n, i + 1);
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
    struct survey_response r = {.time = {STAMP_NEVER, STAMP_NEVER},
                                .line = line,
                                .person = SURVEY_NOBODY,
                                .whole = (uint32_t)e->n};
    check_width(e, field, n, line);
    if (n && dialect_merges(e->head.dialect))
        r.record = survey_keep(s, field[0]);
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

/* An export of several records per response: what the first lacks, the others give. */
static void add_part(struct survey_export *e, size_t whole, size_t part)
{
    struct survey_response *w = &e->items[whole], *p = &e->items[part];
    for (size_t j = 0; j < e->book.n; j++)
        if (!e->cell[whole * e->book.n + j])
            e->cell[whole * e->book.n + j] = survey_cell(e, part, j);
    if (!stamp_is_date(&w->time))
        w->time = p->time;
    p->whole = (uint32_t)whole;
}

static void join_parts(const struct survey *s, struct survey_export *e)
{
    uint32_t *first = mem_clear(s->plan.pool.n, sizeof *first); /* by record: number + 1 */
    for (size_t i = 0; i < e->n; i++) {
        uint32_t record = e->items[i].record;
        if (record && first[record])
            add_part(e, first[record] - 1, i);
        else if (record)
            first[record] = (uint32_t)i + 1;
    }
    free(first);
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

static bool is_ascii(const char *s)
{
    while (*s && !((unsigned char)*s & 0x80))
        s++;
    return !*s;
}

/* "Ã¶" where "ö" was meant, in most cells that have such letters. Who says --encoding utf-8 means
 * it. The cell is not shown: it may be a confidential one. */
static void refuse_double_encoding(const struct survey *s, const char *file,
                                   const struct survey_look *look)
{
    size_t cells = 0, twice = 0, line = 0;
    struct buf sample = BUF_INIT;
    for (size_t i = 0; i < look->n && !s->options.encoding; i++)
        for (size_t j = 0; j < look->items[i].n; j++) {
            const char *cell = look->items[i].field[j];
            cells += !is_ascii(cell);
            if (!is_ascii(cell) && dialect_encoded_twice(cell, strlen(cell), &sample))
                line = twice++ ? line : look->line[i];
        }
    buf_free(&sample);
    if (2 * twice > cells)
        msg_die_at(file, line,
                   "has broken letters ('Ã¶' where 'ö' was meant, or the like); export it again as "
                   "'CSV UTF-8', or mend it: iconv -f utf-8 -t windows-1252 FILE | pl-survey "
                   "(--encoding utf-8 takes it as it is)");
}

/* Opened, looked at, its head known; the last of s.exports. The caller reads on from the reader,
   and releases both. */
static struct reader *begin(struct survey *s, const char *path, struct survey_look *look)
{
    struct reader_options options = {s->options.delimiter, s->options.encoding,
                                     !s->options.encoding};
    struct reader *r = reader_open(path, &options);
    struct survey_export *e = new_export(s, r->name);
    refuse_damage(r);
    *look = survey_look_at(r);
    if (!look->n)
        msg_die_at(e->name, 0, "is empty; an export begins with a line of questions");
    refuse_double_encoding(s, e->name, look);
    if (s->exports.n == 1)
        s->plan.delimiter = r->delimiter;
    dialect_read(&e->head, s->options.dialect, look->items, look->n);
    return r;
}

static void read_export(struct survey *s, const char *path)
{
    struct survey_look look;
    struct reader *r = begin(s, path, &look);
    struct survey_export *e = &s->exports.items[s->exports.n - 1];
    if (!s->options.codebook)
        refuse_guise(e->name, &look.items[0]);
    survey_book_prepare(e, s->options.codebook, &look);
    if (!s->options.codebook)
        refuse_staff(e);
    for (size_t i = e->head.rows; i < look.n; i++)
        take(s, e, look.items[i].field, look.items[i].n, look.line[i]);
    while (survey_look_next(r))
        take(s, e, (const char *const *)r->field, r->n, r->line);
    if (!e->n)
        msg_die_at(e->name, 0, "holds a header and no response");
    if (dialect_merges(e->head.dialect))
        join_parts(s, e);
    settle_times(e);
    e->windows = reader_is_windows(r);
    survey_look_free(&look);
    reader_close(r);
}

/* The text without stray blanks, as a pool id. */
static uint32_t tidy(struct survey *s, const char *text, size_t n)
{
    struct buf b = BUF_INIT;
    fold_space(text, n, &b);
    uint32_t id = pool_intern(&s->plan.pool, buf_text(&b), b.n);
    buf_free(&b);
    return id;
}

uint32_t survey_export_value(struct survey *s, size_t export, size_t question, const char *cell,
                             bool *known)
{
    const struct codebook_line *l = &s->exports.items[export].book.items[question];
    const struct translation *t = s->exports.items[export].values[question];
    struct buf out = BUF_INIT;
    if (known)
        *known = true;
    if (!*l->values) /* nothing to translate: most columns */
        return tidy(s, cell, strlen(cell));
    enum translated how = translate(t, cell, &out);
    if (known)
        *known = how != TRANSLATE_SAME || !translate_meanings(t);
    uint32_t id = tidy(s, buf_text(&out), out.n);
    buf_free(&out);
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

int survey_guess(struct survey *s, const char *export, const char *path, char delimiter)
{
    struct survey_look look;
    struct reader *r = begin(s, export, &look);
    if (!delimiter)
        delimiter = s->plan.delimiter;
    int status = survey_book_write(&s->exports.items[0], &look, path, delimiter);
    survey_look_free(&look);
    reader_close(r);
    return status;
}

void survey_read(struct survey *s, const char *const *files)
{
    static const char *const standard[] = {"-", NULL};
    bool by_id = false;
    for (files = files && *files ? files : standard; *files; files++)
        read_export(s, *files);
    for (size_t i = 0; i < s->exports.n; i++)
        by_id |= codebook_find(&s->exports.items[i].book, CODEBOOK_PERSON) != NULL;
    if (s->options.roster)
        roster_read(&s->roster, s->options.roster, &s->plan.pool, by_id);
    if (s->options.plan)
        survey_meetings_read(s, s->options.plan);
    if (s->options.topics)
        topics_read(&s->topics, s->options.topics);
}
