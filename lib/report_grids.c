/* report_grids - the sheets that are a heat map: who learns from whom, and weeks by days. */
#include "celltext.h"
#include "mem.h"
#include "num.h"
#include "report_sheets.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 24, CELL_WIDTH = 11, WEEK = 7 };
enum { WEEK_NAME, WEEK_MONDAY, WEEK_DAYS, WEEK_TOTAL = WEEK_DAYS + WEEK }; /* columns */

/* ---- units ---- */

static const char *unit_name(const struct report_view *v, uint32_t unit)
{
    if (unit == REPORT_OTHERS)
        return W(OTHER_UNITS);
    return unit ? plan_string(v->r->plan, unit) : W(NO_UNIT);
}

static unsigned most_lines(const struct report_matrix *m, const struct report_view *v)
{
    unsigned most = 1;
    for (size_t i = 0; i < m->n; i++) {
        unsigned lines = celltext_lines(unit_name(v, m->unit[i]), CELL_WIDTH - 2);
        most = lines > most ? lines : most;
    }
    return most;
}

static void put_matrix_row(struct sheet *s, uint32_t row, const struct report_matrix *m, size_t i)
{
    uint64_t total = 0;
    for (size_t j = 0; j < m->n; j++) {
        uint32_t count = m->count[i * m->n + j];
        total += count;
        workbook_number(s, row, (uint16_t)(j + 1), LOOK_CELL, count);
    }
    workbook_number(s, row, (uint16_t)(m->n + 1), LOOK_COUNT, (double)total);
}

static void put_matrix_totals(struct sheet *s, uint32_t row, const struct report_matrix *m)
{
    uint64_t all = 0;
    workbook_text(s, row, 0, LOOK_STRONG, W(TOTAL));
    for (size_t j = 0; j < m->n; j++) {
        uint64_t total = 0;
        for (size_t i = 0; i < m->n; i++)
            total += m->count[i * m->n + j];
        workbook_number(s, row, (uint16_t)(j + 1), LOOK_CELL, (double)total);
        all += total;
    }
    workbook_number(s, row, (uint16_t)(m->n + 1), LOOK_COUNT, (double)all);
}

void report_sheet_units(struct sheet *s, const struct report_matrix *m, const struct report_view *v)
{
    uint16_t columns = (uint16_t)(m->n + 2);
    uint32_t head = REPORT_FIRST_ROW;
    report_sheet_head(s, W(SHEET_UNITS), W(UNITS_ABOUT), columns < 10 ? 10 : columns);
    workbook_text(s, head, 0, LOOK_HEAD, W(LEARNS_FROM));
    workbook_column(s, 0, NAME_WIDTH, NAME_WIDTH * 2);
    for (size_t j = 0; j < m->n; j++) {
        workbook_text(s, head, (uint16_t)(j + 1), LOOK_HEAD_CELL, unit_name(v, m->unit[j]));
        workbook_column(s, (uint16_t)(j + 1), CELL_WIDTH, CELL_WIDTH);
    }
    workbook_text(s, head, (uint16_t)(m->n + 1), LOOK_HEAD_NUMBER, W(TOTAL));
    workbook_row(s, head, most_lines(m, v));
    for (size_t i = 0; i < m->n; i++) {
        workbook_text(s, head + 1 + (uint32_t)i, 0, LOOK_TEXT, unit_name(v, m->unit[i]));
        put_matrix_row(s, head + 1 + (uint32_t)i, m, i);
    }
    put_matrix_totals(s, head + 1 + (uint32_t)m->n, m);
    workbook_heat(s, head + 1, 1, head + (uint32_t)m->n, (uint16_t)m->n);
    workbook_freeze(s, head + 1, 1);
    workbook_print_titles(s, head, head);
}

/* ---- weeks by days ---- */

struct grid {
    int32_t monday; /* of the first week */
    size_t weeks;
    uint32_t *count; /* weeks x 7 */
};

enum { MOST_WEEKS = 520 }; /* a start ten years away is a slip of the pen, not a calendar */

static int32_t monday_of(int32_t day)
{
    return day - num_weekday_of(day);
}

/* The days of the meetings seen, in any order; *n of them. */
static int32_t *days_seen(const struct report_view *v, size_t *n)
{
    int32_t *day = mem_alloc(v->n_meetings, sizeof *day);
    *n = 0;
    for (size_t i = 0; i < v->n_meetings; i++) {
        const struct report_meeting *m = &v->r->meeting[v->meeting[i]];
        if (m->timed)
            day[(*n)++] = report_view_wall(v, m).day;
    }
    return day;
}

static struct grid count_days(const struct report_view *v)
{
    struct grid g = {0};
    size_t n;
    int32_t *day = days_seen(v, &n), first = INT32_MAX, last = INT32_MIN;
    for (size_t i = 0; i < n; i++) {
        first = day[i] < first ? day[i] : first;
        last = day[i] > last ? day[i] : last;
    }
    if (n) {
        g.monday = monday_of(first);
        g.weeks = (size_t)(last - g.monday) / WEEK + 1;
        g.weeks = g.weeks > MOST_WEEKS ? MOST_WEEKS : g.weeks;
        g.count = mem_clear(g.weeks * WEEK, sizeof *g.count);
    }
    for (size_t i = 0; i < n; i++)
        if ((size_t)(day[i] - g.monday) < g.weeks * WEEK)
            g.count[day[i] - g.monday]++;
    free(day);
    return g;
}

/* ISO 8601: the week belongs to the year of its Thursday. */
static void put_week_name(struct sheet *s, uint32_t row, int32_t monday)
{
    char name[24];
    int year, month, day;
    num_civil(monday + 3, &year, &month, &day);
    int week = (monday + 3 - num_days(year, 1, 1)) / WEEK + 1;
    snprintf(name, sizeof name, "%d-W%02d", year, week);
    workbook_text(s, row, WEEK_NAME, LOOK_TEXT, name);
}

static void put_week(struct sheet *s, uint32_t row, const struct grid *g, size_t week)
{
    uint64_t total = 0;
    int32_t monday = g->monday + (int32_t)(week * WEEK);
    put_week_name(s, row, monday);
    workbook_date(s, row, WEEK_MONDAY, LOOK_DATE, monday, 0);
    for (uint16_t d = 0; d < WEEK; d++) {
        total += g->count[week * WEEK + d];
        workbook_number(s, row, WEEK_DAYS + d, LOOK_CELL, g->count[week * WEEK + d]);
    }
    workbook_number(s, row, WEEK_TOTAL, LOOK_COUNT, (double)total);
}

static void chart_weeks(struct sheet *s, uint32_t head, size_t weeks)
{
    const struct chart_series meetings = {W(MEETINGS), WEEK_TOTAL, CHART_DARK};
    const struct chart chart = {.kind = CHART_COLUMNS,
                                .title = W(CHART_WEEKS),
                                .data = s,
                                .first_row = head + 1,
                                .last_row = head + (uint32_t)weeks,
                                .names_col = WEEK_NAME,
                                .series = &meetings,
                                .n = 1};
    workbook_chart(s, head, WEEK_TOTAL + 2, 480, 260, &chart);
}

static void put_calendar_head(struct sheet *s, uint32_t head)
{
    static const enum report_word days[WEEK] = {WORD_MON, WORD_TUE, WORD_WED, WORD_THU,
                                                WORD_FRI, WORD_SAT, WORD_SUN};
    workbook_text(s, head, WEEK_NAME, LOOK_HEAD, W(WEEK));
    workbook_text(s, head, WEEK_MONDAY, LOOK_HEAD, W(WEEK_OF));
    workbook_column(s, WEEK_NAME, 12, NAME_WIDTH);
    workbook_column(s, WEEK_MONDAY, 12, NAME_WIDTH);
    for (uint16_t d = 0; d < WEEK; d++) {
        workbook_text(s, head, WEEK_DAYS + d, LOOK_HEAD_CELL, report_word(days[d]));
        workbook_column(s, WEEK_DAYS + d, CELL_WIDTH - 1, CELL_WIDTH);
    }
    workbook_text(s, head, WEEK_TOTAL, LOOK_HEAD_NUMBER, W(TOTAL));
}

void report_sheet_calendar(struct sheet *s, const struct report_view *v)
{
    struct grid g = count_days(v);
    uint32_t head = REPORT_FIRST_ROW;
    report_sheet_head(s, W(SHEET_CALENDAR), W(CALENDAR_ABOUT), WEEK_TOTAL + 1);
    put_calendar_head(s, head);
    for (size_t w = 0; w < g.weeks; w++)
        put_week(s, head + 1 + (uint32_t)w, &g, w);
    if (g.weeks) {
        workbook_heat(s, head + 1, WEEK_DAYS, head + (uint32_t)g.weeks, WEEK_TOTAL - 1);
        chart_weeks(s, head, g.weeks);
    }
    workbook_freeze(s, head + 1, 1);
    workbook_print_titles(s, head, head);
    free(g.count);
}
