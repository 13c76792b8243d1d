#include "guess_lines.h"

#include "choice.h"
#include "dialect_products.h"
#include "encoding.h"
#include "fold.h"
#include "freetime.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK = 5000, EXAMPLE = 60 };

struct guess *guess_begin(const struct dialect_head *head)
{
    struct guess *g = mem_clear(1, sizeof *g);
    g->head = head;
    g->sight = mem_clear(head->n, sizeof *g->sight);
    g->line = mem_clear(head->n, sizeof *g->line);
    return g;
}

void guess_see(struct guess *g, const char *const *field, size_t n)
{
    if (g->rows++ >= LOOK)
        return;
    for (size_t i = 0; i < n && i < g->head->n; i++)
        guess_sight_add(&g->sight[i], field[i]);
}

void guess_free(struct guess *g)
{
    if (!g)
        return;
    for (size_t i = 0; i < g->head->n; i++)
        guess_sight_free(&g->sight[i]);
    free(g->sight);
    free(g->line);
    pool_free(&g->texts);
    free(g);
}

bool guess_confidential(const char *field)
{
    static const char *const secret[] = {"barrier", "score", "rating", "comment"};
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
        if (!strcmp(field, secret[i]))
            return true;
    return false;
}

/* --- the other questions ---------------------------------------------------------------------- */

static void guess_free_time(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    const char *item = g->head->column[i].item;
    bool known = freetime_is_day(item) || freetime_is_time(item);
    l->topic = known ? item : "";
    const char *odd = guess_sight_except(&g->sight[i], guess_looks_time, l->topic);
    if (!odd)
        return;
    l->split = "auto";
    guess_doubt_cell(g, l, odd, "is no time known here; say in `values` what it means");
}

static void check_cells(struct guess *g, size_t i, bool (*looks)(const char *, const void *),
                        const char *why)
{
    const char *odd = guess_sight_except(&g->sight[i], looks, NULL);
    if (odd)
        guess_doubt_cell(g, &g->line[i], odd, why);
}

static void guess_from(struct guess *g, size_t i)
{
    bool semicolon = guess_sight_any(&g->sight[i], guess_looks_semicolon, NULL);
    bool comma = guess_sight_any(&g->sight[i], guess_looks_comma, NULL);
    g->line[i].split = semicolon || !comma ? ";" : ",";
}

static void hide(struct guess_line *l)
{
    guess_say(l, "drop", "personal: left out");
    l->example = "(personal)";
}

static void guess_by_phrase(struct guess *g, size_t i, const struct guess_phrase *p)
{
    struct guess_line *l = &g->line[i];
    guess_say(l, p->field, "by the words of the question");
    l->unsure = p->unsure;
    const char *f = p->field;
    if (!strcmp(f, "private"))
        hide(l);
    else if (!strcmp(f, "how")) {
        guess_say(l, "drop", "asks how people like to learn, not what");
        l->unsure = true;
    } else if (*p->topic && !strcmp(p->topic, "Other"))
        l->topic = p->topic;
    else if (!strcmp(f, "learn") || !strcmp(f, "teach") || !strcmp(f, "ranked"))
        guess_topics(g, i);
    else if (!strcmp(f, "score") || !strcmp(f, "rating"))
        guess_score(g, i, p->topic);
    else if (!strcmp(f, "feedback"))
        l->topic = p->topic;
    else if (!strcmp(f, "free"))
        guess_free_time(g, i);
    else if (!strcmp(f, "from"))
        guess_from(g, i);
    else if (!strcmp(f, "max_teach") || !strcmp(f, "max_learn"))
        check_cells(g, i, guess_looks_number, "is no number; say in `values` what it means");
    else if (!strcmp(f, "share") || !strcmp(f, "facilitate") || !strcmp(f, "support"))
        check_cells(g, i, guess_looks_yes_no,
                    "is neither yes nor no; say in `values` what it means");
    else if (!strcmp(f, "barrier")) {
        const char *item = g->head->column[i].item;
        l->topic = choice_is_other(item) ? "Other" : item;
        l->split = *item ? "" : "auto";
    }
}

/* --- columns without a word that is known ----------------------------------------------------- */

/* The product writes one column per option and only the option in its header. */
static bool is_option_alone(const struct guess *g, size_t i)
{
    const struct dialect_column *c = &g->head->column[i];
    return (g->head->dialect->shapes & CHOICE_ALONE) && !c->field &&
           guess_sight_all(&g->sight[i], guess_looks_itself, c->text);
}

static bool is_option_or_other(const struct guess *g, size_t i)
{
    return is_option_alone(g, i) ||
           ((g->head->dialect->shapes & CHOICE_ALONE) && choice_is_other(g->head->column[i].text));
}

static bool is_asked(const struct guess *g, const char *field)
{
    for (size_t i = 0; i < g->head->n; i++)
        if (g->line[i].field && !strcmp(g->line[i].field, field))
            return true;
    return false;
}

/* A run of such columns is one question: what to share comes before what to learn. */
static void guess_runs(struct guess *g)
{
    for (size_t i = 0; i < g->head->n; i++) {
        if (g->line[i].field || !is_option_alone(g, i))
            continue;
        const char *field = !is_asked(g, "teach")                             ? "teach"
                            : !is_asked(g, "learn") && !is_asked(g, "ranked") ? "learn"
                                                                              : "drop";
        for (; i < g->head->n && !g->line[i].field && is_option_or_other(g, i); i++) {
            const char *option = g->head->column[i].text;
            guess_say(&g->line[i], field, "");
            g->line[i].topic = choice_is_other(option) ? "Other" : option;
            guess_doubt(&g->line[i], "an option; the header does not say of which question");
        }
    }
}

/* Left out; worth a look when the answers could be topics. */
static void guess_nothing(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    const struct dialect_column *c = &g->head->column[i];
    struct buf values = BUF_INIT;
    bool options = *c->item && !guess_group_is_ranks(g, i) &&
                   guess_sight_all(&g->sight[i], guess_looks_chosen, c->item);
    bool list = guess_sight_most(&g->sight[i], guess_looks_list, NULL);
    guess_say(l, "drop", "asks nothing these tools use");
    if (options || list)
        guess_doubt(l, "unknown question; the answers look like a choice of several");
    else if (*c->item && guess_find_scale(g, c->group, &values))
        guess_doubt(l,
                    "unknown question; the answers are on a scale: score, if it is confidential");
    buf_free(&values);
}

/* --- columns of the product itself ------------------------------------------------------------ */

static void guess_own(struct guess *g, size_t i)
{
    const struct dialect_column *c = &g->head->column[i];
    struct guess_line *l = &g->line[i];
    if (!strcmp(c->field, "private")) {
        hide(l);
    } else if (!strcmp(c->field, "response")) {
        guess_say(l, "drop", "names the response");
    } else {
        guess_say(l, c->field,
                  strcmp(c->field, "drop") ? "the product's own column" : "not an answer");
        l->values = c->values;
    }
}

static bool says_who(const struct guess *g, size_t i)
{
    static const char *const fields[] = {"person", "email", "name", "first_name", "last_name"};
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
        if (!strcmp(g->line[i].field, fields[k]))
            return guess_sight_except(&g->sight[i], guess_looks_nobody, NULL) != NULL;
    return false;
}

/* Nothing says who answered: the response stands for its person, so nobody is counted twice. */
static void guess_person(struct guess *g)
{
    for (size_t i = 0; i < g->head->n; i++)
        if (says_who(g, i))
            return;
    if (g->head->response == DIALECT_NO_COLUMN)
        return;
    struct guess_line *l = &g->line[g->head->response];
    guess_say(l, "person", "");
    guess_doubt(l, "nothing says who answered: each response counts as a person");
}

/* Dates where no column is known to be the time: the first such column. */
static void guess_time(struct guess *g)
{
    if (is_asked(g, "time"))
        return;
    for (size_t i = 0; i < g->head->n; i++)
        if (!g->head->column[i].field && !strcmp(g->line[i].field, "drop") && !g->line[i].example &&
            guess_sight_all(&g->sight[i], guess_looks_date, NULL)) {
            guess_say(&g->line[i], "time", "");
            guess_doubt(&g->line[i], "holds dates: when people answered?");
            return;
        }
}

/* "X" beside "X_COMMENT" is a statement that people rated. */
static bool has_comment(const struct dialect_head *h, size_t i)
{
    size_t n = strlen(h->column[i].name);
    for (size_t j = 0; j < h->n && n; j++)
        if (!strncmp(h->column[j].name, h->column[i].name, n) &&
            !strcmp(h->column[j].name + n, "_COMMENT"))
            return true;
    return false;
}

static const struct guess_phrase *phrase_of(const struct dialect_column *c)
{
    const struct guess_phrase *p = guess_phrase_of(c->question);
    const char *group = strrchr(c->question, '/');
    if (!p && group)
        p = guess_phrase_of(group + 1); /* KoboToolbox: "group/question" */
    if (!p && *c->item)
        p = guess_phrase_of(c->text); /* "group/question" is no question with an option */
    if (!p && c->name != c->text)
        p = guess_phrase_of(c->name);
    return p;
}

static void guess_question(struct guess *g, size_t i)
{
    const struct dialect_column *c = &g->head->column[i];
    const struct guess_phrase *p;
    if (has_comment(g->head, i)) {
        guess_say(&g->line[i], "score", "has a comment column beside it");
        guess_score(g, i, "");
    } else if (*c->item && guess_sight_all(&g->sight[i], guess_looks_skill, NULL)) {
        guess_skill(g, i);
    } else if (!is_option_alone(g, i) && (p = phrase_of(c)) != NULL) {
        guess_by_phrase(g, i, p);
    }
}

static void add_example(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    struct buf example = BUF_INIT;
    if (guess_confidential(l->field))
        l->example = "(confidential)";
    if (l->example || !g->sight[i].cells)
        return;
    const char *cell = pool_text(&g->sight[i].words, 1);
    if (strchr("=+-@", *cell))
        buf_putc(&example, '\''); /* a spreadsheet must not take it for a formula */
    fold_space(cell, strlen(cell), &example);
    while (example.n > EXAMPLE || (example.n && encoding_valid(example.s, example.n) < example.n))
        example.s[--example.n] = '\0';
    l->example = guess_keep_buf(g, &example);
}

const struct guess_line *guess_end(struct guess *g)
{
    for (size_t i = 0; i < g->head->n; i++) {
        struct guess_line *l = &g->line[i];
        *l = (struct guess_line){.topic = "", .split = "", .values = "", .why = ""};
        if (g->head->column[i].field)
            guess_own(g, i);
        else
            guess_question(g, i);
    }
    guess_runs(g);
    for (size_t i = 0; i < g->head->n; i++)
        if (!g->line[i].field)
            guess_nothing(g, i);
    guess_person(g);
    guess_time(g);
    for (size_t i = 0; i < g->head->n; i++) {
        add_example(g, i);
        g->line[i].example = g->line[i].example ? g->line[i].example : "";
    }
    return g->line;
}
