/* workbook_cells - single cells, rows and columns of a sheet. See workbook.h. */
#include "celltext.h"
#include "msg.h"
#include "workbook_inside.h"

#include <math.h>

const char *inside_clean(struct workbook *book, const char *text)
{
    buf_clear(&book->text);
    enum celltext_change change = celltext_clean(&book->text, text, CELLTEXT_MAX);
    book->events.cut += (change & CELLTEXT_CUT) != 0;
    book->events.repaired += (change & CELLTEXT_REPAIRED) != 0;
    return buf_text(&book->text);
}

struct column *inside_column(struct sheet *s, uint16_t col)
{
    if (col >= COLUMNS)
        msg_die("the sheet '%s' has more than %d columns", s->name, COLUMNS);
    if (col >= s->columns)
        s->columns = (uint16_t)(col + 1);
    return &s->column[col];
}

void inside_widen(struct sheet *s, uint16_t col, double width)
{
    struct column *column = inside_column(s, col);
    if (width > column->widest_text)
        column->widest_text = width;
}

/* Spreadsheets leave rows of a file as high as a usual line. */
static void make_room(struct sheet *s, uint32_t row, enum look look)
{
    double size = inside_size(look);
    if (size > 0)
        inside_check(worksheet_set_row(s->lxw, row, size * 1.45, NULL), s->book);
}

void workbook_text(struct sheet *s, uint32_t row, uint16_t col, enum look look, const char *text)
{
    const char *safe = inside_clean(s->book, text);
    make_room(s, row, look);
    bool bold = inside_is_bold(look);
    if (look != LOOK_TITLE && look != LOOK_SUBTITLE && look != LOOK_HEADING)
        inside_widen(s, col, celltext_width(safe) * (bold ? 1.08 : 1.0));
    inside_check(worksheet_write_string(s->lxw, row, col, safe, inside_format(s, look)), s->book);
}

/* About as many digits as the number is shown with. */
static double number_width(enum look look, double number)
{
    double digits = number >= 10 || number <= -10 ? floor(log10(fabs(number))) + 1 : 1;
    double size = inside_size(look) > 0 ? inside_size(look) / INSIDE_SIZE : 1;
    bool decimals = look == LOOK_REAL || look == LOOK_REAL2 || look == LOOK_PERCENT;
    return (digits * 1.3 + (number < 0) + (decimals ? 2 : 0)) * size;
}

void workbook_number(struct sheet *s, uint32_t row, uint16_t col, enum look look, double number)
{
    if (!isfinite(number)) {
        inside_check(worksheet_write_blank(s->lxw, row, col, inside_format(s, look)), s->book);
        return;
    }
    make_room(s, row, look);
    inside_widen(s, col, number_width(look, number));
    inside_check(worksheet_write_number(s->lxw, row, col, number, inside_format(s, look)), s->book);
}

void workbook_date(struct sheet *s, uint32_t row, uint16_t col, enum look look, int32_t days,
                   int minutes)
{
    double serial = (double)days + EPOCH + (double)minutes / 1440;
    if (days < FIRST_DAY)
        serial = NAN;
    inside_widen(s, col, look == LOOK_DATE ? 10 : look == LOOK_TIME ? 8 : 5);
    if (isfinite(serial))
        inside_check(worksheet_write_number(s->lxw, row, col, serial, inside_format(s, look)),
                     s->book);
    else
        inside_check(worksheet_write_blank(s->lxw, row, col, inside_format(s, look)), s->book);
}

void workbook_wide_text(struct sheet *s, uint32_t row, uint16_t col, uint16_t last_col,
                        unsigned lines, enum look look, const char *text)
{
    const char *safe = inside_clean(s->book, text);
    double size = inside_size(look) > 0 ? inside_size(look) : INSIDE_SIZE;
    inside_column(s, last_col);
    inside_check(worksheet_set_row(s->lxw, row, lines * size * 1.4 + 2, NULL), s->book);
    if (col == last_col)
        inside_check(worksheet_write_string(s->lxw, row, col, safe, inside_format(s, look)),
                     s->book);
    else
        inside_check(
            worksheet_merge_range(s->lxw, row, col, row, last_col, safe, inside_format(s, look)),
            s->book);
}

void workbook_row(struct sheet *s, uint32_t row, unsigned lines)
{
    inside_check(worksheet_set_row(s->lxw, row, lines * INSIDE_LINE + 3, NULL), s->book);
}

void workbook_column(struct sheet *s, uint16_t col, double narrowest, double widest)
{
    struct column *column = inside_column(s, col);
    column->narrowest = narrowest;
    column->widest = widest;
}

void workbook_heat(struct sheet *s, uint32_t row, uint16_t col, uint32_t last_row,
                   uint16_t last_col)
{
    lxw_conditional_format heat = {
        .type = LXW_CONDITIONAL_2_COLOR_SCALE,
        .min_color = 0xFFFFFF,
        .max_color = HEAT,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_MAXIMUM,
    };
    inside_check(worksheet_conditional_format_range(s->lxw, row, col, last_row, last_col, &heat),
                 s->book);
}

void workbook_bars(struct sheet *s, uint32_t row, uint32_t last_row, uint16_t col)
{
    lxw_conditional_format bars = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .bar_color = LIGHT,
        .bar_solid = LXW_TRUE,
        .bar_no_border = LXW_TRUE,
        .data_bar_2010 = LXW_TRUE,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_MAXIMUM,
    };
    inside_check(worksheet_conditional_format_range(s->lxw, row, col, last_row, col, &bars),
                 s->book);
}

void workbook_one_page(struct sheet *s)
{
    worksheet_fit_to_pages(s->lxw, 1, 1);
}

void workbook_freeze(struct sheet *s, uint32_t rows, uint16_t cols)
{
    worksheet_freeze_panes(s->lxw, rows, cols);
}

void workbook_print_titles(struct sheet *s, uint32_t from, uint32_t to)
{
    inside_check(worksheet_repeat_rows(s->lxw, from, to), s->book);
}
