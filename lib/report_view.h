/*
 * report_view - what one workbook shows of a report: which people, to whom, under which title. The
 * rules of who may read what live here, so that no sheet has its own.
 *
 * organiser: everything. manager: people of the scope who take part and in how many meetings, what
 * they teach, what they learn where it is not hidden (report_hide()); everybody else is "a
 * colleague"; no wish that was not met, no fit, no reason, nobody who did not answer. Nothing in it
 * depends on what a hidden person learns, when, or from whom; tests/privacy.t holds it to that.
 * everyone: totals only, and none from which one could tell anything of fewer than min_group
 * people.
 */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include "report.h"
#include "report_topics.h"
#include "report_words.h"

enum report_audience { REPORT_ORGANISER, REPORT_MANAGER, REPORT_EVERYONE };

struct report_settings {
    enum report_audience audience;
    long min_group;
    const char *title;
    int32_t today;
    int64_t created; /* seconds since 1970 */
};

/* The figures of the summary that count people, the most important first. */
enum report_figure {
    REPORT_INVITED,
    REPORT_ANSWERED,
    REPORT_LEARNERS,
    REPORT_LEARNERS_MET,
    REPORT_HOSTS,
    REPORT_TAKING_PART,
    REPORT_IN_ONE_TO_ONE, /* people who meet in that format: behind the number of such meetings */
    REPORT_IN_GROUP,
    REPORT_IN_CIRCLE,
    REPORT_TEACHERS,
    REPORT_BOTH_MET,
    REPORT_BOTH,
    REPORT_FACILITATORS,
    REPORT_FIGURES
};

struct report_view {
    const struct report_settings *set;
    struct report *r;
    const struct report_scope *scope;
    const char *about; /* a sentence: for whom this is */
    struct report_totals totals;
    struct report_topics topics;
    uint32_t *meeting; /* the meetings that may be seen, by time */
    size_t n_meetings;
    size_t people[REPORT_FIGURES];
    bool shown[REPORT_FIGURES];
};

/* `about` is kept, not copied. O(rows of the people in the scope). */
struct report_view report_view_open(const struct report_settings *set, struct report *r,
                                    const struct report_scope *scope, const char *about);
void report_view_close(struct report_view *v);

/* How many people of the scope a figure counts. */
size_t report_view_people(const struct report_view *v, enum report_figure f);

/* Whether meetings of that enum report_format may be counted. */
bool report_view_shows_format(const struct report_view *v, int format);

/* What to call a person: the name, or "a colleague". */
const char *report_view_name(const struct report_view *v, uint32_t person);
/* Who teaches or facilitates a meeting, in the same way; "" for nobody. */
const char *report_view_host(const struct report_view *v, const struct report_meeting *m);
/* The clock to show a meeting by: of somebody whom the audience may see. The meeting has a time. */
struct report_wall report_view_wall(const struct report_view *v, const struct report_meeting *m);
/* Where it is; "" when that is a matter of people outside. */
const char *report_view_place(const struct report_view *v, const struct report_meeting *m);

/* Whether the audience may know who teaches or facilitates it. */
bool report_view_hosts_inside(const struct report_view *v, const struct report_meeting *m);
/* Whether it may know that the person of that row comes to it. */
bool report_view_sees_seat(const struct report_view *v, const struct report_meeting *m, size_t row);
/* The row of the first whose coming it may know, PLAN_NO_ROW for none. */
size_t report_view_first_seen(const struct report_view *v, const struct report_meeting *m);

/* Whether this audience may see what the person learns, and with whom. */
bool report_view_sees_learning(const struct report_view *v, uint32_t person);
/* Whether the person has a line in the list of people. */
bool report_view_sees_person(const struct report_view *v, uint32_t person);

/*
 * The notes that ask somebody to do something, the most helpful kinds first and a few of each: rows
 * of the plan into `row`, at most `most`. Gives how many.
 */
size_t report_view_advice(const struct plan *p, size_t *row, size_t most);

/* What pl-pair says of how many can learn, and that no plan does better; "" when it says nothing.
   Of parts that were put together it says nothing of the whole, and so does this. */
const char *report_view_proof(const struct plan *p);

#endif
