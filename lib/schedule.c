#include "schedule.h"

#include "mem.h"
#include "num.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const schedule_formats[4] = {"one-to-one", "group", "circle", "review"};

/* Sessions. */

static enum schedule_format read_format(const struct plan *p, size_t row)
{
    const char *s = plan_text(p, row, PLAN_FORMAT);
    for (int f = SCHEDULE_ONE_TO_ONE; f <= SCHEDULE_CIRCLE; f++)
        if (!strcmp(s, schedule_formats[f]))
            return (enum schedule_format)f;
    plan_die(p, row, "format '%s' is not one-to-one, group or circle", s);
}

static uint32_t read_lead(const struct plan *p, size_t row)
{
    const char *s = plan_text(p, row, PLAN_WITH);
    uint32_t lead = *s ? plan_find_person(p, s) : PLAN_NOBODY;
    if (*s && lead == PLAN_NOBODY)
        plan_die(p, row, "'%s' in column 'with' is nobody in the plan", s);
    if (lead == PLAN_NOBODY &&
        strcmp(plan_text(p, row, PLAN_FORMAT), schedule_formats[SCHEDULE_CIRCLE]))
        plan_die(p, row, "session '%s' is with nobody; fill 'with', or empty 'session'",
                 plan_text(p, row, PLAN_SESSION));
    return lead;
}

static void check_agrees(const struct plan *p, size_t row, const struct schedule_meeting *m)
{
    static const enum plan_column same[] = {PLAN_TOPIC, PLAN_FORMAT, PLAN_WITH};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (plan_get(p, row, same[i]) != plan_get(p, m->row, same[i]))
            plan_die(p, row,
                     "%s of session '%s' is '%s' here and '%s' in line %zu of %s; make them agree",
                     plan_column_names[same[i]], plan_string(p, m->id), plan_text(p, row, same[i]),
                     plan_text(p, m->row, same[i]), table_line_of(&p->table, m->row),
                     table_file_of(&p->table, m->row));
}

static bool in_session(const struct plan *p, size_t row)
{
    return p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION);
}

/* Finds the sessions in order of first sight; of_row says which session a row is in. */
static void find_meetings(struct schedule *s, uint32_t *of_row)
{
    const struct plan *p = s->plan;
    uint32_t *of_id = mem_clear(p->table.pool.n + 1, sizeof *of_id);
    for (size_t row = 0; row < p->rows; row++) {
        if (!in_session(p, row))
            continue;
        uint32_t id = plan_get(p, row, PLAN_SESSION);
        if (!of_id[id]) {
            struct schedule_meeting m = {.id = id,
                                         .topic = plan_get(p, row, PLAN_TOPIC),
                                         .row = row,
                                         .format = read_format(p, row),
                                         .lead = read_lead(p, row),
                                         .was = TIMETABLE_NONE};
            MEM_PUSH(&s->meetings, m);
            of_id[id] = (uint32_t)s->meetings.n;
        }
        of_row[row] = of_id[id] - 1;
        check_agrees(p, row, &s->meetings.items[of_row[row]]);
        s->meetings.items[of_row[row]].n++;
    }
    free(of_id);
}

static void list_seats(struct schedule *s, const uint32_t *of_row)
{
    const struct plan *p = s->plan;
    size_t seats = 0, with = 0;
    for (size_t i = 0; i < s->meetings.n; i++) {
        struct schedule_meeting *m = &s->meetings.items[i];
        m->first = seats;
        m->people = with;
        seats += m->n;
        with += m->n + 1;
        m->n = 0;
    }
    s->seats = mem_alloc(seats, sizeof *s->seats);
    s->with = mem_alloc(with, sizeof *s->with);
    for (size_t row = 0; row < p->rows; row++) {
        if (!in_session(p, row))
            continue;
        struct schedule_meeting *m = &s->meetings.items[of_row[row]];
        if (!m->n && m->lead != PLAN_NOBODY)
            s->with[m->people + m->n_people++] = m->lead;
        if (p->person[row] == m->lead)
            plan_die(p, row, "session '%s' is with its own learner", plan_string(p, m->id));
        s->seats[m->first + m->n++] = row;
        s->with[m->people + m->n_people++] = p->person[row];
    }
}

/* What was decided before. */

static bool read_start(const struct plan *p, size_t row, int64_t *at)
{
    const char *s = plan_text(p, row, PLAN_START);
    if (!*s)
        return false;
    if (!zone_instant(s, at))
        plan_die(p, row, "start '%s' is not a time like 2026-12-01T09:00:00+01:00", s);
    return true;
}

static void find_own(struct schedule *s, struct schedule_meeting *m)
{
    const struct plan *p = s->plan;
    int64_t at;
    for (size_t i = 0; i < m->n; i++) {
        size_t row = s->seats[m->first + i];
        if (!read_start(p, row, &at))
            continue;
        if (m->own && at != m->was)
            plan_die(p, row,
                     "session '%s' starts %s here and at another time in line %zu of %s; make them "
                     "agree",
                     plan_string(p, m->id), plan_text(p, row, PLAN_START),
                     table_line_of(&p->table, m->row), table_file_of(&p->table, m->row));
        m->was = at;
        m->own = true;
        if (!m->place)
            m->place = plan_get(p, row, PLAN_PLACE);
    }
}

size_t schedule_kept_row(const struct schedule *s, size_t row)
{
    const struct plan *p = s->plan, *k = s->keep;
    uint32_t person = plan_find_person(k, plan_key(p, p->person[row]));
    if (person == PLAN_NOBODY)
        return PLAN_NO_ROW;
    size_t r = plan_find_row(k, person, PLAN_LEARN, plan_text(p, row, PLAN_TOPIC));
    bool same =
        r != PLAN_NO_ROW && !strcmp(plan_text(k, r, PLAN_SESSION), plan_text(p, row, PLAN_SESSION));
    return same ? r : PLAN_NO_ROW;
}

/* The place is taken from there also when the plan brought the start itself. */
static void find_kept(struct schedule *s, struct schedule_meeting *m)
{
    int64_t at;
    for (size_t i = 0; i < m->n; i++) {
        size_t r = schedule_kept_row(s, s->seats[m->first + i]);
        if (r == PLAN_NO_ROW || !read_start(s->keep, r, &at))
            continue;
        if (m->was == TIMETABLE_NONE)
            m->was = at;
        if (!m->place)
            m->place = pool_add(&s->plan->table.pool, plan_text(s->keep, r, PLAN_PLACE));
    }
}

static void check_keep(const struct plan *p, const struct plan *k)
{
    const char *is = plan_string(k, k->cycle), *wanted = plan_string(p, p->cycle);
    if (p->rows && k->rows && strcmp(is, wanted))
        msg_die_at(table_file_of(&k->table, 0), 0,
                   "is of cycle '%s', the plan of '%s'; keep a plan of the same cycle", is, wanted);
}

void schedule_read(struct schedule *s)
{
    struct plan *p = s->plan;
    for (enum plan_column c = PLAN_SESSION; c <= PLAN_WITH; c++)
        plan_need(p, c);
    if (s->keep)
        check_keep(p, s->keep);
    uint32_t *of_row = mem_alloc(p->rows, sizeof *of_row);
    find_meetings(s, of_row);
    list_seats(s, of_row);
    free(of_row);
    for (size_t i = 0; i < s->meetings.n && !s->options.fresh; i++) {
        find_own(s, &s->meetings.items[i]);
        if (s->keep)
            find_kept(s, &s->meetings.items[i]);
    }
    hours_read(&s->hours, p, &s->options.working, WINDOW_SET_STANDARD);
}

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
