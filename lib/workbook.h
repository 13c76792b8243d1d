/*
 * workbook - a spreadsheet file, in the words a report needs. The only user of libxlsxwriter.
 *
 *     struct workbook *book = workbook_open("out.xlsx", &(struct workbook_about){.title = "..."});
 *     struct sheet *s = workbook_sheet(book, "People", SHEET_WIDE);
 *     workbook_text(s, 0, 0, LOOK_TITLE, "People");
 *     workbook_list(s, 2, columns, 3);                     the header row, frozen, with filters
 *     workbook_put_text(s, "Ana"); workbook_put_number(s, 3); workbook_put_time(s, days);
 *     workbook_next(s);                                     the row is done
 *     workbook_list_end(s);
 *     struct workbook_events e = workbook_save(book);  writes the file, frees everything
 *
 * Rows and columns count from 0. In a sheet, cells are written from top to bottom, row by row: a
 * long workbook keeps no row in memory (about 3 MB for a million cells). Text is always text, never
 * a formula, whatever it begins with; what is no UTF-8 is repaired, what is too long is cut, a
 * number that is none shows as empty, a list past the last row goes on in a sheet "Name (2)" with
 * its header: workbook_save() says how often. Column widths follow what was written.
 *
 * The same calls give the same bytes when `created` is set. Errors of the file system end the
 * program with a message. Colours differ in lightness, so that grey print and colour-blind eyes
 * tell them apart.
 */
#ifndef WORKBOOK_H
#define WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct workbook;
struct sheet;

struct workbook_about {
    const char *title;   /* also at the head of every printed page */
    const char *comment; /* a document property */
    const char *footer;  /* left in the foot of every printed page; "page 1 of 3" is right */
    int64_t created;     /* seconds since 1970, UTC */
    bool is_long;        /* many cells: constant memory, filters instead of tables */
    uint32_t rows;       /* of a sheet before a list goes on in another; 0: as many as there are */
};

struct workbook_events {
    size_t cut, repaired; /* texts cut at what a cell holds; texts with bytes that were no UTF-8 */
    size_t continued;     /* sheets added because a list was longer than a sheet */
};

enum look {
    LOOK_TEXT,
    LOOK_WRAP, /* text on several lines where it is long */
    LOOK_STRONG,
    LOOK_FAINT,
    LOOK_WITHHELD, /* text in the place of a number */
    LOOK_COUNT,    /* 1,234 */
    LOOK_REAL,     /* 1.5 */
    LOOK_REAL2,    /* 1.50 */
    LOOK_PERCENT,
    LOOK_DATE, /* dates and numbers as the reader's own spreadsheet writes them */
    LOOK_DAY,  /* the weekday of a date */
    LOOK_TIME, /* the time of day of a date */
    LOOK_CELL, /* a number in a heat map */
    LOOK_TITLE,
    LOOK_SUBTITLE,
    LOOK_HEADING,
    LOOK_HEAD,        /* over a column of text */
    LOOK_HEAD_NUMBER, /* over a column of numbers */
    LOOK_HEAD_CELL,   /* over a column of a heat map */
    LOOK_BIG,         /* the one figure to see */
    LOOK_BIG_PERCENT,
    LOOK_END
};

enum sheet_shape { SHEET_TALL, SHEET_WIDE }; /* portrait or landscape in print */

struct workbook *workbook_open(const char *path, const struct workbook_about *about);
struct workbook_events workbook_save(struct workbook *book);

/* A legal, unique name is made of `name`. The sheet belongs to the workbook. */
struct sheet *workbook_sheet(struct workbook *book, const char *name, enum sheet_shape shape);
const char *workbook_sheet_name(const struct sheet *s);

/* Single cells. `days` since 1970-01-01, `minutes` after midnight. */
void workbook_text(struct sheet *s, uint32_t row, uint16_t col, enum look look, const char *text);
void workbook_number(struct sheet *s, uint32_t row, uint16_t col, enum look look, double number);
void workbook_date(struct sheet *s, uint32_t row, uint16_t col, enum look look, int32_t days,
                   int minutes);

/* Text over several columns, not counted for their widths; `lines` is the height in text lines. */
void workbook_wide_text(struct sheet *s, uint32_t row, uint16_t col, uint16_t last_col,
                        unsigned lines, enum look look, const char *text);

/* Narrowest and widest, in digits; without it 4 and 60. */
void workbook_column(struct sheet *s, uint16_t col, double narrowest, double widest);

/* A row high enough for that many lines of text. */
void workbook_row(struct sheet *s, uint32_t row, unsigned lines);

/* Shading by value, white for nothing; and bars behind numbers. Ranges include both ends. */
void workbook_heat(struct sheet *s, uint32_t row, uint16_t col, uint32_t last_row,
                   uint16_t last_col);
void workbook_bars(struct sheet *s, uint32_t row, uint32_t last_row, uint16_t col);

/* Printed on one page; without it on as many as it takes, one page wide. */
void workbook_one_page(struct sheet *s);

/* The first `rows` and `cols` stay in sight, and rows from..to are repeated on every printed page.
 */
void workbook_freeze(struct sheet *s, uint32_t rows, uint16_t cols);
void workbook_print_titles(struct sheet *s, uint32_t from, uint32_t to);

/* A list: a header row and records below it, one list at a time in a sheet. */
enum list_way {
    LIST_PLAIN,
    LIST_BARS,   /* bars behind the numbers */
    LIST_SCREEN, /* not printed; such columns stand last */
    LIST_OUT,    /* not in the sheet: what is put there is dropped */
};
struct list_column {
    const char *title;
    enum look look; /* of its cells */
    double widest;  /* in digits, 0 for the usual */
    enum list_way way;
};
void workbook_list(struct sheet *s, uint32_t row, const struct list_column *columns, uint16_t n);
/* How many of the columns will be printed. */
uint16_t workbook_list_printed(const struct list_column *columns, uint16_t n);
void workbook_put_text(struct sheet *s, const char *text);
void workbook_put_number(struct sheet *s, double number);
void workbook_put_time(struct sheet *s, int32_t days, int minutes);
void workbook_put_blank(struct sheet *s);
void workbook_next(struct sheet *s);
/* The row after the last, in the sheet the list ended in. */
uint32_t workbook_list_end(struct sheet *s);

/* Charts: native, drawn by the spreadsheet from cells of a sheet, which may be another one. */
enum chart_kind {
    CHART_BARS,
    CHART_STACKED_BARS,
    CHART_COLUMNS,
    CHART_STACKED_COLUMNS,
    CHART_LINES
};
enum chart_colour { CHART_DARK, CHART_MIDDLE, CHART_LIGHT };
struct chart_series {
    const char *name;
    uint16_t col;
    enum chart_colour colour;
};
struct chart {
    enum chart_kind kind;
    const char *title;
    const struct sheet *data;     /* where the cells are */
    uint32_t first_row, last_row; /* of the cells */
    uint16_t names_col;           /* their names */
    const struct chart_series *series;
    size_t n;
    bool percent; /* the values are shares */
    bool across;  /* names and series stand in rows: read row for col and col for row above */
};
/* `width` and `height` in pixels at 96 to the inch. */
void workbook_chart(struct sheet *s, uint32_t row, uint16_t col, int width, int height,
                    const struct chart *chart);

#endif
