#include "report_voices.h"

#include "confidential.h"
#include "mem.h"
#include "msg.h"
#include "num.h"
#include "report_voices_judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum column { KIND, TOPIC, VALUE, TEXT, UNIT, ORG, CYCLE, COLUMNS };
static const char *const column_names[COLUMNS] = {"kind", "topic", "value", "text",
                                                  "unit", "org",   "cycle"};

struct reading {
    struct report_voices *v;
    size_t at[COLUMNS];
};

/* ---- reading ---- */

_Noreturn static void die_at(const struct table *t, size_t row, const char *what, const char *word)
{
    msg_die_at(table_file_of(t, row), table_line_of(t, row), what, word);
}

static void refuse_persons(const struct table *t)
{
    static const char *const personal[] = {"person", "name", "email", "session"};
    for (size_t i = 0; i < sizeof personal / sizeof *personal; i++) {
        size_t c = table_find_column(t, personal[i]);
        for (size_t row = 0; row < t->rows; row++)
            if (table_get(t, row, c))
                msg_die_at(table_file_of(t, row), table_line_of(t, row),
                           "names persons in column '%s'; --confidential takes the file that "
                           "pl-survey --confidential wrote",
                           personal[i]);
    }
}

static enum confidential_kind kind_of(const struct reading *in, size_t row)
{
    const char *name = table_text(&in->v->table, row, in->at[KIND]);
    for (int k = 0; k < CONFIDENTIAL_KINDS; k++)
        if (!strcmp(name, confidential_kind_names[k]))
            return (enum confidential_kind)k;
    msg_die_at(table_file_of(&in->v->table, row), table_line_of(&in->v->table, row),
               "kind '%s' is not barrier, score, rating or comment", name);
}

static void find_columns(struct reading *in, const char *path)
{
    struct buf hint = BUF_INIT;
    for (int c = 0; c < COLUMNS; c++) {
        in->at[c] = table_find_column(&in->v->table, column_names[c]);
        if (in->at[c] == TABLE_NO_COLUMN && (c == KIND || c == TOPIC))
            msg_die("%s: no column '%s'; --confidential takes the file that pl-survey "
                    "--confidential wrote%s",
                    path, column_names[c], guise_hint(table_guise(&in->v->table), &hint));
    }
}

/* A question of a cycle. */
struct question {
    uint32_t topic, cycle;
};

static struct question question_of(const struct reading *in, size_t row)
{
    return (struct question){table_get(&in->v->table, row, in->at[TOPIC]),
                             table_get(&in->v->table, row, in->at[CYCLE])};
}

/* ---- units ---- */

struct named_cell {
    const char *org, *unit;
    struct report_cell cell;
};

/* By organisation, then unit; without a unit last. */
static int by_name(const void *a, const void *b)
{
    const struct named_cell *x = a, *y = b;
    if (!*x->unit != !*y->unit)
        return *x->unit ? -1 : 1;
    int c = strcmp(x->org, y->org);
    return c ? c : strcmp(x->unit, y->unit);
}

static void find_cells(struct reading *in)
{
    struct report_voices *v = in->v;
    struct named_cell *all = mem_alloc(v->table.rows, sizeof *all);
    for (size_t row = 0; row < v->table.rows; row++) {
        struct report_cell c = {table_get(&v->table, row, in->at[UNIT]),
                                table_get(&v->table, row, in->at[ORG])};
        all[row] =
            (struct named_cell){report_voices_text(v, c.org), report_voices_text(v, c.unit), c};
    }
    qsort(all, v->table.rows, sizeof *all, by_name);
    for (size_t i = 0; i < v->table.rows; i++)
        if (!i || by_name(&all[i], &all[i - 1]))
            MEM_PUSH(&v->cells, all[i].cell);
    free(all);
}

static size_t cell_of(const struct reading *in, size_t row)
{
    const struct report_voices *v = in->v;
    uint32_t unit = table_get(&v->table, row, in->at[UNIT]);
    uint32_t org = table_get(&v->table, row, in->at[ORG]);
    for (size_t i = 0; i < v->cells.n; i++)
        if (v->cells.items[i].unit == unit && v->cells.items[i].org == org)
            return i;
    return 0; /* every row's cell was listed */
}

/* ---- numbers ---- */

static struct report_measure *measure_of(struct report_voices *v, struct question q, bool rating)
{
    for (size_t i = 0; i < v->measures.n; i++)
        if (v->measures.items[i].topic == q.topic && v->measures.items[i].cycle == q.cycle &&
            v->measures.items[i].rating == rating)
            return &v->measures.items[i];
    struct report_measure m = {.topic = q.topic, .cycle = q.cycle, .rating = rating};
    m.cell = mem_clear(v->cells.n, sizeof *m.cell);
    MEM_PUSH(&v->measures, m);
    return &v->measures.items[v->measures.n - 1];
}

static void count_value(struct report_measure_cell *c, double value)
{
    c->people++;
    c->sum += value;
    c->squares += value * value;
}

static void read_value(struct reading *in, size_t row, bool rating)
{
    struct report_voices *v = in->v;
    struct report_measure *m = measure_of(v, question_of(in, row), rating);
    const char *text = table_text(&v->table, row, in->at[VALUE]);
    double value;
    if (!*text) /* fewer than half of a scale's items: no score */
        return;
    if (!num_real(text, &value) || fabs(value) > 1e6)
        die_at(&v->table, row, "value '%s' is not a number", text);
    if (!rating)
        scale_add(&m->items, table_text(&v->table, row, in->at[TEXT]));
    count_value(&m->all, value);
    count_value(&m->cell[cell_of(in, row)], value);
}

/* ---- barriers ---- */

static struct report_barrier *barrier_of(struct report_voices *v, struct question q)
{
    for (size_t i = 0; i < v->barriers.n; i++)
        if (v->barriers.items[i].topic == q.topic && v->barriers.items[i].cycle == q.cycle)
            return &v->barriers.items[i];
    MEM_PUSH(&v->barriers, ((struct report_barrier){.topic = q.topic, .cycle = q.cycle}));
    return &v->barriers.items[v->barriers.n - 1];
}

static void read_barrier(struct reading *in, size_t row)
{
    struct report_voices *v = in->v;
    uint32_t themes = theme_all(v->themes, table_text(&v->table, row, in->at[TEXT]));
    struct report_barrier *b = barrier_of(v, question_of(in, row));
    if (!themes)
        return;
    MEM_PUSH(&b->answers, themes);
    b->people++;
    for (size_t i = 0; i <= v->themes->n; i++)
        b->theme[i] += themes >> i & 1;
}

/* ---- words ---- */

static void keep_words(struct report_voices *v, struct report_words_said *w, const char *s,
                       size_t n)
{
    while (n && *s == ' ') {
        s++;
        n--;
    }
    while (n && s[n - 1] == ' ')
        n--;
    if (!n)
        return;
    w->text = mem_grow(w->text, w->n, &w->cap, sizeof *w->text);
    w->text[w->n++] = pool_text(&v->table.pool, pool_intern(&v->table.pool, s, n));
}

static struct report_words_said *words_of(struct report_voices *v, struct question q)
{
    for (size_t i = 0; i < v->said.n; i++)
        if (v->said.items[i].topic == q.topic && v->said.items[i].cycle == q.cycle)
            return &v->said.items[i];
    MEM_PUSH(&v->said, ((struct report_words_said){.topic = q.topic, .cycle = q.cycle}));
    return &v->said.items[v->said.n - 1];
}

/* The parts of a barrier stand for themselves: which ones somebody named together is not told. */
static void read_words(struct reading *in, size_t row, bool parts)
{
    struct report_voices *v = in->v;
    const char *text = table_text(&v->table, row, in->at[TEXT]);
    struct report_words_said *w = words_of(v, question_of(in, row));
    w->people += *text != '\0';
    for (;;) {
        size_t n = parts ? strcspn(text, ";") : strlen(text);
        keep_words(v, w, text, n);
        if (!text[n])
            return;
        text += n + 1;
    }
}

/* ---- all ---- */

struct named_measure {
    const char *name, *cycle;
    struct report_measure m;
};

static int scales_first(const void *a, const void *b)
{
    const struct named_measure *x = a, *y = b;
    if (x->m.rating != y->m.rating)
        return x->m.rating ? 1 : -1;
    int c = strcmp(x->name, y->name);
    return c ? c : strcmp(x->cycle, y->cycle);
}

static void sort_measures(struct report_voices *v)
{
    struct named_measure *all = mem_alloc(v->measures.n, sizeof *all);
    for (size_t i = 0; i < v->measures.n; i++) {
        const struct report_measure *m = &v->measures.items[i];
        all[i] = (struct named_measure){report_voices_text(v, m->topic),
                                        report_voices_text(v, m->cycle), *m};
    }
    qsort(all, v->measures.n, sizeof *all, scales_first);
    for (size_t i = 0; i < v->measures.n; i++)
        v->measures.items[i] = all[i].m;
    free(all);
}

static void read_row(struct reading *in, size_t row)
{
    if (question_of(in, row).cycle != question_of(in, 0).cycle)
        in->v->several_cycles = true;
    enum confidential_kind kind = kind_of(in, row);
    if (kind == CONFIDENTIAL_SCORE || kind == CONFIDENTIAL_RATING)
        read_value(in, row, kind == CONFIDENTIAL_RATING);
    if (kind == CONFIDENTIAL_BARRIER)
        read_barrier(in, row);
    if (kind == CONFIDENTIAL_BARRIER || kind == CONFIDENTIAL_COMMENT)
        read_words(in, row, kind == CONFIDENTIAL_BARRIER);
}

/* Read twice, few people would look like many. */
static void read_files(struct table *t, char *const *files)
{
    for (size_t i = 0; files[i]; i++) {
        for (size_t k = 0; k < i; k++)
            if (!strcmp(files[i], files[k]))
                msg_die("%s: is given twice with --confidential", files[i]);
        table_read(t, files[i]);
    }
}

struct report_voices report_voices_read(char *const *files, const struct theme_set *themes,
                                        long min_group)
{
    struct report_voices v = {.table = TABLE_INIT, .themes = themes};
    struct reading in = {.v = &v};
    read_files(&v.table, files);
    find_columns(&in, files[0]);
    refuse_persons(&v.table);
    find_cells(&in);
    for (size_t row = 0; row < v.table.rows; row++)
        read_row(&in, row);
    report_voices_judge(&v, min_group);
    sort_measures(&v);
    return v;
}

void report_voices_free(struct report_voices *v)
{
    for (size_t i = 0; i < v->measures.n; i++) {
        free(v->measures.items[i].cell);
        scale_free(&v->measures.items[i].items);
    }
    for (size_t i = 0; i < v->barriers.n; i++)
        free(v->barriers.items[i].answers.items);
    for (size_t i = 0; i < v->said.n; i++)
        free(v->said.items[i].text);
    free(v->cells.items);
    free(v->measures.items);
    free(v->barriers.items);
    free(v->said.items);
    table_free(&v->table);
    *v = (struct report_voices)REPORT_VOICES_INIT;
}
