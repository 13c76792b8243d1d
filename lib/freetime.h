/*
 * freetime - when somebody is free in a usual week, from the words of a survey to the plan's
 * `free`: "Mon 09:00-12:00;Thu 13:00-17:00".
 *
 *     struct freetime f = FREETIME_INIT;
 *     freetime_add(&f, "Monday", "9 AM;10 AM", 60)     for every cell of the person
 *     freetime_text(&f, &text);
 *     freetime_free(&f);
 *
 * A cell is a list (";", ", ", lines) of days ("Monday", "Mo", "Mon-Wed", "Montag"), times ("9 AM",
 * "9:30-11", "10:10am-11am", "14 Uhr", "13.00-15.00", "Morning", "Vormittag", "all day"), or
 * both ("Monday, 10/28: 10:10am-11am", "Mon 09:00-12:00", "Monday Morning"); or a word that says
 * yes or no to the `topic` ("Free", "Busy", "Yes", "1", the topic itself). The topic is the rest of
 * the header: a day (then the cell holds times), a time (then the cell holds days), or both. Times
 * without a day count for Monday to Friday, days without a time from 09:00 to 17:00. What overlaps
 * or adjoins is one window. "1-3" could be the night or the afternoon: it is not understood.
 *
 * The words are data in freetime.c. Dates are skipped: the week is a usual one.
 */
#ifndef FREETIME_H
#define FREETIME_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct freetime {
    struct freetime_window {
        int32_t begin, end; /* minutes since Monday 00:00; end <= 10080 */
    } * items;
    size_t n, cap;
};
#define FREETIME_INIT                                                                              \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/*
 * `topic` may be "", and words in it that are no time are skipped. `slot`: how long a time without
 * an end lasts, in minutes (0: 60). False when a part of the cell cannot be understood: *bad then
 * says which (into the cell, bad_n bytes), and nothing of the cell is added. An empty cell is fine.
 */
bool freetime_add(struct freetime *f, const char *topic, const char *cell, unsigned slot,
                  const char **bad, size_t *bad_n);

/* True when a header item or a cell is a day, a time, or both: what guess asks. */
bool freetime_is_day(const char *s);
bool freetime_is_time(const char *s);

/* Minutes between the slots that these times show: 30 when one of them is "9:30 AM", else 60. */
unsigned freetime_slot(const char *cell, unsigned so_far);

/* Appends the canonical text; days in order, windows merged. */
void freetime_text(struct freetime *f, struct buf *out);
void freetime_free(struct freetime *f);

#endif
