/*
 * timetable_search - what books a meeting whose times are all taken: exchange chains, and the
 * repair of what they leave. Private to the timetable modules; the way and its sources are in
 * timetable.h.
 *
 * All changes go through a log, so that what leads nowhere is undone.
 */
#ifndef TIMETABLE_SEARCH_H
#define TIMETABLE_SEARCH_H

#include "timetable_state.h"

struct move {
    uint32_t meeting;
    int64_t was;
};

struct search {
    struct timetable *t;
    uint64_t *scratch;
    bool *fixed; /* by meeting: kept, past, or moved already in this chain */
    struct {
        struct move *items;
        size_t n, cap;
    } log;
    int64_t work; /* what is left of it */
};

struct search_list {
    uint32_t *items;
    size_t n, cap;
};

/* Gives a meeting the earliest start that is free; false when there is none. */
bool search_book(struct search *s, uint32_t meeting);

/* Books what can be booked by exchange, and takes it off the list. */
void search_exchange(struct search *s, struct search_list *left);

/* Books more of all that is unbooked, by wandering; never fewer than before. */
void search_repair(struct search *s, const struct search_list *left);

#endif
