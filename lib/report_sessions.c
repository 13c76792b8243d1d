/* report_sessions - the sheet of all meetings by date. */
#include "report_sheets.h"

#include <string.h>

enum { MOST_NAMES = 600 }; /* bytes: a dozen lines of a cell */

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
    workbook_put_text(s, report_view_host(v, m));
    workbook_put_text(s, learner_names(b, v, m));
    workbook_put_number(s, (double)m->n);
    workbook_put_text(s, report_view_place(v, m));
    workbook_put_text(s, status_word(m));
    put_fit(s, v, m);
    workbook_put_text(s, plan_string(p, m->session));
    workbook_next(s);
}

/* What all lines share need not stand in each of them. */
struct common {
    bool timed, placed, zones; /* any time, any place, different zones */
    const char *zone;          /* the one zone */
};

static struct common look_over(const struct report_view *v)
{
    struct common all = {.zone = ""};
    for (size_t i = 0; i < v->n_meetings; i++) {
        const struct report_meeting *m = &v->r->meeting[v->meeting[i]];
        all.placed |= *report_view_place(v, m) != '\0';
        if (!m->timed)
            continue;
        const char *zone = report_view_wall(v, m).zone;
        all.zones |= all.timed && strcmp(all.zone, zone) != 0;
        all.timed = true;
        all.zone = zone;
    }
    return all;
}

static void write_about(struct buf *b, const struct report_view *v, const struct common *all)
{
    bool manager = v->set->audience == REPORT_MANAGER;
    buf_puts(b, manager ? W(SESSIONS_ABOUT_LINE) : W(SESSIONS_ABOUT));
    if (!all->timed)
        return;
    buf_putc(b, ' ');
    if (all->zones)
        buf_puts(b, manager ? W(SESSIONS_ZONES_LINE) : W(SESSIONS_ZONES));
    else
        report_words_fill(b, WORD_SESSIONS_ZONE, all->zone, NULL);
}

void report_sheet_sessions(struct sheet *s, const struct report_view *v)
{
    const struct common all = look_over(v);
    enum list_way timed = all.timed ? LIST_PLAIN : LIST_OUT;
    enum list_way zones = all.zones ? LIST_PLAIN : LIST_OUT;
    enum list_way placed = all.placed ? LIST_PLAIN : LIST_OUT;
    bool organiser = v->set->audience == REPORT_ORGANISER;
    const struct list_column columns[] = {
        {W(DATE), LOOK_DATE, 0, timed},
        {W(DAY), LOOK_DAY, 0, timed},
        {W(TIME), LOOK_TIME, 0, timed},
        {W(ZONE), LOOK_WRAP, 18, zones},
        {W(MINUTES), LOOK_COUNT, 0, LIST_PLAIN},
        {W(TIMES), LOOK_COUNT, 0, LIST_PLAIN},
        {W(FORMAT), LOOK_TEXT, 0, LIST_PLAIN},
        {W(TOPIC), LOOK_WRAP, 28, LIST_PLAIN},
        {W(WITH), LOOK_WRAP, 22, LIST_PLAIN},
        {W(WHO_LEARNS), LOOK_WRAP, 34, LIST_PLAIN},
        {W(SEAT_COUNT), LOOK_COUNT, 0, LIST_PLAIN},
        {W(PLACE), LOOK_WRAP, 18, placed},
        {W(SESSION_STATUS), LOOK_TEXT, 0, LIST_PLAIN},
        {W(FIT), LOOK_COUNT, 0, organiser ? LIST_SCREEN : LIST_OUT},
        {W(SESSION), LOOK_TEXT, 24, organiser ? LIST_SCREEN : LIST_OUT},
    };
    struct buf b = BUF_INIT;
    write_about(&b, v, &all);
    report_sheet_list(s, W(SHEET_SESSIONS), b.s, columns, COUNT(columns));
    for (size_t i = 0; i < v->n_meetings; i++)
        put_session(s, v, &v->r->meeting[v->meeting[i]], &b);
    workbook_list_end(s);
    buf_free(&b);
}
