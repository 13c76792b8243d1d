/*
 * schedule_words - what the timetable decided, in the words of the column `why`. Private to the
 * schedule modules.
 */
#ifndef SCHEDULE_WORDS_H
#define SCHEDULE_WORDS_H

#include "buf.h"
#include "schedule.h"

/* Appends why a meeting has no time, and the cheapest remedy. */
void schedule_words_unbooked(const struct schedule *s, size_t meeting, struct buf *out);

/* Appends why a meeting could not keep its time, seen from a zone: "moved from 2026-12-01 09:00:
   Bo Berg is busy then". */
void schedule_words_moved(const struct schedule *s, size_t meeting, const struct zone *zone,
                          struct buf *out);

/* How many bytes of a `why` are not this tool's own. */
size_t schedule_words_base(const char *why);

/* "2026-12-01 09:00" on that wall. */
void schedule_words_time(const struct zone *zone, int64_t at, struct buf *out);

#define SCHEDULE_WORDS_NO_TIME "no time: "
#define SCHEDULE_WORDS_MOVED "moved from "

#endif
