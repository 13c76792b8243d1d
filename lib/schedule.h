/*
 * schedule - the sessions of a plan as a timetable, and the timetable back as rows of the plan.
 *
 *     struct schedule s = {.plan = &plan, .keep = NULL, .options = options};
 *     schedule_read(&s);                   the sessions, who is in them, what they had before
 *     schedule_place(&s);                  a time for every meeting (timetable.h)
 *     schedule_review(&s);                 the meeting about a month later
 *     schedule_sequence(&s);               how often each invitation has changed
 *     schedule_write(&s);                  start, end, repeat, place, status, why; review rows;
 * notes schedule_free(&s);
 *
 * A session is made of the learn rows that carry its id. Their teacher, topic and format must
 * agree; the program ends with both lines when they do not.
 *
 * What had a time keeps it when it still suits: a start in the plan itself before one in `keep`.
 * Rows whose own start stands are not written again, so a plan scheduled twice is the same plan.
 * In `why`, what this tool adds stands behind what pl-pair wrote, after "; no time: " or
 * "; moved from ", and is taken off when it no longer holds.
 */
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include "absence.h"
#include "hours.h"
#include "plan.h"
#include "timetable.h"

enum schedule_format {
    SCHEDULE_ONE_TO_ONE = PLAN_ONE_TO_ONE,
    SCHEDULE_GROUP = PLAN_GROUP,
    SCHEDULE_CIRCLE = PLAN_CIRCLE,
    SCHEDULE_REVIEW
};
extern const char *const schedule_formats[4]; /* "one-to-one" "group" "circle" "review" */

struct schedule_options {
    int32_t from; /* the first day, in everybody's own zone */
    int weeks;
    struct window_week working;
    int minutes[4];   /* by format */
    int every, times; /* circles: weeks between dates, how many dates */
    int review;       /* days after the first meeting, 0: none */
    int per_day, per_week, gap;
    bool fresh;        /* forget what was decided before */
    const char *place; /* NULL: none */
};

struct schedule_meeting {
    uint32_t id;    /* cell of column session */
    uint32_t topic; /* cells */
    enum schedule_format format;
    uint32_t lead;   /* teacher or facilitator, index of people; PLAN_NOBODY when there is none */
    size_t row;      /* the first row that names it */
    size_t first, n; /* its learn rows: seats[first] ... */
    size_t people;   /* who must be there: with[people] ..., the lead first */
    uint32_t n_people;
    int64_t was;    /* the start it had, or TIMETABLE_NONE */
    bool own;       /* and that start stood in the plan itself, not in `keep` */
    uint32_t place; /* cell */
    int sequence;   /* how often the invitation has changed */
};

struct schedule_review {
    uint32_t id;
    int64_t at;
    size_t first, n; /* chairs[first] ...: people, and whether each can */
    int sequence;
};

struct schedule_gone { /* a session that was invited to once, and is in the plan no more */
    uint32_t id;
    int sequence;
};

struct schedule_seat {
    uint32_t person;
    bool can;
    size_t row; /* the review row there is, or PLAN_NO_ROW */
};

struct schedule {
    struct plan *plan;
    const struct plan *keep; /* may be NULL */
    struct schedule_options options;
    struct absence *absence;                     /* may be NULL */
    void (*progress)(size_t done, size_t total); /* may be NULL */
    struct hours hours;
    struct {
        struct schedule_meeting *items;
        size_t n, cap;
    } meetings;
    size_t *seats;  /* rows, by meeting */
    uint32_t *with; /* people, by meeting */
    struct timetable timetable;
    struct timetable_free *frees;
    struct timetable_person *people;
    struct timetable_meeting *times;
    struct timetable_span *busy;
    struct {
        struct schedule_review *items;
        size_t n, cap;
    } reviews;
    struct {
        struct schedule_seat *items;
        size_t n, cap;
    } chairs;
    struct {
        struct schedule_gone *items;
        size_t n, cap;
    } gone;
};

void schedule_read(struct schedule *s);
/* How many days from the first any question can be about: circles go on after the horizon, and so
   does the review. After schedule_read(). */
int schedule_days(const struct schedule *s);
void schedule_place(struct schedule *s);
void schedule_review(struct schedule *s);
void schedule_sequence(struct schedule *s); /* before the rows are written */
void schedule_write(struct schedule *s);
void schedule_free(struct schedule *s);

/* The start of a meeting, or TIMETABLE_NONE. */
static inline int64_t schedule_at(const struct schedule *s, size_t meeting)
{
    return s->timetable.meetings[meeting].at;
}

/* The zone whose wall a circle follows: its lead's, else its first learner's. */
const struct zone *schedule_zone(const struct schedule *s, size_t meeting);

/* The row of the same wish in `keep`, when it is of the same session, or PLAN_NO_ROW. */
size_t schedule_kept_row(const struct schedule *s, size_t row);

/* Whether a row of any plan invites its person to a session, and whether that session has a date on
   the first day or after it. */
bool schedule_invited(const struct plan *p, size_t row);
bool schedule_to_come(const struct schedule *s, const struct plan *p, size_t row);

/* "every 1 week 6 times", or "" for what happens once. `text` has room for SCHEDULE_REPEAT bytes.
 */
enum { SCHEDULE_REPEAT = 48 };
void schedule_repeat_text(const struct timetable_meeting *t, char *text);
bool schedule_read_repeat(const char *text, int *every, int *times);

/* The first day of the horizon as an instant in a zone. */
int64_t schedule_begin(const struct schedule *s, const struct zone *zone);

#endif
