/* Names, questions and meanings of the columns, once the product is known. */
#include "dialect_columns.h"

#include "choice.h"
#include "dialect_pattern.h"
#include "dialect_products.h"
#include "fold.h"
#include "mem.h"
#include "word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

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
        if (!dialect_is_blank(dialect_key(&scratch, own)))
            question = own;
        pool_free(&scratch);
        bool alone = means_answer(item);
        c->question = question;
        c->item = alone ? "" : item;
        c->name = c->text = alone ? question : joined(h, question, item);
    }
    h->two_rows = true;
}

/* "teach[SQ001]. What could you teach? [Excel]": the text behind the code, blanks for `_`. */
static const char *after_code(struct dialect_head *h, const char *name)
{
    static const char code[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[]";
    size_t n = strspn(name, code);
    bool lined = !strncmp(name + n, "._.", 3);
    if (!n || (!lined && strncmp(name + n, ". ", 2) != 0))
        return name;
    struct buf text = BUF_INIT;
    buf_puts(&text, name + n + (lined ? 3 : 2));
    for (size_t i = 0; lined && i < text.n; i++)
        if (text.s[i] == '_')
            text.s[i] = ' ';
    const char *kept = keep(h, buf_text(&text), text.n);
    buf_free(&text);
    return kept;
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
        c->text = texts               ? tidy(h, cell(&first[1], i))
                  : h->dialect->coded ? after_code(h, c->name)
                                      : c->name;
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

/* A column whose whole text is this question: "teach" before "teach/excel" and "teach/sql". */
static bool has_summary(const struct dialect_head *h, size_t i)
{
    for (size_t j = 0; j < h->n; j++)
        if (h->column[j].text == h->column[i].question)
            return true;
    return false;
}

static bool any_summary(const struct dialect_head *h, const unsigned *shape)
{
    for (size_t i = 0; i < h->n; i++)
        if (shape[i] == CHOICE_SLASH && has_summary(h, i))
            return true;
    return false;
}

/*
 * " - ", "/" and the like are only the product's where at least two columns share the question. A
 * slash also stands between group and question; where some question has a column of its own before
 * those of its options (`summaries`), every one has.
 */
static bool is_chance(const struct dialect_head *h, unsigned shape, size_t i, bool summaries)
{
    if (!shape || sure_shape(h, (enum choice_shape)shape))
        return false;
    return shape == CHOICE_SLASH && summaries ? !has_summary(h, i) : question_columns(h, i) < 2;
}

static void find_items(struct dialect_head *h)
{
    unsigned *shape = mem_alloc(h->n, sizeof *shape);
    bool *chance = mem_clear(h->n, sizeof *chance);
    parse_items(h, shape);
    bool summaries = any_summary(h, shape);
    for (size_t i = 0; i < h->n; i++)
        chance[i] = is_chance(h, shape[i], i, summaries);
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
    return dialect_fits(rule->column, name) || dialect_fits(rule->column, text);
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
        name[i] = dialect_key(&keys, h->column[i].name);
        text[i] = dialect_key(&keys, h->column[i].text);
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

static void mark_nameless(struct dialect_head *h)
{
    for (size_t i = 0; i < h->n; i++)
        if (!h->column[i].field) {
            h->column[i].field = *h->column[i].name ? NULL : "drop";
            h->column[i].values = "";
        }
}

static size_t find_response(const struct dialect_head *h)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->column[i].field && !strcmp(h->column[i].field, "response"))
            return i;
    return DIALECT_NO_COLUMN;
}

void dialect_columns(struct dialect_head *h, const struct dialect_record *first)
{
    name_columns(h, first);
    apply_rules(h);
    mark_nameless(h);
    h->response = find_response(h);
    if (!h->two_rows)
        find_items(h);
    find_groups(h);
}
