/* Which of its columns' cells name topics, tick them, rank them, or grade them. */
#include "guess_lines.h"

#include "choice.h"
#include "fold.h"
#include "reply.h"

#include <ctype.h>
#include <string.h>

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
        guess_say(l, "drop", "its options have columns of their own");
        return;
    }
    l->split = "auto";
    if (guess_sight_all(&g->sight[i], guess_looks_codes, NULL))
        guess_doubt(l, "the cells are codes; say in `values` which topic each is");
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

bool guess_group_is_ranks(const struct guess *g, size_t i)
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
        guess_say(l, teach ? "teach" : "ranked", "one column per place in the order");
        if (guess_sight_all(&g->sight[i], guess_looks_codes, NULL))
            guess_doubt(l, "the cells are codes; say in `values` which topic each is");
        return;
    }
    if (choice_is_other(item)) {
        l->topic = "Other"; /* words of one's own are topics; a tick alone says nothing */
        return;
    }
    l->topic = item;
    if (guess_group_is_ranks(g, i)) {
        guess_say(l, teach ? "rank" : "ranked", "the cells are places in an order");
        l->unsure = teach;
        return;
    }
    if (!strcmp(l->field, "ranked"))
        l->field = "learn";
    const char *odd = guess_sight_except(&g->sight[i], guess_looks_chosen, item);
    if (odd)
        guess_doubt_cell(g, l, odd, "is neither a yes nor a no; say in `values` what it means");
    else if (guess_looks_code(item, NULL))
        guess_doubt(l, "the topic is a code; write its name");
}

void guess_topics(struct guess *g, size_t i)
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

void guess_skill(struct guess *g, size_t i)
{
    struct guess_line *l = &g->line[i];
    struct buf values = BUF_INIT;
    struct pool seen = POOL_INIT;
    guess_say(l, "skill", "the cells say who can share and who wants to learn");
    l->topic = g->head->column[i].item;
    l->split = guess_sight_any(&g->sight[i], guess_looks_list, NULL) ? "auto" : "";
    for (size_t j = 0; j < g->head->n; j++)
        for (uint32_t id = 1; id < g->sight[j].words.n; id++)
            if (g->head->column[j].group == g->head->column[i].group)
                skill_words(&seen, pool_text(&g->sight[j].words, id), &values);
    l->values = guess_keep_buf(g, &values);
    pool_free(&seen);
}
