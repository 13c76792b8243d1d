/*
 * report_text - the summary as text: at most 25 lines of at most 80 columns, UTF-8, for a terminal
 * or a cron mail. With `bars`, shares are drawn with block characters (for a terminal only).
 */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "report_view.h"

void report_text(struct buf *out, const struct report_view *v, bool bars);

#endif
