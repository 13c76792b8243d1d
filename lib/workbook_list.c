/* workbook_list - a header row and records below it. See workbook.h. */
#include "celltext.h"
#include "msg.h"
#include "progress.h"
#include "workbook_inside.h"

#include <math.h>

static const double TALLEST = 409; /* points; no row may be higher */
static const double BOLD = 1.08;   /* times as wide as usual */
static const double BUTTON = 2.5;  /* digits the filter takes of a head */
static const double MARGIN = 2;    /* digits of a column's width that its text may not use */

static bool is_number(enum look look)
{
    return look == LOOK_COUNT || look == LOOK_REAL || look == LOOK_REAL2 || look == LOOK_PERCENT ||
           look == LOOK_TIME;
}

static enum look head_of(enum look look)
{
    if (look == LOOK_CELL)
        return LOOK_HEAD_CELL;
    return is_number(look) ? LOOK_HEAD_NUMBER : LOOK_HEAD;
}

/* A column is wide enough for the longest word of its title; the rest of the title wraps. */
static double longest_word(const char *title)
{
    double longest = 0;
    struct buf word = BUF_INIT;
    for (const char *p = title; *p;) {
        size_t n = strcspn(p, " ");
        buf_clear(&word);
        buf_add(&word, p, n);
        longest = fmax(longest, celltext_width(buf_text(&word)));
        p += n + (p[n] == ' ');
    }
    buf_free(&word);
    return longest * BOLD + BUTTON;
}

static unsigned head_lines(const struct list_column *column, double width)
{
    double usual = is_number(column->look) ? width - 0.5 : fmax(width, 16);
    return celltext_lines(column->title, usual / BOLD);
}

/* The columns of a way up to `way`. */
static uint16_t count_columns(const struct list_column *columns, uint16_t n, enum list_way way)
{
    uint16_t count = 0;
    for (uint16_t c = 0; c < n; c++)
        count = (uint16_t)(count + (columns[c].way <= way));
    return count;
}

uint16_t workbook_list_printed(const struct list_column *columns, uint16_t n)
{
    return count_columns(columns, n, LIST_BARS);
}

static unsigned write_head(struct sheet *s, uint16_t col, const struct list_column *column)
{
    double width = longest_word(column->title);
    inside_column(s, col)->widest = column->widest;
    inside_widen(s, col, width);
    inside_check(worksheet_write_string(s->lxw, s->list_head, col,
                                        inside_clean(s->book, column->title),
                                        inside_format(s, head_of(column->look))),
                 s->book);
    return head_lines(column, width);
}

static void write_heads(struct sheet *s)
{
    unsigned tallest = 1;
    uint16_t col = 0;
    for (uint16_t c = 0; c < s->list_n; c++) {
        if (s->list[c].way == LIST_OUT)
            continue;
        unsigned lines = write_head(s, col++, &s->list[c]);
        tallest = lines > tallest ? lines : tallest;
    }
    inside_check(worksheet_set_row(s->lxw, s->list_head, tallest * INSIDE_LINE + 7, NULL), s->book);
    worksheet_freeze_panes(s->lxw, s->list_head + 1, 1);
    inside_check(worksheet_repeat_rows(s->lxw, s->list_head, s->list_head), s->book);
}

void workbook_list(struct sheet *s, uint32_t row, const struct list_column *columns, uint16_t n)
{
    s->list = columns;
    s->list_n = n;
    s->list_head = row;
    s->list_row = row + 1;
    s->list_col = s->list_at = 0;
    s->list_wide = count_columns(columns, n, LIST_SCREEN);
    s->list_printed = workbook_list_printed(columns, n);
    write_heads(s);
}

/* Tables give filters and names in one; without rows, or where no row is kept, only filters. */
static void add_table(struct sheet *s, uint32_t last)
{
    lxw_table_column columns[COLUMNS], *pointers[COLUMNS + 1];
    uint16_t n = 0;
    for (uint16_t c = 0; c < s->list_n; c++) {
        if (s->list[c].way == LIST_OUT)
            continue;
        columns[n] = (lxw_table_column){
            .header = (char *)s->list[c].title,
            .header_format = inside_format(s, head_of(s->list[c].look)),
        };
        pointers[n] = &columns[n];
        n++;
    }
    pointers[n] = NULL;
    lxw_table_options options = {.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0, /* none: the cells have their formats */
                                 .columns = pointers};
    inside_check(
        worksheet_add_table(s->lxw, s->list_head, 0, last, (uint16_t)(s->list_wide - 1), &options),
        s->book);
}

static void draw_bars(struct sheet *s, uint32_t last)
{
    uint16_t col = 0;
    for (uint16_t c = 0; c < s->list_n; c++) {
        if (s->list[c].way == LIST_BARS)
            workbook_bars(s, s->list_head + 1, last, col);
        col = (uint16_t)(col + (s->list[c].way != LIST_OUT));
    }
}

static void finish_list(struct sheet *s)
{
    uint32_t last = s->list_row - 1;
    if (last > s->list_head && !s->book->about.is_long)
        add_table(s, last);
    else
        inside_check(
            worksheet_autofilter(s->lxw, s->list_head, 0, last, (uint16_t)(s->list_wide - 1)),
            s->book);
    if (last > s->list_head)
        draw_bars(s, last);
    if (s->list_printed && s->list_printed < s->list_wide)
        inside_check(worksheet_print_area(s->lxw, 0, 0, last, (uint16_t)(s->list_printed - 1)),
                     s->book);
}

static void continue_list(struct sheet *s)
{
    finish_list(s);
    inside_set_widths(s);
    inside_next_sheet(s);
    s->book->events.continued++;
    s->list_head = 0;
    s->list_row = 1;
    write_heads(s);
}

/* The column for what is put next, NULL for one that is not in the sheet. */
static const struct list_column *next_column(struct sheet *s)
{
    if (s->list_row >= s->book->about.rows)
        continue_list(s);
    if (s->list_col >= s->list_n)
        msg_die("the sheet '%s' has a row with more than %u columns", s->name, s->list_n);
    const struct list_column *column = &s->list[s->list_col++];
    if (column->way == LIST_OUT)
        return NULL;
    s->list_at++;
    return column;
}

/* Where that is in the sheet. */
static uint16_t column_now(const struct sheet *s)
{
    return (uint16_t)(s->list_at - 1);
}

/* Not every spreadsheet makes rows as high as their text when it opens a file. */
static void heighten(struct sheet *s, const struct list_column *column, const char *text)
{
    double widest = column->widest > 0 ? column->widest : INSIDE_WIDEST;
    unsigned lines = celltext_lines(text, widest - MARGIN);
    if (lines > s->list_lines)
        s->list_lines = lines;
}

void workbook_put_text(struct sheet *s, const char *text)
{
    const struct list_column *column = next_column(s);
    if (!column)
        return;
    if (column->look == LOOK_WRAP)
        heighten(s, column, text);
    if (*text)
        workbook_text(s, s->list_row, column_now(s), column->look, text);
    else
        workbook_number(s, s->list_row, column_now(s), column->look, NAN);
}

void workbook_put_number(struct sheet *s, double number)
{
    const struct list_column *column = next_column(s);
    if (column)
        workbook_number(s, s->list_row, column_now(s), column->look, number);
}

void workbook_put_time(struct sheet *s, int32_t days, int minutes)
{
    const struct list_column *column = next_column(s);
    if (column)
        workbook_date(s, s->list_row, column_now(s), column->look, days, minutes);
}

void workbook_put_blank(struct sheet *s)
{
    workbook_put_number(s, NAN);
}

void workbook_next(struct sheet *s)
{
    while (s->list_col < s->list_n)
        workbook_put_blank(s);
    if (s->list_lines > 1)
        inside_check(worksheet_set_row(s->lxw, s->list_row,
                                       fmin(s->list_lines * INSIDE_LINE + 2, TALLEST), NULL),
                     s->book);
    s->list_lines = 0;
    s->list_row++;
    progress_at(++s->book->rows_done, 0);
    s->list_col = s->list_at = 0;
}

uint32_t workbook_list_end(struct sheet *s)
{
    finish_list(s);
    s->list = NULL;
    return s->list_row;
}
