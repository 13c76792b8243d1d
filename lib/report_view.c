#include "report_view.h"

#include <string.h>

struct report_view report_view_open(const struct report_settings *set, struct report *r,
                                    const struct report_scope *scope, const char *about)
{
    return (struct report_view){
        .set = set,
        .r = r,
        .scope = scope,
        .about = about,
        .totals = report_count(r, scope),
        .topics = report_topics_open(r, scope),
    };
}

void report_view_close(struct report_view *v)
{
    report_topics_close(&v->topics);
}

const char *report_view_name(const struct report_view *v, uint32_t person)
{
    bool visible = v->set->audience == REPORT_ORGANISER ||
                   (v->set->audience == REPORT_MANAGER && v->scope->in[person]);
    return visible ? plan_name(v->r->plan, person) : report_word(WORD_COLLEAGUE);
}

bool report_view_sees_learning(const struct report_view *v, uint32_t person)
{
    if (v->set->audience == REPORT_ORGANISER)
        return true;
    return v->set->audience == REPORT_MANAGER && v->scope->in[person] &&
           !strcmp(plan_said(v->r->plan, person, PLAN_SHARE), "yes");
}

bool report_view_sees_meeting(const struct report_view *v, const struct report_meeting *m)
{
    if (v->set->audience != REPORT_MANAGER)
        return v->set->audience == REPORT_ORGANISER;
    if (m->unbooked)
        return false;
    if (m->host != PLAN_NOBODY && v->scope->in[m->host])
        return true;
    for (size_t i = 0; i < m->n; i++)
        if (report_view_sees_learning(v, v->r->plan->person[v->r->seat[m->first + i]]))
            return true;
    return false;
}

bool report_view_sees_person(const struct report_view *v, uint32_t person)
{
    const struct report_person *p = &v->r->person[person];
    if (v->set->audience == REPORT_ORGANISER)
        return true;
    return v->set->audience == REPORT_MANAGER && v->scope->in[person] &&
           (p->learns || p->teaches || p->facilitates);
}
