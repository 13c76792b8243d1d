/*
 * zone - time zones by their IANA name: what the clock on the wall says at an instant, and back.
 *
 *     struct zone_set zones = ZONE_SET_INIT;
 *     const struct zone *z = zone_open(&zones, "Asia/Kolkata");      NULL: no such zone
 *     int64_t utc = zone_utc(z, zone_local(days, 9 * 60));           09:00 on that day there
 *     zone_text(z, utc, text);                                       2026-12-01T09:00:00+05:30
 *     zone_set_free(&zones);
 *
 * Time is counted in minutes: an instant since 1970-01-01T00:00Z, local time since 1970-01-01T00:00
 * on that wall. Every clock has been set to whole minutes since 1972; seconds before that are cut.
 *
 * The data is the system's (the tzdata package), read through libical. libical 3.0.16 was compared
 * with another reader of the same data: equal for all 598 names from 2025 to the end of 2037, wrong
 * for some after that (it drops changes that fall on the evening before). So the changes of the
 * years ZONE_FIRST to ZONE_LAST are found once, when a zone is opened (about 2 ms), kept sorted,
 * and looked up by bisection from then on (about 10 ns); before and after them the offset stays.
 *
 * A zone belongs to its set and lives as long. A set is for one thread; an opened zone may be read
 * by any number. A zone opened twice is the same pointer, so zones are compared with ==.
 */
#ifndef ZONE_H
#define ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ZONE_FIRST = 2000, ZONE_LAST = 2037, ZONE_TEXT = 32 };

struct zone;

struct zone_set {
    struct zone **items;
    size_t n, cap;
    struct {
        char **items;
        size_t n, cap;
    } names; /* what zone_nearest() may offer, read when first asked */
};
#define ZONE_SET_INIT                                                                              \
    {                                                                                              \
        NULL, 0, 0,                                                                                \
        {                                                                                          \
            NULL, 0, 0                                                                             \
        }                                                                                          \
    }

/* NULL when the system has no zone of that name, exactly so written. Empty is no zone. Data that is
   there and cannot be read ends the program. */
const struct zone *zone_open(struct zone_set *set, const char *name);
void zone_set_free(struct zone_set *set);

/* False when the system has no zone data at all (no tzdata package): then only UTC opens. */
bool zone_data_found(void);

/*
 * Up to `want` names most like a misspelt one, best first, without regard to case; a city alone
 * counts ("Berlin" is like "Europe/Berlin"). Returns how many were written to `names`, which stay
 * valid until zone_set_free(). None when nothing is near. By edit distance (V. Levenshtein, 1965,
 * "Binary codes capable of correcting deletions, insertions, and reversals").
 */
size_t zone_nearest(struct zone_set *set, const char *name, const char **names, size_t want);

const char *zone_name(const struct zone *z);

/* Minutes to add to UTC at that instant. */
int zone_offset(const struct zone *z, int64_t utc);

/*
 * The instant when the wall shows `local`. An hour that is skipped when clocks go forward is read
 * with the offset before the change (02:30 becomes what then is called 03:30); an hour that comes
 * twice is the first of the two. The same rule as RFC 5545, 3.3.5.
 */
int64_t zone_utc(const struct zone *z, int64_t local);

/*
 * The offset outside summer time, as the rules stand in the installed data: the smaller of those on
 * 1 January and 1 July of ZONE_LAST. Not the data's own flag: by that, summer is the standard in
 * Dublin.
 */
int zone_standard(const struct zone *z);

/* Local minutes of a day (since 1970-01-01) and a time of day in minutes. */
int64_t zone_local(int32_t days, int minutes);

/* "2026-12-01T09:00:00+01:00" and a NUL into `text`, which has room for ZONE_TEXT bytes. */
void zone_text(const struct zone *z, int64_t utc, char *text);

/* RFC 3339, whole minutes, 'Z' or an offset, from 0001-01-02 to 9999-12-30 UTC. False when it is
   not that; *utc then is untouched. */
bool zone_instant(const char *text, int64_t *utc);

/* The changes within [from, to): instants and the offsets before and after, in order. */
struct zone_change {
    int64_t at;
    int before, after;
};
size_t zone_changes(const struct zone *z, int64_t from, int64_t to, struct zone_change *out,
                    size_t room);

#endif
