#include "celltext.h"
#include "mem.h"
#include "msg.h"
#include "progress.h"
#include "scratch.h"
#include "workbook_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void inside_check(lxw_error error, const struct workbook *book)
{
    if (error)
        msg_die("cannot write the workbook '%s': %s", book->path, lxw_strerror(error));
}

/*
 * Column widths are digits of the workbook's usual font, and the library's is one that not every
 * machine has: with another in its place columns come out wider or text is cut. Arial, or one with
 * its widths, is everywhere.
 */
static void set_usual_font(lxw_workbook *lxw)
{
    lxw_format *usual = STAILQ_FIRST(lxw->formats);
    format_set_font_name(usual, INSIDE_FONT);
    format_set_font_size(usual, INSIDE_SIZE);
}

struct workbook *workbook_open(const char *path, const struct workbook_about *about)
{
    struct workbook *book = mem_clear(1, sizeof *book);
    lxw_workbook_options options = {.constant_memory = about->is_long, .tmpdir = scratch_folder()};
    book->lxw = workbook_new_opt(path, &options);
    if (!book->lxw)
        msg_die("out of memory for the workbook '%s'", path);
    set_usual_font(book->lxw);
    book->path = mem_string(path);
    progress_begin("writing the workbook", "rows");
    book->about = *about;
    if (!book->about.rows || book->about.rows > LXW_ROW_MAX)
        book->about.rows = LXW_ROW_MAX;
    celltext_clean(&book->text, about->title, 200);
    lxw_doc_properties properties = {.title = book->text.s,
                                     .comments = (char *)about->comment,
                                     .created = (time_t)about->created};
    inside_check(workbook_set_properties(book->lxw, &properties), book);
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
    inside_check(worksheet_set_header(s->lxw, b->s), s->book);
    buf_clear(b);
    buf_puts(b, "&L&9");
    add_page_text(b, s->book->about.footer, 90);
    buf_puts(b, "&R&9&P / &N");
    inside_check(worksheet_set_footer(s->lxw, b->s), s->book);
}

void inside_next_sheet(struct sheet *s)
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
    worksheet_set_default_row(s->lxw, INSIDE_LINE + 0.5, LXW_FALSE);
    set_up_page(s);
}

struct sheet *workbook_sheet(struct workbook *book, const char *name, enum sheet_shape shape)
{
    struct sheet *s = mem_clear(1, sizeof *s);
    *s = (struct sheet){
        .book = book, .wanted = mem_string(name), .shape = shape, .next = book->sheets};
    book->sheets = s;
    inside_next_sheet(s);
    return s;
}

const char *workbook_sheet_name(const struct sheet *s)
{
    return s->name;
}

void inside_set_widths(struct sheet *s)
{
    for (uint16_t c = 0; c < s->columns; c++) {
        const struct column *column = &s->column[c];
        double least = column->narrowest > 0 ? column->narrowest : INSIDE_NARROWEST;
        double most = column->widest > 0 ? column->widest : INSIDE_WIDEST;
        double width = fmin(fmax(column->widest_text * 1.02 + 2.5, least), most);
        inside_check(worksheet_set_column(s->lxw, c, c, width, NULL), s->book);
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

/* libxlsxwriter tells stderr in a programmer's words what the code it returns says as well. */
static lxw_error close_quietly(lxw_workbook *lxw)
{
    FILE *voice = stderr, *nowhere = fopen("/dev/null", "w");
    if (nowhere)
        stderr = nowhere;
    lxw_error error = workbook_close(lxw);
    stderr = voice;
    if (nowhere)
        fclose(nowhere);
    return error;
}

struct workbook_events workbook_save(struct workbook *book)
{
    struct workbook_events events = book->events;
    for (struct sheet *s = book->sheets; s; s = s->next)
        inside_set_widths(s);
    inside_check(close_quietly(book->lxw), book);
    progress_end();
    free_sheets(book);
    buf_free(&book->text);
    free(book->path);
    free(book);
    return events;
}
