#include "mem.h"
#include "num.h"
#include "tap.h"
#include "timetable.h"
#include "window.h"

#include <stdlib.h>

/* A cohort made by hand: weekly windows for people, meetings between them. */
enum { PEOPLE = 64, MEETINGS = 40, NODES = 20000 };

struct cohort {
    struct zone_set zones;
    struct timetable t;
    struct timetable_free frees[PEOPLE];
    struct timetable_person people[PEOPLE];
    struct timetable_meeting meetings[MEETINGS];
    uint32_t in[MEETINGS][8];
    int32_t from;
    int days, beyond; /* the horizon, and how far windows go on after it */
};

static void begin(struct cohort *c, int days, int beyond)
{
    memset(c, 0, sizeof *c);
    c->zones = (struct zone_set)ZONE_SET_INIT;
    c->t = (struct timetable)TIMETABLE_INIT;
    c->from = num_days(2026, 11, 30); /* a Monday */
    c->days = days;
    c->beyond = beyond;
    c->t.frees = c->frees;
    c->t.people = c->people;
    c->t.meetings = c->meetings;
}

static int64_t when(const struct cohort *c, int day, int hour, int minute)
{
    return zone_local(c->from + day, hour * 60 + minute);
}

static void add_span(struct timetable_span **spans, size_t *n, int64_t from, int64_t to)
{
    *spans = mem_resize(*spans, *n + 1, sizeof **spans);
    (*spans)[(*n)++] = (struct timetable_span){from, to};
}

static uint32_t person(struct cohort *c, const char *windows, const char *zone)
{
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    struct timetable_free *f = &c->frees[c->t.n_people];
    f->zone = zone_open(&c->zones, zone);
    f->end = zone_utc(f->zone, zone_local(c->from + c->days, 0));
    if (!window_parse(windows, &week, &fault))
        printf("# '%.*s' %s\n", fault.length, fault.piece, fault.why);
    for (int d = 0; d < c->days + c->beyond; d += 7)
        for (size_t i = 0; i < week.n; i++) {
            int64_t from = zone_local(c->from + d, week.items[i].from);
            int64_t to = zone_local(c->from + d, week.items[i].to);
            if (from < zone_local(c->from + c->days + c->beyond, 0))
                add_span(&f->windows, &f->n_windows, zone_utc(f->zone, from),
                         zone_utc(f->zone, to));
        }
    window_free(&week);
    c->people[c->t.n_people].free = (uint32_t)c->t.n_people;
    c->t.n_frees = c->t.n_people + 1;
    return (uint32_t)c->t.n_people++;
}

static size_t meeting(struct cohort *c, int minutes, uint32_t a, uint32_t b)
{
    size_t m = c->t.n_meetings++;
    c->in[m][0] = a;
    c->in[m][1] = b;
    c->meetings[m] = (struct timetable_meeting){
        c->in[m], 2, minutes, 1, 1, TIMETABLE_NONE, false, TIMETABLE_STAYS, TIMETABLE_NOBODY};
    return m;
}

static void end(struct cohort *c)
{
    timetable_free(&c->t);
    for (size_t p = 0; p < c->t.n_people; p++) {
        free(c->frees[p].windows);
        free(c->frees[p].holidays);
        free(c->people[p].busy);
    }
    zone_set_free(&c->zones);
}

static size_t booked(const struct cohort *c)
{
    size_t n = 0;
    for (size_t m = 0; m < c->t.n_meetings; m++)
        n += c->meetings[m].at != TIMETABLE_NONE;
    return n;
}

/* A plain check of everything the header promises, by dates. */

static bool inside(const struct timetable_span *spans, size_t n, int64_t from, int64_t to)
{
    for (size_t i = 0; i < n; i++)
        if (spans[i].from <= from && to <= spans[i].to)
            return true;
    return false;
}

static bool meets(const struct timetable_span *spans, size_t n, int64_t from, int64_t to)
{
    for (size_t i = 0; i < n; i++)
        if (spans[i].from < to && from < spans[i].to)
            return true;
    return false;
}

struct date {
    int64_t from, to, day;
    size_t meeting;
};

static size_t dates_of(const struct cohort *c, uint32_t p, struct date *out)
{
    size_t n = 0;
    int64_t at[16];
    bool skipped[16];
    for (size_t m = 0; m < c->t.n_meetings; m++) {
        const struct timetable_meeting *x = &c->meetings[m];
        bool in = false;
        for (uint32_t i = 0; i < x->n; i++)
            in |= x->people[i] == p;
        if (!in || x->at == TIMETABLE_NONE)
            continue;
        timetable_dates(&c->t, m, at, skipped);
        for (int k = 0; k < x->times; k++) {
            int64_t wall = at[k] + zone_offset(c->frees[c->people[p].free].zone, at[k]);
            if (!skipped[k])
                out[n++] = (struct date){at[k], at[k] + x->minutes, wall / 1440, m};
        }
    }
    return n;
}

static int faults_of(const struct cohort *c, uint32_t p)
{
    struct date d[MEETINGS * 8];
    size_t n = dates_of(c, p, d);
    const struct timetable_free *f = &c->frees[c->people[p].free];
    int faults = 0;
    for (size_t i = 0; i < n; i++) {
        int day = 0, week = 0;
        faults += !inside(f->windows, f->n_windows, d[i].from, d[i].to);
        faults += meets(f->holidays, f->n_holidays, d[i].from, d[i].to);
        faults += meets(c->people[p].busy, c->people[p].n_busy, d[i].from, d[i].to);
        faults += c->meetings[d[i].meeting].at >= f->end || d[i].from % TIMETABLE_GRID;
        for (size_t j = 0; j < n; j++) {
            day += d[j].day == d[i].day;
            week += (d[j].day + 3) / 7 == (d[i].day + 3) / 7;
            faults += i != j && d[i].from < d[j].to + c->t.gap && d[j].from < d[i].to + c->t.gap;
        }
        faults += day > c->t.per_day || week > c->t.per_week;
    }
    return faults;
}

static int faults(const struct cohort *c)
{
    int n = 0;
    for (uint32_t p = 0; p < c->t.n_people; p++)
        n += faults_of(c, p);
    return n;
}

static const char *text_of(const struct cohort *c, size_t m)
{
    static char text[ZONE_TEXT];
    if (c->meetings[m].at == TIMETABLE_NONE)
        return "unbooked";
    zone_text(c->frees[c->people[c->meetings[m].people[0]].free].zone, c->meetings[m].at, text);
    return text;
}

static void simple(void)
{
    struct cohort c;
    begin(&c, 28, 0);
    uint32_t a = person(&c, "Mon-Fri 09:00-17:00", "Europe/Berlin");
    uint32_t k = person(&c, "Mon-Fri 09:00-17:00", "Asia/Kolkata");
    uint32_t y = person(&c, "Mon-Fri 09:00-17:00", "America/New_York");
    uint32_t odd = person(&c, "Tue 09:10-09:50", "Europe/Berlin");
    uint32_t short_ = person(&c, "Tue 09:10-09:40", "Europe/Berlin");
    size_t ak = meeting(&c, 30, a, k), ky = meeting(&c, 30, k, y), ay = meeting(&c, 30, a, y);
    size_t ao = meeting(&c, 30, a, odd), as = meeting(&c, 30, a, short_);
    timetable_solve(&c.t);
    is_text(text_of(&c, ak), "2026-12-07T09:00:00+01:00",
            "Berlin and Kolkata, next week: two a week");
    is_text(text_of(&c, ay), "2026-11-30T15:00:00+01:00", "Berlin and New York, the first day");
    is_text(text_of(&c, ao), "2026-12-01T09:15:00+01:00", "off the grid, rounded inwards");
    struct timetable_obstacle o = timetable_obstacle(&c.t, ky);
    ok(o.cause == TIMETABLE_NO_COMMON && o.proved && o.person == k && o.other == y,
       "Kolkata and New York never");
    o = timetable_obstacle(&c.t, as);
    ok(o.cause == TIMETABLE_NO_COMMON, "09:10-09:40 holds no half hour on the grid");
    is_int(faults(&c), 0, "nothing is wrong with it");
    end(&c);
}

static void obstacles(void)
{
    struct cohort c;
    begin(&c, 14, 0);
    uint32_t t = person(&c, "Tue 09:00-11:00", "UTC"), all[4];
    for (int i = 0; i < 4; i++)
        all[i] = person(&c, "Mon-Fri 09:00-17:00", "UTC");
    for (int i = 0; i < 4; i++)
        meeting(&c, 30, t, all[i]);
    timetable_solve(&c.t);
    is_int(booked(&c), 2, "one a day, one day a week, two weeks: two of four");
    struct timetable_obstacle o = timetable_obstacle(&c.t, 3);
    ok(o.cause == TIMETABLE_TOO_MANY && o.proved && o.person == t, "the teacher has no room");
    is_int(o.minutes, 240, "four hours");
    ok(o.fit == 2 && o.wanted == 4, "hold two of four");
    c.t.per_day = 4;
    c.t.per_week = 4;
    for (int i = 0; i < 4; i++)
        c.meetings[i].at = TIMETABLE_NONE;
    timetable_solve(&c.t);
    is_int(booked(&c), 4, "four when four a day are allowed");
    add_span(&c.frees[t].holidays, &c.frees[t].n_holidays, when(&c, 0, 0, 0), when(&c, 14, 0, 0));
    for (int i = 0; i < 4; i++)
        c.meetings[i].at = TIMETABLE_NONE;
    timetable_solve(&c.t);
    o = timetable_obstacle(&c.t, 0);
    ok(!booked(&c) && o.cause == TIMETABLE_HOLIDAYS && o.proved, "two weeks of holidays");
    c.frees[t].n_holidays = 0;
    add_span(&c.people[t].busy, &c.people[t].n_busy, when(&c, 1, 9, 0), when(&c, 1, 11, 0));
    add_span(&c.people[t].busy, &c.people[t].n_busy, when(&c, 8, 9, 0), when(&c, 8, 10, 45));
    timetable_solve(&c.t);
    o = timetable_obstacle(&c.t, 0);
    ok(!booked(&c) && o.cause == TIMETABLE_ALL_BUSY, "busy all the time but a quarter of an hour");
    end(&c);
}

/* A meeting takes the only time of another, which moves: three links. */
static void chains(void)
{
    struct cohort c;
    begin(&c, 7, 0);
    uint32_t a = person(&c, "Mon 09:00-09:30;Tue 09:00-09:30", "UTC");
    uint32_t b = person(&c, "Mon 09:00-09:30;Tue 09:00-09:30;Wed 09:00-09:30", "UTC");
    uint32_t d = person(&c, "Tue 09:00-09:30;Wed 09:00-09:30;Thu 09:00-09:30", "UTC");
    uint32_t e = person(&c, "Mon 09:00-09:30", "UTC");
    meeting(&c, 30, a, b);
    meeting(&c, 30, b, d);
    meeting(&c, 30, a, e);
    c.t.per_week = 5;
    timetable_solve(&c.t);
    is_int(booked(&c), 3, "all three fit, by exchange");
    is_int(faults(&c), 0, "without a fault");
    end(&c);
}

static void kept(void)
{
    struct cohort c;
    begin(&c, 14, 0);
    uint32_t a = person(&c, "Mon-Fri 09:00-17:00", "UTC"),
             b = person(&c, "Mon-Fri 09:00-17:00", "UTC");
    uint32_t d = person(&c, "Mon-Fri 09:00-17:00", "UTC");
    size_t m = meeting(&c, 30, a, b), n = meeting(&c, 30, a, d), o = meeting(&c, 30, b, d);
    c.meetings[m].at = when(&c, 9, 14, 0);
    c.meetings[n].at = when(&c, 9, 10, 0);  /* the same day as m */
    c.meetings[o].at = when(&c, -3, 10, 0); /* last week, a Friday */
    c.meetings[o].past = true;
    timetable_solve(&c.t);
    is_int(c.meetings[m].at, when(&c, 9, 14, 0), "what can stay stays, late as it is");
    is_int(c.meetings[n].released, TIMETABLE_TAKEN, "two on one day: the second moves");
    is_int(c.meetings[n].at, when(&c, 0, 9, 0), "to the earliest there is");
    is_int(c.meetings[o].at, when(&c, -3, 10, 0), "what has happened stays");
    c.in[n][2] = b;
    c.meetings[n].n = 3;
    c.meetings[n].at = when(&c, 9, 10, 0);
    timetable_solve(&c.t);
    is_int(c.meetings[n].at, when(&c, 9, 10, 0),
           "with three people it would be the first that moves");
    is_int(c.meetings[m].released, TIMETABLE_TAKEN, "so that fewer calendars change");
    c.meetings[n].n = 2;
    c.meetings[n].at = when(&c, 0, 9, 0);
    c.meetings[m].at = when(&c, 9, 14, 0);
    add_span(&c.people[b].busy, &c.people[b].n_busy, when(&c, 9, 14, 15), when(&c, 9, 14, 20));
    timetable_solve(&c.t);
    is_int(c.meetings[m].released, TIMETABLE_BUSY, "busy for five minutes of it");
    is_int(c.meetings[n].at, when(&c, 0, 9, 0), "the others stay");
    add_span(&c.frees[d].holidays, &c.frees[d].n_holidays, when(&c, 0, 0, 0), when(&c, 1, 0, 0));
    timetable_solve(&c.t);
    is_int(c.meetings[n].released, TIMETABLE_HOLIDAY, "a holiday");
    c.meetings[n].at = when(&c, 12, 9, 0);
    timetable_solve(&c.t);
    is_int(c.meetings[n].released, TIMETABLE_OUTSIDE, "a Saturday");
    end(&c);
}

static void repeats(void)
{
    struct cohort c;
    int64_t at[6];
    bool skipped[6];
    begin(&c, 7, 70);
    c.from = num_days(2027, 3, 1); /* New York changes clocks on 14 March, Berlin on the 28th */
    uint32_t y = person(&c, "Mon-Fri 09:00-12:00", "America/New_York");
    uint32_t b = person(&c, "Mon-Fri 14:00-18:00", "Europe/Berlin");
    size_t m = meeting(&c, 60, y, b);
    c.meetings[m].times = 6;
    add_span(&c.frees[b].holidays, &c.frees[b].n_holidays, zone_local(c.from + 21, -60),
             zone_local(c.from + 22, -120));
    timetable_solve(&c.t);
    is_text(text_of(&c, m), "2027-03-01T09:00:00-05:00", "a circle, first date");
    is_int(timetable_dates(&c.t, m, at, skipped), 6, "six dates");
    ok(skipped[3] && !skipped[2] && !skipped[4], "the one on a holiday is left out");
    is_int(at[1], zone_utc(c.frees[y].zone, zone_local(c.from + 7, 540)), "nine o'clock there");
    is_int(at[2], zone_utc(c.frees[y].zone, zone_local(c.from + 14, 540)), "also in summer time");
    is_int(faults(&c), 0, "inside everybody's windows on each date");
    c.frees[b].n_holidays = 0;
    c.meetings[m].at = TIMETABLE_NONE;
    add_span(&c.people[b].busy, &c.people[b].n_busy, zone_local(c.from + 35, 0),
             zone_local(c.from + 36, 0));
    timetable_solve(&c.t);
    is_text(text_of(&c, m), "2027-03-02T09:00:00-05:00", "busy on the last Monday: Tuesdays");
    add_span(&c.people[y].busy, &c.people[y].n_busy, zone_local(c.from + 8, 0),
             zone_local(c.from + 19, 0));
    timetable_solve(&c.t);
    is_int(timetable_obstacle(&c.t, m).cause, TIMETABLE_NO_REPEAT, "no weekday suits all dates");
    end(&c);
}

static void gatherings(void)
{
    struct cohort c;
    bool can[3];
    begin(&c, 7, 35);
    uint32_t p[3] = {person(&c, "Mon 09:00-11:00", "UTC"), person(&c, "Mon 10:00-12:00", "UTC"),
                     person(&c, "Tue 10:00-12:00", "UTC")};
    meeting(&c, 30, p[0], p[1]);
    timetable_solve(&c.t);
    int64_t at = timetable_gather(&c.t, p, 3, 60, when(&c, 28, 0, 0), when(&c, 35, 0, 0), can);
    is_int(at, when(&c, 28, 10, 0), "two of three can on Monday at ten");
    ok(can[0] && can[1] && !can[2], "and it is known who");
    timetable_attend(&c.t, p[0], at, at + 60);
    at = timetable_gather(&c.t, p, 3, 60, when(&c, 28, 0, 0), when(&c, 35, 0, 0), can);
    is_int(at, when(&c, 28, 9, 0), "one who attends is busy then, and can come before");
    at = timetable_gather(&c.t, p, 3, 60, when(&c, 32, 0, 0), when(&c, 35, 0, 0), can);
    ok(at == TIMETABLE_NONE && !can[0] && !can[1] && !can[2], "nobody on a Friday");
    end(&c);
}

/* The exact optimum of small cases: whether `goal` meetings can be booked, by trying everything,
   the meeting with the fewest starts left first. */

struct exact {
    struct cohort *c;
    int64_t starts[MEETINGS][200];
    size_t n[MEETINGS];
    int64_t at[MEETINGS];
    size_t left, skips;
    long nodes;
};

static bool clash(const struct exact *x, size_t m, int64_t at, size_t other)
{
    const struct cohort *c = x->c;
    bool share = false;
    for (uint32_t i = 0; i < 2; i++)
        for (uint32_t j = 0; j < 2; j++)
            share |= c->in[m][i] == c->in[other][j];
    return share && at < x->at[other] + c->meetings[other].minutes + c->t.gap &&
           x->at[other] < at + c->meetings[m].minutes + c->t.gap;
}

static bool fits(const struct exact *x, size_t m, int64_t at)
{
    const struct cohort *c = x->c;
    int day[2] = {0, 0}, all[2] = {0, 0};
    for (size_t k = 0; k < c->t.n_meetings; k++) {
        if (x->at[k] <= 0)
            continue;
        if (clash(x, m, at, k))
            return false;
        for (int i = 0; i < 2; i++)
            if (c->in[k][0] == c->in[m][i] || c->in[k][1] == c->in[m][i]) {
                day[i] += x->at[k] / 1440 == at / 1440;
                all[i]++;
            }
    }
    return day[0] < c->t.per_day && day[1] < c->t.per_day && all[0] < c->t.per_week &&
           all[1] < c->t.per_week;
}

/* The open meeting with the fewest fitting starts; wanted[p] counts those of a person with any. */
static size_t tightest(const struct exact *x, size_t *fitting, int *wanted)
{
    size_t best = MEETINGS;
    *fitting = SIZE_MAX;
    for (size_t m = 0; m < x->c->t.n_meetings; m++) {
        size_t n = 0;
        if (x->at[m] != 0)
            continue;
        for (size_t i = 0; i < x->n[m]; i++)
            n += fits(x, m, x->starts[m][i]);
        for (int i = 0; i < 2; i++)
            wanted[x->c->in[m][i]] += n > 0;
        if (n >= *fitting)
            continue;
        *fitting = n;
        best = m;
    }
    return best;
}

/* How many half hours of a person's day are left, at the most. */
static int room(const struct exact *x, uint32_t p, int day)
{
    const struct cohort *c = x->c;
    int minutes = c->t.gap, used = 0, count = 0;
    for (size_t i = 0; i < c->frees[p].n_windows; i++)
        if (c->frees[p].windows[i].from / 1440 == when(c, day, 0, 0) / 1440)
            minutes += (int)(c->frees[p].windows[i].to - c->frees[p].windows[i].from);
    for (size_t m = 0; m < c->t.n_meetings; m++)
        if ((c->in[m][0] == p || c->in[m][1] == p) &&
            x->at[m] / 1440 == when(c, day, 0, 0) / 1440) {
            used += c->meetings[m].minutes + c->t.gap;
            count++;
        }
    int left = (minutes - used) / (30 + c->t.gap);
    return left < c->t.per_day - count ? left : c->t.per_day - count;
}

/* Each meeting takes room of two people. */
static bool hopeless(const struct exact *x, const int *wanted)
{
    const struct cohort *c = x->c;
    size_t missing = x->c->t.n_meetings - x->skips;
    int rooms = 0;
    for (size_t m = 0; m < c->t.n_meetings; m++)
        missing -= x->at[m] != 0;
    for (uint32_t p = 0; p < c->t.n_people; p++) {
        int left = room(x, p, 0) + room(x, p, 1);
        rooms += left < wanted[p] ? left : wanted[p];
    }
    return (int)missing > rooms / 2;
}

static bool reach(struct exact *x)
{
    int wanted[PEOPLE] = {0};
    size_t n, m = tightest(x, &n, wanted);
    if (m == MEETINGS)
        return true;
    if (++x->nodes > NODES || hopeless(x, wanted))
        return false;
    for (size_t i = 0; i < x->n[m]; i++) {
        if (!fits(x, m, x->starts[m][i]))
            continue;
        x->at[m] = x->starts[m][i];
        if (reach(x))
            return true;
        x->at[m] = 0;
    }
    if (!x->skips)
        return false;
    x->skips--;
    x->at[m] = -1;
    bool good = reach(x);
    x->at[m] = 0;
    x->skips++;
    return good;
}

static unsigned dice(unsigned *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % n;
}

/* Few people, many meetings, little time: a horizon of two days. */
static void random_cohort(struct cohort *c, unsigned *seed)
{
    char windows[200];
    unsigned people = 5 + dice(seed, 16), meetings = 6 + dice(seed, 25);
    begin(c, 2, 0);
    c->t.per_day = 1 + (int)dice(seed, 4);
    c->t.per_week = c->t.per_day * 2;
    c->t.gap = dice(seed, 3) ? 0 : 15;
    for (unsigned p = 0; p < people; p++) {
        unsigned a = 9 + dice(seed, 3), b = 9 + dice(seed, 3);
        /* one after the other: a compiler may throw dice among arguments in any order */
        unsigned b_end = b + 1 + dice(seed, 2), quarter = dice(seed, 4) * 15;
        unsigned a_end = a + 1 + dice(seed, 2);
        snprintf(windows, sizeof windows, "Mon %02u:00-%02u:%02u;Tue %02u:15-%02u:45", a, a_end,
                 quarter, b, b_end);
        person(c, windows, "UTC");
    }
    for (unsigned m = 0; m < meetings; m++) {
        unsigned a = dice(seed, people), b = (a + 1 + dice(seed, people - 1)) % people;
        meeting(c, dice(seed, 4) ? 30 : 60, a, b);
    }
}

static void list_starts(struct exact *x, const struct cohort *c)
{
    for (size_t m = 0; m < c->t.n_meetings; m++)
        for (int64_t at = when(c, 0, 0, 0); at < when(c, 2, 0, 0); at += TIMETABLE_GRID) {
            bool good = true;
            for (uint32_t i = 0; i < 2; i++) {
                const struct timetable_free *f = &c->frees[c->in[m][i]];
                good &= inside(f->windows, f->n_windows, at, at + c->meetings[m].minutes);
            }
            if (good)
                x->starts[m][x->n[m]++] = at;
        }
}

static void small_cases(void)
{
    static struct cohort c;
    static struct exact x;
    unsigned seed = 11;
    int wrong = 0, two_short = 0, one_short = 0, open = 0, unproved = 0;
    size_t all = 0, got = 0;
    for (int round = 0; round < 400; round++) {
        random_cohort(&c, &seed);
        timetable_solve(&c.t);
        wrong += faults(&c);
        size_t n = booked(&c);
        memset(&x, 0, sizeof x);
        x.c = &c;
        list_starts(&x, &c);
        size_t possible = 0;
        for (size_t m = 0; m < c.t.n_meetings; m++)
            possible += x.n[m] > 0;
        x.skips = c.t.n_meetings - n - 1; /* is one more possible? */
        if (n < possible && reach(&x)) {
            one_short++;
            memset(x.at, 0, sizeof x.at);
            x.skips = n + 2 <= c.t.n_meetings ? c.t.n_meetings - n - 2 : 0;
            two_short += n + 2 <= possible && reach(&x);
        }
        open += x.nodes > NODES;
        for (size_t m = 0; m < c.t.n_meetings; m++)
            if (c.meetings[m].at == TIMETABLE_NONE)
                unproved += !timetable_obstacle(&c.t, m).proved;
        all += possible;
        got += n;
        end(&c);
    }
    printf("# 400 cohorts, %zu of %zu meetings with a start booked; optimum missed by one in %d, "
           "by more in "
           "%d, not decided in %d; %d unbooked without a proof\n",
           got, all, one_short, two_short, open, unproved);
    is_int(wrong, 0, "no double booking, no limit or window broken in 400 random cohorts");
    is_int(two_short, 0, "never more than one meeting short of the exact optimum");
    ok(open < 80, "and the exact search ended for four in five");
}

/* The same cohorts (or others) for a solver that decides them all (timetable.t): limits and gap,
   the meetings with people, minutes and starts, and how many were booked. */
static void dump(unsigned seed)
{
    static struct cohort c;
    static struct exact x;
    for (int round = 0; round < 400; round++) {
        random_cohort(&c, &seed);
        timetable_solve(&c.t);
        memset(&x, 0, sizeof x);
        list_starts(&x, &c);
        printf("cohort %d %d %d %zu\n", c.t.per_day, c.t.per_week, c.t.gap, booked(&c));
        for (size_t m = 0; m < c.t.n_meetings; m++) {
            printf("%u %u %d", c.in[m][0], c.in[m][1], c.meetings[m].minutes);
            for (size_t i = 0; i < x.n[m]; i++)
                printf(" %lld", (long long)(x.starts[m][i] - when(&c, 0, 0, 0)));
            putchar('\n');
        }
        end(&c);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "dump")) {
        dump(argc > 2 ? (unsigned)atoi(argv[2]) : 11);
        return 0;
    }
    simple();
    obstacles();
    chains();
    kept();
    repeats();
    gatherings();
    small_cases();
    return tap_done();
}
