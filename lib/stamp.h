/*
 * stamp - when an answer was given, in every form the survey products write it.
 *
 * Understood: 2024-10-09 17:21:33; 2024-10-09T11:00:01.000-04:00; 2024/10/09 10:06:06 PM GMT+1;
 * 10/9/2024 11:02; 8/20/25 12:51:45; 27.04.2026 11:34; 26-03-2024 09:34; Oct 9, 2024 5:56:04 pm;
 * 9 October 2024; 9. Oktober 2024; the Thai Buddhist year 2562/07/26 with its words for a.m. and
 * p.m. Between the parts any blank may stand (also no-break ones). A zone is used when it is an
 * offset (+01:00, GMT+3, Z); a zone word (EST, AST) is taken as said once for the whole column and
 * skipped. Stamps of one export are only ever compared with each other.
 *
 * 10/9/2024 has two readings. A stamp keeps both; the column decides:
 *
 *     struct stamp_column c = STAMP_COLUMN_INIT;
 *     struct stamp s = stamp_read(cell, told);       told: --dates, or STAMP_ANY
 *     stamp_see(&c, &s, line);                       for every row
 *     if (!stamp_settle(&c)) ...                     one row can only be day first, another only
 *                                                    month first: c.day_line and c.month_line
 *     switch (stamp_compare(&c, &a, &b)) ...         which of a person's two answers is the later
 *
 * No row of the column may say which it is; then stamp_compare() still answers when both readings
 * agree, and STAMP_UNCLEAR is an error only for the two rows compared: name them and --dates.
 * No clock, no locale. O(bytes).
 */
#ifndef STAMP_H
#define STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stamp_order { STAMP_ANY, STAMP_DMY, STAMP_MDY, STAMP_YMD };

/* "dmy", "mdy", "ymd" (of --dates); false for anything else. */
bool stamp_order_word(const char *word, enum stamp_order *order);

/* Milliseconds since 1970-01-01; STAMP_NEVER where that reading is impossible. */
#define STAMP_NEVER INT64_MIN
struct stamp {
    int64_t day_first, month_first; /* equal when the text leaves no choice */
};

/* Both STAMP_NEVER when the text is no date (an empty cell, "[not completed]"). */
struct stamp stamp_read(const char *text, enum stamp_order told);
static inline bool stamp_is_date(const struct stamp *s)
{
    return s->day_first != STAMP_NEVER || s->month_first != STAMP_NEVER;
}

struct stamp_column {
    size_t day_line, month_line; /* first row that can only be day first, month first; 0: none */
    size_t dates;                /* cells that were dates */
    enum stamp_order order;      /* after stamp_settle(): STAMP_ANY when nothing decides */
};
#define STAMP_COLUMN_INIT                                                                          \
    {                                                                                              \
        0, 0, 0, STAMP_ANY                                                                         \
    }

void stamp_see(struct stamp_column *c, const struct stamp *s, size_t line);
bool stamp_settle(struct stamp_column *c); /* false: the rows contradict each other */

enum stamp_verdict { STAMP_EARLIER, STAMP_SAME, STAMP_LATER, STAMP_UNCLEAR };

/* How a stands to b. A stamp that is no date is earlier than any that is. */
enum stamp_verdict stamp_compare(const struct stamp_column *c, const struct stamp *a,
                                 const struct stamp *b);

#endif
