/*
 * progress - how far a long piece of work has come, for the person who waits at a terminal.
 *
 *     pl-map: reading plan.csv: 12.6 of 48.1 MB (6.3/s, 6 s left)
 *
 *     progress_begin("placing", "meetings");
 *     for (i = 0; i < n; i++) {
 *         place(i);
 *         progress_at(i + 1, n);
 *     }
 *     progress_end();
 *
 * One line on stderr, rewritten at most four times a second once the work has taken a second, and
 * wiped when it ends or a message is printed. Only where somebody can see it: stderr is a terminal,
 * TERM is neither empty nor "dumb", -q was not given. Work within work is not shown apart: the
 * outermost that has begun stays on the line until it ends, so each begin needs its end. A clock is
 * looked at for the line and for nothing else.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

extern const char *const progress_mb; /* a unit: what is counted are bytes */

/* Neither the verb nor the unit, a noun in the plural, is copied. */
void progress_begin(const char *what, const char *unit);

/* So far `done` of `total`; 0 for a total that is not known: no time is estimated then. */
void progress_at(size_t done, size_t total);

/* One more, of a total that is not known; for the innermost loop: costs a comparison when nobody
   sees it, an addition else. */
static inline void progress_tick(void);

void progress_end(void);

/* From now on nothing is shown: the result itself goes to the terminal. */
void progress_off(void);

extern size_t progress_ticks; /* private: 0 when nobody sees them */
void progress_tick_at(void);  /* private */

static inline void progress_tick(void)
{
    if (progress_ticks && !(++progress_ticks & 0xFFFF))
        progress_tick_at();
}

#endif
