/*
 * timetable - a time for every meeting, all placed together, nobody in two places at once.
 *
 *     struct timetable t = TIMETABLE_INIT;          fill in the limits, then the people
 *     frees, people, meetings                       arrays of the caller, see below
 *     timetable_solve(&t);                          sets meetings[i].at
 *     if (t.meetings[i].at == TIMETABLE_NONE)
 *         obstacle = timetable_obstacle(&t, i);     why not
 *     timetable_free(&t);                           what the solver kept; the arrays stay
 *
 * Pure: no files, no clock, no globals, the same result for the same input. Time is counted in
 * minutes since 1970-01-01T00:00Z, and meetings start on a grid of TIMETABLE_GRID minutes; a time
 * to keep may lie off it.
 *
 * A meeting may start at a time when all its people are in a window of theirs for its whole length,
 * none of them has a holiday or is busy, their other meetings are at least `gap` minutes away, and
 * nobody gets more than `per_day` meetings on a day or `per_week` in a week (Monday to Sunday) of
 * their own zone. One that repeats comes at the same time on the wall of its first person; a date
 * on which one of its people has a holiday is skipped, on every other all must be free.
 *
 * The way: meetings with the least choice for the meetings that compete with them come first, each
 * at the earliest time left. One that finds none takes the time of another, which takes the time of
 * a third, until one finds a free time: an exchange chain (F. Glover, 1996, "Ejection chains,
 * reference structures and alternating path methods for traveling salesman problems"), searched in
 * depth with a bound on the work. What then is left over goes through a repair that displaces the
 * least often displaced (T. Muller, R. Bartak, H. Rudova, 2004, "Iterative Forward Search
 * Algorithm: Combining Iterative Repair and Heuristics for Course Timetabling") and is kept only if
 * it books more. Not exact: the problem is NP-hard, so what is unbooked gets an obstacle, and
 * `proved` says when no timetable at all could do better for that person.
 *
 * Cost: 150,000 meetings of 100,000 people over four weeks take 0.3 s and 60 MB; without
 * competition, linear in people times weeks.
 */
#ifndef TIMETABLE_H
#define TIMETABLE_H

#include "zone.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TIMETABLE_GRID = 15 };
#define TIMETABLE_NONE INT64_MIN
#define TIMETABLE_NOBODY UINT32_MAX

struct timetable_span {
    int64_t from, to;
};

/* When people of one kind are there: shared by all who have the same windows, zone and holidays.
   Spans are sorted and apart from each other. Windows begin at the first day of the horizon and
   go on as long as anything may repeat or be reviewed; holidays are not taken out of them. */
struct timetable_free {
    const struct zone *zone;
    struct timetable_span *windows, *holidays;
    size_t n_windows, n_holidays;
    int64_t end; /* the horizon in this zone: meetings begin before */
};

struct timetable_person {
    uint32_t free;               /* index into frees */
    struct timetable_span *busy; /* sorted, apart */
    size_t n_busy;
};

enum timetable_released { /* why a kept time could not stay */
                          TIMETABLE_STAYS,
                          TIMETABLE_OUTSIDE, /* somebody's windows, or the horizon */
                          TIMETABLE_HOLIDAY,
                          TIMETABLE_BUSY,
                          TIMETABLE_TAKEN, /* by a kept meeting with more people or earlier, or
                                              limits */
};

struct timetable_meeting {
    const uint32_t *people; /* who must be there, each once; the first sets the wall clock */
    uint32_t n;
    int minutes;
    int every, times;                 /* weeks between dates, how many dates; times is 1 for most */
    int64_t at;                       /* in: a time to keep, or TIMETABLE_NONE. Out: the time */
    bool past;                        /* it has happened: `at` stays whatever it is */
    enum timetable_released released; /* out, for one that had a time to keep: */
    uint32_t by;                      /* whose fault it is, or TIMETABLE_NOBODY */
};

struct timetable {
    int per_day, per_week, gap;
    const struct timetable_free *frees;
    size_t n_frees;
    const struct timetable_person *people;
    size_t n_people;
    struct timetable_meeting *meetings;
    size_t n_meetings;
    void (*progress)(size_t done, size_t total); /* may be NULL */
    struct timetable_state *state;
};
#define TIMETABLE_INIT                                                                             \
    {                                                                                              \
        1, 2, 0, NULL, 0, NULL, 0, NULL, 0, NULL, NULL                                             \
    }

void timetable_solve(struct timetable *t);

enum timetable_cause {
    TIMETABLE_NO_COMMON, /* their windows never have that length in common */
    TIMETABLE_NO_REPEAT, /* no time that suits all on every date */
    TIMETABLE_HOLIDAYS,  /* what they have in common falls on holidays */
    TIMETABLE_ALL_BUSY,  /* what they have in common is busy */
    TIMETABLE_TOO_MANY,  /* a person's free time holds `fit` of their `wanted` meetings */
    TIMETABLE_LIMITS,    /* a person's limits per day or week are used up by other meetings */
    TIMETABLE_ELSEWHERE, /* at each common time somebody is in another meeting */
};

struct timetable_obstacle {
    enum timetable_cause cause;
    bool proved;        /* no timetable books it without unbooking another of that person */
    uint32_t person;    /* whose, or TIMETABLE_NOBODY */
    uint32_t other;     /* NO_COMMON: the two who never meet, when two are enough */
    size_t meeting;     /* ELSEWHERE: the meeting of `person` at the time that is nearest to free */
    int minutes;        /* TOO_MANY: the person's free minutes within the horizon */
    size_t fit, wanted; /* TOO_MANY */
    size_t common;      /* times when all would be free, before other meetings */
};

/* After timetable_solve(), for a meeting without a time. A function of the times found and nothing
   else, so that the same timetable is explained in the same words. */
struct timetable_obstacle timetable_obstacle(const struct timetable *t, size_t meeting);

/* The dates of a booked meeting: writes up to `times` starts, and for each whether a holiday skips
   it. Returns `times`. */
size_t timetable_dates(const struct timetable *t, size_t meeting, int64_t *at, bool *skipped);

/*
 * The start within [from, to) at which most of n people can attend a meeting of that length,
 * limits not counted, the earliest of several; TIMETABLE_NONE when nobody can. can[i] says who
 * can. Their booked meetings count as busy. After timetable_solve().
 */
int64_t timetable_gather(const struct timetable *t, const uint32_t *people, size_t n, int minutes,
                         int64_t from, int64_t to, bool *can);

/* Makes a gathering busy time for those who come, so that later ones avoid it. */
void timetable_attend(struct timetable *t, uint32_t person, int64_t from, int64_t to);

void timetable_free(struct timetable *t);

#endif
