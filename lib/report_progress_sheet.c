/* report_progress_sheet - the sheet Progress: a line per cycle, and whether people met. */
#include "report_sheets.h"

#include <math.h>

enum { LABEL, FIRST_CYCLE, COLUMNS = 13, FIGURES_ROW = REPORT_FIRST_ROW + 1 };

/* The key figures, a line each, in this order. */
enum figure {
    ANSWERED_SHARE,
    MATCHED_SHARE,
    BOTH_SHARE,
    HELD_SHARE,
    GOOD_SHARE,
    AGAIN_SHARE,
    PEOPLE_INVITED,
    PEOPLE_ANSWERED,
    PEOPLE_LEARN,
    PEOPLE_HOST,
    ALL_MEETINGS,
    ALL_HOURS,
    FOLLOWED_UP,
    FIT_MEAN,
    BUSIEST_SHARE,
    REPEATED,
    UNIT_LINKS,
    UNIT_LINKS_NEW,
    WITHOUT,
    WITHOUT_AGAIN,
    FIGURES
};

static const struct {
    enum report_word label;
    enum look look;
} lines[FIGURES] = {
    [ANSWERED_SHARE] = {WORD_SHARE_ANSWERED, LOOK_PERCENT},
    [MATCHED_SHARE] = {WORD_SHARE_MATCHED, LOOK_PERCENT},
    [BOTH_SHARE] = {WORD_SHARE_BOTH, LOOK_PERCENT},
    [HELD_SHARE] = {WORD_SHARE_MET, LOOK_PERCENT},
    [GOOD_SHARE] = {WORD_SHARE_GOOD, LOOK_PERCENT},
    [AGAIN_SHARE] = {WORD_SHARE_AGAIN, LOOK_PERCENT},
    [PEOPLE_INVITED] = {WORD_INVITED, LOOK_COUNT},
    [PEOPLE_ANSWERED] = {WORD_ANSWERED, LOOK_COUNT},
    [PEOPLE_LEARN] = {WORD_LEARN_IN, LOOK_COUNT},
    [PEOPLE_HOST] = {WORD_HOST, LOOK_COUNT},
    [ALL_MEETINGS] = {WORD_MEETINGS, LOOK_COUNT},
    [ALL_HOURS] = {WORD_HOURS_PEOPLE, LOOK_COUNT},
    [FOLLOWED_UP] = {WORD_FOLLOW_UPS, LOOK_COUNT},
    [FIT_MEAN] = {WORD_MEAN_FIT, LOOK_COUNT},
    [BUSIEST_SHARE] = {WORD_BUSIEST, LOOK_PERCENT},
    [REPEATED] = {WORD_REPEATS, LOOK_COUNT},
    [UNIT_LINKS] = {WORD_LINKS, LOOK_COUNT},
    [UNIT_LINKS_NEW] = {WORD_NEW_LINKS, LOOK_COUNT},
    [WITHOUT] = {WORD_LEFT_OUT, LOOK_COUNT},
    [WITHOUT_AGAIN] = {WORD_LEFT_OUT_AGAIN, LOOK_COUNT},
};

static double share(size_t n, size_t of)
{
    return of ? (double)n / (double)of : NAN;
}

/* One of a cycle; NAN where it cannot be had. */
static double figure(const struct report_cycle *c, enum figure f)
{
    const struct report_totals *t = &c->totals;
    const double of[FIGURES] = {
        [ANSWERED_SHARE] = share(t->answered, t->invited),
        [MATCHED_SHARE] = share(t->learners_met, t->learners),
        [BOTH_SHARE] = share(t->both_met, t->taking_part),
        [HELD_SHARE] = share(c->held, c->heard),
        [GOOD_SHARE] = share(t->fit_good, report_fit_said(t)),
        [AGAIN_SHARE] = share(t->again_yes, report_again_said(t)),
        [PEOPLE_INVITED] = (double)t->invited,
        [PEOPLE_ANSWERED] = (double)t->answered,
        [PEOPLE_LEARN] = (double)t->learners_met,
        [PEOPLE_HOST] = (double)t->hosts,
        [ALL_MEETINGS] = (double)report_meetings(t),
        [ALL_HOURS] = round((double)t->person_minutes / 60),
        [FOLLOWED_UP] = c->heard ? (double)c->follow_ups : NAN,
        [FIT_MEAN] = c->fit,
        [BUSIEST_SHARE] = c->busiest,
        [REPEATED] = (double)c->repeats,
        [UNIT_LINKS] = (double)c->links,
        [UNIT_LINKS_NEW] = (double)c->new_links,
        [WITHOUT] = (double)c->left_out,
        [WITHOUT_AGAIN] = (double)c->left_out_again,
    };
    return of[f];
}

/* Row by row, as a long workbook wants it. */
static void put_figures(struct sheet *s, const struct report_progress *p)
{
    uint32_t row = REPORT_FIRST_ROW;
    workbook_text(s, row, LABEL, LOOK_HEAD, W(CYCLE));
    for (size_t i = 0; i < p->n; i++) {
        const char *name = report_progress_name(p, i);
        workbook_text(s, row, (uint16_t)(FIRST_CYCLE + i), LOOK_HEAD_NUMBER, *name ? name : "-");
    }
    for (enum figure f = 0; f < FIGURES; f++) {
        workbook_text(s, ++row, LABEL, LOOK_TEXT, report_word(lines[f].label));
        for (size_t i = 0; i < p->n; i++)
            workbook_number(s, row, (uint16_t)(FIRST_CYCLE + i), lines[f].look,
                            figure(&p->items[i], f));
    }
}

static void chart_shares(struct sheet *s, size_t cycles)
{
    const struct chart_series series[] = {
        {W(SHARE_ANSWERED), FIGURES_ROW + ANSWERED_SHARE, CHART_LIGHT},
        {W(SHARE_MATCHED), FIGURES_ROW + MATCHED_SHARE, CHART_DARK},
        {W(SHARE_BOTH), FIGURES_ROW + BOTH_SHARE, CHART_MIDDLE}};
    const struct chart chart = {.kind = CHART_LINES,
                                .title = W(CHART_PROGRESS),
                                .data = s,
                                .first_row = FIRST_CYCLE,
                                .last_row = (uint32_t)cycles,
                                .names_col = REPORT_FIRST_ROW,
                                .series = series,
                                .n = COUNT(series),
                                .percent = true,
                                .across = true};
    uint16_t beside = (uint16_t)(FIRST_CYCLE + (cycles > 3 ? cycles : 3) + 1);
    workbook_chart(s, REPORT_FIRST_ROW, beside, 520, 300, &chart);
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
    report_sheet_title(s, W(SHEET_PROGRESS), W(PROGRESS_ABOUT), COLUMNS, 2);
    workbook_column(s, LABEL, 30, 44);
    put_figures(s, p);
    if (p->n > 1)
        chart_shares(s, p->n);
    size_t heard = latest_heard(p);
    if (heard < p->n)
        put_met(s, FIGURES_ROW + FIGURES + 1, p, heard);
}
