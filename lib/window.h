/*
 * window - when people are free in a week: "Mon 09:00-12:00;Thu 13:00-17:00".
 *
 * A week is counted in minutes from Monday 00:00, and goes round: Sunday 23:00-24:00 and Monday
 * 00:00-01:00 are one stretch of two hours. A struct window_week holds the free minutes as spans,
 * sorted, apart from each other, each inside 0..WINDOW_WEEK; a stretch that goes over the end of
 * the week is two spans, and every function here knows that they are one.
 *
 *     struct window_week week = WINDOW_WEEK_INIT;
 *     struct window_fault fault;
 *     if (!window_parse(cell, &week, &fault))
 *         msg_die_at(file, line, "'%.*s' %s", fault.length, fault.piece, fault.why);
 *     ...
 *     window_free(&week);
 *
 * Weeks are usable from WINDOW_WEEK_INIT and own their spans. Results overwrite what was there.
 * Cost is linear in the spans, which are as many as there are windows.
 */
#ifndef WINDOW_H
#define WINDOW_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WINDOW_DAY = 1440, WINDOW_WEEK = 7 * WINDOW_DAY };

struct window_span {
    uint16_t from, to; /* minutes of the week, from < to */
};

struct window_week {
    struct window_span *items;
    size_t n, cap;
};
#define WINDOW_WEEK_INIT                                                                           \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

struct window_fault {
    const char *piece; /* into the text that was read */
    int length;        /* of the piece, as printf's %.*s wants it */
    const char *why;   /* "ends before it starts", to be put behind the piece in quotes */
};

/*
 * Pieces are separated by ';', each of them days, a blank, and times: "Mon 09:00-12:00",
 * "Mon-Fri 09:00-17:00", "Tue,Thu 09:00-10:00,15:00-16:30". Days as in num.h, and a range may go
 * over the weekend ("Sun-Thu"). Times from 00:00 to 24:00. Stray blanks and empty pieces are
 * allowed; windows may touch or overlap. False with the first bad piece in *fault (the week is
 * then empty); a text without any window is a week without any free minute, and is no fault.
 */
bool window_parse(const char *text, struct window_week *week, struct window_fault *fault);

/* Working hours as the options give them: hours "09:00-17:00", days "Mon-Fri" or "Mon,Wed". */
bool window_working(const char *hours, const char *days, struct window_week *week,
                    struct window_fault *fault);

/* The canonical text of a week: equal weeks give equal text, and parsing it gives the week. Days
   in a row with the same times are a range. Appended to `out`; nothing for an empty week. */
void window_text(const struct window_week *week, struct buf *out);

/* Adds minutes of one span, which may reach over the end of the week or lie before or after it
   (from >= -WINDOW_WEEK, to <= 3 * WINDOW_WEEK). Call window_tidy() when all are there. */
void window_add(struct window_week *week, int from, int to);
void window_tidy(struct window_week *week);

/* The same windows seen by a clock that shows `minutes` more (negative: less). */
void window_shift(const struct window_week *week, int minutes, struct window_week *out);

/* What both have. `out` is neither of them. */
void window_both(const struct window_week *a, const struct window_week *b, struct window_week *out);

/* Minutes of the longest stretch without a break, WINDOW_WEEK when always free. */
int window_longest(const struct window_week *week);

/* window_longest() of window_both(), without building it. */
int window_overlap(const struct window_week *a, const struct window_week *b);

bool window_equal(const struct window_week *a, const struct window_week *b);
void window_copy(const struct window_week *from, struct window_week *to);
void window_free(struct window_week *week);

#endif
