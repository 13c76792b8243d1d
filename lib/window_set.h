/*
 * window_set - who can meet whom, asked millions of times.
 *
 * People whose weeks are the same when seen in UTC are one signature, a small number. Signatures
 * are compared instead of people, and what two of them share is computed once:
 *
 *     struct window_set set = WINDOW_SET_INIT;
 *     window_set_begin(&set, &working, WINDOW_SET_STANDARD);
 *     window_set_intern(&set, cell, zone, &sig, &fault);           for each person
 *     if (window_set_overlap(&set, sig[a], sig[b]) >= 30) ...
 *     window_set_free(&set);
 *
 * A week in UTC: the person's windows, moved by the zone's offset, round the week. The offset is
 * the zone's standard one (zone_standard), or the real ones of a week given by its Monday.
 *
 * Cost: interning a pair (text, zone) again is a hash look-up; a new one is parsed. An overlap is
 * a table look-up for the first WINDOW_SET_TABLE signatures (about 20 ns; at most 17 MB, filled as
 * asked), and a walk over both weeks for later ones (about 60 ns). Not for two threads at once.
 */
#ifndef WINDOW_SET_H
#define WINDOW_SET_H

#include "window.h"
#include "zone.h"

#include <limits.h>

enum { WINDOW_SET_STANDARD = INT32_MIN, WINDOW_SET_TABLE = 4096 };

struct window_set {
    struct window_week working; /* of those who gave no windows, in their own zone */
    int32_t monday;
    struct {
        struct window_week *items;
        size_t n, cap;
    } weeks; /* one per signature, in UTC */
    struct {
        uint16_t *
            *items; /* row of signature s: minutes + 1 shared with 0 ... s, 0 when not known */
        size_t n, cap;
    } rows;
    struct window_set_map {
        struct window_set_slot *slots;
        size_t n, cap;
    } by_text, by_week;
};
#define WINDOW_SET_INIT                                                                            \
    {                                                                                              \
        WINDOW_WEEK_INIT, 0, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0},                             \
        {                                                                                          \
            NULL, 0, 0                                                                             \
        }                                                                                          \
    }

/* `monday`: any day of the reference week (days since 1970), or WINDOW_SET_STANDARD. The working
   week is copied. */
void window_set_begin(struct window_set *set, const struct window_week *working, int32_t monday);

/*
 * The signature of one who wrote `text` as windows in `zone`; blank text stands for the working
 * week. False with *fault as window_parse() when the text cannot be read.
 */
bool window_set_intern(struct window_set *set, const char *text, const struct zone *zone,
                       uint32_t *sig, struct window_fault *fault);

/* How many signatures there are: they are 0 ... n - 1, in order of first sight. */
size_t window_set_count(const struct window_set *set);

/* The week of a signature, in UTC. Valid until the next intern or both. */
const struct window_week *window_set_week(const struct window_set *set, uint32_t sig);

/* Minutes of the longest stretch that both have. */
int window_set_overlap(struct window_set *set, uint32_t a, uint32_t b);

/* The signature of what two have in common: for a third person to be compared with. Computed
   anew each time, about a microsecond. */
uint32_t window_set_both(struct window_set *set, uint32_t a, uint32_t b);

/* Minutes of the longest stretch that all of n >= 1 signatures have. */
int window_set_share(struct window_set *set, const uint32_t *sigs, size_t n);

void window_set_free(struct window_set *set);

#endif
