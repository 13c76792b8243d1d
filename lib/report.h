/*
 * report - a plan as a report sees it: the meetings behind its learn and review rows, and what
 * each person gives and takes. It counts what the plan says and never chooses anything anew.
 *
 *     struct report r = report_open(&plan, &zones);
 *     for (size_t i = 0; i < r.n; i++) r.meeting[i] ...          by time, unbooked last
 *     struct report_totals t = report_count(&r, &scope);
 *     report_close(&r);
 *
 * The plan must outlive the report. A session whose rows disagree on teacher, topic, format or
 * time, and a time that cannot be read, end the program with the plan's file and line. Cost:
 * O(rows).
 */
#ifndef REPORT_H
#define REPORT_H

#include "plan.h"
#include "report_scope.h"
#include "zone.h"

enum report_format {
    REPORT_ONE_TO_ONE = PLAN_ONE_TO_ONE,
    REPORT_GROUP = PLAN_GROUP,
    REPORT_CIRCLE = PLAN_CIRCLE,
    REPORT_FORMATS,
    REPORT_REVIEW = REPORT_FORMATS /* everybody's review, without topic or host */
};

#define REPORT_NO_MEETING UINT32_MAX

/* A date and a time of day on the wall of a zone. */
struct report_wall {
    int32_t day;
    int minute;
    const char *zone;
};

struct report_meeting {
    uint32_t session, topic; /* ids in the plan's pool */
    uint32_t host; /* who teaches or facilitates: a person, or PLAN_NOBODY: not in the plan */
    uint32_t with; /* the cell that names the host, 0 for none */
    enum report_format format;
    size_t first, n;         /* who learns: rows seat[first] to seat[first + n - 1] of the plan */
    const char *about, *id;  /* topic and session as texts */
    bool timed;              /* it has a start */
    bool unbooked;           /* pl-schedule found no time */
    int64_t utc;             /* start, minutes since 1970 */
    struct report_wall wall; /* the same in the host's zone, else in the first learner's */
    bool hosts_wall;         /* it is the host's */
    int minutes;             /* of one gathering; without a time what is usual for the format */
    int times;               /* gatherings: 1, of a circle more */
};

struct report_person {
    uint32_t wishes, met; /* learn rows; of them with a meeting that was not left unbooked */
    uint32_t offers;      /* teach rows, nominations not counted */
    uint32_t learns, teaches, facilitates;           /* meetings, without the unbooked */
    int minutes_learn, minutes_give, minutes_review; /* in them, all gatherings */
    bool answered, would_facilitate;
    bool in_format[REPORT_FORMATS]; /* takes part in such a meeting */
};

struct report {
    const struct plan *plan;
    struct report_meeting *meeting;
    size_t n;
    uint32_t *seat;               /* rows of the plan */
    uint32_t *meeting_of_row;     /* REPORT_NO_MEETING for most */
    struct report_person *person; /* by person of the plan */
    bool *hidden;                 /* by person: see report_hide(); before it all are */
    uint32_t *host_start;         /* meetings that person i teaches or facilitates: */
    uint32_t *hosted;       /*   hosted[host_start[i]] to hosted[host_start[i + 1] - 1], by time */
    bool paired, scheduled; /* whether pl-pair and pl-schedule have seen the plan */
    uint32_t *seen;         /* scratch, by meeting: the round in which it was last seen */
    uint32_t round;
    uint32_t *topic_place; /* scratch of report_topics_open(), by id: all 0 between calls */
};

/*
 * Settles whose learning nobody but the organiser may see: who has not said `share` yes. Where only
 * a few of them learn, a reader could work out theirs by elimination: whatever seat is left over
 * when everybody else's is known. So others who learn are hidden with them, in the order of the
 * plan and whatever they learn, until there are `least` to choose from in all workbooks together.
 */
void report_hide(struct report *r, long least);

/* The start as the row says it: in the zone of the row's own person. The row must have a start. */
struct report_wall report_row_wall(const struct plan *plan, size_t row);
/* Minutes since 1970 on the clock of UTC. */
struct report_wall report_utc_wall(int64_t utc);

struct report report_open(const struct plan *plan, struct zone_set *zones);
void report_close(struct report *r);

struct report_totals {
    size_t invited, answered;
    size_t learners, teachers, both; /* people who ask, who offer, who do both */
    size_t learners_met, hosts,
        both_met;       /* who learn in a meeting, who teach or facilitate one, both */
    size_t taking_part; /* in any meeting */
    size_t wishes, met, unbooked, waiting, gap, pending; /* pending: nothing decided yet */
    size_t meetings[REPORT_FORMATS], meetings_timed, meetings_unbooked;
    int64_t minutes;                     /* of all meetings */
    int64_t person_minutes;              /* asked of all people together */
    int most_minutes;                    /* asked of one person */
    size_t reviews;                      /* people who come to a review meeting */
    size_t hidden;                       /* learners whose hours of it are not counted here */
    size_t support_yes, support_no;      /* managers */
    size_t met_yes, met_no, met_not_yet; /* feedback: did you meet? */
    size_t fit_good, fit_undecided, fit_not;
    size_t again_yes, again_no; /* would you like to meet again? */
};

/* True once for each meeting after report_round(). */
static inline void report_round(struct report *r)
{
    r->round++;
}
static inline bool report_first_sight(struct report *r, uint32_t meeting)
{
    bool first = r->seen[meeting] != r->round;
    r->seen[meeting] = r->round;
    return first;
}

/* O(rows of the people in the scope). Not for two threads at a time on one report. */
struct report_totals report_count(struct report *r, const struct report_scope *scope);

/* How many people said whether they met, whether it was a good match, whether they would again;
   how many managers whether they support it. */
static inline size_t report_heard(const struct report_totals *t)
{
    return t->met_yes + t->met_no + t->met_not_yet;
}
static inline size_t report_fit_said(const struct report_totals *t)
{
    return t->fit_good + t->fit_undecided + t->fit_not;
}
static inline size_t report_again_said(const struct report_totals *t)
{
    return t->again_yes + t->again_no;
}
static inline size_t report_support_said(const struct report_totals *t)
{
    return t->support_yes + t->support_no;
}

/* Before the launch: managers were asked, and nobody about topics yet. */
static inline bool report_only_managers(const struct report_totals *t)
{
    return report_support_said(t) && !t->learners && !t->teachers;
}

static inline size_t report_meetings(const struct report_totals *t)
{
    return t->meetings[REPORT_ONE_TO_ONE] + t->meetings[REPORT_GROUP] + t->meetings[REPORT_CIRCLE];
}

#endif
