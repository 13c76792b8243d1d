#include "guess.h"

#include "choice.h"
#include "dialect_products.h"
#include "encoding.h"
#include "fold.h"
#include "freetime.h"
#include "guess_sight.h"
#include "guess_words.h"
#include "mem.h"
#include "reply.h"
#include "translate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LOOK = 5000, EXAMPLE = 60 };

struct guess {
    const struct dialect_head *head;
    struct guess_sight *sight; /* of each column */
    struct guess_line *line;
    size_t rows;
    struct pool texts; /* what the lines point into */
};

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

static const char *keep(struct guess *g, const char *s)
{
    return pool_text(&g->texts, pool_add(&g->texts, s));
}

static const char *keep_buf(struct guess *g, struct buf *b)
{
    const char *kept = keep(g, buf_text(b));
    buf_free(b);
    return kept;
}

/* --- what a line says ------------------------------------------------------------------------- */

static void say(struct guess_line *l, const char *field, const char *why)
{
    l->field = field;
    l->why = why;
}

static void doubt(struct guess_line *l, const char *why)
{
    l->unsure = true;
    l->why = why;
}

/* A cell of the user's in quotes; never one of a confidential column. */
static void doubt_cell(struct guess *g, struct guess_line *l, const char *cell, const char *why)
{
    struct buf b = BUF_INIT;
    if (guess_confidential(l->field))
        buf_printf(&b, "some answers: %s", why);
    else
        buf_printf(&b, "'%.40s' %s", cell, why);
    doubt(l, keep_buf(g, &b));
}

/* --- words of the header ---------------------------------------------------------------------- */

/* Folded, `_` as a blank, without signs at the end: "first_name", "From whom?" */
static void question_key(const char *text, struct buf *key)
{
    fold_key(text, strlen(text), key);
    for (size_t i = 0; i < key->n; i++)
        if (key->s[i] == '_')
            key->s[i] = ' ';
    while (key->n && strchr(" ?!.:*", key->s[key->n - 1]))
        key->s[--key->n] = '\0';
}

static const struct guess_phrase *find_phrase(const char *text)
{
    const struct guess_phrase *found = NULL;
    struct buf key = BUF_INIT;
    question_key(text, &key);
    for (size_t i = 0; i < guess_phrases_n && !found; i++)
        if (guess_fits(guess_phrases[i].pattern, buf_text(&key)))
            found = &guess_phrases[i];
    buf_free(&key);
    return found;
}

static const struct guess_statement *find_statement(const char *text)
{
    const struct guess_statement *found = NULL;
    struct buf key = BUF_INIT;
    question_key(text, &key);
    for (const struct guess_statement *s = guess_statements; s->pattern && !found; s++)
        if (guess_fits(s->pattern, buf_text(&key)))
            found = s;
    buf_free(&key);
    return found;
}

/* --- lists and choices of topics -------------------------------------------------------------- */

static bool group_has_options(const struct dialect_head *h, size_t column)
{
    for (size_t i = 0; i < h->n; i++)
        if (i != column && h->column[i].group == h->column[column].group && *h->column[i].item &&
            !choice_is_other(h->column[i].item))
            return true;
    return false;
}

static void guess_list(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    if (group_has_options(g->head, i)) {
        say(l, "drop", "its options have columns of their own");
        return;
    }
    l->split = "auto";
    if (guess_sight_all(&g->sight[i], guess_looks_codes, NULL))
        doubt(l, "the cells are codes; say in `values` which topic each is");
}

/* A place in an order: "[Rank 1]", or "[1]" where the cells are no ticks. */
static bool is_place(const struct guess *g, size_t i)
{
    const char *item = g->head->column[i].item;
    return reply_rank(item) > 0 && (!isdigit((unsigned char)*item) ||
                                    !guess_sight_all(&g->sight[i], guess_looks_chosen, item));
}

/* Places of an order, one column each, are known by the first of them that has a cell. */
static bool group_is_places(const struct guess *g, size_t i)
{
    bool cells = false;
    for (size_t j = 0; j < g->head->n; j++) {
        if (g->head->column[j].group != g->head->column[i].group || !*g->head->column[j].item)
            continue;
        if (g->sight[j].cells && !is_place(g, j))
            return false;
        cells |= g->sight[j].cells > 0;
    }
    return cells && reply_rank(g->head->column[i].item) > 0;
}

static bool group_is_ranks(const struct guess *g, size_t i)
{
    bool beyond = false;
    for (size_t j = 0; j < g->head->n; j++) {
        if (g->head->column[j].group != g->head->column[i].group)
            continue;
        if (g->sight[j].cells && !guess_sight_all(&g->sight[j], guess_looks_rank, NULL))
            return false;
        beyond |= guess_sight_any(&g->sight[j], guess_looks_beyond, NULL);
    }
    return beyond;
}

static void guess_option(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    const char *item = g->head->column[i].item;
    bool teach = !strcmp(l->field, "teach");
    if (group_is_places(g, i)) {
        say(l, teach ? "teach" : "ranked", "one column per place in the order");
        if (guess_sight_all(&g->sight[i], guess_looks_codes, NULL))
            doubt(l, "the cells are codes; say in `values` which topic each is");
        return;
    }
    if (choice_is_other(item)) {
        l->topic = "Other"; /* words of one's own are topics; a tick alone says nothing */
        return;
    }
    l->topic = item;
    if (group_is_ranks(g, i)) {
        say(l, teach ? "rank" : "ranked", "the cells are places in an order");
        l->unsure = teach;
        return;
    }
    if (!strcmp(l->field, "ranked"))
        l->field = "learn";
    const char *odd = guess_sight_except(&g->sight[i], guess_looks_chosen, item);
    if (odd)
        doubt_cell(g, l, odd, "is neither a yes nor a no; say in `values` what it means");
    else if (guess_looks_code(item, NULL))
        doubt(l, "the topic is a code; write its name");
}

static void guess_topics(struct guess *g, size_t i)
{
    if (*g->head->column[i].item)
        guess_option(g, i);
    else
        guess_list(g, i);
}

/* --- a grid that asks for both ---------------------------------------------------------------- */

static const char *skill_means(const char *word, size_t n)
{
    struct buf key = BUF_INIT;
    const char *means = NULL;
    fold_key(word, n, &key);
    for (const struct guess_meaning *m = guess_skills; m->word && !means; m++)
        if (!strcmp(m->word, buf_text(&key)))
            means = m->means;
    buf_free(&key);
    return means;
}

/* The words of one cell that are new, each with its meaning. */
static void skill_words(struct pool *seen, const char *cell, struct buf *values)
{
    while (*cell) {
        size_t n = strcspn(cell, ";,\n"), skip = strspn(cell, " ");
        const char *means = skill_means(cell, n);
        if (means && n > skip && pool_find(seen, cell + skip, n - skip) == POOL_NONE) {
            pool_intern(seen, cell + skip, n - skip);
            buf_printf(values, "%s%.*s=%s", values->n ? ";" : "", (int)(n - skip), cell + skip,
                       means);
        }
        cell += n + (cell[n] != '\0');
    }
}

static void guess_skill(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    struct buf values = BUF_INIT;
    struct pool seen = POOL_INIT;
    say(l, "skill", "the cells say who can share and who wants to learn");
    l->topic = g->head->column[i].item;
    l->split = guess_sight_any(&g->sight[i], guess_looks_list, NULL) ? "auto" : "";
    for (size_t j = 0; j < g->head->n; j++)
        for (uint32_t id = 1; id < g->sight[j].words.n; id++)
            if (g->head->column[j].group == g->head->column[i].group)
                skill_words(&seen, pool_text(&g->sight[j].words, id), &values);
    l->values = keep_buf(g, &values);
    pool_free(&seen);
}

/* --- scales ----------------------------------------------------------------------------------- */

static size_t scale_steps(const struct guess_scale *scale)
{
    size_t n = 0;
    while (n < sizeof scale->step / sizeof *scale->step && scale->step[n])
        n++;
    return n;
}

/* "Strongly disagree=1;...": all words of the scale, as a codebook's values. */
static void scale_values(const struct guess_scale *scale, struct buf *out)
{
    for (size_t i = 0; i < scale_steps(scale); i++)
        for (const char *s = scale->step[i]; *s;) {
            size_t n = strcspn(s, "|");
            buf_printf(out, "%s%c%.*s=%zu", out->n ? ";" : "", toupper((unsigned char)*s),
                       (int)n - 1, s + 1, i + 1);
            s += n + (s[n] == '|');
        }
}

static bool scale_knows(const char *cell, const void *translation)
{
    struct buf out = BUF_INIT;
    bool known = translate(translation, cell, &out) != TRANSLATE_SAME;
    buf_free(&out);
    return known || reply_is_nothing(cell);
}

/* A column of free words beside the statements ("Other problems") says nothing of the scale. */
static bool scale_fits(const struct guess *g, size_t group, const char *values)
{
    struct buf error = BUF_INIT;
    struct translation *t = translate_read(values, &error);
    bool good = t != NULL, fits = false;
    for (size_t j = 0; j < g->head->n && good; j++) {
        if (g->head->column[j].group != group || !guess_sight_any(&g->sight[j], scale_knows, t))
            continue;
        fits = true;
        good = !guess_sight_except(&g->sight[j], scale_knows, t);
    }
    translate_free(t);
    buf_free(&error);
    return good && fits;
}

static bool scale_speaks_of(const struct guess *g, size_t i, const char *values)
{
    struct buf error = BUF_INIT;
    struct translation *t = translate_read(values, &error);
    bool known = !g->sight[i].cells || guess_sight_any(&g->sight[i], scale_knows, t);
    translate_free(t);
    buf_free(&error);
    return known;
}

/* The first scale that knows all answers of the question; 0 steps: none does. */
static size_t find_scale(const struct guess *g, size_t group, struct buf *values)
{
    for (size_t i = 0; i < guess_scales_n; i++) {
        buf_clear(values);
        scale_values(&guess_scales[i], values);
        if (scale_fits(g, group, buf_text(values)))
            return scale_steps(&guess_scales[i]);
    }
    buf_clear(values);
    return 0;
}

static void guess_score(struct guess *g, size_t i, const char *scale)
{
    enum { TEAM_STEPS = 7 };
    struct guess_line *l = &g->line[i];
    const struct dialect_column *c = &g->head->column[i];
    struct buf values = BUF_INIT;
    size_t steps = find_scale(g, c->group, &values);
    bool numeric = guess_sight_all(&g->sight[i], guess_looks_numeric, NULL);
    const struct guess_statement *known = find_statement(*c->item ? c->item : c->text);
    l->topic = known ? "safety" : *scale ? scale : c->question;
    if (steps && !scale_speaks_of(g, i, buf_text(&values))) {
        l->field = "comment";
        l->topic = "";
        doubt(l, "words beside the statements of a scale");
        buf_free(&values);
        return;
    }
    if (!steps && !numeric && g->sight[i].cells)
        doubt_cell(g, l, "", "no scale known here; say in `values` which number each word is");
    if (known && known->reversed) {
        if (!steps)
            doubt(l, "counts in reverse; 8 is for a scale from 1 to 7");
        buf_printf(&values, "%sreverse %zu", values.n ? ";" : "", (steps ? steps : TEAM_STEPS) + 1);
    }
    l->values = keep_buf(g, &values);
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
    doubt_cell(g, l, odd, "is no time known here; say in `values` what it means");
}

static void check_cells(struct guess *g, size_t i, bool (*looks)(const char *, const void *),
                        const char *why)
{
    const char *odd = guess_sight_except(&g->sight[i], looks, NULL);
    if (odd)
        doubt_cell(g, &g->line[i], odd, why);
}

static void guess_from(struct guess *g, size_t i)
{
    bool semicolon = guess_sight_any(&g->sight[i], guess_looks_semicolon, NULL);
    bool comma = guess_sight_any(&g->sight[i], guess_looks_comma, NULL);
    g->line[i].split = semicolon || !comma ? ";" : ",";
}

static void hide(struct guess_line *l)
{
    say(l, "drop", "personal: left out");
    l->example = "(personal)";
}

static void guess_by_phrase(struct guess *g, size_t i, const struct guess_phrase *p)
{
    struct guess_line *l = &g->line[i];
    say(l, p->field, "by the words of the question");
    l->unsure = p->unsure;
    const char *f = p->field;
    if (!strcmp(f, "private"))
        hide(l);
    else if (!strcmp(f, "how")) {
        say(l, "drop", "asks how people like to learn, not what");
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
            say(&g->line[i], field, "");
            g->line[i].topic = choice_is_other(option) ? "Other" : option;
            doubt(&g->line[i], "an option; the header does not say of which question");
        }
    }
}

/* Left out; worth a look when the answers could be topics. */
static void guess_nothing(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    const struct dialect_column *c = &g->head->column[i];
    struct buf values = BUF_INIT;
    bool options = *c->item && !group_is_ranks(g, i) &&
                   guess_sight_all(&g->sight[i], guess_looks_chosen, c->item);
    bool list = guess_sight_most(&g->sight[i], guess_looks_list, NULL);
    say(l, "drop", "asks nothing these tools use");
    if (options || list)
        doubt(l, "unknown question; the answers look like a choice of several");
    else if (*c->item && find_scale(g, c->group, &values))
        doubt(l, "unknown question; the answers are on a scale: score, if it is confidential");
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
        say(l, "drop", "names the response");
    } else {
        say(l, c->field, strcmp(c->field, "drop") ? "the product's own column" : "not an answer");
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
    say(l, "person", "");
    doubt(l, "nothing says who answered: each response counts as a person");
}

/* Dates where no column is known to be the time: the first such column. */
static void guess_time(struct guess *g)
{
    if (is_asked(g, "time"))
        return;
    for (size_t i = 0; i < g->head->n; i++)
        if (!g->head->column[i].field && !strcmp(g->line[i].field, "drop") && !g->line[i].example &&
            guess_sight_all(&g->sight[i], guess_looks_date, NULL)) {
            say(&g->line[i], "time", "");
            doubt(&g->line[i], "holds dates: when people answered?");
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
    const struct guess_phrase *p = find_phrase(c->question);
    const char *group = strrchr(c->question, '/');
    if (!p && group)
        p = find_phrase(group + 1); /* KoboToolbox: "group/question" */
    if (!p && *c->item)
        p = find_phrase(c->text); /* "group/question" is no question with an option */
    if (!p && c->name != c->text)
        p = find_phrase(c->name);
    return p;
}

static void guess_question(struct guess *g, size_t i)
{
    const struct dialect_column *c = &g->head->column[i];
    const struct guess_phrase *p;
    if (has_comment(g->head, i)) {
        say(&g->line[i], "score", "has a comment column beside it");
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
    l->example = keep_buf(g, &example);
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
