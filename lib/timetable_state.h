/*
 * timetable_state - what the solver knows while it works; private to the timetable modules.
 *
 * Starts are slots: the number of grid steps since `origin`. A set of starts is a bit per slot.
 * Every person has room for as many entries as they can ever get, one per date of a meeting.
 */
#ifndef TIMETABLE_STATE_H
#define TIMETABLE_STATE_H

#include "bits.h"
#include "timetable.h"

enum { STATE_CONFLICTS = 8, STATE_NO_SLOT = -1 };

struct state_entry {
    int64_t from, to;
    uint32_t meeting; /* UINT32_MAX for what is not a meeting: a review */
    int32_t day;      /* of the person's own calendar, since 1970 */
};

struct state_zone {
    const struct zone *zone;
    int64_t *start; /* the instant each day of first_day ... begins there, one more than days */
};

struct state_kind { /* meetings of one length, repeated or not */
    int minutes;
    bool repeats;
    size_t slots; /* repeated ones are asked about far beyond the horizon */
    uint64_t *
        *free; /* by timetable_free: starts within windows and off holidays, made when asked */
};

struct timetable_state {
    int64_t origin;
    size_t slots; /* up to the end of the last window */
    int32_t first_day;
    size_t days;
    struct state_zone *zones;
    size_t n_zones, cap_zones;
    uint32_t *zone_of; /* by timetable_free */
    struct state_kind *kinds;
    size_t n_kinds, cap_kinds;
    uint32_t *kind_of;  /* by meeting */
    uint64_t **repeats; /* by meeting: the starts at which all its dates are possible, if known */
    struct state_entry *entries;
    size_t *first; /* by person: where their entries begin, and one more */
    uint32_t *count;
    size_t *meetings_of, *meetings; /* the meetings of each person, by meetings_of as by first */
    int64_t *dates;                 /* room for the dates of one meeting */
    bool *skipped;
};

struct timetable_state *state_new(const struct timetable *t);
void state_free(struct timetable_state *s, size_t n_frees, size_t n_meetings);

static inline int64_t state_time(const struct timetable_state *s, size_t slot)
{
    return s->origin + (int64_t)slot * TIMETABLE_GRID;
}

/* STATE_NO_SLOT for an instant off the grid or outside. */
int64_t state_slot(const struct timetable_state *s, int64_t at);

/* The kind of meetings of that length, made when new. */
uint32_t state_kind_of(const struct timetable *t, int minutes, bool repeats);

/* The zone of a person, with its days. */
const struct state_zone *state_zone_of(const struct timetable *t, uint32_t person);

/* A number for the week, Monday to Sunday, of a day since 1970. */
int32_t state_week(int32_t day);

/* Sets or clears the slots of [from, to): those whose start is not before `from`. */
void state_put_slots(const struct timetable_state *s, uint64_t *bits, size_t n, int64_t from,
                     int64_t to, bool value);

/* Clears the starts of something that long that would meet a span: (from - minutes, to). */
void state_take_span(const struct timetable_state *s, uint64_t *bits, size_t n, int minutes,
                     int64_t from, int64_t to);

/* The day of a person's calendar on which an instant falls. */
int32_t state_day(const struct timetable *t, uint32_t person, int64_t at);

/* What is left out of the starts that a meeting could have. */
enum state_without { STATE_HOLIDAYS = 1, STATE_BUSY = 2, STATE_REPEATS = 4 };

/* The starts that suit all people of a meeting, before other meetings; `out` has room for
   kinds[].slots bits. Returns how many bits that are. */
size_t state_common(const struct timetable *t, size_t meeting, unsigned without, uint64_t *out);

/* The same for one person and a kind: windows, holidays, busy times. */
size_t state_person(const struct timetable *t, uint32_t person, uint32_t kind, uint64_t *out);

/* Takes out the starts that meet the entries of a person, and (limits) those on full days and in
   full weeks. */
void state_take_entries(const struct timetable *t, uint32_t person, int minutes, bool limits,
                        uint64_t *starts, size_t n);

/* The earliest start that is left for a meeting, or STATE_NO_SLOT. `scratch` as for common. */
int64_t state_earliest(const struct timetable *t, size_t meeting, uint64_t *scratch);

/*
 * The meetings in the way of a start that suits all: those that meet it, and those that use up a
 * limit. Returns how many were written to `out` (at most STATE_CONFLICTS), or -1 when they are
 * more, or when one of them is not to be moved (`fixed`, by meeting). `rank`, when not NULL, says
 * which go first where there is a choice: the lower.
 */
int state_conflicts(const struct timetable *t, size_t meeting, int64_t at, const bool *fixed,
                    const uint32_t *rank, uint32_t *out);

/* Whether a start suits all on every date, on the grid or not: TIMETABLE_STAYS, or why it does not
   and whom (*who). Other meetings are not looked at. */
enum timetable_released state_suits(const struct timetable *t, size_t meeting, int64_t at,
                                    uint32_t *who);

void state_book(struct timetable *t, size_t meeting, int64_t at);
void state_unbook(struct timetable *t, size_t meeting);

/* The dates of a meeting that starts at `at`; skipped those on which one of its people has a
   holiday. The first never is. */
void state_dates(const struct timetable *t, size_t meeting, int64_t at, int64_t *dates,
                 bool *skipped);

/* The most meetings of at least that length that fit into a person's starts, with the limits. */
size_t state_capacity(const struct timetable *t, uint32_t person, int minutes,
                      const uint64_t *starts, size_t n);

/* How many meetings a person has, of which how many are booked, and the most that any timetable
   could book of them: those with a start at all are counted. */
struct state_load {
    size_t wanted, booked, fit;
};

/* Whether no timetable could book more of that person's meetings, although more are wanted. */
bool state_full(const struct timetable *t, uint32_t person, struct state_load *load);

#endif
