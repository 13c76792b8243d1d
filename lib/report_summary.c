/* report_summary - the first sheet: the aims, the figures, what to do next, and three charts. */
#include "num.h"
#include "report_sheets.h"

#include <math.h>
#include <string.h>

#define W(name) report_word(WORD_##name)

enum { LABEL, FIGURE, PERCENT, REMARK, CHART_COL = 5, MOST_NOTES = 12 };
enum { CHART_WIDTH = 520, CHART_HEIGHT = 235, CHART_ROWS = 14, MOST_TOPICS = 10 };

/* Where the next row goes. */
struct pen {
    struct sheet *s;
    const struct report_view *v;
    uint32_t row, chart_row;
};

static void heading(struct pen *pen, const char *text)
{
    pen->row++;
    workbook_text(pen->s, pen->row, LABEL, LOOK_HEADING, text);
    pen->row++;
}

static void figure(struct pen *pen, const char *label, double number, double of)
{
    workbook_text(pen->s, pen->row, LABEL, LOOK_TEXT, label);
    workbook_number(pen->s, pen->row, FIGURE, LOOK_COUNT, number);
    if (of > 0)
        workbook_number(pen->s, pen->row, PERCENT, LOOK_PERCENT, number / of);
    pen->row++;
}

static void count(struct pen *pen, const char *label, size_t number)
{
    figure(pen, label, (double)number, 0);
}

static void aim(struct pen *pen, const char *label, size_t number, size_t of,
                enum report_word remark)
{
    char text[24];
    struct buf b = BUF_INIT;
    snprintf(text, sizeof text, "%zu", of);
    report_words_fill(&b, remark, text, NULL);
    workbook_text(pen->s, pen->row, LABEL, LOOK_STRONG, label);
    workbook_number(pen->s, pen->row, FIGURE, LOOK_BIG, (double)number);
    if (of)
        workbook_number(pen->s, pen->row, PERCENT, LOOK_BIG_PERCENT, (double)number / (double)of);
    workbook_text(pen->s, pen->row, REMARK, LOOK_FAINT, buf_text(&b));
    pen->row++;
    buf_free(&b);
}

static void aims(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    heading(pen, W(AIMS));
    if (pen->v->set->audience == REPORT_ORGANISER) {
        aim(pen, W(AIM_LEARN), t->learners_met, t->learners, WORD_AIM_LEARN_OF);
        aim(pen, W(AIM_TEACH), t->hosts, t->answered, WORD_AIM_TEACH_OF);
    }
    aim(pen, W(AIM_BOTH), t->both_met, t->taking_part, WORD_AIM_BOTH_OF);
}

/* Charts stand below each other, right of the figures. */
static void draw(struct pen *pen, const struct chart *chart)
{
    workbook_chart(pen->s, pen->chart_row, CHART_COL, CHART_WIDTH, CHART_HEIGHT, chart);
    pen->chart_row += CHART_ROWS;
}

/* A chart beside the figures from `first` on, bars of one series with names in column LABEL. */
static void bars_beside(struct pen *pen, uint32_t first, uint32_t last, const char *title,
                        const char *series_name)
{
    const struct chart_series series = {series_name, FIGURE, CHART_DARK};
    const struct chart chart = {.kind = CHART_BARS,
                                .title = title,
                                .data = pen->s,
                                .first_row = first,
                                .last_row = last,
                                .names_col = LABEL,
                                .series = &series,
                                .n = 1};
    draw(pen, &chart);
}

static void people(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    bool organiser = pen->v->set->audience == REPORT_ORGANISER;
    heading(pen, W(PEOPLE));
    uint32_t first = pen->row;
    if (organiser) {
        figure(pen, W(INVITED), (double)t->invited, 0);
        figure(pen, W(ANSWERED), (double)t->answered, (double)t->invited);
        figure(pen, W(LEARNERS), (double)t->learners, (double)t->answered);
        figure(pen, W(TEACHERS), (double)t->teachers, (double)t->answered);
        figure(pen, W(BOTH), (double)t->both, (double)t->answered);
        bars_beside(pen, first, pen->row - 1, W(CHART_PEOPLE), W(PEOPLE));
        figure(pen, W(FACILITATORS), (double)t->facilitators, (double)t->answered);
    }
    if (pen->v->r->paired) {
        count(pen, W(TAKING_PART), t->taking_part);
        figure(pen, W(LEARN_IN), (double)t->learners_met, (double)t->taking_part);
        figure(pen, W(HOST), (double)t->hosts, (double)t->taking_part);
    }
    if (!organiser)
        bars_beside(pen, first, pen->row - 1, W(CHART_PEOPLE), W(PEOPLE));
}

static void meetings(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    heading(pen, W(MEETINGS));
    count(pen, W(ONE_TO_ONE), t->meetings[REPORT_ONE_TO_ONE]);
    count(pen, W(GROUPS), t->meetings[REPORT_GROUP]);
    count(pen, W(CIRCLES), t->meetings[REPORT_CIRCLE]);
    count(pen, W(ALL_MEETINGS), report_meetings(t));
    if (pen->v->r->scheduled) {
        figure(pen, W(BOOKED_MEETINGS), (double)t->meetings_timed, (double)report_meetings(t));
        if (pen->v->set->audience == REPORT_ORGANISER)
            count(pen, W(UNBOOKED_MEETINGS), t->meetings_unbooked);
    }
    figure(pen, W(HOURS_MEETINGS), round((double)t->minutes / 60), 0);
    figure(pen, W(HOURS_PEOPLE), round((double)t->person_minutes / 60), 0);
    if (t->taking_part)
        figure(pen, W(MINUTES_EACH), round((double)t->person_minutes / (double)t->taking_part), 0);
    count(pen, W(MINUTES_MOST), (size_t)t->most_minutes);
}

static void wishes(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    double of = (double)t->wishes;
    heading(pen, W(WISHES));
    figure(pen, W(WISHES_ASKED), of, 0);
    uint32_t first = pen->row;
    if (pen->v->r->paired)
        figure(pen, W(WISHES_MET), (double)t->met, of);
    figure(pen, W(WISHES_WAITING), (double)t->waiting, of);
    figure(pen, W(WISHES_GAP), (double)t->gap, of);
    if (t->unbooked)
        figure(pen, W(WISHES_UNBOOKED), (double)t->unbooked, of);
    if (t->pending)
        figure(pen, W(WISHES_PENDING), (double)t->pending, of);
    bars_beside(pen, first, pen->row - 1, W(CHART_WISHES), W(WISHES));
}

static void topics_chart(struct pen *pen, const struct sheet *topics)
{
    const struct chart_series series[] = {{W(SEATS_MET), 5, CHART_DARK},
                                          {W(UNMET), 6, CHART_MIDDLE}};
    const struct chart_series early[] = {{W(DEMAND), 1, CHART_DARK}, {W(SUPPLY), 2, CHART_MIDDLE}};
    size_t n = pen->v->topics.n < MOST_TOPICS ? pen->v->topics.n : MOST_TOPICS;
    bool paired = pen->v->r->paired;
    const struct chart chart = {.kind = paired ? CHART_STACKED_BARS : CHART_BARS,
                                .title = W(CHART_TOPICS),
                                .data = topics,
                                .first_row = REPORT_FIRST_ROW + 1,
                                .last_row = REPORT_FIRST_ROW + (uint32_t)n,
                                .names_col = 0,
                                .series = paired ? series : early,
                                .n = 2};
    if (n)
        draw(pen, &chart);
}

/* ---- what to do next ---- */

static void advise(struct pen *pen, const char *text)
{
    unsigned lines = (unsigned)(strlen(text) / 90) + 1;
    workbook_wide_text(pen->s, pen->row++, LABEL, REMARK, lines > 3 ? 3 : lines, LOOK_WRAP, text);
}

static void advise_count(struct pen *pen, enum report_word w, size_t a, size_t b)
{
    char first[24], second[24];
    struct buf text = BUF_INIT;
    snprintf(first, sizeof first, "%zu", a);
    snprintf(second, sizeof second, "%zu", b);
    report_words_fill(&text, w, first, second, NULL);
    advise(pen, buf_text(&text));
    buf_free(&text);
}

/* The notes that ask somebody to do something. */
static bool is_advice(const struct plan *p, size_t row)
{
    static const char *const names[] = {"shortage", "gain", "gap"};
    if (p->kind[row] != PLAN_NOTE || !plan_get(p, row, PLAN_WHY))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(plan_text(p, row, PLAN_TOPIC), names[i]))
            return true;
    return false;
}

static void next_steps(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    const struct plan *p = pen->v->r->plan;
    size_t said = 0;
    heading(pen, W(NEXT));
    uint32_t first = pen->row;
    if (t->answered < t->invited)
        advise_count(pen, WORD_NEXT_INVITE, t->invited - t->answered, t->invited);
    if (t->meetings_unbooked)
        advise_count(pen, WORD_NEXT_UNBOOKED, t->meetings_unbooked, 0);
    for (size_t row = 0; row < p->rows && said < MOST_NOTES; row++)
        if (is_advice(p, row)) {
            advise(pen, plan_text(p, row, PLAN_WHY));
            said++;
        }
    if (pen->row == first && pen->v->r->paired)
        advise(pen, W(NEXT_NOTHING));
}

static void head(struct pen *pen)
{
    const struct report_view *v = pen->v;
    workbook_text(pen->s, 0, LABEL, LOOK_TITLE, v->set->title);
    workbook_wide_text(pen->s, 1, LABEL, REMARK, 1, LOOK_SUBTITLE, v->about);
    workbook_text(pen->s, 2, LABEL, LOOK_FAINT, W(DATE_OF_REPORT));
    workbook_date(pen->s, 2, FIGURE, LOOK_DATE, v->set->today, 0);
    workbook_column(pen->s, LABEL, 28, 40);
    workbook_column(pen->s, FIGURE, 11, 14);
    workbook_column(pen->s, PERCENT, 8, 12);
    workbook_column(pen->s, REMARK, 40, 44);
    workbook_column(pen->s, CHART_COL - 1, 2, 2);
    workbook_one_page(pen->s);
    pen->row = 3;
    pen->chart_row = 4;
}

void report_sheet_summary(struct sheet *s, const struct report_view *v, const struct sheet *topics)
{
    struct pen pen = {.s = s, .v = v};
    bool organiser = v->set->audience == REPORT_ORGANISER;
    head(&pen);
    if (v->r->paired)
        aims(&pen);
    people(&pen);
    if (v->r->paired)
        meetings(&pen);
    if (organiser)
        wishes(&pen);
    if (organiser && topics)
        topics_chart(&pen, topics);
    if (organiser)
        next_steps(&pen);
}
