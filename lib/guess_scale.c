/* Answers on a scale: which scale, and which number each word is. */
#include "guess_lines.h"

#include "reply.h"
#include "translate.h"

#include <ctype.h>
#include <string.h>

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
size_t guess_find_scale(const struct guess *g, size_t group, struct buf *values)
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

void guess_score(struct guess *g, size_t i, const char *scale)
{
    enum { TEAM_STEPS = 7 };
    struct guess_line *l = &g->line[i];
    const struct dialect_column *c = &g->head->column[i];
    struct buf values = BUF_INIT;
    size_t steps = guess_find_scale(g, c->group, &values);
    bool numeric = guess_sight_all(&g->sight[i], guess_looks_numeric, NULL);
    const struct guess_statement *known = guess_statement_of(*c->item ? c->item : c->text);
    l->topic = known ? "safety" : *scale ? scale : c->question;
    if (steps && !scale_speaks_of(g, i, buf_text(&values))) {
        l->field = "comment";
        l->topic = "";
        guess_doubt(l, "words beside the statements of a scale");
        buf_free(&values);
        return;
    }
    if (!steps && !numeric && g->sight[i].cells)
        guess_doubt_cell(g, l, "",
                         "no scale known here; say in `values` which number each word is");
    if (known && known->reversed) {
        if (!steps)
            guess_doubt(l, "counts in reverse; 8 is for a scale from 1 to 7");
        buf_printf(&values, "%sreverse %zu", values.n ? ";" : "", (steps ? steps : TEAM_STEPS) + 1);
    }
    l->values = guess_keep_buf(g, &values);
}
