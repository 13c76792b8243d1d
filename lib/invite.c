#include "invite_draft.h"

#include "mem.h"
#include "num.h"
#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAMED = 40 };

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
    buf_clear(&d->learners);
    buf_clear(&d->minutes);
    free(d->skip);
    d->skip = NULL;
    d->event = (struct calendar_event){.people = d->people};
}

static void draft_free(struct invite_draft *d)
{
    buf_free(&d->uid);
    buf_free(&d->summary);
    buf_free(&d->description);
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

static void draft_meeting(struct invite_run *v, size_t meeting, struct invite_draft *d,
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

static void draft_review(struct invite_run *v, const struct schedule_review *r,
                         struct invite_draft *d)
{
    const char *parts[INVITE_PARTS];
    const struct schedule *s = v->s;
    invite_draft_clear(d);
    for (size_t i = 0; i < INVITE_PARTS; i++)
        parts[i] = "";
    for (size_t i = 0; i < r->n; i++) {
        const struct schedule_seat *seat = &s->chairs.items[r->first + i];
        if (!seat->can)
            continue;
        invite_add_person(d, s->plan, seat->person);
        add_learner(d, plan_name(s->plan, seat->person));
        note_mute(v, seat->person);
    }
    d->event.start = r->at;
    d->event.minutes = s->options.minutes[SCHEDULE_REVIEW];
    d->event.times = 1;
    d->event.sequence = r->sequence;
    buf_printf(&d->minutes, "%d", d->event.minutes);
    buf_puts(&d->summary, "Looking back on what we learned");
    parts[INVITE_LEARNERS] = buf_text(&d->learners);
    parts[INVITE_PURPOSE] = invite_purpose(SCHEDULE_REVIEW);
    parts[INVITE_MINUTES] = buf_text(&d->minutes);
    parts[INVITE_FORMAT] = schedule_formats[SCHEDULE_REVIEW];
    parts[INVITE_PLACE] = s->options.place ? s->options.place : "";
    invite_finish(v, d, plan_string(s->plan, r->id), parts);
}

/* Files. */

/* A session id as a file's name: what a person wrote into that column cannot lead elsewhere. */
static void put_file_name(const char *folder, const char *before, const char *id, const char *tail,
                          struct buf *out)
{
    static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    uint32_t hash = 2166136261u;
    bool changed = *id == '.' || strlen(id) > 100;
    buf_printf(out, "%s/%s", folder, before);
    for (size_t i = 0; id[i]; i++) {
        bool good = strchr(fine, id[i]) && !(i == 0 && id[i] == '.');
        hash = (hash ^ (unsigned char)id[i]) * 16777619u;
        changed |= !good;
        if (i < 100)
            buf_putc(out, good ? id[i] : '_');
    }
    if (changed) /* two odd ids must not become one file */
        buf_printf(out, "-%08x", hash);
    buf_puts(out, tail);
}

static void write_file(const struct invite_run *v, const char *before, const char *id,
                       const char *tail, const struct buf *text)
{
    struct buf name = BUF_INIT;
    put_file_name(v->o->invites, before, id, tail, &name);
    struct output *out = output_open(buf_text(&name));
    output_one_of_many(out);
    output_write(out, buf_text(text), text->n);
    output_commit(out);
    buf_free(&name);
}

static int64_t last_date(const struct calendar_event *e)
{
    return e->start + (int64_t)(e->times - 1) * e->every * 7 * 1440;
}

void invite_write_file(const struct invite_run *v, const char *before, const char *id,
                       const char *method, const struct calendar_event *e)
{
    struct buf text = BUF_INIT;
    calendar_begin(&text, method);
    if (e->zone)
        calendar_zone(&text, e->zone, e->start, last_date(e));
    calendar_add(&text, e);
    calendar_end(&text);
    write_file(v, before, id, ".ics", &text);
    buf_free(&text);
}

static void note_zone(struct invite_run *v, const struct calendar_event *e)
{
    if (!e->zone)
        return;
    for (size_t i = 0; i < v->zones.n; i++) {
        struct zone_years *z = &v->zones.items[i];
        if (z->zone != e->zone)
            continue;
        z->first = e->start < z->first ? e->start : z->first;
        z->last = last_date(e) > z->last ? last_date(e) : z->last;
        return;
    }
    struct zone_years z = {e->zone, e->start, last_date(e)};
    MEM_PUSH(&v->zones, z);
}

static void publish(struct invite_run *v, const char *id, const struct calendar_event *e)
{
    if (v->o->calendar) {
        note_zone(v, e);
        calendar_add(&v->all, e);
    }
    if (v->o->invites)
        invite_write_file(v, "", id, v->o->organizer ? "REQUEST" : NULL, e);
}

static void write_sheet(struct invite_run *v, size_t meeting, const char *const parts[INVITE_PARTS])
{
    const struct schedule *s = v->s;
    const struct timetable_meeting *t = &s->times[meeting];
    struct buf dates = BUF_INIT, text = BUF_INIT;
    int64_t *at = mem_alloc((size_t)t->times, sizeof *at);
    bool *skipped = mem_clear((size_t)t->times, sizeof *skipped);
    char when[ZONE_TEXT];
    timetable_dates(&s->timetable, meeting, at, skipped);
    for (int k = 0; k < t->times; k++) {
        zone_text(schedule_zone(s, meeting), at[k], when);
        buf_printf(&dates, "  %.10s %.5s%s\n", when, when + 11,
                   skipped[k] ? " (holiday: no meeting)" : "");
    }
    buf_printf(&dates, "  (%s time)\n", zone_name(schedule_zone(s, meeting)));
    invite_sheet(parts, buf_text(&dates), &text);
    write_file(v, "", plan_string(s->plan, s->meetings.items[meeting].id), "-sheet.txt", &text);
    buf_free(&dates);
    buf_free(&text);
    free(at);
    free(skipped);
}

static void publish_meetings(struct invite_run *v, struct invite_draft *d)
{
    const struct schedule *s = v->s;
    const char *parts[INVITE_PARTS];
    for (size_t i = 0; i < s->meetings.n; i++) {
        if (schedule_at(s, i) == TIMETABLE_NONE)
            continue;
        draft_meeting(v, i, d, parts);
        publish(v, plan_string(s->plan, s->meetings.items[i].id), &d->event);
        if (v->o->invites && s->meetings.items[i].format == SCHEDULE_CIRCLE)
            write_sheet(v, i, parts);
        msg_progress("writing calendars", i, s->meetings.n);
    }
    msg_progress("writing calendars", s->meetings.n, s->meetings.n);
    for (size_t i = 0; i < s->reviews.n; i++) {
        if (s->reviews.items[i].at == TIMETABLE_NONE)
            continue;
        draft_review(v, &s->reviews.items[i], d);
        if (d->event.n_people)
            publish(v, plan_string(s->plan, s->reviews.items[i].id), &d->event);
    }
}

static void say_mute(const struct invite_run *v)
{
    struct buf names = BUF_INIT;
    size_t shown = 0;
    if (!v->n_mute)
        return;
    for (uint32_t i = 0; i < v->s->plan->n_people && shown < NAMED; i++)
        if (v->mute[i])
            buf_printf(&names, "%s%s", shown++ ? ", " : "", plan_key(v->s->plan, i));
    if (v->n_mute > shown)
        buf_printf(&names, " and %zu more", v->n_mute - shown);
    msg_warn("%zu %s without an e-mail address get%s no invitation: %s", v->n_mute,
             v->n_mute == 1 ? "person" : "people", v->n_mute == 1 ? "s" : "", buf_text(&names));
    buf_free(&names);
}

static void write_calendar(struct invite_run *v)
{
    struct buf head = BUF_INIT;
    struct output *out = output_open(v->o->calendar);
    calendar_begin(&head, NULL);
    for (size_t i = 0; i < v->zones.n; i++)
        calendar_zone(&head, v->zones.items[i].zone, v->zones.items[i].first,
                      v->zones.items[i].last);
    calendar_end(&v->all);
    output_write(out, buf_text(&head), head.n);
    output_write(out, buf_text(&v->all), v->all.n);
    output_commit(out);
    buf_free(&head);
}

void invite_write(const struct schedule *s, const struct invite_options *o)
{
    struct invite_run v = {.s = s, .o = o};
    struct invite_draft d = {.skip = NULL};
    if (!o->calendar && !o->invites)
        return;
    if (o->invites && mkdir(o->invites, 0777) && errno != EEXIST)
        msg_die("%s: cannot make this folder:", o->invites);
    invite_template_read(&v.template, o->template);
    v.mute = mem_clear(s->plan->n_people, sizeof *v.mute);
    publish_meetings(&v, &d);
    if (o->cancel)
        invite_cancel(&v, &d);
    if (o->calendar)
        write_calendar(&v);
    say_mute(&v);
    draft_free(&d);
    invite_template_free(&v.template);
    buf_free(&v.all);
    free(v.zones.items);
    free(v.mute);
}
