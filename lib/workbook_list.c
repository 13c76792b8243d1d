/* workbook_list - a header row and records below it. See workbook.h. */
#include "celltext.h"
#include "msg.h"
#include "workbook_inside.h"

#include <math.h>

static const double TALLEST = 409; /* points; no row may be higher */

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
    return longest * 1.1 + 1.6; /* bold, and the button of the filter */
}

static unsigned head_lines(const struct list_column *column, double width)
{
    double usual =
        is_number(column->look) ? width + 2 : fmax(width, 16); /* columns have a margin */
    return celltext_lines(column->title, usual / 1.1);
}

static void write_heads(struct sheet *s)
{
    unsigned tallest = 1;
    for (uint16_t c = 0; c < s->list_n; c++) {
        const struct list_column *column = &s->list[c];
        double width = longest_word(column->title);
        unsigned lines = head_lines(column, width);
        inside_column(s, c)->widest = column->widest;
        inside_widen(s, c, width);
        tallest = lines > tallest ? lines : tallest;
        inside_check(worksheet_write_string(s->lxw, s->list_head, c,
                                            inside_clean(s->book, column->title),
                                            inside_format(s, head_of(column->look))),
                     s->book);
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
    s->list_col = 0;
    write_heads(s);
}

/* Tables give filters and names in one; without rows, or where no row is kept, only filters. */
static void add_table(struct sheet *s, uint32_t last)
{
    lxw_table_column columns[COLUMNS], *pointers[COLUMNS + 1];
    for (uint16_t c = 0; c < s->list_n; c++) {
        columns[c] = (lxw_table_column){
            .header = (char *)s->list[c].title,
            .header_format = inside_format(s, head_of(s->list[c].look)),
        };
        pointers[c] = &columns[c];
    }
    pointers[s->list_n] = NULL;
    lxw_table_options options = {.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0, /* none: the cells have their formats */
                                 .columns = pointers};
    inside_check(
        worksheet_add_table(s->lxw, s->list_head, 0, last, (uint16_t)(s->list_n - 1), &options),
        s->book);
}

static void finish_list(struct sheet *s)
{
    uint32_t last = s->list_row - 1;
    if (last > s->list_head && !s->book->about.is_long)
        add_table(s, last);
    else
        inside_check(worksheet_autofilter(s->lxw, s->list_head, 0, last, (uint16_t)(s->list_n - 1)),
                     s->book);
    for (uint16_t c = 0; c < s->list_n; c++)
        if (s->list[c].bars && last > s->list_head)
            workbook_bars(s, s->list_head + 1, last, c);
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

static enum look next_look(struct sheet *s)
{
    if (s->list_row >= s->book->about.rows)
        continue_list(s);
    if (s->list_col >= s->list_n)
        msg_die("the sheet '%s' has a row with more than %u columns", s->name, s->list_n);
    return s->list[s->list_col++].look;
}

/* Not every spreadsheet makes rows as high as their text when it opens a file. */
static void heighten(struct sheet *s, const char *text)
{
    double widest = s->list[s->list_col - 1].widest;
    unsigned lines = celltext_lines(text, ((widest > 0 ? widest : INSIDE_WIDEST) - 1) * 1.04);
    if (lines > s->list_lines)
        s->list_lines = lines;
}

void workbook_put_text(struct sheet *s, const char *text)
{
    enum look look = next_look(s);
    if (look == LOOK_WRAP)
        heighten(s, text);
    if (*text)
        workbook_text(s, s->list_row, (uint16_t)(s->list_col - 1), look, text);
    else
        workbook_number(s, s->list_row, (uint16_t)(s->list_col - 1), look, NAN);
}

void workbook_put_number(struct sheet *s, double number)
{
    enum look look = next_look(s);
    workbook_number(s, s->list_row, (uint16_t)(s->list_col - 1), look, number);
}

void workbook_put_time(struct sheet *s, int32_t days, int minutes)
{
    enum look look = next_look(s);
    workbook_date(s, s->list_row, (uint16_t)(s->list_col - 1), look, days, minutes);
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
    s->list_col = 0;
}

uint32_t workbook_list_end(struct sheet *s)
{
    finish_list(s);
    s->list = NULL;
    return s->list_row;
}
