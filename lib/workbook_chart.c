/* workbook_chart - native charts. See workbook.h. */
#include "workbook_inside.h"

static const lxw_color_t chart_colours[] = {
    [CHART_DARK] = DARK, [CHART_MIDDLE] = MIDDLE, [CHART_LIGHT] = LIGHT};

static uint8_t chart_type(enum chart_kind kind)
{
    switch (kind) {
    case CHART_BARS:
        return LXW_CHART_BAR;
    case CHART_STACKED_BARS:
        return LXW_CHART_BAR_STACKED;
    case CHART_COLUMNS:
        return LXW_CHART_COLUMN;
    case CHART_STACKED_COLUMNS:
        return LXW_CHART_COLUMN_STACKED;
    case CHART_LINES:
        return LXW_CHART_LINE;
    }
    return LXW_CHART_COLUMN;
}

typedef void set_cells(lxw_chart_series *, const char *, lxw_row_t, lxw_col_t, lxw_row_t,
                       lxw_col_t);

/* The cells of a line of the chart's data: a column, or a row. */
static void set_line(const struct chart *chart, lxw_chart_series *series, set_cells *set,
                     uint16_t line)
{
    uint32_t first = chart->first_row, last = chart->last_row;
    if (chart->across)
        set(series, chart->data->name, line, (lxw_col_t)first, line, (lxw_col_t)last);
    else
        set(series, chart->data->name, first, line, last, line);
}

static void add_series(lxw_chart *c, const struct chart *chart, const struct chart_series *from)
{
    lxw_chart_series *series = chart_add_series(c, NULL, NULL);
    set_line(chart, series, chart_series_set_categories, chart->names_col);
    set_line(chart, series, chart_series_set_values, from->col);
    chart_series_set_name(series, from->name);
    lxw_chart_fill fill = {.color = chart_colours[from->colour]};
    if (chart->kind != CHART_LINES) {
        bool inside = chart->kind == CHART_STACKED_BARS || chart->kind == CHART_STACKED_COLUMNS;
        bool white = inside && from->colour == CHART_DARK;
        lxw_chart_font font = {.name = "Arial", .size = 9, .color = white ? 0xFFFFFF : 0x222222};
        chart_series_set_fill(series, &fill);
        chart_series_set_labels(series);
        chart_series_set_labels_font(series, &font);
        chart_series_set_labels_num_format(series, chart->percent ? "0%;;" : "#,##0;;");
        return;
    }
    lxw_chart_line line = {.color = chart_colours[from->colour], .width = 2.25};
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_TRIANGLE};
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, markers[from->colour]);
    chart_series_set_marker_size(series, 7);
    chart_series_set_marker_fill(series, &fill);
}

static void set_axes(lxw_chart *c, const struct chart *chart)
{
    bool lying = chart->kind == CHART_BARS || chart->kind == CHART_STACKED_BARS;
    lxw_chart_axis *names = lying ? c->y_axis : c->x_axis;
    lxw_chart_axis *values = lying ? c->x_axis : c->y_axis;
    lxw_chart_font font = {.name = "Arial", .size = 9, .color = 0x333333};
    lxw_chart_line grid = {.color = 0xE3E6EA, .width = 0.75};
    chart_axis_set_num_font(names, &font);
    chart_axis_set_num_font(values, &font);
    chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
    chart_axis_set_interval_unit(names, 1); /* every name */
    chart_axis_set_num_format(values, chart->percent ? "0%" : "#,##0");
    chart_axis_set_min(values, 0);
    if (chart->percent)
        chart_axis_set_max(values, 1);
    chart_axis_major_gridlines_set_visible(values, chart->kind == CHART_LINES);
    if (chart->kind == CHART_LINES)
        chart_axis_major_gridlines_set_line(values, &grid);
    else
        chart_axis_off(values); /* each bar has its figure */
    if (lying)                  /* the first name on top */
        chart_axis_set_reverse(names);
}

void workbook_chart(struct sheet *s, uint32_t row, uint16_t col, int width, int height,
                    const struct chart *chart)
{
    lxw_chart *c = workbook_add_chart(s->book->lxw, chart_type(chart->kind));
    lxw_chart_font title = {.name = "Arial", .size = 11, .bold = LXW_TRUE, .color = DARK};
    lxw_chart_font small = {.name = "Arial", .size = 9, .color = 0x333333};
    lxw_chart_line none = {.none = LXW_TRUE};
    for (size_t i = 0; i < chart->n; i++)
        add_series(c, chart, &chart->series[i]);
    chart_title_set_name(c, chart->title);
    chart_title_set_name_font(c, &title);
    set_axes(c, chart);
    if (chart->kind != CHART_LINES)
        chart_set_series_gap(c, 50);
    chart_chartarea_set_line(c, &none);
    if (chart->n > 1) {
        chart_legend_set_position(c, LXW_CHART_LEGEND_BOTTOM);
        chart_legend_set_font(c, &small);
    } else {
        chart_legend_set_position(c, LXW_CHART_LEGEND_NONE);
    }
    lxw_chart_options size = {.x_scale = (double)width / 480,
                              .y_scale = (double)height / 288,
                              .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    inside_check(worksheet_insert_chart_opt(s->lxw, row, col, c, &size), s->book);
}
