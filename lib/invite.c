#include "invite_draft.h"
#include "mem.h"
#include "output.h"
#include "progress.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED = 40 };

static int64_t last_date(const struct calendar_event *e)
{
    return e->start + (int64_t)(e->times - 1) * e->every * 7 * 1440;
}

static bool anybody(const struct calendar_event *e)
{
    for (size_t i = 0; i < e->n_people; i++)
        if (*e->people[i].email)
            return true;
    return false;
}

void invite_write_file(const struct invite_run *v, const char *before, const char *id,
                       const char *method, const struct calendar_event *e)
{
    struct buf text = BUF_INIT;
    if (!anybody(e))
        return;
    calendar_begin(&text, method);
    if (e->zone)
        calendar_zone(&text, e->zone, e->start, last_date(e));
    calendar_add(&text, e);
    calendar_end(&text);
    invite_folder_write(v->folder, before, id, ".ics", &text);
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

/* Nobody is invited by reading it: many calendar programs mail all attendees of what they import,
   and refuse to import what somebody else organizes. */
void invite_add_to_calendar(struct invite_run *v, const struct calendar_event *e)
{
    struct calendar_event shown = *e;
    shown.n_people = 0;
    if (!v->o->organizer)
        shown.organizer = (struct calendar_person){"", ""};
    note_zone(v, e);
    calendar_add(&v->all, &shown);
}

/* The learner's problem is between the two who meet: it does not go where others read. */
static void show(struct invite_run *v, struct invite_draft *d,
                 const char *const parts[INVITE_PARTS])
{
    const char *shown[INVITE_PARTS];
    struct calendar_event e = d->event;
    memcpy(shown, parts, sizeof shown);
    shown[INVITE_PROBLEM] = "";
    invite_fill(&v->template, shown, &d->shown);
    e.description = buf_text(&d->shown);
    invite_add_to_calendar(v, &e);
}

/* What is over is in the calendar, but nobody is invited to it. */
static void publish(struct invite_run *v, const char *id, struct invite_draft *d,
                    const char *const parts[INVITE_PARTS], const struct zone *zone)
{
    if (v->o->calendar)
        show(v, d, parts);
    if (last_date(&d->event) < schedule_begin(v->s, zone))
        invite_folder_gone(v->folder, id);
    else if (v->folder)
        invite_write_file(v, "", id, v->o->organizer ? "REQUEST" : NULL, &d->event);
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
    invite_sheet(parts, buf_text(&dates), !v->o->organizer, &text);
    invite_folder_write(v->folder, "", plan_string(s->plan, s->meetings.items[meeting].id),
                        "-sheet.txt", &text);
    buf_free(&dates);
    buf_free(&text);
    free(at);
    free(skipped);
}

static void publish_meeting(struct invite_run *v, size_t meeting, struct invite_draft *d)
{
    const struct schedule *s = v->s;
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    const char *parts[INVITE_PARTS], *id = plan_string(s->plan, m->id);
    if (schedule_at(s, meeting) == TIMETABLE_NONE) {
        invite_folder_gone(v->folder, id);
        return;
    }
    invite_draft_meeting(v, meeting, d, parts);
    publish(v, id, d, parts, schedule_zone(s, meeting));
    if (v->folder && m->format == SCHEDULE_CIRCLE)
        write_sheet(v, meeting, parts);
}

static void publish_review(struct invite_run *v, const struct schedule_review *r,
                           struct invite_draft *d)
{
    const char *parts[INVITE_PARTS], *id = plan_string(v->s->plan, r->id);
    invite_draft_review(v, r, d, parts);
    if (r->at == TIMETABLE_NONE || !d->event.n_people)
        invite_folder_gone(v->folder, id);
    else
        publish(v, id, d, parts, v->s->hours.zone[v->s->chairs.items[r->first].person]);
}

static void publish_all(struct invite_run *v, struct invite_draft *d)
{
    const struct schedule *s = v->s;
    size_t all = s->meetings.n + s->reviews.n;
    progress_begin("writing calendars", "meetings");
    for (size_t i = 0; i < s->meetings.n; i++) {
        publish_meeting(v, i, d);
        progress_at(i + 1, all);
    }
    for (size_t i = 0; i < s->reviews.n; i++) {
        publish_review(v, &s->reviews.items[i], d);
        progress_at(s->meetings.n + i + 1, all);
    }
    progress_end();
    for (size_t i = 0; i < s->gone.n; i++)
        invite_folder_gone(v->folder, plan_string(s->plan, s->gone.items[i].id));
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
    calendar_begin(&head, v->o->organizer ? "PUBLISH" : NULL);
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
    if (o->invites)
        v.folder = invite_folder_open(o->invites);
    invite_template_read(&v.template, o->template);
    v.mute = mem_clear(s->plan->n_people, sizeof *v.mute);
    publish_all(&v, &d);
    if (o->cancel)
        invite_cancel(&v, &d);
    if (o->calendar)
        write_calendar(&v);
    if (v.folder)
        say_mute(&v);
    invite_folder_close(v.folder);
    invite_draft_free(&d);
    invite_template_free(&v.template);
    buf_free(&v.all);
    free(v.zones.items);
    free(v.mute);
}
