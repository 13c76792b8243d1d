/* report_lists - the sheets of topics and of unmet wishes, and the head of every sheet. */
#include "celltext.h"
#include "report_sheets.h"

enum { NARROW = 90, BROAD = 160 }; /* digits beside each other on a sheet of few or many columns */

void report_sheet_title(struct sheet *s, const char *title, const char *about, uint16_t columns,
                        unsigned lines)
{
    workbook_text(s, 0, 0, LOOK_TITLE, title);
    workbook_wide_text(s, 1, 0, (uint16_t)(columns - 1), lines, LOOK_SUBTITLE, about);
}

void report_sheet_head(struct sheet *s, const char *title, const char *about, uint16_t columns)
{
    unsigned lines = celltext_lines(about, columns < 10 ? NARROW : BROAD);
    report_sheet_title(s, title, about, columns, lines);
}

void report_sheet_list(struct sheet *s, const char *title, const char *about,
                       const struct list_column *columns, uint16_t n)
{
    report_sheet_head(s, title, about, workbook_list_printed(columns, n));
    workbook_list(s, REPORT_FIRST_ROW, columns, n);
}

/* ---- topics ---- */

static void list_topics_taught(struct sheet *s, const struct report_view *v)
{
    const struct list_column columns[] = {
        {W(TOPIC), LOOK_TEXT, 60, LIST_PLAIN},
        {W(MEETINGS), LOOK_COUNT, 0, LIST_BARS},
        {W(TEACH_HOURS), LOOK_REAL, 0, LIST_PLAIN},
    };
    report_sheet_list(s, W(SHEET_TOPICS), W(TOPICS_ABOUT_LINE), columns, COUNT(columns));
    for (size_t i = 0; i < v->topics.n; i++) {
        const struct report_topic *t = &v->topics.items[i];
        workbook_put_text(s, t->name);
        workbook_put_number(s, (double)t->meetings);
        workbook_put_number(s, (double)t->minutes / 60);
        workbook_next(s);
    }
    workbook_list_end(s);
}

static void put_topic(struct sheet *s, const struct report_topic *t)
{
    workbook_put_text(s, t->name);
    workbook_put_number(s, (double)t->wishes);
    workbook_put_number(s, (double)t->offers);
    workbook_put_number(s, (double)t->nominated);
    workbook_put_number(s, (double)t->seats);
    workbook_put_number(s, (double)t->teaching);
    workbook_put_number(s, (double)t->met);
    workbook_put_number(s, (double)t->unmet);
    if (t->gain >= 0)
        workbook_put_number(s, (double)t->gain);
    workbook_next(s);
}

static bool any_gain(const struct report_topics *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->items[i].gain >= 0)
            return true;
    return false;
}

void report_sheet_topics(struct sheet *s, const struct report_view *v)
{
    if (v->set->audience == REPORT_MANAGER) {
        list_topics_taught(s, v);
        return;
    }
    bool gain = any_gain(&v->topics);
    enum list_way plain = v->r->paired ? LIST_PLAIN : LIST_OUT;
    enum list_way bars = v->r->paired ? LIST_BARS : LIST_OUT;
    const struct list_column columns[] = {
        {W(TOPIC), LOOK_TEXT, 60, LIST_PLAIN},
        {W(DEMAND), LOOK_COUNT, 0, LIST_BARS},
        {W(SUPPLY), LOOK_COUNT, 0, LIST_BARS},
        {W(NOMINATED), LOOK_COUNT, 0, LIST_PLAIN},
        {W(SEATS), LOOK_COUNT, 0, LIST_PLAIN},
        {W(TEACHING), LOOK_COUNT, 0, plain},
        {W(SEATS_MET), LOOK_COUNT, 0, bars},
        {W(UNMET), LOOK_COUNT, 0, bars},
        {W(GAIN), LOOK_COUNT, 0, gain ? LIST_BARS : LIST_OUT},
    };
    struct buf about = BUF_INIT;
    buf_printf(&about, "%s %s", W(TOPICS_ABOUT), gain ? W(TOPICS_GAIN) : "");
    report_sheet_list(s, W(SHEET_TOPICS), about.s, columns, COUNT(columns));
    for (size_t i = 0; i < v->topics.n; i++)
        put_topic(s, &v->topics.items[i]);
    workbook_list_end(s);
    buf_free(&about);
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
        {W(TOPIC), LOOK_WRAP, 26, LIST_PLAIN},  {W(NAME), LOOK_WRAP, 22, LIST_PLAIN},
        {W(UNIT), LOOK_WRAP, 18, LIST_PLAIN},   {W(RANK), LOOK_COUNT, 0, LIST_PLAIN},
        {W(REASON), LOOK_WRAP, 22, LIST_PLAIN}, {W(COULD_SERVE), LOOK_COUNT, 0, LIST_PLAIN},
        {W(WHY), LOOK_WRAP, 46, LIST_PLAIN},    {W(THE_PROBLEM), LOOK_WRAP, 30, LIST_PLAIN},
    };
    const struct plan *p = v->r->plan;
    report_sheet_list(s, W(SHEET_UNMET), W(UNMET_ABOUT), columns, COUNT(columns));
    for (size_t row = 0; row < p->rows; row++)
        if (is_unmet(v->r, row))
            put_unmet(s, p, row);
    workbook_list_end(s);
}
