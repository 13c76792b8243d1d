/* schedule_read - the sessions of a plan, who is in them, what was decided before. See schedule.h.
 */
#include "mem.h"
#include "schedule.h"

#include <stdlib.h>
#include <string.h>

/* Sessions. */

static uint32_t read_lead(const struct plan *p, size_t row)
{
    const char *s = plan_text(p, row, PLAN_WITH);
    uint32_t lead = *s ? plan_find_person(p, s) : PLAN_NOBODY;
    if (*s && lead == PLAN_NOBODY)
        plan_die(p, row,
                 "'%s' in column 'with' is nobody in the plan; write the e-mail address or id of "
                 "somebody in it",
                 s);
    if (lead == PLAN_NOBODY && !plan_in_circle(p, row))
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
                                         .format = (enum schedule_format)plan_format(p, row),
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
            plan_die(
                p, row,
                "session '%s' is with its own learner; write another in 'with', or empty 'session'",
                plan_string(p, m->id));
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
