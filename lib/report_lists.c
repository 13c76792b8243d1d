/* report_lists - the sheets that are one long list: topics, sessions, people, unmet wishes. */
#include "celltext.h"
#include "mem.h"
#include "report_sheets.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(columns) ((uint16_t)(sizeof(columns) / sizeof *(columns)))
#define W(name) report_word(WORD_##name)

enum { MOST_NAMES = 600 };         /* bytes: a dozen lines of a cell */
enum { NARROW = 90, BROAD = 160 }; /* digits beside each other on a sheet of few or many columns */

void report_sheet_head(struct sheet *s, const char *title, const char *about, uint16_t columns)
{
    workbook_text(s, 0, 0, LOOK_TITLE, title);
    double width = columns < 10 ? NARROW : BROAD;
    workbook_wide_text(s, 1, 0, (uint16_t)(columns - 1), celltext_lines(about, width),
                       LOOK_SUBTITLE, about);
}

/* ---- topics ---- */

static void list_topics_taught(struct sheet *s, const struct report_view *v)
{
    const struct list_column columns[] = {
        {W(TOPIC), LOOK_TEXT, 60, false},
        {W(MEETINGS), LOOK_COUNT, 0, true},
        {W(TEACH_HOURS), LOOK_REAL, 0, false},
    };
    report_sheet_head(s, W(SHEET_TOPICS), W(TOPICS_ABOUT_LINE), COUNT(columns));
    workbook_list(s, REPORT_FIRST_ROW, columns, COUNT(columns));
    for (size_t i = 0; i < v->topics.n; i++) {
        const struct report_topic *t = &v->topics.items[i];
        workbook_put_text(s, t->name);
        workbook_put_number(s, (double)t->meetings);
        workbook_put_number(s, (double)t->minutes / 60);
        workbook_next(s);
    }
    workbook_list_end(s);
}

static void put_topic(struct sheet *s, const struct report_view *v, const struct report_topic *t)
{
    workbook_put_text(s, t->name);
    workbook_put_number(s, (double)t->wishes);
    workbook_put_number(s, (double)t->offers);
    workbook_put_number(s, (double)t->nominated);
    workbook_put_number(s, (double)t->seats);
    if (v->r->paired) {
        workbook_put_number(s, (double)t->teaching);
        workbook_put_number(s, (double)t->met);
        workbook_put_number(s, (double)t->unmet);
    }
    if (t->gain >= 0)
        workbook_put_number(s, (double)t->gain);
    workbook_next(s);
}

void report_sheet_topics(struct sheet *s, const struct report_view *v)
{
    if (v->set->audience == REPORT_MANAGER) {
        list_topics_taught(s, v);
        return;
    }
    const struct list_column all[] = {
        {W(TOPIC), LOOK_TEXT, 60, false},    {W(DEMAND), LOOK_COUNT, 0, true},
        {W(SUPPLY), LOOK_COUNT, 0, true},    {W(NOMINATED), LOOK_COUNT, 0, false},
        {W(SEATS), LOOK_COUNT, 0, false},    {W(TEACHING), LOOK_COUNT, 0, false},
        {W(SEATS_MET), LOOK_COUNT, 0, true}, {W(UNMET), LOOK_COUNT, 0, true},
        {W(GAIN), LOOK_COUNT, 0, true},
    };
    struct list_column early[] = {all[0], all[1], all[2], all[3], all[4], all[8]};
    bool paired = v->r->paired;
    uint16_t n = paired ? COUNT(all) : COUNT(early);
    report_sheet_head(s, W(SHEET_TOPICS), W(TOPICS_ABOUT), n);
    workbook_list(s, REPORT_FIRST_ROW, paired ? all : early, n);
    for (size_t i = 0; i < v->topics.n; i++)
        put_topic(s, v, &v->topics.items[i]);
    workbook_list_end(s);
}

/* ---- sessions ---- */

static const char *format_word(enum report_format f)
{
    static const enum report_word words[] = {WORD_FORMAT_ONE, WORD_FORMAT_GROUP, WORD_FORMAT_CIRCLE,
                                             WORD_FORMAT_REVIEW};
    return report_word(words[f]);
}

static const char *status_word(const struct report_meeting *m)
{
    return m->timed ? W(STATUS_BOOKED) : m->unbooked ? W(STATUS_UNBOOKED) : W(STATUS_PAIRED);
}

static const char *host_name(const struct report_view *v, const struct report_meeting *m)
{
    if (m->host != PLAN_NOBODY)
        return report_view_name(v, m->host);
    if (!m->with)
        return m->format == REPORT_CIRCLE ? W(NO_FACILITATOR) : "";
    return v->set->audience == REPORT_ORGANISER ? plan_string(v->r->plan, m->with) : W(COLLEAGUE);
}

/* "Ana; Bo; 2 colleagues"; a review of hundreds names the first. */
static const char *learner_names(struct buf *b, const struct report_view *v,
                                 const struct report_meeting *m)
{
    char hidden[24];
    size_t colleagues = 0;
    buf_clear(b);
    for (size_t i = 0; i < m->n; i++) {
        size_t row = v->r->seat[m->first + i];
        if (!report_view_sees_seat(v, m, row) || b->n > MOST_NAMES) {
            colleagues++;
            continue;
        }
        buf_puts(b, b->n ? "; " : "");
        buf_puts(b, report_view_name(v, v->r->plan->person[row]));
    }
    if (!colleagues)
        return buf_text(b);
    buf_puts(b, b->n ? "; " : "");
    snprintf(hidden, sizeof hidden, "%zu", colleagues);
    if (colleagues == 1)
        buf_puts(b, W(COLLEAGUE));
    else
        report_words_fill(b, WORD_COLLEAGUES, hidden, NULL);
    return buf_text(b);
}

/* Fit of a meeting: the mean of its learners' fits; circles have none. */
static void put_fit(struct sheet *s, const struct report_view *v, const struct report_meeting *m)
{
    int64_t sum = 0, n = 0;
    for (size_t i = 0; i < m->n; i++) {
        int64_t fit =
            plan_number(v->r->plan, v->r->seat[m->first + i], PLAN_FIT, 0, 1000000, PLAN_UNSAID);
        sum += fit == PLAN_UNSAID ? 0 : fit;
        n += fit != PLAN_UNSAID;
    }
    if (n)
        workbook_put_number(s, (double)((sum + n / 2) / n));
    else
        workbook_put_blank(s);
}

static void put_when(struct sheet *s, const struct report_view *v, const struct report_meeting *m)
{
    if (!m->timed) {
        for (int i = 0; i < 4; i++)
            workbook_put_blank(s);
        return;
    }
    struct report_wall wall = report_view_wall(v, m);
    workbook_put_time(s, wall.day, 0);
    workbook_put_time(s, wall.day, 0);
    workbook_put_time(s, wall.day, wall.minute);
    workbook_put_text(s, wall.zone);
}

static void put_session(struct sheet *s, const struct report_view *v,
                        const struct report_meeting *m, struct buf *b)
{
    const struct plan *p = v->r->plan;
    put_when(s, v, m);
    workbook_put_number(s, m->minutes);
    workbook_put_number(s, m->times);
    workbook_put_text(s, format_word(m->format));
    workbook_put_text(s, plan_string(p, m->topic));
    workbook_put_text(s, host_name(v, m));
    workbook_put_text(s, learner_names(b, v, m));
    workbook_put_number(s, (double)m->n);
    workbook_put_text(s, report_view_place(v, m));
    workbook_put_text(s, status_word(m));
    if (v->set->audience == REPORT_ORGANISER) {
        put_fit(s, v, m);
        workbook_put_text(s, plan_string(p, m->session));
    }
    workbook_next(s);
}

void report_sheet_sessions(struct sheet *s, const struct report_view *v)
{
    const struct list_column columns[] = {
        {W(DATE), LOOK_DATE, 0, false},           {W(DAY), LOOK_DAY, 0, false},
        {W(TIME), LOOK_TIME, 0, false},           {W(ZONE), LOOK_TEXT, 24, false},
        {W(MINUTES), LOOK_COUNT, 0, false},       {W(TIMES), LOOK_COUNT, 0, false},
        {W(FORMAT), LOOK_TEXT, 0, false},         {W(TOPIC), LOOK_WRAP, 34, false},
        {W(WITH), LOOK_WRAP, 28, false},          {W(WHO_LEARNS), LOOK_WRAP, 44, false},
        {W(SEAT_COUNT), LOOK_COUNT, 0, false},    {W(PLACE), LOOK_WRAP, 24, false},
        {W(SESSION_STATUS), LOOK_TEXT, 0, false}, {W(FIT), LOOK_COUNT, 0, false},
        {W(SESSION), LOOK_TEXT, 24, false},
    };
    uint16_t n = COUNT(columns);
    if (v->set->audience != REPORT_ORGANISER)
        n = (uint16_t)(n - 2);
    struct buf b = BUF_INIT;
    report_sheet_head(s, W(SHEET_SESSIONS), W(SESSIONS_ABOUT), n);
    workbook_list(s, REPORT_FIRST_ROW, columns, n);
    for (size_t i = 0; i < v->n_meetings; i++)
        put_session(s, v, &v->r->meeting[v->meeting[i]], &b);
    workbook_list_end(s);
    buf_free(&b);
}

/* ---- people ---- */

/* "SQL (Bo); Excel (a colleague)" */
static const char *what_learned(struct buf *b, const struct report_view *v, uint32_t person)
{
    const struct plan *p = v->r->plan;
    buf_clear(b);
    for (size_t k = p->start[person]; k < p->start[person + 1]; k++) {
        uint32_t meeting = v->r->meeting_of_row[p->list[k]];
        if (meeting == REPORT_NO_MEETING || v->r->meeting[meeting].unbooked ||
            v->r->meeting[meeting].format == REPORT_REVIEW)
            continue;
        if (!report_view_sees_learning(v, person))
            return W(PRIVATE_TOPIC);
        const struct report_meeting *m = &v->r->meeting[meeting];
        buf_printf(b, "%s%s (%s)", b->n ? "; " : "", plan_string(p, m->topic),
                   m->format == REPORT_CIRCLE ? W(FORMAT_CIRCLE) : host_name(v, m));
    }
    return buf_text(b);
}

/* How many learn the topic of meeting hosted[k] from the person; 0 when an earlier one counted
 * them. */
static size_t learners_of(const struct report *r, size_t first, size_t last, size_t k, bool circles)
{
    size_t learners = 0;
    const struct report_meeting *this = &r->meeting[r->hosted[k]];
    for (size_t i = first; i < last; i++) {
        const struct report_meeting *m = &r->meeting[r->hosted[i]];
        if (m->unbooked || m->topic != this->topic || (m->format == REPORT_CIRCLE) != circles)
            continue;
        if (i < k)
            return 0;
        learners += m->n;
    }
    return learners;
}

/* "SQL (3); Excel (1)": what the person teaches, or with `circles` facilitates, to how many. */
static const char *what_given(struct buf *b, const struct report_view *v, uint32_t person,
                              bool circles)
{
    const struct report *r = v->r;
    size_t first = r->host_start[person], last = r->host_start[person + 1];
    buf_clear(b);
    for (size_t k = first; k < last; k++) {
        const struct report_meeting *m = &r->meeting[r->hosted[k]];
        if (m->unbooked || (m->format == REPORT_CIRCLE) != circles)
            continue;
        size_t learners = learners_of(r, first, last, k, circles);
        if (learners)
            buf_printf(b, "%s%s (%zu)", b->n ? "; " : "", plan_string(r->plan, m->topic), learners);
    }
    return buf_text(b);
}

static const char *recognition(const struct report_person *p)
{
    bool gives = p->teaches || p->facilitates;
    if (gives)
        return p->learns ? W(DOES_BOTH) : W(DOES_GIVE);
    if (p->learns)
        return W(DOES_LEARN);
    if (p->offers)
        return W(DOES_OFFER);
    if (p->wishes)
        return W(DOES_ASK);
    return p->answered ? W(DOES_ANSWER) : W(DOES_NOTHING);
}

static void put_hours(struct sheet *s, int minutes)
{
    workbook_put_number(s, minutes / 60.0);
}

/* Hours tell a circle from other meetings, and where there is one circle, what it is about. */
static void put_hours_learning(struct sheet *s, int minutes, bool open)
{
    if (open)
        put_hours(s, minutes);
    else
        workbook_put_text(s, W(PRIVATE_TOPIC));
}

static void put_person(struct sheet *s, const struct report_view *v, uint32_t person, struct buf *b)
{
    const struct plan *p = v->r->plan;
    const struct report_person *is = &v->r->person[person];
    workbook_put_text(s, plan_name(p, person));
    workbook_put_text(s, plan_key(p, person));
    workbook_put_text(s, plan_said(p, person, PLAN_UNIT));
    workbook_put_text(s, what_learned(b, v, person));
    workbook_put_text(s, what_given(b, v, person, false));
    workbook_put_text(s, what_given(b, v, person, true));
    workbook_put_number(s, is->learns);
    workbook_put_number(s, is->teaches + is->facilitates);
    bool open = !is->learns || report_view_sees_learning(v, person);
    put_hours_learning(s, is->minutes_learn, open);
    put_hours(s, is->minutes_give);
    put_hours_learning(s, is->minutes_learn + is->minutes_give + is->minutes_review, open);
    workbook_put_text(s, recognition(is));
    if (v->set->audience == REPORT_ORGANISER)
        workbook_put_number(s, is->wishes - is->met);
    workbook_next(s);
}

struct listed {
    const char *unit, *name, *key;
    uint32_t person;
};

static int by_unit_and_name(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    int c = strcmp(x->unit, y->unit);
    c = c ? c : strcmp(x->name, y->name);
    return c ? c : strcmp(x->key, y->key); /* keys differ: a total order */
}

static struct listed *listed_people(const struct report_view *v, size_t *n)
{
    const struct plan *p = v->r->plan;
    struct listed *list = mem_alloc(v->scope->n, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < v->scope->n; i++) {
        uint32_t person = v->scope->people[i];
        if (report_view_sees_person(v, person))
            list[(*n)++] = (struct listed){plan_said(p, person, PLAN_UNIT), plan_name(p, person),
                                           plan_key(p, person), person};
    }
    qsort(list, *n, sizeof *list, by_unit_and_name);
    return list;
}

void report_sheet_people(struct sheet *s, const struct report_view *v)
{
    const struct list_column columns[] = {
        {W(NAME), LOOK_TEXT, 30, false},           {W(KEY), LOOK_TEXT, 34, false},
        {W(UNIT), LOOK_TEXT, 24, false},           {W(LEARNS), LOOK_WRAP, 44, false},
        {W(TEACHES), LOOK_WRAP, 36, false},        {W(FACILITATES), LOOK_WRAP, 24, false},
        {W(LEARN_MEETINGS), LOOK_COUNT, 0, false}, {W(TEACH_MEETINGS), LOOK_COUNT, 0, false},
        {W(LEARN_HOURS), LOOK_REAL, 0, true},      {W(TEACH_HOURS), LOOK_REAL, 0, true},
        {W(ALL_HOURS), LOOK_REAL, 0, false},       {W(RECOGNITION), LOOK_TEXT, 0, false},
        {W(WISHES_OPEN), LOOK_COUNT, 0, false},
    };
    uint16_t n = COUNT(columns);
    if (v->set->audience != REPORT_ORGANISER)
        n--;
    struct buf b = BUF_INIT;
    size_t people;
    struct listed *list = listed_people(v, &people);
    report_sheet_head(s, W(SHEET_PEOPLE), W(PEOPLE_ABOUT), n);
    workbook_list(s, REPORT_FIRST_ROW, columns, n);
    for (size_t i = 0; i < people; i++)
        put_person(s, v, list[i].person, &b);
    workbook_list_end(s);
    free(list);
    buf_free(&b);
}

/* ---- unmet wishes ---- */

static const char *reason_word(enum plan_status status)
{
    switch (status) {
    case PLAN_GAP:
        return W(REASON_GAP);
    case PLAN_WAITING:
        return W(REASON_WAITING);
    case PLAN_UNBOOKED:
        return W(REASON_UNBOOKED);
    default:
        return W(REASON_PENDING);
    }
}

static void put_cell_number(struct sheet *s, const struct plan *p, size_t row, enum plan_column c)
{
    int64_t v = plan_number(p, row, c, 0, INT32_MAX, PLAN_UNSAID);
    if (v == PLAN_UNSAID)
        workbook_put_blank(s);
    else
        workbook_put_number(s, (double)v);
}

static void put_unmet(struct sheet *s, const struct plan *p, size_t row)
{
    uint32_t person = p->person[row];
    workbook_put_text(s, plan_text(p, row, PLAN_TOPIC));
    workbook_put_text(s, plan_name(p, person));
    workbook_put_text(s, plan_said(p, person, PLAN_UNIT));
    put_cell_number(s, p, row, PLAN_RANK);
    workbook_put_text(s, reason_word(plan_status(p, row)));
    put_cell_number(s, p, row, PLAN_REACH);
    workbook_put_text(s, plan_text(p, row, PLAN_WHY));
    workbook_put_text(s, plan_text(p, row, PLAN_TEXT));
    workbook_next(s);
}

static bool is_unmet(const struct report *r, size_t row)
{
    uint32_t meeting = r->meeting_of_row[row];
    return r->plan->kind[row] == PLAN_LEARN &&
           (meeting == REPORT_NO_MEETING || r->meeting[meeting].unbooked);
}

void report_sheet_unmet(struct sheet *s, const struct report_view *v)
{
    const struct list_column columns[] = {
        {W(TOPIC), LOOK_WRAP, 34, false}, {W(NAME), LOOK_TEXT, 30, false},
        {W(UNIT), LOOK_TEXT, 24, false},  {W(RANK), LOOK_COUNT, 0, false},
        {W(REASON), LOOK_TEXT, 0, false}, {W(COULD_SERVE), LOOK_COUNT, 0, false},
        {W(WHY), LOOK_WRAP, 60, false},   {W(THE_PROBLEM), LOOK_WRAP, 40, false},
    };
    const struct plan *p = v->r->plan;
    report_sheet_head(s, W(SHEET_UNMET), W(UNMET_ABOUT), COUNT(columns));
    workbook_list(s, REPORT_FIRST_ROW, columns, COUNT(columns));
    for (size_t row = 0; row < p->rows; row++)
        if (is_unmet(v->r, row))
            put_unmet(s, p, row);
    workbook_list_end(s);
}
