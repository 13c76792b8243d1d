/*
 * report_seen - the meetings a workbook lists, and for a manager's the figures made of nothing
 * else. Whatever a manager's workbook adds up it also shows line by line, so that no total less
 * what is shown speaks of learning that is private.
 *
 * Used by report_view alone.
 */
#ifndef REPORT_SEEN_H
#define REPORT_SEEN_H

#include "report_view.h"

/* Sets v->meeting: by time; those of one time in an order made of what is shown of them. */
void report_seen_list(struct report_view *v);

/*
 * The totals of what a manager may see: people who take part, meetings in the list, hours given, of
 * reviews, and of learning that is not hidden. All other figures are 0.
 */
struct report_totals report_seen_count(const struct report_view *v);

#endif
