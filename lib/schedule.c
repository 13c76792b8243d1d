#include "schedule.h"

#include "mem.h"
#include "num.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const schedule_formats[4] = {"one-to-one", "group", "circle", "review"};

const struct zone *schedule_zone(const struct schedule *s, size_t meeting)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    return s->hours.zone[s->with[m->people]];
}

int64_t schedule_begin(const struct schedule *s, const struct zone *zone)
{
    return zone_utc(zone, zone_local(s->options.from, 0));
}

/* The first day after it. */
static int64_t end_in(const struct schedule *s, const struct zone *zone)
{
    return zone_utc(zone, zone_local(s->options.from + 7 * s->options.weeks, 0));
}

/* People of one kind: the same windows, zone and holidays. */

struct kind {
    uint32_t free, tz, site;
    uint32_t person;
};

static int by_kind(const void *x, const void *y)
{
    const struct kind *a = x, *b = y;
    if (a->free != b->free)
        return a->free < b->free ? -1 : 1;
    if (a->tz != b->tz)
        return a->tz < b->tz ? -1 : 1;
    if (a->site != b->site)
        return a->site < b->site ? -1 : 1;
    return a->person < b->person ? -1 : a->person > b->person;
}

static void add_span(struct timetable_span **spans, size_t *n, size_t *cap, int64_t from,
                     int64_t to)
{
    if (from >= to)
        return;
    if (*n && from <= (*spans)[*n - 1].to) {
        if (to > (*spans)[*n - 1].to)
            (*spans)[*n - 1].to = to;
        return;
    }
    *spans = mem_grow(*spans, *n, cap, sizeof **spans);
    (*spans)[(*n)++] = (struct timetable_span){from, to};
}

/* The windows of a week, on every date from the first of the horizon to the last ever asked for. */
static void put_windows(const struct schedule *s, struct timetable_free *f,
                        const struct window_week *week, int days)
{
    size_t cap = 0;
    int64_t first = zone_local(s->options.from, 0), last = zone_local(s->options.from + days, 0);
    int32_t monday = s->options.from - num_weekday_of(s->options.from);
    for (int32_t m = monday; m < s->options.from + days; m += 7)
        for (size_t i = 0; i < week->n; i++) {
            int64_t from = zone_local(m, week->items[i].from),
                    to = zone_local(m, week->items[i].to);
            from = from < first ? first : from;
            to = to > last ? last : to;
            if (from < to)
                add_span(&f->windows, &f->n_windows, &cap, zone_utc(f->zone, from),
                         zone_utc(f->zone, to));
        }
}

static void put_holidays(const struct schedule *s, struct timetable_free *f, const char *site)
{
    size_t cap = 0;
    for (size_t i = 0; s->absence && i < s->absence->holidays.n; i++) {
        const struct absence_day *d = &s->absence->holidays.items[i];
        if (!d->site || !strcmp(d->site, site))
            add_span(&f->holidays, &f->n_holidays, &cap, zone_utc(f->zone, zone_local(d->first, 0)),
                     zone_utc(f->zone, zone_local(d->last + 1, 0)));
    }
}

static struct timetable_free make_free(const struct schedule *s, uint32_t person, int days)
{
    struct timetable_free f = {.zone = s->hours.zone[person]};
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    window_parse(plan_said(s->plan, person, PLAN_FREE), &week, &fault); /* judged by hours_read */
    put_windows(s, &f, week.n ? &week : &s->options.working, days);
    put_holidays(s, &f, plan_said(s->plan, person, PLAN_SITE));
    f.end = end_in(s, f.zone);
    window_free(&week);
    return f;
}

static void make_frees(struct schedule *s, int days)
{
    const struct plan *p = s->plan;
    struct kind *kinds = mem_alloc(p->n_people, sizeof *kinds);
    size_t n = 0, cap = 0;
    for (uint32_t i = 0; i < p->n_people; i++) {
        const uint32_t *said = p->people[i].said;
        bool site = s->absence && s->absence->by_site;
        kinds[i] = (struct kind){said[PLAN_FREE], said[PLAN_TZ], site ? said[PLAN_SITE] : 0, i};
    }
    if (p->n_people)
        qsort(kinds, p->n_people, sizeof *kinds, by_kind);
    for (size_t i = 0; i < p->n_people; i++) {
        if (!i || kinds[i].free != kinds[i - 1].free || kinds[i].tz != kinds[i - 1].tz ||
            kinds[i].site != kinds[i - 1].site) {
            s->frees = mem_grow(s->frees, n, &cap, sizeof *s->frees);
            s->frees[n++] = make_free(s, kinds[i].person, days);
        }
        s->people[kinds[i].person].free = (uint32_t)n - 1;
    }
    free(kinds);
    s->timetable.frees = s->frees;
    s->timetable.n_frees = n;
}

/* Busy times are sorted by person and start; those of one person are joined where they touch. */
static void make_busy(struct schedule *s)
{
    size_t n = s->absence ? s->absence->busy.n : 0, at = 0;
    s->busy = mem_alloc(n, sizeof *s->busy);
    for (size_t i = 0; i < n; at += s->people[s->absence->busy.items[i - 1].person].n_busy) {
        const struct absence_busy *b = &s->absence->busy.items[i];
        struct timetable_person *p = &s->people[b->person];
        p->busy = s->busy + at;
        for (uint32_t who = b->person; i < n && b->person == who; b++, i++) {
            if (p->n_busy && b->from <= p->busy[p->n_busy - 1].to) {
                if (b->to > p->busy[p->n_busy - 1].to)
                    p->busy[p->n_busy - 1].to = b->to;
            } else {
                p->busy[p->n_busy++] = (struct timetable_span){b->from, b->to};
            }
        }
    }
}

/* Meetings. */

bool schedule_read_repeat(const char *text, int *every, int *times)
{
    char week[8], tail[8];
    return sscanf(text, "every %4d %7s %4d %7s", every, week, times, tail) == 4 && *every > 0 &&
           *times > 0;
}

void schedule_repeat_text(const struct timetable_meeting *t, char *text)
{
    *text = '\0';
    if (t->times > 1)
        snprintf(text, SCHEDULE_REPEAT, "every %d week%s %d times", t->every,
                 t->every == 1 ? "" : "s", t->times);
}

/* What has happened lasted as long as it lasted, whatever the options say now. */
static void take_past(const struct schedule *s, size_t meeting, struct timetable_meeting *t)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    const struct plan *p = m->own ? s->plan : s->keep;
    int64_t end;
    for (size_t i = 0; i < m->n; i++) {
        size_t row = m->own ? s->seats[m->first + i] : schedule_kept_row(s, s->seats[m->first + i]);
        if (row == PLAN_NO_ROW || !*plan_text(p, row, PLAN_START))
            continue;
        if (zone_instant(plan_text(p, row, PLAN_END), &end) && end > m->was && end - m->was <= 1440)
            t->minutes = (int)(end - m->was);
        schedule_read_repeat(plan_text(p, row, PLAN_REPEAT), &t->every, &t->times);
        return;
    }
}

static void make_times(struct schedule *s)
{
    const struct schedule_options *o = &s->options;
    s->times = mem_alloc(s->meetings.n, sizeof *s->times);
    for (size_t i = 0; i < s->meetings.n; i++) {
        const struct schedule_meeting *m = &s->meetings.items[i];
        bool circle = m->format == SCHEDULE_CIRCLE;
        struct timetable_meeting *t = &s->times[i];
        *t = (struct timetable_meeting){.people = s->with + m->people,
                                        .n = m->n_people,
                                        .minutes = o->minutes[m->format],
                                        .every = circle ? o->every : 1,
                                        .times = circle ? o->times : 1,
                                        .at = m->was};
        t->past = m->was != TIMETABLE_NONE && m->was < schedule_begin(s, schedule_zone(s, i));
        if (t->past)
            take_past(s, i, t);
    }
}

int schedule_days(const struct schedule *s)
{
    const struct schedule_options *o = &s->options;
    int days = 7 * o->weeks, circles = 0, review = o->review ? o->review + 14 : 0;
    for (size_t i = 0; i < s->meetings.n; i++)
        if (s->meetings.items[i].format == SCHEDULE_CIRCLE)
            circles = 7 * o->every * o->times;
    return days + (circles > review ? circles : review);
}

/* With meetings to place and a holiday on every working day there is nothing to look for. */
static void check_horizon(const struct schedule *s)
{
    char from[11], to[11];
    for (size_t f = 0; f < s->timetable.n_frees; f++) {
        const struct timetable_free *free = &s->frees[f];
        for (size_t i = 0; i < free->n_windows && free->windows[i].from < free->end; i++) {
            size_t h = 0;
            while (h < free->n_holidays && free->holidays[h].to < free->windows[i].to)
                h++;
            if (h == free->n_holidays || free->holidays[h].from > free->windows[i].from)
                return;
        }
    }
    num_date_text(s->options.from, from);
    num_date_text(s->options.from + 7 * s->options.weeks - 1, to);
    msg_die("nobody has a working day from %s to %s: give a later --from, more --weeks, or other "
            "--days",
            from, to);
}

void schedule_place(struct schedule *s)
{
    const struct schedule_options *o = &s->options;
    s->timetable = (struct timetable)TIMETABLE_INIT;
    s->people = mem_clear(s->plan->n_people, sizeof *s->people);
    make_frees(s, schedule_days(s));
    make_busy(s);
    make_times(s);
    s->timetable.progress = s->progress;
    s->timetable.per_day = o->per_day;
    s->timetable.per_week = o->per_week;
    s->timetable.gap = o->gap;
    s->timetable.people = s->people;
    s->timetable.n_people = s->plan->n_people;
    s->timetable.meetings = s->times;
    s->timetable.n_meetings = s->meetings.n;
    if (s->meetings.n)
        check_horizon(s);
    timetable_solve(&s->timetable);
}

void schedule_free(struct schedule *s)
{
    timetable_free(&s->timetable);
    for (size_t f = 0; f < s->timetable.n_frees; f++) {
        free(s->frees[f].windows);
        free(s->frees[f].holidays);
    }
    free(s->frees);
    free(s->people);
    free(s->times);
    free(s->busy);
    free(s->meetings.items);
    free(s->seats);
    free(s->with);
    free(s->reviews.items);
    free(s->chairs.items);
    free(s->gone.items);
    hours_free(&s->hours);
}
