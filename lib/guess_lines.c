#include "guess_lines.h"

#include "dialect_pattern.h"
#include "fold.h"

#include <string.h>

static const char *guess_keep(struct guess *g, const char *s)
{
    return pool_text(&g->texts, pool_add(&g->texts, s));
}

const char *guess_keep_buf(struct guess *g, struct buf *b)
{
    const char *kept = guess_keep(g, buf_text(b));
    buf_free(b);
    return kept;
}

/* --- what a line says ------------------------------------------------------------------------- */

void guess_say(struct guess_line *l, const char *field, const char *why)
{
    l->field = field;
    l->why = why;
}

void guess_doubt(struct guess_line *l, const char *why)
{
    l->unsure = true;
    l->why = why;
}

/* A cell of the user's in quotes; never one of a confidential column. */
void guess_doubt_cell(struct guess *g, struct guess_line *l, const char *cell, const char *why)
{
    struct buf b = BUF_INIT;
    if (guess_confidential(l->field))
        buf_printf(&b, "some answers: %s", why);
    else
        buf_printf(&b, "'%.40s' %s", cell, why);
    guess_doubt(l, guess_keep_buf(g, &b));
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

const struct guess_phrase *guess_phrase_of(const char *text)
{
    const struct guess_phrase *found = NULL;
    struct buf key = BUF_INIT;
    question_key(text, &key);
    for (size_t i = 0; i < guess_phrases_n && !found; i++)
        if (dialect_fits(guess_phrases[i].pattern, buf_text(&key)))
            found = &guess_phrases[i];
    buf_free(&key);
    return found;
}

const struct guess_statement *guess_statement_of(const char *text)
{
    const struct guess_statement *found = NULL;
    struct buf key = BUF_INIT;
    question_key(text, &key);
    for (const struct guess_statement *s = guess_statements; s->pattern && !found; s++)
        if (dialect_fits(s->pattern, buf_text(&key)))
            found = s;
    buf_free(&key);
    return found;
}
