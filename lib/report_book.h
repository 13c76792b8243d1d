/*
 * report_book - the workbook of one view: which sheets there are and in which order. Sheets that an
 * audience may not see are not there, and empty ones neither.
 */
#ifndef REPORT_BOOK_H
#define REPORT_BOOK_H

#include "report_progress.h"
#include "report_view.h"
#include "report_voices.h"
#include "workbook.h"

/* What a workbook may show beside the plan; each may be NULL. */
struct report_extras {
    const struct report_voices *voices;
    const struct report_progress *progress; /* this cycle last */
};

/* Writes the file `path`, which has to be one that can be seeked in. */
struct workbook_events report_book_write(const char *path, const struct report_view *v,
                                         const struct report_extras *extras);

#endif
