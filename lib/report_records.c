#include "report_records.h"

#include "mem.h"
#include "num.h"
#include "report_feedback.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

enum { SCARCE = 2 };

struct records {
    struct writer w;
    const struct report *r;
    const struct report_topic **topic; /* by id; NULL: neither wanted nor offered */
    struct report_feedback said;
    size_t lines;
};

static void put_number(struct records *x, size_t n)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", n);
    writer_text(&x->w, text);
}

static void end_line(struct records *x)
{
    writer_end(&x->w);
    x->lines++;
}

static void put_person(struct records *x, uint32_t person, const char *role)
{
    const struct plan *p = x->r->plan;
    writer_text(&x->w, plan_string(p, p->cycle));
    writer_text(&x->w, plan_key(p, person));
    writer_text(&x->w, plan_said(p, person, PLAN_NAME));
    writer_text(&x->w, plan_said(p, person, PLAN_UNIT));
    writer_text(&x->w, plan_said(p, person, PLAN_MANAGER));
    writer_text(&x->w, role);
}

static void put_scarcity(struct records *x, uint32_t topic, bool known)
{
    const struct report_topic *t = known ? x->topic[topic] : NULL;
    if (!t) {
        for (int i = 0; i < 3; i++)
            writer_text(&x->w, "");
        return;
    }
    put_number(x, t->wishes);
    put_number(x, t->offers);
    writer_text(&x->w, t->wishes > SCARCE * t->offers ? "yes" : "");
}

static const char *status_of(const struct records *x, uint32_t meeting)
{
    if (x->said.heard[meeting] == REPORT_HELD)
        return "met";
    if (x->said.heard[meeting] == REPORT_NOT_HELD)
        return "not met";
    return x->r->meeting[meeting].timed ? "booked" : "paired";
}

/* True where the session's id, which is made of who learns, would tell what is hidden. */
static bool hides_learner(const struct report *r, const struct report_meeting *m)
{
    return m->format == REPORT_ONE_TO_ONE && r->hidden[r->plan->person[r->seat[m->first]]];
}

static void put_meeting(struct records *x, uint32_t person, const char *role, uint32_t meeting)
{
    const struct plan *p = x->r->plan;
    const struct report_meeting *m = &x->r->meeting[meeting];
    char date[11] = "", hours[24];
    if (m->timed)
        num_date_text(m->wall.day, date);
    snprintf(hours, sizeof hours, "%.2f", m->minutes * m->times / 60.0);
    put_person(x, person, role);
    writer_text(&x->w, plan_string(p, m->topic));
    writer_text(&x->w, plan_format_names[m->format]);
    writer_text(&x->w, hides_learner(x->r, m) ? "" : plan_string(p, m->session));
    writer_text(&x->w, hours);
    writer_text(&x->w, date);
    writer_text(&x->w, status_of(x, meeting));
    put_scarcity(x, m->topic, true);
    end_line(x);
}

/* That somebody learns, and nothing by which the line of whoever teaches could be found. */
static void put_private(struct records *x, uint32_t person)
{
    put_person(x, person, "learner");
    for (int i = 0; i < 5; i++)
        writer_text(&x->w, "");
    writer_text(&x->w, "private");
    put_scarcity(x, 0, false);
    end_line(x);
}

/* Who offers and was sent nobody is recognised too. */
static void put_offer(struct records *x, size_t row)
{
    const struct plan *p = x->r->plan;
    enum plan_status status = plan_status(p, row);
    if (status == PLAN_NOMINATED || status == PLAN_TEACHING)
        return;
    put_person(x, p->person[row], "teacher");
    writer_text(&x->w, plan_text(p, row, PLAN_TOPIC));
    for (int i = 0; i < 2; i++)
        writer_text(&x->w, "");
    writer_text(&x->w, "0.00");
    writer_text(&x->w, "");
    writer_text(&x->w, "offered");
    put_scarcity(x, plan_get(p, row, PLAN_TOPIC), true);
    end_line(x);
}

static void put_learning(struct records *x, uint32_t person, size_t row)
{
    uint32_t meeting = x->r->meeting_of_row[row];
    if (meeting == REPORT_NO_MEETING || x->r->meeting[meeting].unbooked)
        return;
    if (x->r->hidden[person])
        put_private(x, person);
    else
        put_meeting(x, person, "learner", meeting);
}

/* Those without a session last: their place among the others would tell of who learns. */
static void put_hosted(struct records *x, uint32_t person, bool hides)
{
    const struct report *r = x->r;
    for (size_t k = r->host_start[person]; k < r->host_start[person + 1]; k++) {
        const struct report_meeting *m = &r->meeting[r->hosted[k]];
        if (!m->unbooked && hides_learner(r, m) == hides)
            put_meeting(x, person, m->format == REPORT_CIRCLE ? "facilitator" : "teacher",
                        r->hosted[k]);
    }
}

static void put_all_of(struct records *x, uint32_t person)
{
    const struct plan *p = x->r->plan;
    for (size_t k = p->start[person]; k < p->start[person + 1]; k++) {
        size_t row = p->list[k];
        if (p->kind[row] == PLAN_LEARN)
            put_learning(x, person, row);
        else if (p->kind[row] == PLAN_TEACH)
            put_offer(x, row);
    }
    put_hosted(x, person, false);
    put_hosted(x, person, true);
}

size_t report_records_write(struct output *out, char delimiter, const struct report *r,
                            const struct report_topics *topics)
{
    static const char *const heads[] = {"cycle", "person", "name",   "unit",    "manager",
                                        "role",  "topic",  "format", "session", "hours",
                                        "date",  "status", "want",   "offer",   "scarce"};
    struct records x = {.w = writer_on(out, delimiter), .r = r};
    x.topic = mem_clear(r->plan->table.pool.n + 1, sizeof *x.topic);
    x.said = report_feedback_read(r);
    for (size_t i = 0; i < topics->n; i++)
        x.topic[topics->items[i].topic] = &topics->items[i];
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        writer_text(&x.w, heads[i]);
    writer_end(&x.w);
    for (size_t i = 0; i < r->plan->n_people; i++)
        put_all_of(&x, (uint32_t)i);
    free(x.topic);
    report_feedback_free(&x.said);
    return x.lines;
}
