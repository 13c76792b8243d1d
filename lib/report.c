#include "report.h"

#include "bins.h"
#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

/* What a meeting is held to last before pl-schedule has said it; circles meet several times. */
static const int usual_minutes[REPORT_FORMATS + 1] = {30, 60, 90, 60};
enum { USUAL_CIRCLE = 6, DAY = 1440 };

/* ---- meetings out of learn rows ---- */

static enum report_format format_of(const struct plan *p, size_t row)
{
    return p->kind[row] == PLAN_REVIEW ? REPORT_REVIEW : (enum report_format)plan_format(p, row);
}

/* "every 1 week 6 times": the number before "times"; 1 when it says nothing of the kind. */
static int times_of(const char *repeat)
{
    int every = 0, times = 0;
    if (sscanf(repeat, "every %4d week%*[s] %4d times", &every, &times) == 2 ||
        sscanf(repeat, "every %4d week %4d times", &every, &times) == 2)
        return times > 0 ? times : 1;
    return 1;
}

static int64_t instant(const struct plan *p, size_t row, enum plan_column c)
{
    int64_t utc;
    if (!zone_instant(plan_text(p, row, c), &utc))
        plan_die(p, row, "%s '%s' is not a time like 2026-12-01T09:00:00+01:00",
                 plan_column_names[c], plan_text(p, row, c));
    return utc;
}

static void read_time(const struct plan *p, size_t row, struct report_meeting *m)
{
    m->minutes = usual_minutes[m->format];
    m->times = m->format == REPORT_CIRCLE ? USUAL_CIRCLE : 1;
    m->timed = plan_get(p, row, PLAN_START) != 0;
    if (!m->timed)
        return;
    m->utc = instant(p, row, PLAN_START);
    m->times = times_of(plan_text(p, row, PLAN_REPEAT));
    if (!plan_get(p, row, PLAN_END))
        return;
    int64_t end = instant(p, row, PLAN_END);
    if (end <= m->utc || end - m->utc > DAY)
        plan_die(p, row, "the meeting ends at '%s', which is not within a day after its start '%s'",
                 plan_text(p, row, PLAN_END), plan_text(p, row, PLAN_START));
    m->minutes = (int)(end - m->utc);
}

static struct report_meeting meeting_of(const struct plan *p, size_t row)
{
    struct report_meeting m = {
        .session = plan_get(p, row, PLAN_SESSION),
        .topic = plan_get(p, row, PLAN_TOPIC),
        .about = plan_text(p, row, PLAN_TOPIC),
        .id = plan_text(p, row, PLAN_SESSION),
        .with = plan_get(p, row, PLAN_WITH),
        .host = PLAN_NOBODY,
        .format = format_of(p, row),
        .unbooked = plan_status(p, row) == PLAN_UNBOOKED,
        .first = row,
    };
    if (m.with)
        m.host = plan_find_person(p, plan_string(p, m.with));
    read_time(p, row, &m);
    return m;
}

static void must_agree(const struct plan *p, const struct report_meeting *m, size_t row)
{
    static const enum plan_column same[] = {PLAN_TOPIC, PLAN_WITH, PLAN_FORMAT};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (plan_get(p, row, same[i]) != plan_get(p, m->first, same[i]))
            plan_die(
                p, row, "session '%s' has the %s '%s' here and '%s' in line %zu; make them agree",
                plan_string(p, m->session), plan_column_names[same[i]], plan_text(p, row, same[i]),
                plan_text(p, m->first, same[i]), table_line_of(&p->table, m->first));
    bool timed = plan_get(p, row, PLAN_START) != 0;
    if (timed != m->timed || (timed && instant(p, row, PLAN_START) != m->utc))
        plan_die(p, row,
                 "session '%s' starts at '%s' here and at '%s' in line %zu; make them agree",
                 plan_string(p, m->session), plan_text(p, row, PLAN_START),
                 plan_text(p, m->first, PLAN_START), table_line_of(&p->table, m->first));
}

/* Of a review only who can come: pl-schedule gives those who cannot the session and no time. */
static uint32_t session_of(const struct plan *p, size_t row)
{
    bool comes = p->kind[row] == PLAN_REVIEW && plan_get(p, row, PLAN_START);
    return comes || p->kind[row] == PLAN_LEARN ? plan_get(p, row, PLAN_SESSION) : 0;
}

/* First the meetings in the order of their first rows; `first` is that row until seats are dealt.
 */
static void find_meetings(struct report *r)
{
    const struct plan *p = r->plan;
    uint32_t *of_session = mem_clear(p->table.pool.n + 1, sizeof *of_session);
    size_t cap = 0;
    for (size_t row = 0; row < p->rows; row++) {
        r->meeting_of_row[row] = REPORT_NO_MEETING;
        uint32_t session = session_of(p, row);
        if (!session)
            continue;
        if (!of_session[session]) {
            r->meeting = mem_grow(r->meeting, r->n, &cap, sizeof *r->meeting);
            r->meeting[r->n++] = meeting_of(p, row);
            of_session[session] = (uint32_t)r->n;
        }
        struct report_meeting *m = &r->meeting[of_session[session] - 1];
        must_agree(p, m, row);
        m->n++;
        r->meeting_of_row[row] = of_session[session] - 1;
    }
    free(of_session);
}

/* Not by row: where the first learner's stands is nobody's business. */
static int by_time(const void *a, const void *b)
{
    const struct report_meeting *x = a, *y = b;
    if (x->timed != y->timed)
        return x->timed ? -1 : 1;
    if (x->timed && x->utc != y->utc)
        return x->utc < y->utc ? -1 : 1;
    int c = strcmp(x->about, y->about);
    return c ? c : strcmp(x->id, y->id); /* ids differ: a total order */
}

static void sort_meetings(struct report *r)
{
    uint32_t *place = mem_alloc(r->n, sizeof *place);
    for (size_t i = 0; i < r->n; i++)
        r->meeting[i].n = i; /* where it stood; counted again when seats are dealt */
    if (r->n)
        qsort(r->meeting, r->n, sizeof *r->meeting, by_time);
    for (size_t i = 0; i < r->n; i++)
        place[r->meeting[i].n] = (uint32_t)i;
    for (size_t row = 0; row < r->plan->rows; row++)
        if (r->meeting_of_row[row] != REPORT_NO_MEETING)
            r->meeting_of_row[row] = place[r->meeting_of_row[row]];
    free(place);
}

static uint32_t meeting_of_seat(const void *report, size_t row)
{
    return ((const struct report *)report)->meeting_of_row[row];
}

static void deal_seats(struct report *r)
{
    uint32_t *first;
    r->seat = bins_deal(r->plan->rows, r->n, meeting_of_seat, r, &first);
    for (size_t i = 0; i < r->n; i++) {
        r->meeting[i].first = first[i];
        r->meeting[i].n = first[i + 1] - first[i];
    }
    free(first);
}

struct report_wall report_row_wall(const struct plan *plan, size_t row)
{
    char date[11], clock[6];
    struct report_wall wall = {0, 0, plan_said(plan, plan->person[row], PLAN_TZ)};
    const char *start = plan_text(plan, row, PLAN_START); /* was judged by zone_instant() */
    snprintf(date, sizeof date, "%.10s", start);
    snprintf(clock, sizeof clock, "%.5s", start + 11);
    num_date(date, &wall.day);
    num_clock(clock, &wall.minute);
    if (!*wall.zone)
        wall.zone = "UTC";
    return wall;
}

struct report_wall report_utc_wall(int64_t utc)
{
    int minute = (int)((utc % DAY + DAY) % DAY);
    return (struct report_wall){(int32_t)((utc - minute) / DAY), minute, "UTC"};
}

/* Zones by the id of their name, each opened once; NULL where there is none. */
struct zone_cache {
    struct zone_set *zones;
    const struct zone **of;
    bool *asked;
};

static const struct zone *cached_zone(struct zone_cache *cache, uint32_t id, const char *name)
{
    if (!cache->asked[id]) {
        cache->asked[id] = true;
        cache->of[id] = *name ? zone_open(cache->zones, name) : NULL;
    }
    return cache->of[id];
}

/* The wall whose clock is shown: the host's, who sends the invitation, else the first learner's. */
static void place_on_wall(struct report *r, struct report_meeting *m, struct zone_cache *cache)
{
    const struct plan *p = r->plan;
    if (!m->timed)
        return;
    m->wall = report_row_wall(p, r->seat[m->first]);
    if (m->host == PLAN_NOBODY)
        return;
    const char *name = plan_said(p, m->host, PLAN_TZ);
    const struct zone *zone = cached_zone(cache, p->people[m->host].said[PLAN_TZ], name);
    if (!zone)
        return;
    m->hosts_wall = true;
    m->wall = report_utc_wall(m->utc + zone_offset(zone, m->utc));
    m->wall.zone = name;
}

static void place_all_on_walls(struct report *r, struct zone_set *zones)
{
    size_t ids = r->plan->table.pool.n + 1;
    struct zone_cache cache = {zones, mem_clear(ids, sizeof *cache.of),
                               mem_clear(ids, sizeof *cache.asked)};
    for (size_t i = 0; i < r->n; i++)
        place_on_wall(r, &r->meeting[i], &cache);
    free(cache.of);
    free(cache.asked);
}

/* ---- people ---- */

static void count_row(struct report *r, size_t row)
{
    const struct plan *p = r->plan;
    if (p->person[row] == PLAN_NOBODY)
        return;
    struct report_person *person = &r->person[p->person[row]];
    bool nominated = plan_status(p, row) == PLAN_NOMINATED;
    switch ((enum plan_kind)p->kind[row]) {
    case PLAN_LEARN:
        person->wishes++;
        person->answered = true;
        break;
    case PLAN_TEACH:
        person->offers += !nominated;
        person->answered |= !nominated;
        break;
    case PLAN_FACILITATE:
        person->would_facilitate = person->answered = true;
        break;
    case PLAN_NONE:
    case PLAN_SUPPORT:
        person->answered = true;
        break;
    default:
        break;
    }
}

static void count_review(struct report *r, const struct report_meeting *m)
{
    for (size_t i = 0; i < m->n; i++)
        r->person[r->plan->person[r->seat[m->first + i]]].minutes_review += m->minutes;
}

static void count_meeting(struct report *r, const struct report_meeting *m)
{
    if (m->unbooked)
        return;
    if (m->format == REPORT_REVIEW) {
        count_review(r, m);
        return;
    }
    int minutes = m->minutes * m->times;
    for (size_t i = 0; i < m->n; i++) {
        struct report_person *learner = &r->person[r->plan->person[r->seat[m->first + i]]];
        learner->in_format[m->format] = true;
        learner->learns++;
        learner->met++;
        learner->minutes_learn += minutes;
    }
    if (m->host == PLAN_NOBODY)
        return;
    struct report_person *host = &r->person[m->host];
    host->in_format[m->format] = true;
    host->minutes_give += minutes;
    if (m->format == REPORT_CIRCLE)
        host->facilitates++;
    else
        host->teaches++;
}

static uint32_t host_of(const void *report, size_t meeting)
{
    return ((const struct report *)report)->meeting[meeting].host;
}

struct report report_open(const struct plan *plan, struct zone_set *zones)
{
    struct report r = {.plan = plan};
    r.paired = plan->at[PLAN_SESSION] != TABLE_NO_COLUMN;
    r.scheduled = plan->at[PLAN_START] != TABLE_NO_COLUMN;
    r.meeting_of_row = mem_alloc(plan->rows, sizeof *r.meeting_of_row);
    r.person = mem_clear(plan->n_people, sizeof *r.person);
    r.hidden = mem_alloc(plan->n_people, sizeof *r.hidden);
    memset(r.hidden, true, plan->n_people * sizeof *r.hidden);
    find_meetings(&r);
    sort_meetings(&r);
    deal_seats(&r);
    r.seen = mem_clear(r.n, sizeof *r.seen);
    r.topic_place = mem_clear(plan->table.pool.n + 1, sizeof *r.topic_place);
    place_all_on_walls(&r, zones);
    for (size_t i = 0; i < r.n; i++)
        count_meeting(&r, &r.meeting[i]);
    for (size_t row = 0; row < plan->rows; row++)
        count_row(&r, row);
    r.hosted = bins_deal(r.n, plan->n_people, host_of, &r, &r.host_start);
    return r;
}

void report_close(struct report *r)
{
    free(r->meeting);
    free(r->seat);
    free(r->meeting_of_row);
    free(r->person);
    free(r->hidden);
    free(r->host_start);
    free(r->hosted);
    free(r->seen);
    free(r->topic_place);
    *r = (struct report){0};
}
