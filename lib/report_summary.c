/* report_summary - the first sheet: the aims, the figures, what to do next, and three charts. */
#include "celltext.h"
#include "num.h"
#include "report_feedback.h"
#include "report_sheets.h"

#include <math.h>

enum { LABEL, FIGURE, PERCENT, REMARK, CHART_COL = 5 };
enum { WIDTH = 87 /* digits of these at least */, MOST_NOTES = 12, MOST_LINES = 6 };
enum { CHART_WIDTH = 520, CHART_ROWS = 14, MOST_TOPICS = 10 };
enum { CHART_HEIGHT = 235, TOPICS_HEIGHT = 320 };

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

/* A line for a figure that speaks of too few people; for a manager, none at all. */
static void withheld(struct pen *pen, const char *label)
{
    if (pen->v->set->audience != REPORT_EVERYONE)
        return;
    workbook_text(pen->s, pen->row, LABEL, LOOK_TEXT, label);
    workbook_text(pen->s, pen->row, FIGURE, LOOK_WITHHELD, W(WITHHELD));
    pen->row++;
}

/* How many people, and their share of another figure where that is shown as well. */
static void people_figure(struct pen *pen, enum report_word label, enum report_figure f,
                          enum report_figure of)
{
    const struct report_view *v = pen->v;
    bool share = of != f && v->shown[of];
    if (v->shown[f])
        figure(pen, report_word(label), (double)report_view_people(v, f),
               share ? (double)report_view_people(v, of) : 0);
    else
        withheld(pen, report_word(label));
}

static void aim(struct pen *pen, enum report_word label, enum report_figure f,
                enum report_figure of, enum report_word remark)
{
    const struct report_view *v = pen->v;
    size_t number = report_view_people(v, f), whole = report_view_people(v, of);
    if (!v->shown[f] || !v->shown[of])
        return;
    char text[24];
    struct buf b = BUF_INIT;
    snprintf(text, sizeof text, "%zu", whole);
    report_words_fill(&b, remark, text, NULL);
    workbook_text(pen->s, pen->row, LABEL, LOOK_STRONG, report_word(label));
    workbook_number(pen->s, pen->row, FIGURE, LOOK_BIG, (double)number);
    if (whole)
        workbook_number(pen->s, pen->row, PERCENT, LOOK_BIG_PERCENT,
                        (double)number / (double)whole);
    workbook_text(pen->s, pen->row, REMARK, LOOK_FAINT, buf_text(&b));
    pen->row++;
    buf_free(&b);
}

static void aims(struct pen *pen)
{
    heading(pen, W(AIMS));
    aim(pen, WORD_AIM_LEARN, REPORT_LEARNERS_MET, REPORT_LEARNERS, WORD_AIM_LEARN_OF);
    aim(pen, WORD_AIM_TEACH, REPORT_HOSTS, REPORT_ANSWERED, WORD_AIM_TEACH_OF);
    aim(pen, WORD_AIM_BOTH, REPORT_BOTH_MET, REPORT_TAKING_PART, WORD_AIM_BOTH_OF);
    const char *proof = report_view_proof(pen->v->r->plan);
    if (*proof && pen->v->set->audience == REPORT_ORGANISER)
        workbook_wide_text(pen->s, pen->row++, LABEL, REMARK, 1, LOOK_SUBTITLE, proof);
}

/* Charts stand below each other, right of the figures. */
static void draw(struct pen *pen, const struct chart *chart, int height)
{
    workbook_chart(pen->s, pen->chart_row, CHART_COL, CHART_WIDTH, height, chart);
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
    draw(pen, &chart, CHART_HEIGHT);
}

/* A manager's support is a public commitment, so its number is nobody's secret. */
static void supporters(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    size_t said = report_support_said(t);
    if (said && pen->v->set->audience == REPORT_ORGANISER)
        figure(pen, W(SUPPORT), (double)t->support_yes, (double)said);
}

/* A bar that is missing would read as none: the chart ends before the first withheld figure. */
static uint32_t rows_shown(const struct report_view *v)
{
    static const enum report_figure asked[] = {REPORT_INVITED, REPORT_ANSWERED, REPORT_LEARNERS,
                                               REPORT_TEACHERS, REPORT_BOTH};
    uint32_t n = 0, most = report_only_managers(&v->totals) ? 2 : sizeof asked / sizeof *asked;
    while (n < most && v->shown[asked[n]])
        n++;
    return n;
}

static void people(struct pen *pen)
{
    heading(pen, W(PEOPLE));
    uint32_t first = pen->row, bars = rows_shown(pen->v);
    people_figure(pen, WORD_INVITED, REPORT_INVITED, REPORT_INVITED);
    people_figure(pen, WORD_ANSWERED, REPORT_ANSWERED, REPORT_INVITED);
    if (!report_only_managers(&pen->v->totals)) {
        people_figure(pen, WORD_LEARNERS, REPORT_LEARNERS, REPORT_ANSWERED);
        people_figure(pen, WORD_TEACHERS, REPORT_TEACHERS, REPORT_ANSWERED);
        people_figure(pen, WORD_BOTH, REPORT_BOTH, REPORT_ANSWERED);
        people_figure(pen, WORD_FACILITATORS, REPORT_FACILITATORS, REPORT_ANSWERED);
    }
    supporters(pen);
    if (pen->v->r->paired) {
        people_figure(pen, WORD_TAKING_PART, REPORT_TAKING_PART, REPORT_TAKING_PART);
        people_figure(pen, WORD_LEARN_IN, REPORT_LEARNERS_MET, REPORT_TAKING_PART);
        people_figure(pen, WORD_HOST, REPORT_HOSTS, REPORT_TAKING_PART);
    }
    if (pen->v->set->audience == REPORT_MANAGER)
        bars = pen->row - first;
    if (bars > 1)
        bars_beside(pen, first, first + bars - 1, W(CHART_PEOPLE), W(PEOPLE));
}

static void advise(struct pen *pen, const char *text)
{
    unsigned lines = celltext_lines(text, WIDTH - 1);
    workbook_wide_text(pen->s, pen->row++, LABEL, REMARK, lines > MOST_LINES ? MOST_LINES : lines,
                       LOOK_WRAP, text);
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

/* True when each kind of meeting speaks of enough people. */
static bool formats(struct pen *pen)
{
    static const enum report_word words[] = {WORD_ONE_TO_ONE, WORD_GROUPS, WORD_CIRCLES};
    const struct report_totals *t = &pen->v->totals;
    bool all = true;
    for (int f = 0; f < REPORT_FORMATS; f++) {
        bool shown = report_view_shows_format(pen->v, f);
        all = all && shown;
        if (shown)
            count(pen, report_word(words[f]), t->meetings[f]);
        else
            withheld(pen, report_word(words[f]));
    }
    return all;
}

/* What is asked of people; of each only where the figure is whole. */
static void hours(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    figure(pen, W(HOURS_MEETINGS), round((double)t->minutes / 60), 0);
    figure(pen, W(HOURS_PEOPLE), round((double)t->person_minutes / 60), 0);
    if (t->hidden) {
        advise_count(pen, WORD_HIDDEN_ABOUT, t->hidden, 0);
        return;
    }
    if (t->taking_part)
        figure(pen, W(MINUTES_EACH), round((double)t->person_minutes / (double)t->taking_part), 0);
    if (pen->v->set->audience != REPORT_EVERYONE)
        count(pen, W(MINUTES_MOST), (size_t)t->most_minutes);
}

static void meetings(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    enum report_audience audience = pen->v->set->audience;
    heading(pen, W(MEETINGS));
    uint32_t first = pen->row;
    bool all = formats(pen);
    if (audience != REPORT_ORGANISER && all)
        bars_beside(pen, first, pen->row - 1, W(MEETINGS), W(MEETINGS));
    if (!all || !pen->v->shown[REPORT_TAKING_PART])
        return;
    count(pen, W(ALL_MEETINGS), report_meetings(t));
    if (pen->v->r->scheduled && audience != REPORT_EVERYONE)
        figure(pen, W(BOOKED_MEETINGS), (double)t->meetings_timed, (double)report_meetings(t));
    if (pen->v->r->scheduled && audience == REPORT_ORGANISER)
        count(pen, W(UNBOOKED_MEETINGS), t->meetings_unbooked);
    if (t->reviews && audience != REPORT_EVERYONE)
        count(pen, W(REVIEWS), t->reviews);
    hours(pen);
}

/* What people said of the meetings: said by names, so for the organiser alone. */
static void feedback(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    struct report_feedback f = report_feedback_read(pen->v->r);
    if (f.spoken_of) {
        heading(pen, W(FEEDBACK));
        figure(pen, W(SHARE_MET), (double)f.held, (double)f.spoken_of);
        figure(pen, W(SHARE_GOOD), (double)t->fit_good, (double)report_fit_said(t));
        figure(pen, W(SHARE_AGAIN), (double)t->again_yes, (double)report_again_said(t));
        count(pen, W(FOLLOW_UPS), f.followed_up);
    }
    report_feedback_free(&f);
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
    const struct chart_series series[] = {{W(SEATS_MET), 6, CHART_DARK},
                                          {W(UNMET), 7, CHART_MIDDLE}};
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
        draw(pen, &chart, TOPICS_HEIGHT);
}

/* ---- what to do next ---- */

/* Nobody has found anything to advise. */
static void advise_nothing(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    if (t->met < t->wishes)
        advise_count(pen, WORD_NEXT_UNMET, t->wishes - t->met, t->wishes);
    else
        advise(pen, t->wishes ? W(NEXT_NOTHING) : W(NEXT_NOBODY));
}

static void next_steps(struct pen *pen)
{
    const struct report_totals *t = &pen->v->totals;
    const struct plan *p = pen->v->r->plan;
    heading(pen, W(NEXT));
    uint32_t first = pen->row;
    if (t->answered < t->invited)
        advise_count(pen, WORD_NEXT_INVITE, t->invited - t->answered, t->invited);
    if (t->meetings_unbooked)
        advise_count(pen, WORD_NEXT_UNBOOKED, t->meetings_unbooked, 0);
    size_t row[MOST_NOTES], n = report_view_advice(p, row, MOST_NOTES);
    for (size_t i = 0; i < n; i++)
        advise(pen, plan_text(p, row[i], PLAN_WHY));
    if (pen->row == first && pen->v->r->paired)
        advise_nothing(pen);
}

static void explain_withheld(struct pen *pen)
{
    for (int f = 0; f < REPORT_FIGURES; f++)
        if (!pen->v->shown[f]) {
            pen->row++;
            advise_count(pen, WORD_WITHHELD_ABOUT, (size_t)pen->v->set->min_group, 0);
            return;
        }
}

static void head(struct pen *pen)
{
    const struct report_view *v = pen->v;
    report_sheet_title(pen->s, v->set->title, v->about, REMARK + 1, 1);
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
    if (organiser && !report_only_managers(&v->totals))
        wishes(&pen);
    if (organiser)
        feedback(&pen);
    if (organiser && topics)
        topics_chart(&pen, topics);
    if (organiser)
        next_steps(&pen);
    if (v->set->audience == REPORT_EVERYONE)
        explain_withheld(&pen);
}
