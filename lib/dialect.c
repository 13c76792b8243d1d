#include "dialect.h"

#include "dialect_products.h"
#include "fold.h"
#include "mem.h"
#include "stamp.h"
#include "word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* --- the products ----------------------------------------------------------------------------- */

const struct dialect *dialect_at(size_t i)
{
    return i < dialect_products_n ? &dialect_products[i] : NULL;
}

const struct dialect *dialect_named(const char *name)
{
    for (size_t i = 0; i < dialect_products_n; i++)
        if (!strcmp(dialect_products[i].name, name))
            return &dialect_products[i];
    return NULL;
}

const char *dialect_name(const struct dialect *d)
{
    return d->name;
}

const char *dialect_title(const struct dialect *d)
{
    return d->title;
}

bool dialect_merges(const struct dialect *d)
{
    return d->merges;
}

enum answer_split dialect_split(const struct dialect *d)
{
    return d->split;
}

/* --- patterns --------------------------------------------------------------------------------- */

/* Both folded. `*` any text, `%` a digit. The pattern ends at a NUL or `|`. */
static bool fits(const char *pattern, const char *s)
{
    for (; *pattern && *pattern != '|'; pattern++, s++) {
        if (*pattern == '*') {
            do
                if (fits(pattern + 1, s))
                    return true;
            while (*s++);
            return false;
        }
        if (*pattern == '%' ? !isdigit((unsigned char)*s) : *pattern != *s)
            return false;
    }
    return !*s;
}

/* Cells as keys, kept by the pool. */
static const char *key_of(struct pool *keys, const char *s)
{
    struct buf key = BUF_INIT;
    fold_key(s, strlen(s), &key);
    const char *kept = pool_text(keys, pool_intern(keys, buf_text(&key), key.n));
    buf_free(&key);
    return kept;
}

struct keys {
    const char **cell[DIALECT_LOOK];
    size_t n[DIALECT_LOOK], rows;
    struct pool pool;
};

static void keys_read(struct keys *k, const struct dialect_record *first, size_t n)
{
    k->rows = n < DIALECT_LOOK ? n : DIALECT_LOOK;
    for (size_t r = 0; r < k->rows; r++) {
        k->n[r] = first[r].n;
        k->cell[r] = mem_alloc(first[r].n, sizeof **k->cell);
        for (size_t i = 0; i < first[r].n; i++)
            k->cell[r][i] = key_of(&k->pool, first[r].field[i]);
    }
}

static void keys_free(struct keys *k)
{
    for (size_t r = 0; r < k->rows; r++)
        free(k->cell[r]);
    pool_free(&k->pool);
}

static bool row_holds(const struct keys *k, size_t row, const char *pattern)
{
    for (size_t i = 0; row < k->rows && i < k->n[row]; i++)
        if (fits(pattern, k->cell[row][i]))
            return true;
    return false;
}

/* Every pattern of "a|b|c" fits a cell of the row. NULL asks nothing. */
static bool row_marked(const struct keys *k, size_t row, const char *patterns)
{
    for (; patterns; patterns = strchr(patterns, '|'), patterns += patterns != NULL)
        if (!row_holds(k, row, patterns))
            return false;
    return true;
}

static bool marked(const struct dialect *d, const struct keys *k)
{
    for (const struct dialect_mark *m = d->marks; m < d->marks + DIALECT_MARKS; m++)
        if ((m->row[0] || m->row[1] || m->row[2]) && row_marked(k, 0, m->row[0]) &&
            row_marked(k, 1, m->row[1]) && row_marked(k, 2, m->row[2]))
            return true;
    return false;
}

/* --- which product, how many header rows ------------------------------------------------------ */

/* What a spreadsheet or a reader of data frames puts where a header was blank. */
static bool blank_name(const char *key)
{
    static const char *const made_up[] = {"",           "column%", "column%%", "column%%%",
                                          "unnamed: *", "...%",    "...%%",    "...%%%"};
    for (size_t i = 0; i < sizeof made_up / sizeof *made_up; i++)
        if (fits(made_up[i], key))
            return true;
    return false;
}

/* Questions that go on over blanks, and a second row that fills every one of them. */
static bool looks_two_rows(const struct keys *k)
{
    enum { BLANKS = 3 };
    size_t blanks = 0;
    if (k->rows < 3 || k->n[0] != k->n[1] || !k->n[0] || blank_name(k->cell[0][0]))
        return false;
    for (size_t i = 0; i < k->n[0]; i++) {
        bool blank = blank_name(k->cell[0][i]);
        if (blank && !*k->cell[1][i])
            return false;
        blanks += blank;
    }
    return blanks >= BLANKS;
}

static const struct dialect *find_out(const struct keys *k)
{
    const struct dialect *plain = &dialect_products[dialect_products_n - 1];
    for (const struct dialect *d = dialect_products; d < plain; d++)
        if (marked(d, k))
            return d;
    return looks_two_rows(k) ? plain - 1 : plain;
}

static bool tags(const struct keys *k)
{
    size_t found = 0;
    for (size_t i = 0; k->rows > 1 && i < k->n[1]; i++) {
        if (*k->cell[1][i] && *k->cell[1][i] != '#')
            return false;
        found += *k->cell[1][i] == '#';
    }
    return found > 0;
}

/* The second row stands for people when its first cell is no time where all responses have one. */
static size_t import_rows(const struct keys *k)
{
    static const char import[] = "{\"importid\"*";
    for (size_t row = 2; row >= 1; row--)
        if (row_holds(k, row, import))
            return row + 1;
    for (size_t i = 0; k->rows > 1 && i < k->n[0] && i < k->n[1]; i++) {
        struct stamp time = stamp_read(k->cell[1][i], STAMP_ANY);
        if (fits("*date", k->cell[0][i]) && stamp_is_date(&time))
            return 1;
    }
    return 2;
}

static size_t header_rows(const struct dialect *d, const struct keys *k)
{
    size_t rows = 1;
    switch (d->form) {
    case DIALECT_ONE_ROW:
        break;
    case DIALECT_IMPORT_ROW:
        rows = import_rows(k);
        break;
    case DIALECT_TEXT_ROW:
        rows = 2;
        break;
    case DIALECT_JOINED:
        rows = k->rows > 1 && k->n[1] && (!*k->cell[1][0] || looks_two_rows(k)) ? 2 : 1;
        break;
    case DIALECT_TAG_ROW:
        rows = tags(k) ? 2 : 1;
        break;
    }
    return rows <= k->rows ? rows : k->rows;
}

/* --- names of columns ------------------------------------------------------------------------- */

static const char *keep(struct dialect_head *h, const char *s, size_t n)
{
    return pool_text(&h->store, pool_intern(&h->store, s, n));
}

/* <b>, <br/>, </span>, <p style="...">: a letter after the bracket, no other bracket inside. */
static size_t tag_length(const char *s)
{
    const char *p = s + 1 + (s[1] == '/');
    if (*s != '<' || !isalpha((unsigned char)*p))
        return 0;
    p += strcspn(p, "<>");
    return *p == '>' ? (size_t)(p + 1 - s) : 0;
}

/* What people read: without markup, line ends and blanks as one blank. */
static const char *tidy(struct dialect_head *h, const char *s)
{
    static const struct {
        const char *from, *to;
    } entities[] = {{"&amp;", "&"}, {"&nbsp;", " "},  {"&lt;", "<"},
                    {"&gt;", ">"},  {"&quot;", "\""}, {"&#39;", "'"}};
    struct buf text = BUF_INIT, spaced = BUF_INIT;
    while (*s) {
        size_t skip = tag_length(s);
        const char *to = skip ? " " : NULL;
        for (size_t i = 0; !skip && i < sizeof entities / sizeof *entities; i++)
            if (!strncmp(s, entities[i].from, strlen(entities[i].from))) {
                skip = strlen(entities[i].from);
                to = entities[i].to;
            }
        buf_add(&text, to ? to : s, 1);
        s += skip ? skip : 1;
    }
    fold_space(buf_text(&text), text.n, &spaced);
    const char *kept = keep(h, buf_text(&spaced), spaced.n);
    buf_free(&text);
    buf_free(&spaced);
    return kept;
}

static const char *cell(const struct dialect_record *r, size_t i)
{
    return i < r->n ? r->field[i] : "";
}

static bool means_answer(const char *label)
{
    static const struct word labels[] = {
        {"", 1},        {"response", 1},       {"open-ended response", 1},
        {"antwort", 1}, {"offene antwort", 1}, {NULL, 0}};
    return word_value(labels, label, strlen(label), 0);
}

static const char *joined(struct dialect_head *h, const char *question, const char *item)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s - %s", question, item);
    const char *kept = keep(h, buf_text(&b), b.n);
    buf_free(&b);
    return kept;
}

static void name_joined(struct dialect_head *h, const struct dialect_record *first)
{
    const char *question = "";
    for (size_t i = 0; i < h->n; i++) {
        struct dialect_column *c = &h->column[i];
        const char *own = tidy(h, cell(&first[0], i)), *item = tidy(h, cell(&first[1], i));
        struct pool scratch = POOL_INIT;
        if (!blank_name(key_of(&scratch, own)))
            question = own;
        pool_free(&scratch);
        bool alone = means_answer(item);
        c->question = question;
        c->item = alone ? "" : item;
        c->name = c->text = alone ? question : joined(h, question, item);
    }
    h->two_rows = true;
}

static void name_columns(struct dialect_head *h, const struct dialect_record *first)
{
    enum dialect_form form = h->dialect->form;
    if (form == DIALECT_JOINED && h->rows == 2) {
        name_joined(h, first);
        return;
    }
    bool texts = h->rows > 1 && (form == DIALECT_IMPORT_ROW || form == DIALECT_TEXT_ROW);
    for (size_t i = 0; i < h->n; i++) {
        struct dialect_column *c = &h->column[i];
        c->name = tidy(h, cell(&first[0], i));
        c->text = texts ? tidy(h, cell(&first[1], i)) : c->name;
        c->question = c->text;
        c->item = "";
    }
}

/* --- questions of several columns ------------------------------------------------------------- */

static bool same_question(const struct dialect_column *a, const struct dialect_column *b)
{
    return a->question == b->question; /* kept by one pool: equal text, equal place */
}

static size_t question_columns(const struct dialect_head *h, size_t i)
{
    size_t n = 0;
    for (size_t j = 0; j < h->n; j++)
        n += same_question(&h->column[i], &h->column[j]);
    return n;
}

/* The shapes that only one product writes, or that nobody writes by chance. */
static bool sure_shape(const struct dialect_head *h, enum choice_shape shape)
{
    enum { SURE = CHOICE_PAREN | CHOICE_BRACKET | CHOICE_ARROWS | CHOICE_UNDERS | CHOICE_SELECTED };
    bool plain = h->dialect == &dialect_products[dialect_products_n - 1];
    return (shape & SURE) || (!plain && (shape == CHOICE_DOT || shape == CHOICE_COLON));
}

static void parse_items(struct dialect_head *h, unsigned *shape)
{
    for (size_t i = 0; i < h->n; i++) {
        struct dialect_column *c = &h->column[i];
        struct choice_header parts;
        shape[i] = 0;
        if (c->field || !choice_parse(c->text, h->dialect->shapes, &parts))
            continue;
        c->question = keep(h, c->text + parts.question, parts.question_n);
        c->item = keep(h, c->text + parts.item, parts.item_n);
        shape[i] = parts.shape;
    }
}

/* " - ", "/" and the like are only the product's where at least two columns share the question. */
static void find_items(struct dialect_head *h)
{
    unsigned *shape = mem_alloc(h->n, sizeof *shape);
    bool *chance = mem_clear(h->n, sizeof *chance);
    parse_items(h, shape);
    for (size_t i = 0; i < h->n; i++)
        chance[i] =
            shape[i] && !sure_shape(h, (enum choice_shape)shape[i]) && question_columns(h, i) < 2;
    for (size_t i = 0; i < h->n; i++)
        if (chance[i]) {
            h->column[i].question = h->column[i].text;
            h->column[i].item = "";
        }
    free(chance);
    free(shape);
}

static void find_groups(struct dialect_head *h)
{
    uint32_t *first = mem_clear(h->store.n + 1, sizeof *first); /* by pool id: column + 1 */
    for (size_t i = 0; i < h->n; i++) {
        struct dialect_column *c = &h->column[i];
        uint32_t id = pool_find(&h->store, c->question, strlen(c->question));
        if (id == POOL_NONE || !*c->question || c->field)
            c->group = i;
        else if (first[id])
            c->group = first[id] - 1;
        else
            first[id] = (uint32_t)(c->group = i) + 1;
    }
    free(first);
}

/* --- what the product knows of its columns ---------------------------------------------------- */

static bool rule_fits(const struct dialect_rule *rule, size_t column, const char *name,
                      const char *text)
{
    if (!strcmp(rule->column, "#1"))
        return column == 0;
    return fits(rule->column, name) || fits(rule->column, text);
}

static bool only_one(const char *field)
{
    return !strcmp(field, "time") || !strcmp(field, "response");
}

static void apply_rule(struct dialect_head *h, const struct dialect_rule *rule, const char **name,
                       const char **text, bool *done)
{
    for (size_t i = 0; i < h->n; i++) {
        struct dialect_column *c = &h->column[i];
        if (c->field || !rule_fits(rule, i, name[i], text[i]))
            continue;
        bool late = *done && only_one(rule->field);
        c->field = late ? "drop" : rule->field;
        c->values = late ? "" : rule->values;
        *done = true;
    }
}

static void apply_rules(struct dialect_head *h)
{
    struct pool keys = POOL_INIT;
    const char **name = mem_alloc(h->n, sizeof *name), **text = mem_alloc(h->n, sizeof *text);
    bool done[2] = {false, false}, other;
    for (size_t i = 0; i < h->n; i++) {
        name[i] = key_of(&keys, h->column[i].name);
        text[i] = key_of(&keys, h->column[i].text);
    }
    for (const struct dialect_rule *r = h->dialect->rules;
         r < h->dialect->rules + DIALECT_RULES && r->column; r++) {
        other = false;
        bool *seen = !only_one(r->field) ? &other : &done[!strcmp(r->field, "time")];
        apply_rule(h, r, name, text, seen);
    }
    free(name);
    free(text);
    pool_free(&keys);
}

void dialect_read(struct dialect_head *h, const struct dialect *told,
                  const struct dialect_record *first, size_t n)
{
    struct keys keys = {.pool = POOL_INIT};
    *h = (struct dialect_head){.store = POOL_INIT};
    keys_read(&keys, first, n);
    h->dialect = told ? told : find_out(&keys);
    h->rows = header_rows(h->dialect, &keys);
    h->n = n ? first[0].n : 0;
    h->column = mem_clear(h->n, sizeof *h->column);
    name_columns(h, first);
    apply_rules(h);
    for (size_t i = 0; i < h->n; i++)
        if (!h->column[i].field) {
            h->column[i].field = *h->column[i].name ? NULL : "drop";
            h->column[i].values = "";
        }
    h->response = DIALECT_NO_COLUMN;
    for (size_t i = h->n; i-- > 0;)
        if (h->column[i].field && !strcmp(h->column[i].field, "response"))
            h->response = i;
    if (!h->two_rows)
        find_items(h);
    find_groups(h);
    keys_free(&keys);
}

void dialect_free(struct dialect_head *h)
{
    free(h->column);
    pool_free(&h->store);
    *h = (struct dialect_head){.store = POOL_INIT};
}
