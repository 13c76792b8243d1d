#include "workbook.h"

#include "buf.h"
#include "celltext.h"
#include "mem.h"
#include "msg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <xlsxwriter.h>

enum {
    COLUMNS = 256,     /* as many as any sheet of a report has */
    DARK = 0x1F4E79,   /* lightness 32 of 100 */
    MIDDLE = 0xE08E0B, /* 67 */
    LIGHT = 0xA9C9E4,  /* 79 */
    HEAT = 0x7FB2E0,   /* black figures stay readable on it */
    RULE = 0xD0D5DB,   /* thin lines between rows */
    GREY = 0x5F6770,
    EPOCH = 25569,      /* 1970-01-01 as spreadsheets count days */
    FIRST_DAY = -25508, /* 1900-03-01: before it spreadsheets disagree about leap years */
};

static const double NARROWEST = 5, WIDEST = 60;
static const double TALLEST = 409; /* points; no row may be higher */
static const double LINE = 13;     /* height of a line of text, in points */

struct column {
    double widest_text; /* of what was written */
    double narrowest, widest;
};

struct sheet {
    struct workbook *book;
    lxw_worksheet *lxw;
    char *name; /* of the first, when a list needed several */
    char *wanted;
    enum sheet_shape shape;
    struct column column[COLUMNS];
    uint16_t columns;
    const struct list_column *list; /* NULL outside of a list */
    uint16_t list_n, list_col;
    uint32_t list_head, list_row;
    unsigned list_lines; /* the tallest cell of the row */
    struct sheet *next;
};

struct workbook {
    lxw_workbook *lxw;
    lxw_format *format[LOOK_END][2]; /* made when first used; second: with a line below */
    struct workbook_about about;
    char *path;
    struct workbook_events events;
    struct sheet *sheets;
    struct buf text;
    unsigned tables;
};

static void check(lxw_error error, const struct workbook *book)
{
    if (error)
        msg_die("cannot write the workbook '%s': %s", book->path, lxw_strerror(error));
}

/* ---- formats ---- */

struct style {
    int number;       /* built-in number format, 0 for none */
    const char *code; /* or this one */
    double size;
    int colour;
    int fill;
    bool bold, wrap, indent;
    int align;
};

static const struct style style_of[LOOK_END] = {
    [LOOK_TEXT] = {.indent = true},
    [LOOK_WRAP] = {.wrap = true, .indent = true},
    [LOOK_STRONG] = {.bold = true},
    [LOOK_FAINT] = {.colour = GREY},
    [LOOK_WITHHELD] = {.colour = GREY, .align = LXW_ALIGN_RIGHT},
    [LOOK_COUNT] = {.number = 3},
    [LOOK_REAL] = {.code = "0.0"},
    [LOOK_REAL2] = {.number = 2},
    [LOOK_PERCENT] = {.number = 9},
    [LOOK_DATE] = {.number = 14, .indent = true, .align = LXW_ALIGN_LEFT},
    [LOOK_DAY] = {.code = "ddd", .indent = true, .align = LXW_ALIGN_LEFT},
    [LOOK_TIME] = {.number = 20, .align = LXW_ALIGN_RIGHT},
    [LOOK_CELL] = {.code = "#,##0;;", .align = LXW_ALIGN_CENTER},
    [LOOK_TITLE] = {.size = 18, .bold = true, .colour = DARK},
    [LOOK_SUBTITLE] = {.colour = GREY, .wrap = true},
    [LOOK_HEADING] = {.size = 12, .bold = true, .colour = DARK},
    [LOOK_HEAD] = {.bold = true, .colour = 0xFFFFFF, .fill = DARK, .wrap = true, .indent = true},
    [LOOK_HEAD_NUMBER] =
        {.bold = true, .colour = 0xFFFFFF, .fill = DARK, .wrap = true, .align = LXW_ALIGN_RIGHT},
    [LOOK_HEAD_CELL] =
        {.bold = true, .colour = 0xFFFFFF, .fill = DARK, .wrap = true, .align = LXW_ALIGN_CENTER},
    [LOOK_BIG] = {.number = 3, .size = 16, .bold = true, .colour = DARK, .align = LXW_ALIGN_LEFT},
    [LOOK_BIG_PERCENT] =
        {.number = 9, .size = 16, .bold = true, .colour = DARK, .align = LXW_ALIGN_LEFT},
};

static bool is_head(enum look look)
{
    return look == LOOK_HEAD || look == LOOK_HEAD_NUMBER || look == LOOK_HEAD_CELL;
}

static lxw_format *make_format(struct workbook *book, enum look look, bool line)
{
    const struct style *style = &style_of[look];
    lxw_format *f = workbook_add_format(book->lxw);
    format_set_font_name(f, "Arial"); /* its widths are the same wherever the file is opened */
    format_set_font_size(f, style->size > 0 ? style->size : 10);
    if (style->number)
        format_set_num_format_index(f, (uint8_t)style->number);
    if (style->code)
        format_set_num_format(f, style->code);
    if (style->colour)
        format_set_font_color(f, (lxw_color_t)style->colour);
    if (style->fill)
        format_set_bg_color(f, (lxw_color_t)style->fill);
    if (style->bold)
        format_set_bold(f);
    if (style->wrap)
        format_set_text_wrap(f);
    format_set_align(
        f, (uint8_t)(line && !is_head(look) ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER));
    if (style->align)
        format_set_align(f, (uint8_t)style->align);
    if (line && style->indent) /* apart from a number that ends at the same rule */
        format_set_indent(f, 1);
    if (line && !is_head(look)) {
        format_set_bottom(f, LXW_BORDER_THIN);
        format_set_bottom_color(f, RULE);
    }
    return f;
}

static lxw_format *format_of(const struct sheet *s, enum look look)
{
    bool line = s->list != NULL;
    lxw_format **f = &s->book->format[look][line];
    if (!*f)
        *f = make_format(s->book, look, line);
    return *f;
}

/* ---- the file ---- */

struct workbook *workbook_open(const char *path, const struct workbook_about *about)
{
    struct workbook *book = mem_clear(1, sizeof *book);
    lxw_workbook_options options = {.constant_memory = about->is_long, .tmpdir = getenv("TMPDIR")};
    book->lxw = workbook_new_opt(path, &options);
    if (!book->lxw)
        msg_die("out of memory for the workbook '%s'", path);
    book->path = mem_string(path);
    book->about = *about;
    if (!book->about.rows || book->about.rows > LXW_ROW_MAX)
        book->about.rows = LXW_ROW_MAX;
    celltext_clean(&book->text, about->title, 200);
    lxw_doc_properties properties = {.title = book->text.s,
                                     .comments = (char *)about->comment,
                                     .created = (time_t)about->created};
    check(workbook_set_properties(book->lxw, &properties), book);
    return book;
}

static bool name_taken(const struct workbook *book, const char *name)
{
    lxw_worksheet *other;
    STAILQ_FOREACH(other, book->lxw->worksheets, list_pointers)
    {
        if (!strcasecmp(other->name, name))
            return true;
    }
    return false;
}

/* '&' begins a command in a page header and is doubled; 255 characters is all it holds. */
static void add_page_text(struct buf *b, const char *text, size_t most)
{
    struct buf clean = BUF_INIT;
    celltext_clean(&clean, text ? text : "", most);
    for (const char *p = buf_text(&clean); *p; p++) {
        buf_putc(b, *p);
        if (*p == '&')
            buf_putc(b, '&');
    }
    buf_free(&clean);
}

static void set_up_page(struct sheet *s)
{
    struct buf *b = &s->book->text;
    if (s->shape == SHEET_WIDE)
        worksheet_set_landscape(s->lxw);
    worksheet_set_paper(s->lxw, 9); /* A4 */
    worksheet_set_margins(s->lxw, 0.5, 0.5, 0.75, 0.75);
    worksheet_fit_to_pages(s->lxw, 1, 0);
    buf_clear(b);
    buf_puts(b, "&L&9");
    add_page_text(b, s->book->about.title, 90);
    buf_puts(b, "&R&9&A");
    check(worksheet_set_header(s->lxw, b->s), s->book);
    buf_clear(b);
    buf_puts(b, "&L&9");
    add_page_text(b, s->book->about.footer, 90);
    buf_puts(b, "&R&9&P / &N");
    check(worksheet_set_footer(s->lxw, b->s), s->book);
}

static void add_lxw_sheet(struct sheet *s)
{
    struct buf *b = &s->book->text;
    unsigned ordinal = 1;
    do {
        buf_clear(b);
        celltext_sheet_name(b, s->wanted, ordinal++);
    } while (name_taken(s->book, b->s));
    if (!s->name)
        s->name = mem_string(b->s);
    s->lxw = workbook_add_worksheet(s->book->lxw, b->s);
    if (!s->lxw)
        msg_die("cannot add the sheet '%s' to the workbook", b->s);
    worksheet_gridlines(s->lxw, LXW_HIDE_ALL_GRIDLINES);
    set_up_page(s);
}

struct sheet *workbook_sheet(struct workbook *book, const char *name, enum sheet_shape shape)
{
    struct sheet *s = mem_clear(1, sizeof *s);
    *s = (struct sheet){
        .book = book, .wanted = mem_string(name), .shape = shape, .next = book->sheets};
    book->sheets = s;
    add_lxw_sheet(s);
    return s;
}

const char *workbook_sheet_name(const struct sheet *s)
{
    return s->name;
}

static void set_widths(struct sheet *s)
{
    for (uint16_t c = 0; c < s->columns; c++) {
        const struct column *column = &s->column[c];
        double least = column->narrowest > 0 ? column->narrowest : NARROWEST;
        double most = column->widest > 0 ? column->widest : WIDEST;
        double width = fmin(fmax(column->widest_text + 2.5, least), most);
        check(worksheet_set_column(s->lxw, c, c, width, NULL), s->book);
    }
}

static void free_sheets(struct workbook *book)
{
    while (book->sheets) {
        struct sheet *s = book->sheets;
        book->sheets = s->next;
        free(s->name);
        free(s->wanted);
        free(s);
    }
}

struct workbook_events workbook_save(struct workbook *book)
{
    struct workbook_events events = book->events;
    for (struct sheet *s = book->sheets; s; s = s->next)
        set_widths(s);
    check(workbook_close(book->lxw), book);
    free_sheets(book);
    buf_free(&book->text);
    free(book->path);
    free(book);
    return events;
}

/* ---- cells ---- */

static const char *clean(struct workbook *book, const char *text)
{
    buf_clear(&book->text);
    enum celltext_change change = celltext_clean(&book->text, text, CELLTEXT_MAX);
    book->events.cut += (change & CELLTEXT_CUT) != 0;
    book->events.repaired += (change & CELLTEXT_REPAIRED) != 0;
    return buf_text(&book->text);
}

static struct column *column_of(struct sheet *s, uint16_t col)
{
    if (col >= COLUMNS)
        msg_die("the sheet '%s' has more than %d columns", s->name, COLUMNS);
    if (col >= s->columns)
        s->columns = (uint16_t)(col + 1);
    return &s->column[col];
}

static void widen(struct sheet *s, uint16_t col, double width)
{
    struct column *column = column_of(s, col);
    if (width > column->widest_text)
        column->widest_text = width;
}

/* Spreadsheets leave rows of a file as high as a usual line. */
static void make_room(struct sheet *s, uint32_t row, enum look look)
{
    double size = style_of[look].size;
    if (size > 0)
        check(worksheet_set_row(s->lxw, row, size * 1.45, NULL), s->book);
}

void workbook_text(struct sheet *s, uint32_t row, uint16_t col, enum look look, const char *text)
{
    const char *safe = clean(s->book, text);
    make_room(s, row, look);
    bool bold = style_of[look].bold;
    if (look != LOOK_TITLE && look != LOOK_SUBTITLE && look != LOOK_HEADING)
        widen(s, col, celltext_width(safe) * (bold ? 1.08 : 1.0));
    check(worksheet_write_string(s->lxw, row, col, safe, format_of(s, look)), s->book);
}

/* About as many digits as the number is shown with. */
static double number_width(enum look look, double number)
{
    double digits = number >= 10 || number <= -10 ? floor(log10(fabs(number))) + 1 : 1;
    double size = style_of[look].size > 0 ? style_of[look].size / 10 : 1;
    bool decimals = look == LOOK_REAL || look == LOOK_REAL2 || look == LOOK_PERCENT;
    return (digits * 1.3 + (number < 0) + (decimals ? 2 : 0)) * size;
}

void workbook_number(struct sheet *s, uint32_t row, uint16_t col, enum look look, double number)
{
    if (!isfinite(number)) {
        check(worksheet_write_blank(s->lxw, row, col, format_of(s, look)), s->book);
        return;
    }
    make_room(s, row, look);
    widen(s, col, number_width(look, number));
    check(worksheet_write_number(s->lxw, row, col, number, format_of(s, look)), s->book);
}

void workbook_date(struct sheet *s, uint32_t row, uint16_t col, enum look look, int32_t days,
                   int minutes)
{
    double serial = (double)days + EPOCH + (double)minutes / 1440;
    if (days < FIRST_DAY)
        serial = NAN;
    widen(s, col, look == LOOK_DATE ? 10 : look == LOOK_TIME ? 8 : 5);
    if (isfinite(serial))
        check(worksheet_write_number(s->lxw, row, col, serial, format_of(s, look)), s->book);
    else
        check(worksheet_write_blank(s->lxw, row, col, format_of(s, look)), s->book);
}

void workbook_wide_text(struct sheet *s, uint32_t row, uint16_t col, uint16_t last_col,
                        unsigned lines, enum look look, const char *text)
{
    const char *safe = clean(s->book, text);
    double size = style_of[look].size > 0 ? style_of[look].size : 10;
    column_of(s, last_col);
    check(worksheet_set_row(s->lxw, row, lines * size * 1.4 + 2, NULL), s->book);
    if (col == last_col)
        check(worksheet_write_string(s->lxw, row, col, safe, format_of(s, look)), s->book);
    else
        check(worksheet_merge_range(s->lxw, row, col, row, last_col, safe, format_of(s, look)),
              s->book);
}

void workbook_row(struct sheet *s, uint32_t row, unsigned lines)
{
    check(worksheet_set_row(s->lxw, row, lines * LINE + 3, NULL), s->book);
}

void workbook_column(struct sheet *s, uint16_t col, double narrowest, double widest)
{
    struct column *column = column_of(s, col);
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
    check(worksheet_conditional_format_range(s->lxw, row, col, last_row, last_col, &heat), s->book);
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
    check(worksheet_conditional_format_range(s->lxw, row, col, last_row, col, &bars), s->book);
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
    check(worksheet_repeat_rows(s->lxw, from, to), s->book);
}

/* ---- lists ---- */

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
    double usual = is_number(column->look) ? width : fmax(width, 16);
    return celltext_lines(column->title, usual / 1.1);
}

static void write_heads(struct sheet *s)
{
    unsigned tallest = 1;
    for (uint16_t c = 0; c < s->list_n; c++) {
        const struct list_column *column = &s->list[c];
        double width = longest_word(column->title);
        unsigned lines = head_lines(column, width);
        column_of(s, c)->widest = column->widest;
        widen(s, c, width);
        tallest = lines > tallest ? lines : tallest;
        check(worksheet_write_string(s->lxw, s->list_head, c, clean(s->book, column->title),
                                     format_of(s, head_of(column->look))),
              s->book);
    }
    check(worksheet_set_row(s->lxw, s->list_head, tallest * LINE + 7, NULL), s->book);
    worksheet_freeze_panes(s->lxw, s->list_head + 1, 1);
    check(worksheet_repeat_rows(s->lxw, s->list_head, s->list_head), s->book);
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
            .header_format = format_of(s, head_of(s->list[c].look)),
        };
        pointers[c] = &columns[c];
    }
    pointers[s->list_n] = NULL;
    lxw_table_options options = {.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0, /* none: the cells have their formats */
                                 .columns = pointers};
    check(worksheet_add_table(s->lxw, s->list_head, 0, last, (uint16_t)(s->list_n - 1), &options),
          s->book);
}

static void finish_list(struct sheet *s)
{
    uint32_t last = s->list_row - 1;
    if (last > s->list_head && !s->book->about.is_long)
        add_table(s, last);
    else
        check(worksheet_autofilter(s->lxw, s->list_head, 0, last, (uint16_t)(s->list_n - 1)),
              s->book);
    for (uint16_t c = 0; c < s->list_n; c++)
        if (s->list[c].bars && last > s->list_head)
            workbook_bars(s, s->list_head + 1, last, c);
}

static void continue_list(struct sheet *s)
{
    finish_list(s);
    set_widths(s);
    add_lxw_sheet(s);
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
    unsigned lines = celltext_lines(text, (widest > 0 ? widest : WIDEST) - 2);
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
        check(worksheet_set_row(s->lxw, s->list_row, fmin(s->list_lines * LINE + 2, TALLEST), NULL),
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

/* ---- charts ---- */

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

static void add_series(lxw_chart *c, const struct chart *chart, const struct chart_series *from)
{
    const char *data = chart->data->name;
    lxw_chart_series *series = chart_add_series(c, NULL, NULL);
    chart_series_set_categories(series, data, chart->first_row, chart->names_col, chart->last_row,
                                chart->names_col);
    chart_series_set_values(series, data, chart->first_row, from->col, chart->last_row, from->col);
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
    check(worksheet_insert_chart_opt(s->lxw, row, col, c, &size), s->book);
}
