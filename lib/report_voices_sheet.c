/* report_voices_sheet - the sheet Voices: barriers, scales, ratings, and for the organiser words.
 */
#include "report_sheets.h"
#include "report_voices.h"

#include <math.h>
#include <string.h>

enum { THEME, PEOPLE, SHARE, CHART_COL = 5, COLUMNS = 9, MOST_MEASURES = 40 };
enum { ORG, UNIT, FIRST_MEASURE }; /* columns of the scales: people, mean, spread, change */

struct pen {
    struct sheet *s;
    const struct report_voices *v;
    uint32_t row;
    size_t each; /* columns of a measure: with several cycles, the change as well */
};

static const char *text_of(const struct pen *pen, uint32_t id)
{
    return report_voices_text(pen->v, id);
}

static void heading(struct pen *pen, enum report_word what, uint32_t topic, uint32_t cycle)
{
    struct buf b = BUF_INIT;
    buf_puts(&b, report_word(what));
    if (topic && strncmp(text_of(pen, topic), b.s, b.n)) /* "What gets in the way?" says it all */
        buf_printf(&b, ": %s", text_of(pen, topic));
    if (cycle && pen->v->several_cycles)
        buf_printf(&b, ", %s", text_of(pen, cycle));
    pen->row++;
    workbook_text(pen->s, pen->row++, 0, LOOK_HEADING, buf_text(&b));
    buf_free(&b);
}

static void put_withheld(struct pen *pen, uint16_t col)
{
    workbook_text(pen->s, pen->row, col, LOOK_WITHHELD, W(WITHHELD));
}

/* ---- barriers ---- */

static void put_theme(struct pen *pen, const struct report_barrier *b, size_t i)
{
    const struct theme_set *themes = pen->v->themes;
    workbook_text(pen->s, pen->row, THEME, LOOK_TEXT,
                  i < themes->n ? themes->items[i].name : W(OTHER));
    if (b->shown[i])
        workbook_number(pen->s, pen->row, PEOPLE, LOOK_COUNT, (double)b->theme[i]);
    else
        put_withheld(pen, PEOPLE);
    if (b->shown[i] && b->people_shown && b->people)
        workbook_number(pen->s, pen->row, SHARE, LOOK_PERCENT,
                        (double)b->theme[i] / (double)b->people);
    pen->row++;
}

static void chart_themes(struct pen *pen, uint32_t first, uint32_t at)
{
    const struct chart_series series = {W(PEOPLE), PEOPLE, CHART_DARK};
    const struct chart chart = {.kind = CHART_BARS,
                                .title = W(BARRIERS),
                                .data = pen->s,
                                .first_row = first,
                                .last_row = pen->row - 1,
                                .names_col = THEME,
                                .series = &series,
                                .n = 1};
    workbook_chart(pen->s, at, CHART_COL, 480, 220, &chart);
}

static void put_barrier(struct pen *pen, const struct report_barrier *b)
{
    uint32_t at = pen->row + 1;
    heading(pen, WORD_BARRIERS, b->topic, b->cycle);
    workbook_text(pen->s, pen->row, THEME, LOOK_HEAD, W(THEME));
    workbook_text(pen->s, pen->row, PEOPLE, LOOK_HEAD_NUMBER, W(PEOPLE));
    workbook_text(pen->s, pen->row, SHARE, LOOK_HEAD_NUMBER, W(SHARE));
    uint32_t first = ++pen->row;
    for (size_t i = 0; i <= pen->v->themes->n; i++)
        put_theme(pen, b, i);
    chart_themes(pen, first, at);
    workbook_text(pen->s, pen->row, THEME, LOOK_STRONG, W(ALL_WHO_ANSWERED));
    if (b->people_shown)
        workbook_number(pen->s, pen->row, PEOPLE, LOOK_COUNT, (double)b->people);
    else
        put_withheld(pen, PEOPLE);
    pen->row++;
}

/* ---- scales and ratings ---- */

/* True when rows without a unit answered: units of few people are among them. */
static bool has_elsewhere(const struct pen *pen, const struct report_measure *m)
{
    for (size_t i = 0; i < pen->v->cells.n; i++)
        if (!pen->v->cells.items[i].unit && m->cell[i].people)
            return true;
    return false;
}

static void put_measure_cell(struct pen *pen, uint16_t col, const struct report_measure_cell *c,
                             bool elsewhere)
{
    if (c->people && !c->shown) {
        put_withheld(pen, col);
        return;
    }
    if (!c->people && elsewhere) /* some of its people may be among those */
        return;
    workbook_number(pen->s, pen->row, col, LOOK_COUNT, (double)c->people);
    if (!c->people)
        return;
    workbook_number(pen->s, pen->row, (uint16_t)(col + 1), LOOK_REAL2, report_mean(c));
    workbook_number(pen->s, pen->row, (uint16_t)(col + 2), LOOK_REAL2, report_spread(c));
}

static void put_measure_heads(struct pen *pen, size_t from, size_t to)
{
    struct buf b = BUF_INIT;
    workbook_text(pen->s, pen->row, ORG, LOOK_HEAD, W(ORG));
    workbook_text(pen->s, pen->row, UNIT, LOOK_HEAD, W(UNIT));
    for (size_t i = from; i < to; i++) {
        uint16_t col = (uint16_t)(FIRST_MEASURE + (i - from) * pen->each);
        buf_clear(&b);
        const struct report_measure *m = &pen->v->measures.items[i];
        buf_puts(&b, text_of(pen, m->topic));
        if (pen->v->several_cycles)
            buf_printf(&b, " %s", text_of(pen, m->cycle));
        buf_printf(&b, ": %s", W(ANSWERS));
        workbook_text(pen->s, pen->row, col, LOOK_HEAD_NUMBER, b.s);
        workbook_text(pen->s, pen->row, (uint16_t)(col + 1), LOOK_HEAD_NUMBER, W(MEAN));
        workbook_text(pen->s, pen->row, (uint16_t)(col + 2), LOOK_HEAD_NUMBER, W(SPREAD));
        if (pen->v->several_cycles)
            workbook_text(pen->s, pen->row, (uint16_t)(col + 3), LOOK_HEAD_NUMBER, W(CHANGE));
        workbook_column(pen->s, col, 12, 26);
    }
    pen->row++;
    buf_free(&b);
}

/* The same question of the cycle before, NULL for none. */
static const struct report_measure *before(const struct pen *pen, size_t i)
{
    const struct report_measure *m = &pen->v->measures.items[i];
    return i && m[-1].topic == m->topic && m[-1].rating == m->rating ? &m[-1] : NULL;
}

static void put_change(struct pen *pen, uint16_t col, const struct report_measure_cell *was,
                       const struct report_measure_cell *is)
{
    if (was->people && was->shown && is->people && is->shown)
        workbook_number(pen->s, pen->row, (uint16_t)(col + 3), LOOK_REAL2,
                        report_mean(is) - report_mean(was));
}

/* A unit has a line when something of it may be shown. */
static bool says_anything(const struct pen *pen, size_t cell, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (pen->v->measures.items[i].cell[cell].people)
            return true;
    return false;
}

static void put_unit(struct pen *pen, size_t cell, size_t from, size_t to)
{
    const struct report_cell *c = &pen->v->cells.items[cell];
    workbook_text(pen->s, pen->row, ORG, LOOK_TEXT, text_of(pen, c->org));
    workbook_text(pen->s, pen->row, UNIT, LOOK_TEXT,
                  c->unit ? text_of(pen, c->unit) : W(ELSEWHERE));
    for (size_t i = from; i < to; i++) {
        uint16_t col = (uint16_t)(FIRST_MEASURE + (i - from) * pen->each);
        const struct report_measure *was = before(pen, i), *is = &pen->v->measures.items[i];
        put_measure_cell(pen, col, &is->cell[cell], c->unit && has_elsewhere(pen, is));
        if (was)
            put_change(pen, col, &was->cell[cell], &is->cell[cell]);
    }
    pen->row++;
}

/* Of all people together, so it speaks of as many as the total does. */
static void put_quality(struct pen *pen, enum report_word what, size_t from, size_t to,
                        double (*quality)(const struct report_measure *))
{
    bool any = false;
    for (size_t i = from; i < to; i++) {
        const struct report_measure *m = &pen->v->measures.items[i];
        double value = m->all.shown ? quality(m) : NAN;
        if (!isfinite(value))
            continue;
        any = true;
        workbook_number(pen->s, pen->row, (uint16_t)(FIRST_MEASURE + (i - from) * pen->each + 1),
                        LOOK_REAL2, value);
    }
    if (any)
        workbook_text(pen->s, pen->row++, UNIT, LOOK_TEXT, report_word(what));
}

static void put_measures(struct pen *pen, enum report_word what, size_t from, size_t to)
{
    to = to - from > MOST_MEASURES ? from + MOST_MEASURES : to;
    if (from == to)
        return;
    heading(pen, what, 0, 0);
    put_measure_heads(pen, from, to);
    for (size_t cell = 0; cell < pen->v->cells.n; cell++)
        if (says_anything(pen, cell, from, to))
            put_unit(pen, cell, from, to);
    workbook_text(pen->s, pen->row, UNIT, LOOK_STRONG, W(TOTAL));
    for (size_t i = from; i < to; i++) {
        uint16_t col = (uint16_t)(FIRST_MEASURE + (i - from) * pen->each);
        const struct report_measure *was = before(pen, i), *is = &pen->v->measures.items[i];
        put_measure_cell(pen, col, &is->all, false);
        if (was)
            put_change(pen, col, &was->all, &is->all);
    }
    pen->row++;
    if (what != WORD_SCALES)
        return;
    put_quality(pen, WORD_ALPHA, from, to, report_alpha);
    put_quality(pen, WORD_AGREEMENT, from, to, report_agreement);
}

/* ---- words ---- */

static void put_words(struct pen *pen, const struct report_words_said *w)
{
    if (!w->n)
        return;
    heading(pen, WORD_IN_THEIR_WORDS, w->topic, w->cycle);
    for (size_t i = 0; i < w->n; i++) {
        unsigned lines = (unsigned)(strlen(w->text[i]) / 110) + 1;
        workbook_wide_text(pen->s, pen->row++, 0, COLUMNS - 1, lines > 20 ? 20 : lines, LOOK_WRAP,
                           w->text[i]);
    }
}

void report_sheet_voices(struct sheet *s, const struct report_voices *v,
                         const struct report_view *view)
{
    struct pen pen = {s, v, REPORT_FIRST_ROW, v->several_cycles ? 4 : 3};
    char least[24];
    struct buf about = BUF_INIT;
    size_t scales = 0;
    while (scales < v->measures.n && !v->measures.items[scales].rating)
        scales++;
    snprintf(least, sizeof least, "%ld", view->set->min_group);
    report_words_fill(&about, WORD_VOICES_ABOUT, least, NULL);
    report_sheet_head(s, W(SHEET_VOICES), buf_text(&about), COLUMNS);
    workbook_column(s, 0, 24, 40);
    for (size_t i = 0; i < v->barriers.n; i++)
        put_barrier(&pen, &v->barriers.items[i]);
    put_measures(&pen, WORD_SCALES, 0, scales);
    put_measures(&pen, WORD_RATINGS, scales, v->measures.n);
    for (size_t i = 0; i < v->said.n && view->set->audience == REPORT_ORGANISER; i++)
        put_words(&pen, &v->said.items[i]);
    buf_free(&about);
}
