/* The meeting about a month later: who comes together, and when. See schedule.h. */
#include "mem.h"
#include "num.h"
#include "schedule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REVIEW_MOST = 30, REVIEW_UNIT = 5, REVIEW_DAYS = 7, REVIEW_TRIES = 24 };

/* One who had a meeting, while groups are made. */
struct guest {
    uint32_t person, org, unit;
    size_t row;    /* the review row there is, or PLAN_NO_ROW */
    bool stands;   /* and it has a time */
    size_t review; /* which it belongs to, or SIZE_MAX */
};

static int by_unit(const void *x, const void *y)
{
    const struct guest *a = x, *b = y;
    if (a->org != b->org)
        return a->org < b->org ? -1 : 1;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    return a->person < b->person ? -1 : a->person > b->person;
}

/* The day of the first meeting, where it was led, as a date; INT32_MAX when there is none. */
static int32_t first_day(const struct schedule *s)
{
    int64_t first = INT64_MAX, local = 0;
    for (size_t m = 0; m < s->meetings.n; m++) {
        int64_t at = schedule_at(s, m);
        if (at == TIMETABLE_NONE || at >= first)
            continue;
        first = at;
        local = at + zone_offset(schedule_zone(s, m), at);
    }
    return first == INT64_MAX ? INT32_MAX : (int32_t)(local / WINDOW_DAY);
}

static size_t list_guests(const struct schedule *s, struct guest **guests)
{
    const struct plan *p = s->plan;
    size_t n = 0;
    uint8_t *met = mem_clear(p->n_people, sizeof *met);
    *guests = mem_alloc(p->n_people, sizeof **guests);
    for (size_t m = 0; m < s->meetings.n; m++)
        for (uint32_t i = 0; i < s->meetings.items[m].n_people; i++)
            if (schedule_at(s, m) != TIMETABLE_NONE)
                met[s->with[s->meetings.items[m].people + i]] = 1;
    for (uint32_t i = 0; i < p->n_people; i++)
        if (met[i])
            (*guests)[n++] = (struct guest){i,
                                            p->people[i].said[PLAN_ORG],
                                            p->people[i].said[PLAN_UNIT],
                                            PLAN_NO_ROW,
                                            false,
                                            SIZE_MAX};
    free(met);
    return n;
}

/* The review row of a person in a plan. */
static size_t review_row(const struct plan *p, uint32_t person)
{
    for (size_t i = p->start[person]; i < p->start[person + 1]; i++)
        if (p->kind[p->list[i]] == PLAN_REVIEW)
            return p->list[i];
    return PLAN_NO_ROW;
}

static size_t find_review(struct schedule *s, uint32_t id)
{
    for (size_t i = s->reviews.n; i-- > 0;)
        if (s->reviews.items[i].id == id)
            return i;
    struct schedule_review r = {id, TIMETABLE_NONE, 0, 0, 0};
    MEM_PUSH(&s->reviews, r);
    return s->reviews.n - 1;
}

/* Takes up what a review row says: its session, and when one of it has a time, that. */
static void take_row(struct schedule *s, const struct plan *p, size_t row, struct guest *g)
{
    const char *id = plan_text(p, row, PLAN_SESSION), *start = plan_text(p, row, PLAN_START);
    int64_t at;
    if (!*id)
        return;
    g->review = find_review(s, pool_add(&s->plan->table.pool, id));
    if (!*start)
        return;
    if (!zone_instant(start, &at))
        plan_die(p, row, "start '%s' is not a time like 2026-12-01T09:00:00+01:00", start);
    s->reviews.items[g->review].at = at;
    g->stands = true;
}

static void take_standing(struct schedule *s, struct guest *g)
{
    const struct plan *k = s->keep;
    g->row = review_row(s->plan, g->person);
    if (s->options.fresh)
        return;
    if (g->row != PLAN_NO_ROW)
        take_row(s, s->plan, g->row, g);
    if (g->review != SIZE_MAX || !k)
        return;
    uint32_t person = plan_find_person(k, plan_key(s->plan, g->person));
    size_t row = person == PLAN_NOBODY ? PLAN_NO_ROW : review_row(k, person);
    if (row != PLAN_NO_ROW)
        take_row(s, k, row, g);
}

/* FNV-1a, the short name of a review: of the cycle, the unit of its first guest, a number. */
static uint32_t new_id(struct schedule *s, uint32_t org, uint32_t unit)
{
    struct plan *p = s->plan;
    const char *parts[] = {plan_string(p, p->cycle), "review", plan_string(p, org),
                           plan_string(p, unit)};
    for (unsigned ordinal = 0;; ordinal++) {
        uint32_t h = 2166136261u ^ ordinal;
        char text[128];
        for (size_t i = 0; i < 4; i++)
            for (const char *c = parts[i];; c++) {
                h = (h ^ (unsigned char)*c) * 16777619u;
                if (!*c)
                    break;
            }
        snprintf(text, sizeof text, "%.90s%sreview-%07x", parts[0], *parts[0] ? "-" : "", h >> 4);
        uint32_t id = pool_add(&p->table.pool, text);
        size_t n = s->reviews.n;
        if (find_review(s, id) == n)
            return id;
    }
}

/* Those of one unit who have no review yet, split evenly; small units are put together. */
static void group_guests(struct schedule *s, struct guest *g, size_t n)
{
    size_t shared = SIZE_MAX, room = 0;
    for (size_t i = 0, end; i < n; i = end) {
        size_t open = 0, standing = SIZE_MAX;
        for (end = i; end < n && g[end].org == g[i].org && g[end].unit == g[i].unit; end++)
            open += g[end].review == SIZE_MAX;
        if (!open)
            continue;
        size_t parts = (open + REVIEW_MOST - 1) / REVIEW_MOST, seen = 0;
        bool small = open < REVIEW_UNIT;
        if (small && room < open) {
            new_id(s, g[i].org, g[i].unit);
            shared = s->reviews.n - 1;
            room = REVIEW_MOST;
        }
        for (size_t k = i; k < end; k++) {
            if (g[k].review != SIZE_MAX)
                continue;
            if (!small &&
                (standing == SIZE_MAX || seen * parts / open != (seen - 1) * parts / open)) {
                new_id(s, g[k].org, g[k].unit);
                standing = s->reviews.n - 1;
            }
            g[k].review = small ? shared : standing;
            seen++;
        }
        room -= small ? open : 0;
    }
}

/* A newcomer joins the review of the unit's others while there is room. */
static void join_standing(struct schedule *s, struct guest *g, size_t n)
{
    size_t *count = mem_clear(s->reviews.n, sizeof *count);
    for (size_t i = 0; i < n; i++)
        if (g[i].review != SIZE_MAX)
            count[g[i].review]++;
    for (size_t i = 0, end; i < n; i = end) {
        size_t standing = SIZE_MAX;
        for (end = i; end < n && g[end].org == g[i].org && g[end].unit == g[i].unit; end++)
            if (g[end].review != SIZE_MAX && count[g[end].review] < REVIEW_MOST)
                standing = g[end].review;
        for (size_t k = i; k < end && standing != SIZE_MAX; k++)
            if (g[k].review == SIZE_MAX && count[standing] < REVIEW_MOST) {
                g[k].review = standing;
                count[standing]++;
            }
    }
    free(count);
}

static void seat_guests(struct schedule *s, const struct guest *g, size_t n)
{
    size_t at = 0;
    for (size_t r = 0; r < s->reviews.n; r++)
        s->reviews.items[r].n = 0;
    for (size_t i = 0; i < n; i++)
        s->reviews.items[g[i].review].n++;
    for (size_t r = 0; r < s->reviews.n; r++) {
        s->reviews.items[r].first = at;
        at += s->reviews.items[r].n;
        s->reviews.items[r].n = 0;
    }
    free(s->chairs.items);
    s->chairs.items = mem_alloc(at, sizeof *s->chairs.items);
    s->chairs.n = s->chairs.cap = at;
    for (size_t i = 0; i < n; i++) {
        struct schedule_review *r = &s->reviews.items[g[i].review];
        s->chairs.items[r->first + r->n++] =
            (struct schedule_seat){g[i].person, g[i].stands, g[i].row};
    }
}

static size_t count_can(const bool *can, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += can[i];
    return count;
}

/* A time that stands stays while at least half as many can come as at the best time there is. */
static void choose_time(struct schedule *s, struct schedule_review *r, int32_t day,
                        const uint32_t *people, bool *can)
{
    int minutes = s->options.minutes[SCHEDULE_REVIEW];
    const struct zone *zone = s->hours.zone[people[0]];
    int64_t stands = r->at;
    r->at =
        timetable_gather(&s->timetable, people, r->n, minutes, zone_utc(zone, zone_local(day, 0)),
                         zone_utc(zone, zone_local(day + REVIEW_DAYS, 0)), can);
    if (stands == TIMETABLE_NONE || stands == r->at)
        return;
    bool *then = mem_clear(r->n, sizeof *then);
    timetable_gather(&s->timetable, people, r->n, minutes, stands, stands + TIMETABLE_GRID, then);
    if (count_can(then, r->n) && count_can(then, r->n) * 2 >= count_can(can, r->n)) {
        r->at = stands;
        memcpy(can, then, r->n * sizeof *can);
    }
    free(then);
}

static void find_time(struct schedule *s, struct schedule_review *r, int32_t day)
{
    struct schedule_seat *seats = s->chairs.items + r->first;
    if (!r->n ||
        (r->at != TIMETABLE_NONE && r->at < schedule_begin(s, s->hours.zone[seats[0].person])))
        return; /* it has happened */
    uint32_t *people = mem_alloc(r->n, sizeof *people);
    bool *can = mem_clear(r->n, sizeof *can);
    for (size_t i = 0; i < r->n; i++)
        people[i] = seats[i].person;
    choose_time(s, r, day, people, can);
    for (size_t i = 0; i < r->n; i++) {
        seats[i].can = can[i];
        if (can[i])
            timetable_attend(&s->timetable, people[i], r->at,
                             r->at + s->options.minutes[SCHEDULE_REVIEW]);
    }
    free(people);
    free(can);
}

static bool is_past(const struct schedule *s, const struct schedule_review *r, uint32_t person)
{
    return r->at != TIMETABLE_NONE && r->at < schedule_begin(s, s->hours.zone[person]);
}

/* Reviews by name: an order that the next run has too, whatever it met first. */
struct named {
    const char *id;
    size_t review;
};

static int by_id(const void *x, const void *y)
{
    return strcmp(((const struct named *)x)->id, ((const struct named *)y)->id);
}

/* The reviews in order, and (place) where in it each one is. */
static struct named *name_reviews(const struct schedule *s, size_t *place)
{
    struct named *names = mem_alloc(s->reviews.n, sizeof *names);
    for (size_t r = 0; r < s->reviews.n; r++)
        names[r] = (struct named){plan_string(s->plan, s->reviews.items[r].id), r};
    if (s->reviews.n)
        qsort(names, s->reviews.n, sizeof *names, by_id);
    for (size_t i = 0; i < s->reviews.n; i++)
        place[names[i].review] = i;
    return names;
}

/* Another review with room that a guest can come to, or SIZE_MAX. A few are tried, in the order
   after the guest's own, so that the guests of many units spread over many reviews. */
static size_t find_other(struct schedule *s, const struct guest *g, const size_t *coming,
                         const struct named *names, size_t place)
{
    size_t n = s->reviews.n, tries = 0;
    for (size_t k = 1; k < n && tries < REVIEW_TRIES; k++) {
        size_t other = names[(place + k) % n].review;
        const struct schedule_review *r = &s->reviews.items[other];
        bool can = false;
        if (!coming[other] || r->at == TIMETABLE_NONE)
            continue; /* not counted: the next run knows nothing of it when all have left it */
        tries++;
        if (coming[other] >= REVIEW_MOST || is_past(s, r, g->person))
            continue;
        timetable_gather(&s->timetable, &g->person, 1, s->options.minutes[SCHEDULE_REVIEW], r->at,
                         r->at + TIMETABLE_GRID, &can);
        if (can)
            return other;
    }
    return SIZE_MAX;
}

/* Who cannot come with their own unit comes with another. */
static void second_chance(struct schedule *s, struct guest *g, size_t n)
{
    uint8_t *can = mem_clear(s->plan->n_people, sizeof *can);
    size_t *coming = mem_clear(s->reviews.n, sizeof *coming);
    size_t *place = mem_alloc(s->reviews.n, sizeof *place);
    struct named *names = name_reviews(s, place);
    for (size_t i = 0; i < s->chairs.n; i++)
        can[s->chairs.items[i].person] = s->chairs.items[i].can;
    for (size_t i = 0; i < n; i++) {
        g[i].stands = can[g[i].person];
        coming[g[i].review] += g[i].stands;
    }
    for (size_t i = 0; i < n; i++) {
        struct schedule_review *own = &s->reviews.items[g[i].review];
        size_t other = g[i].stands || is_past(s, own, g[i].person)
                           ? SIZE_MAX
                           : find_other(s, &g[i], coming, names, place[g[i].review]);
        if (other == SIZE_MAX)
            continue;
        g[i].review = other;
        g[i].stands = true;
        coming[other]++;
        int64_t at = s->reviews.items[other].at;
        timetable_attend(&s->timetable, g[i].person, at, at + s->options.minutes[SCHEDULE_REVIEW]);
    }
    seat_guests(s, g, n);
    free(can);
    free(coming);
    free(place);
    free(names);
}

void schedule_review(struct schedule *s)
{
    struct guest *guests;
    int32_t first = first_day(s);
    if (!s->options.review || first == INT32_MAX)
        return;
    int32_t day = first + s->options.review;
    size_t n = list_guests(s, &guests);
    day = day < s->options.from ? s->options.from : day;
    for (size_t i = 0; i < n; i++)
        take_standing(s, &guests[i]);
    if (n)
        qsort(guests, n, sizeof *guests, by_unit);
    join_standing(s, guests, n);
    group_guests(s, guests, n);
    seat_guests(s, guests, n);
    for (size_t r = 0; r < s->reviews.n; r++)
        find_time(s, &s->reviews.items[r], day);
    second_chance(s, guests, n);
    free(guests);
}
