/* report_count - the totals of some people of a report. See report.h. */
#include "report.h"

#include <string.h>

static void count_person(struct report_totals *t, const struct report_person *p)
{
    int minutes = p->minutes_learn + p->minutes_give + p->minutes_review;
    bool gives = p->teaches || p->facilitates;
    t->invited++;
    t->answered += p->answered;
    t->learners += p->wishes > 0;
    t->teachers += p->offers > 0;
    t->both += p->wishes && p->offers;
    t->learners_met += p->learns > 0;
    t->hosts += gives;
    t->both_met += p->learns && gives;
    t->taking_part += p->learns || gives;
    t->reviews += p->minutes_review > 0;
    t->person_minutes += minutes;
    if (minutes > t->most_minutes)
        t->most_minutes = minutes;
}

static void count_wish(struct report_totals *t, const struct report *r, size_t row)
{
    t->wishes++;
    uint32_t meeting = r->meeting_of_row[row];
    if (meeting != REPORT_NO_MEETING) {
        if (r->meeting[meeting].unbooked)
            t->unbooked++;
        else
            t->met++;
        return;
    }
    enum plan_status status = plan_status(r->plan, row);
    t->waiting += status == PLAN_WAITING;
    t->gap += status == PLAN_GAP;
    t->pending += status != PLAN_WAITING && status != PLAN_GAP;
}

static void count_meeting(struct report_totals *t, struct report *r, uint32_t meeting)
{
    const struct report_meeting *m = &r->meeting[meeting];
    if (!report_first_sight(r, meeting) || m->format == REPORT_REVIEW)
        return;
    if (m->unbooked) {
        t->meetings_unbooked++;
        return;
    }
    t->meetings[m->format]++;
    t->meetings_timed += m->timed;
    t->minutes += (int64_t)m->minutes * m->times;
}

static bool says(const struct plan *p, size_t row, const char *word)
{
    return !strcmp(plan_text(p, row, PLAN_TEXT), word);
}

static void count_feedback(struct report_totals *t, const struct plan *p, size_t row)
{
    const char *question = plan_text(p, row, PLAN_TOPIC);
    if (!strcmp(question, "met")) {
        t->met_yes += says(p, row, "yes");
        t->met_no += says(p, row, "no");
        t->met_not_yet += says(p, row, "not yet");
    } else if (!strcmp(question, "fit")) {
        t->fit_good += says(p, row, "good");
        t->fit_undecided += says(p, row, "undecided");
        t->fit_not += says(p, row, "not");
    } else if (!strcmp(question, "again")) {
        t->again_yes += says(p, row, "yes");
        t->again_no += says(p, row, "no");
    }
}

static void count_row(struct report_totals *t, struct report *r, size_t row)
{
    const struct plan *p = r->plan;
    if (p->kind[row] == PLAN_LEARN)
        count_wish(t, r, row);
    if (r->meeting_of_row[row] != REPORT_NO_MEETING)
        count_meeting(t, r, r->meeting_of_row[row]);
    if (p->kind[row] == PLAN_FEEDBACK)
        count_feedback(t, p, row);
    if (p->kind[row] == PLAN_SUPPORT) {
        t->support_yes += says(p, row, "yes");
        t->support_no += says(p, row, "no");
    }
}

struct report_totals report_count(struct report *r, const struct report_scope *scope)
{
    struct report_totals t = {0};
    const struct plan *p = r->plan;
    report_round(r);
    for (size_t i = 0; i < scope->n; i++) {
        uint32_t person = scope->people[i];
        count_person(&t, &r->person[person]);
        for (size_t k = p->start[person]; k < p->start[person + 1]; k++)
            count_row(&t, r, p->list[k]);
        for (size_t k = r->host_start[person]; k < r->host_start[person + 1]; k++)
            count_meeting(&t, r, r->hosted[k]);
    }
    return t;
}
