/*
 * workbook_inside - what the files of module workbook share, and nobody else: the only place that
 * includes xlsxwriter.h. workbook.c has the file, workbook_cells.c single cells, workbook_format.c
 * the looks, workbook_list.c the lists, workbook_chart.c the charts.
 */
#ifndef WORKBOOK_INSIDE_H
#define WORKBOOK_INSIDE_H

#include "buf.h"
#include "workbook.h"

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

#define INSIDE_FONT "Arial"
#define INSIDE_SIZE 10.0     /* points */
#define INSIDE_NARROWEST 5.0 /* digits */
#define INSIDE_WIDEST 60.0
#define INSIDE_LINE 13.0 /* height of a line of text, in points */

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
    const struct list_column *list;   /* NULL outside of a list */
    uint16_t list_n, list_col;        /* columns given, and those of them filled in this row */
    uint16_t list_at;                 /* columns of the sheet filled in this row */
    uint16_t list_wide, list_printed; /* columns of the sheet */
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
    size_t rows_done; /* of all lists, for the progress */
    struct buf text;
};

/* Ends the program for anything but LXW_NO_ERROR. */
void inside_check(lxw_error error, const struct workbook *book);

/* The format of a look, in a list with a line below. */
lxw_format *inside_format(const struct sheet *s, enum look look);
bool inside_is_bold(enum look look);
double inside_size(enum look look); /* of its letters in points, 0 for the usual 10 */

/* Text fit for a cell, counted when it had to be changed; valid until the next call. */
const char *inside_clean(struct workbook *book, const char *text);
struct column *inside_column(struct sheet *s, uint16_t col);
void inside_widen(struct sheet *s, uint16_t col, double width);
void inside_set_widths(struct sheet *s);
/* A further sheet of the same name with a number, into which `s` goes on. */
void inside_next_sheet(struct sheet *s);

#endif
