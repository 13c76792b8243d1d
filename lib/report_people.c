/* report_people - the sheet of people: what each learns and gives, and the hours it takes. */
#include "mem.h"
#include "report_sheets.h"

#include <stdlib.h>
#include <string.h>

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
                   m->format == REPORT_CIRCLE ? W(FORMAT_CIRCLE) : report_view_host(v, m));
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
    workbook_put_number(s, is->wishes - is->met);
    workbook_put_text(s, plan_key(p, person));
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

static bool any_guide(const struct report_view *v)
{
    for (size_t i = 0; i < v->scope->n; i++)
        if (v->r->person[v->scope->people[i]].facilitates)
            return true;
    return false;
}

void report_sheet_people(struct sheet *s, const struct report_view *v)
{
    bool organiser = v->set->audience == REPORT_ORGANISER;
    const struct list_column columns[] = {
        {W(NAME), LOOK_WRAP, 22, LIST_PLAIN},
        {W(UNIT), LOOK_WRAP, 16, LIST_PLAIN},
        {W(LEARNS), LOOK_WRAP, 36, LIST_PLAIN},
        {W(TEACHES), LOOK_WRAP, 30, LIST_PLAIN},
        {W(FACILITATES), LOOK_WRAP, 20, any_guide(v) ? LIST_PLAIN : LIST_OUT},
        {W(LEARN_MEETINGS), LOOK_COUNT, 0, LIST_PLAIN},
        {W(TEACH_MEETINGS), LOOK_COUNT, 0, LIST_PLAIN},
        {W(LEARN_HOURS), LOOK_REAL, 0, LIST_BARS},
        {W(TEACH_HOURS), LOOK_REAL, 0, LIST_BARS},
        {W(ALL_HOURS), LOOK_REAL, 0, LIST_PLAIN},
        {W(RECOGNITION), LOOK_WRAP, 18, LIST_PLAIN},
        {W(WISHES_OPEN), LOOK_COUNT, 0, organiser ? LIST_PLAIN : LIST_OUT},
        {W(KEY), LOOK_TEXT, 40, LIST_SCREEN},
    };
    struct buf b = BUF_INIT;
    size_t people;
    struct listed *list = listed_people(v, &people);
    report_sheet_list(s, W(SHEET_PEOPLE), W(PEOPLE_ABOUT), columns, COUNT(columns));
    for (size_t i = 0; i < people; i++)
        put_person(s, v, list[i].person, &b);
    workbook_list_end(s);
    free(list);
    buf_free(&b);
}
