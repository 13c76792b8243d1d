/* What an invitation says. See invite_draft.h. */
#include "invite_draft.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static const char *address_of(const struct plan *p, uint32_t person)
{
    const char *email = plan_said(p, person, PLAN_EMAIL), *key = plan_key(p, person);
    return calendar_address(email) ? email : calendar_address(key) ? key : "";
}

void invite_add_person(struct invite_draft *d, const struct plan *p, uint32_t person)
{
    struct calendar_event *e = &d->event;
    d->people = mem_grow(d->people, e->n_people, &d->cap_people, sizeof *d->people);
    d->people[e->n_people++] =
        (struct calendar_person){plan_said(p, person, PLAN_NAME), address_of(p, person)};
    e->people = d->people;
}

static void note_mute(struct invite_run *v, uint32_t person)
{
    if (v->mute[person] || *address_of(v->s->plan, person))
        return;
    v->mute[person] = 1;
    v->n_mute++;
}

void invite_draft_clear(struct invite_draft *d)
{
    buf_clear(&d->uid);
    buf_clear(&d->summary);
    buf_clear(&d->description);
    buf_clear(&d->shown);
    buf_clear(&d->learners);
    buf_clear(&d->minutes);
    free(d->skip);
    d->skip = NULL;
    d->event = (struct calendar_event){.people = d->people};
}

void invite_draft_free(struct invite_draft *d)
{
    buf_free(&d->uid);
    buf_free(&d->summary);
    buf_free(&d->description);
    buf_free(&d->shown);
    buf_free(&d->learners);
    buf_free(&d->minutes);
    free(d->people);
    free(d->skip);
}

/* The first of the people leads, and invites unless there is a mailbox for that. */
static void set_organizer(const struct invite_run *v, struct invite_draft *d)
{
    struct calendar_event *e = &d->event;
    bool mailbox = v->o->organizer != NULL;
    e->organizer = (struct calendar_person){"", ""};
    if (mailbox)
        e->organizer = (struct calendar_person){"Peer learning", v->o->organizer};
    else if (e->n_people)
        e->organizer = d->people[0];
    e->chaired = true;
    e->accepted = !mailbox;
}

void invite_finish(const struct invite_run *v, struct invite_draft *d, const char *id,
                   const char *const parts[INVITE_PARTS])
{
    struct calendar_event *e = &d->event;
    buf_printf(&d->uid, "%s@peer-learning", id);
    invite_fill(&v->template, parts, &d->description);
    e->uid = buf_text(&d->uid);
    e->summary = buf_text(&d->summary);
    e->description = buf_text(&d->description);
    e->place = parts[INVITE_PLACE];
    e->stamp = v->o->stamp;
    set_organizer(v, d);
}

static void add_learner(struct invite_draft *d, const char *name)
{
    buf_printf(&d->learners, "%s%s", d->learners.n ? ", " : "", name);
}

/* Meetings. */

static void set_dates(const struct schedule *s, size_t meeting, struct invite_draft *d)
{
    const struct timetable_meeting *t = &s->times[meeting];
    struct calendar_event *e = &d->event;
    e->start = t->at;
    e->minutes = t->minutes;
    e->every = t->every;
    e->times = t->times;
    if (t->times < 2)
        return;
    bool *skipped = mem_clear((size_t)t->times, sizeof *skipped);
    d->skip = mem_alloc((size_t)t->times, sizeof *d->skip);
    timetable_dates(&s->timetable, meeting, d->skip, skipped);
    for (int k = 0; k < t->times; k++)
        if (skipped[k])
            d->skip[e->n_skip++] = d->skip[k];
    free(skipped);
    e->zone = schedule_zone(s, meeting);
    e->skip = d->skip;
}

static void fill_parts(const struct schedule *s, size_t meeting, struct invite_draft *d,
                       const char *parts[INVITE_PARTS])
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    const struct plan *p = s->plan;
    size_t row = s->seats[m->first];
    for (size_t i = 0; i < m->n; i++)
        add_learner(d, plan_name(p, p->person[s->seats[m->first + i]]));
    buf_printf(&d->minutes, "%d", s->times[meeting].minutes);
    parts[INVITE_TOPIC] = plan_string(p, m->topic);
    parts[INVITE_TEACHER] = m->lead == PLAN_NOBODY ? "" : plan_name(p, m->lead);
    parts[INVITE_LEARNERS] = buf_text(&d->learners);
    parts[INVITE_PROBLEM] = m->format == SCHEDULE_ONE_TO_ONE ? plan_text(p, row, PLAN_TEXT) : "";
    parts[INVITE_PURPOSE] = invite_purpose(m->format);
    parts[INVITE_MINUTES] = buf_text(&d->minutes);
    parts[INVITE_FORMAT] = schedule_formats[m->format];
    parts[INVITE_PLACE] = plan_text(p, row, PLAN_PLACE);
}

static void put_summary(const struct schedule *s, const struct schedule_meeting *m,
                        const char *const parts[INVITE_PARTS], struct buf *out)
{
    (void)s;
    if (m->format == SCHEDULE_ONE_TO_ONE)
        buf_printf(out, "%s: %s with %s", parts[INVITE_TOPIC], parts[INVITE_LEARNERS],
                   parts[INVITE_TEACHER]);
    else if (m->format == SCHEDULE_GROUP)
        buf_printf(out, "%s: group with %s", parts[INVITE_TOPIC], parts[INVITE_TEACHER]);
    else
        buf_printf(out, "%s: circle", parts[INVITE_TOPIC]);
}

void invite_draft_meeting(struct invite_run *v, size_t meeting, struct invite_draft *d,
                          const char *parts[INVITE_PARTS])
{
    const struct schedule *s = v->s;
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    invite_draft_clear(d);
    for (uint32_t i = 0; i < m->n_people; i++) {
        invite_add_person(d, s->plan, s->with[m->people + i]);
        note_mute(v, s->with[m->people + i]);
    }
    set_dates(s, meeting, d);
    d->event.sequence = m->sequence;
    fill_parts(s, meeting, d, parts);
    put_summary(s, m, parts, &d->summary);
    invite_finish(v, d, plan_string(s->plan, m->id), parts);
}

/* Nobody leads a review; who invites is the first by key, the same one while others come and go. */
static uint32_t review_lead(const struct schedule *s, const struct schedule_review *r)
{
    uint32_t lead = PLAN_NOBODY;
    for (size_t i = 0; i < r->n; i++) {
        const struct schedule_seat *seat = &s->chairs.items[r->first + i];
        if (seat->can && (lead == PLAN_NOBODY ||
                          strcmp(plan_key(s->plan, seat->person), plan_key(s->plan, lead)) < 0))
            lead = seat->person;
    }
    return lead;
}

void invite_draft_review(struct invite_run *v, const struct schedule_review *r,
                         struct invite_draft *d, const char *parts[INVITE_PARTS])
{
    uint32_t lead = review_lead(v->s, r);
    const struct schedule *s = v->s;
    invite_draft_clear(d);
    for (size_t i = 0; i < INVITE_PARTS; i++)
        parts[i] = "";
    if (lead != PLAN_NOBODY)
        invite_add_person(d, s->plan, lead);
    for (size_t i = 0; i < r->n; i++) {
        const struct schedule_seat *seat = &s->chairs.items[r->first + i];
        if (!seat->can)
            continue;
        if (seat->person != lead)
            invite_add_person(d, s->plan, seat->person);
        add_learner(d, plan_name(s->plan, seat->person));
        note_mute(v, seat->person);
    }
    d->event.start = r->at;
    d->event.minutes = s->options.minutes[SCHEDULE_REVIEW];
    d->event.times = 1;
    d->event.sequence = r->sequence;
    buf_printf(&d->minutes, "%d", d->event.minutes);
    buf_puts(&d->summary, INVITE_REVIEW);
    parts[INVITE_LEARNERS] = buf_text(&d->learners);
    parts[INVITE_PURPOSE] = invite_purpose(SCHEDULE_REVIEW);
    parts[INVITE_MINUTES] = buf_text(&d->minutes);
    parts[INVITE_FORMAT] = schedule_formats[SCHEDULE_REVIEW];
    parts[INVITE_PLACE] = s->options.place ? s->options.place : "";
    invite_finish(v, d, plan_string(s->plan, r->id), parts);
}
