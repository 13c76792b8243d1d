/*
 * report_sheets - one function per sheet of the report's workbook. Each writes what its view may
 * see, from top to bottom; report_book decides which sheets there are.
 */
#ifndef REPORT_SHEETS_H
#define REPORT_SHEETS_H

#include "report_progress.h"
#include "report_view.h"
#include "report_voices.h"
#include "workbook.h"

/* Title in row 0 and the sentence below it, over that many columns and lines of text; the next free
   row is 3. report_sheet_head() finds out how many lines the sentence takes. */
enum { REPORT_FIRST_ROW = 3 };
void report_sheet_title(struct sheet *s, const char *title, const char *about, uint16_t columns,
                        unsigned lines);
void report_sheet_head(struct sheet *s, const char *title, const char *about, uint16_t columns);

/* A sheet that is one list: its head, over the columns that are printed, and the list begun. */
void report_sheet_list(struct sheet *s, const char *title, const char *about,
                       const struct list_column *columns, uint16_t n);

#define COUNT(columns) ((uint16_t)(sizeof(columns) / sizeof *(columns)))

void report_sheet_topics(struct sheet *s, const struct report_view *v);
void report_sheet_units(struct sheet *s, const struct report_matrix *m,
                        const struct report_view *v);
void report_sheet_sessions(struct sheet *s, const struct report_view *v);
void report_sheet_calendar(struct sheet *s, const struct report_view *v);
void report_sheet_people(struct sheet *s, const struct report_view *v);
void report_sheet_unmet(struct sheet *s, const struct report_view *v);

void report_sheet_support(struct sheet *s, const struct report_view *v);
void report_sheet_voices(struct sheet *s, const struct report_voices *v,
                         const struct report_view *view);

void report_sheet_progress(struct sheet *s, const struct report_progress *p);
void report_sheet_method(struct sheet *s, const struct report_view *v);

/* `topics` is where that sheet will have its list, for a chart; NULL: no such sheet. */
void report_sheet_summary(struct sheet *s, const struct report_view *v, const struct sheet *topics);

#endif
