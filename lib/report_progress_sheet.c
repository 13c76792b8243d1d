/* report_progress_sheet - the sheet Progress: a line per cycle, and whether people met. */
#include "report_sheets.h"

#include <math.h>

#define W(name) report_word(WORD_##name)
#define COUNT(columns) ((uint16_t)(sizeof(columns) / sizeof *(columns)))

enum { CYCLE, ANSWERED_COL, MATCHED_COL, BOTH_COL };

static void put_share(struct sheet *s, size_t n, size_t of)
{
    workbook_put_number(s, of ? (double)n / (double)of : NAN);
}

static void put_cycle(struct sheet *s, const char *name, const struct report_cycle *c)
{
    const struct report_totals *t = &c->totals;
    size_t judged = t->fit_good + t->fit_undecided + t->fit_not;
    workbook_put_text(s, *name ? name : "-");
    put_share(s, t->answered, t->invited);
    put_share(s, t->learners_met, t->learners);
    put_share(s, t->both_met, t->taking_part);
    workbook_put_number(s, (double)t->invited);
    workbook_put_number(s, (double)t->answered);
    workbook_put_number(s, (double)t->learners_met);
    workbook_put_number(s, (double)t->hosts);
    workbook_put_number(s, (double)report_meetings(t));
    workbook_put_number(s, round((double)t->person_minutes / 60));
    put_share(s, c->held, c->heard);
    workbook_put_number(s, c->fit);
    put_share(s, t->fit_good, judged);
    put_share(s, t->again_yes, t->again_yes + t->again_no);
    workbook_put_number(s, (double)c->follow_ups);
    workbook_put_number(s, c->busiest);
    workbook_put_number(s, (double)c->repeats);
    workbook_put_number(s, (double)c->links);
    workbook_put_number(s, (double)c->new_links);
    workbook_put_number(s, (double)c->left_out);
    workbook_put_number(s, (double)c->left_out_again);
    workbook_next(s);
}

static void chart_shares(struct sheet *s, uint32_t at, size_t cycles)
{
    const struct chart_series series[] = {{W(SHARE_ANSWERED), ANSWERED_COL, CHART_LIGHT},
                                          {W(SHARE_MATCHED), MATCHED_COL, CHART_DARK},
                                          {W(SHARE_BOTH), BOTH_COL, CHART_MIDDLE}};
    const struct chart chart = {.kind = CHART_LINES,
                                .title = W(CHART_PROGRESS),
                                .data = s,
                                .first_row = REPORT_FIRST_ROW + 1,
                                .last_row = REPORT_FIRST_ROW + (uint32_t)cycles,
                                .names_col = CYCLE,
                                .series = series,
                                .n = COUNT(series),
                                .percent = true};
    workbook_chart(s, at, 6, 560, 280, &chart);
}

static const enum report_heard met_order[] = {REPORT_HELD, REPORT_NOT_HELD, REPORT_NOT_YET};

static void put_met_line(struct sheet *s, uint32_t row, const char *name, const size_t *met)
{
    workbook_text(s, row, 0, LOOK_TEXT, name);
    for (uint16_t i = 0; i < COUNT(met_order); i++)
        workbook_number(s, row, (uint16_t)(i + 1), LOOK_COUNT, (double)met[met_order[i]]);
}

static void put_met_heads(struct sheet *s, uint32_t row, enum report_word what)
{
    static const enum report_word answers[COUNT(met_order)] = {WORD_YES, WORD_NO, WORD_NOT_YET};
    workbook_text(s, row, 0, LOOK_HEAD, report_word(what));
    for (uint16_t i = 0; i < COUNT(answers); i++)
        workbook_text(s, row, (uint16_t)(i + 1), LOOK_HEAD_NUMBER, report_word(answers[i]));
}

static void put_met(struct sheet *s, uint32_t row, const struct report_progress *p, size_t cycle)
{
    static const enum report_word formats[] = {WORD_ONE_TO_ONE, WORD_GROUPS, WORD_CIRCLES};
    const struct report_cycle *c = &p->items[cycle];
    struct buf b = BUF_INIT;
    report_words_fill(&b, WORD_DID_THEY_MEET, report_progress_name(p, cycle), NULL);
    workbook_text(s, row++, 0, LOOK_HEADING, buf_text(&b));
    put_met_heads(s, row++, WORD_FORMAT);
    for (int f = 0; f < REPORT_FORMATS; f++)
        put_met_line(s, row++, report_word(formats[f]), c->met[f]);
    put_met_heads(s, ++row, WORD_UNIT_IN_THEM);
    for (size_t i = 0; i < c->units.n; i++) {
        const char *unit = pool_text(&p->pool, c->units.items[i].unit);
        put_met_line(s, ++row, *unit ? unit : W(NO_UNIT), c->units.items[i].met);
    }
    buf_free(&b);
}

/* The latest cycle of whose meetings anything was heard, or n. */
static size_t latest_heard(const struct report_progress *p)
{
    for (size_t i = p->n; i-- > 0;) {
        if (p->items[i].heard)
            return i;
    }
    return p->n;
}

void report_sheet_progress(struct sheet *s, const struct report_progress *p)
{
    const struct list_column columns[] = {
        {W(CYCLE), LOOK_TEXT, 24, false},           {W(SHARE_ANSWERED), LOOK_PERCENT, 0, false},
        {W(SHARE_MATCHED), LOOK_PERCENT, 0, false}, {W(SHARE_BOTH), LOOK_PERCENT, 0, false},
        {W(INVITED), LOOK_COUNT, 0, false},         {W(ANSWERED), LOOK_COUNT, 0, false},
        {W(LEARN_IN), LOOK_COUNT, 0, false},        {W(HOST), LOOK_COUNT, 0, false},
        {W(MEETINGS), LOOK_COUNT, 0, false},        {W(HOURS_PEOPLE), LOOK_COUNT, 0, false},
        {W(SHARE_MET), LOOK_PERCENT, 0, false},     {W(MEAN_FIT), LOOK_COUNT, 0, false},
        {W(SHARE_GOOD), LOOK_PERCENT, 0, false},    {W(SHARE_AGAIN), LOOK_PERCENT, 0, false},
        {W(FOLLOW_UPS), LOOK_COUNT, 0, false},      {W(BUSIEST), LOOK_PERCENT, 0, false},
        {W(REPEATS), LOOK_COUNT, 0, false},         {W(LINKS), LOOK_COUNT, 0, false},
        {W(NEW_LINKS), LOOK_COUNT, 0, false},       {W(LEFT_OUT), LOOK_COUNT, 0, false},
        {W(LEFT_OUT_AGAIN), LOOK_COUNT, 0, false},
    };
    report_sheet_head(s, W(SHEET_PROGRESS), W(PROGRESS_ABOUT), COUNT(columns));
    workbook_list(s, REPORT_FIRST_ROW, columns, COUNT(columns));
    for (size_t i = 0; i < p->n; i++)
        put_cycle(s, report_progress_name(p, i), &p->items[i]);
    uint32_t row = workbook_list_end(s) + 1;
    if (p->n > 1)
        chart_shares(s, row, p->n);
    size_t heard = latest_heard(p);
    if (heard < p->n)
        put_met(s, row, p, heard);
}
