#include "report_book.h"

#include "report_sheets.h"

enum {
    MATRIX_MOST = 24,  /* units on a page that can still be read */
    LONG_FROM = 15000, /* people from whom on nothing is kept in memory */
};

/* By time, those with a time first. */
static bool any_timed(const struct report_view *v)
{
    return v->n_meetings && v->r->meeting[v->meeting[0]].timed;
}

static bool any_topic(const struct report_view *v)
{
    return v->set->audience != REPORT_EVERYONE && v->topics.n;
}

static bool any_person(const struct report_view *v)
{
    for (size_t i = 0; i < v->scope->n; i++)
        if (report_view_sees_person(v, v->scope->people[i]))
            return true;
    return false;
}

static bool any_unmet(const struct report_view *v)
{
    return v->set->audience == REPORT_ORGANISER && v->r->paired && v->totals.wishes > v->totals.met;
}

/* Confidential figures are the same in every workbook, or not in it: a manager has none. */
static bool any_voice(const struct report_view *v, const struct report_extras *extras)
{
    return v->set->audience != REPORT_MANAGER && extras->voices && extras->voices->table.rows;
}

static struct sheet *add_if(struct workbook *book, bool wanted, const char *name,
                            enum sheet_shape shape)
{
    return wanted ? workbook_sheet(book, name, shape) : NULL;
}

/* All sheets are made first, so that a chart of one may show cells of another. */
static void write_sheets(struct workbook *book, const struct report_view *v,
                         const struct report_extras *extras)
{
    bool organiser = v->set->audience == REPORT_ORGANISER;
    struct report_matrix m = {0};
    if (organiser)
        m = report_matrix_open(v->r, MATRIX_MOST);
    struct sheet *summary = workbook_sheet(book, W(SHEET_SUMMARY), SHEET_WIDE);
    struct sheet *topics = add_if(book, any_topic(v), W(SHEET_TOPICS), SHEET_TALL);
    struct sheet *units = add_if(book, organiser && m.n > 1, W(SHEET_UNITS), SHEET_WIDE);
    struct sheet *sessions = add_if(book, v->n_meetings > 0, W(SHEET_SESSIONS), SHEET_WIDE);
    struct sheet *calendar = add_if(book, any_timed(v), W(SHEET_CALENDAR), SHEET_WIDE);
    struct sheet *people = add_if(book, any_person(v), W(SHEET_PEOPLE), SHEET_WIDE);
    struct sheet *unmet = add_if(book, any_unmet(v), W(SHEET_UNMET), SHEET_WIDE);
    bool committed = organiser && report_support_said(&v->totals);
    struct sheet *support = add_if(book, committed, W(SHEET_MANAGERS), SHEET_TALL);
    struct sheet *voices = add_if(book, any_voice(v, extras), W(SHEET_VOICES), SHEET_WIDE);
    const struct report_progress *past = organiser ? extras->progress : NULL;
    struct sheet *progress = add_if(book, past, W(SHEET_PROGRESS), SHEET_WIDE);
    struct sheet *method = workbook_sheet(book, W(SHEET_METHOD), SHEET_WIDE);

    report_sheet_summary(summary, v, topics);
    if (topics)
        report_sheet_topics(topics, v);
    if (units)
        report_sheet_units(units, &m, v);
    if (sessions)
        report_sheet_sessions(sessions, v);
    if (calendar)
        report_sheet_calendar(calendar, v);
    if (people)
        report_sheet_people(people, v);
    if (unmet)
        report_sheet_unmet(unmet, v);
    if (support)
        report_sheet_support(support, v);
    if (voices)
        report_sheet_voices(voices, extras->voices, v);
    if (progress)
        report_sheet_progress(progress, past);
    report_sheet_method(method, v);
    report_matrix_close(&m);
}

struct workbook_events report_book_write(const char *path, const struct report_view *v,
                                         const struct report_extras *extras)
{
    struct buf footer = BUF_INIT;
    report_words_fill(&footer, WORD_FOOTER, VERSION, NULL);
    const struct workbook_about about = {
        .title = v->set->title,
        .comment = buf_text(&footer),
        .footer = buf_text(&footer),
        .created = v->set->created,
        .is_long = v->scope->n >= LONG_FROM,
    };
    struct workbook *book = workbook_open(path, &about);
    write_sheets(book, v, extras);
    struct workbook_events events = workbook_save(book);
    buf_free(&footer);
    return events;
}
