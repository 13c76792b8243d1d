/*
 * report_view - what one workbook shows of a report: which people, to whom, under which title. The
 * rules of who may read what live here, so that no sheet has its own.
 *
 * organiser: everything. manager: people of the scope who take part, their meetings, what they
 * teach, what they learn where they allow it (`share`); everybody else is "a colleague"; no wish
 * that was not met, no fit, no reason, nobody who did not answer. everyone: totals only.
 */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include "report.h"
#include "report_topics.h"
#include "report_words.h"

enum report_audience { REPORT_ORGANISER, REPORT_MANAGER, REPORT_EVERYONE };

struct report_settings {
    enum report_audience audience;
    long min_group;
    const char *title; /* NULL: made of the cycle */
    int32_t today;
    int64_t created; /* seconds since 1970 */
};

struct report_view {
    const struct report_settings *set;
    struct report *r;
    const struct report_scope *scope;
    const char *about; /* a sentence: for whom this is */
    struct report_totals totals;
    struct report_topics topics;
};

/* `about` is kept, not copied. */
struct report_view report_view_open(const struct report_settings *set, struct report *r,
                                    const struct report_scope *scope, const char *about);
void report_view_close(struct report_view *v);

/* What to call a person: the name, or "a colleague". */
const char *report_view_name(const struct report_view *v, uint32_t person);
/* Whether this audience may see what the person learns, and with whom. */
bool report_view_sees_learning(const struct report_view *v, uint32_t person);
/* Whether a meeting's topic and time may be seen; and whether the person has a line at all. */
bool report_view_sees_meeting(const struct report_view *v, const struct report_meeting *m);
bool report_view_sees_person(const struct report_view *v, uint32_t person);

#endif
