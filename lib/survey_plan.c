/* What was decoded as rows of the plan: repeats merged, in the plan's order. */
#include "survey.h"

#include "bins.h"
#include "buf.h"
#include "mem.h"
#include "survey_log.h"
#include "survey_staff.h"

#include <stdlib.h>
#include <string.h>

/* --- answers: one row for a person, kind and topic ----------------------------------------------
 */

static int by_topic(const void *a, const void *b)
{
    const struct survey_answer *x = *(struct survey_answer *const *)a,
                               *y = *(struct survey_answer *const *)b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->topic != y->topic)
        return x->topic < y->topic ? -1 : 1;
    return x < y ? -1 : x > y;
}

static struct survey_place place_of(const struct survey *s, const struct survey_answer *a)
{
    const struct survey_export *e = &s->exports.items[a->export];
    return (struct survey_place){a->export, a->response, &e->book.items[a->question]};
}

/* What the second mention adds: a better rank, another name, more words. */
static void merge(struct survey *s, struct survey_answer *to, struct survey_answer *more)
{
    struct buf text = BUF_INIT;
    more->merged = true;
    bool better = more->kind == PLAN_TEACH ? more->rank > to->rank : more->rank < to->rank;
    if (more->rank && (!to->rank || better)) /* strength of an offer, place of a wish */
        to->rank = more->rank;
    if (more->from && to->from && more->from != to->from) {
        buf_printf(&text, "%s;%s", survey_text(s, to->from), survey_text(s, more->from));
        to->from = survey_keep(s, text.s);
    }
    buf_clear(&text);
    if (more->text && to->text && more->text != to->text) {
        buf_printf(&text, "%s\n%s", survey_text(s, to->text), survey_text(s, more->text));
        to->text = survey_keep(s, text.s);
    }
    to->from = to->from ? to->from : more->from;
    to->text = to->text ? to->text : more->text;
    survey_changed(s, place_of(s, more), more->spelling, 0, "said twice, merged");
    buf_free(&text);
}

static void merge_repeats(struct survey *s)
{
    size_t n = s->answers.n;
    struct survey_answer **sorted = mem_alloc(n, sizeof *sorted);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &s->answers.items[i];
    if (n)
        qsort(sorted, n, sizeof *sorted, by_topic);
    for (size_t i = 1, first = 0; i < n; i++) {
        const struct survey_answer *a = sorted[first], *b = sorted[i];
        if (a->person == b->person && a->kind == b->kind && a->topic == b->topic &&
            a->kind != PLAN_FEEDBACK)
            merge(s, sorted[first], sorted[i]);
        else
            first = i;
    }
    free(sorted);
}

/* --- rows ---------------------------------------------------------------------------------------
 */

struct columns {
    size_t at[PLAN_COLUMNS];
    size_t *kept;
    uint32_t kind[PLAN_KINDS], status[PLAN_STATUSES], cycle;
};

static struct columns add_columns(struct survey *s)
{
    struct columns c = {.cycle = survey_keep(s, s->options.cycle ? s->options.cycle : "")};
    for (int i = 0; i < PLAN_COLUMNS; i++)
        if (i <= PLAN_TEXT || i >= PLAN_STATUS || (i == PLAN_SESSION && s->options.plan))
            c.at[i] = table_column(&s->plan, plan_column_names[i]);
    c.kept = mem_alloc(s->kept.n, sizeof *c.kept);
    for (size_t k = 0; k < s->kept.n; k++)
        c.kept[k] = table_column(&s->plan, survey_text(s, s->kept.items[k]));
    for (int i = 0; i < PLAN_KINDS; i++)
        c.kind[i] = survey_keep(s, plan_kind_names[i]);
    for (int i = 0; i < PLAN_STATUSES; i++)
        c.status[i] = survey_keep(s, plan_status_names[i]);
    return c;
}

static void set(struct survey *s, const struct columns *c, size_t row, enum plan_column column,
                uint32_t id)
{
    table_set(&s->plan, row, c->at[column], id);
}

static size_t add_row(struct survey *s, const struct columns *c, uint32_t key, const uint32_t *said,
                      enum plan_kind kind)
{
    static const enum plan_status first[PLAN_KINDS] = {
        [PLAN_LEARN] = PLAN_ASKED, [PLAN_TEACH] = PLAN_OFFERED, [PLAN_FACILITATE] = PLAN_OFFERED};
    size_t row = table_add_row(&s->plan);
    set(s, c, row, PLAN_CYCLE, c->cycle);
    set(s, c, row, PLAN_PERSON, key);
    for (enum plan_column column = PLAN_NAME; column <= PLAN_SHARE; column++)
        set(s, c, row, column, said[column]);
    set(s, c, row, PLAN_KIND, c->kind[kind]);
    set(s, c, row, PLAN_STATUS, c->status[first[kind]]);
    return row;
}

/* Kept cells: the export's, else the staff list's. */
static void set_kept(struct survey *s, const struct columns *c, size_t row, uint32_t person,
                     uint32_t entry)
{
    for (size_t k = 0; k < s->kept.n; k++) {
        uint32_t id = person != SURVEY_NOBODY ? s->kept.cell[person * s->kept.n + k] : 0;
        if (!id && entry != ROSTER_NOBODY)
            id = survey_keep(s, roster_other(&s->roster, entry, survey_text(s, s->kept.items[k])));
        table_set(&s->plan, row, c->kept[k], id);
    }
}

static const char *why_spelled(const struct survey *s, const struct survey_answer *a)
{
    if (topics_is_alias(&s->topics, survey_text(s, a->spelling)))
        return "another name in the topics file";
    return s->topics.items[a->topic].agreed ? "spelled as in the topics file"
                                            : "spelled as most do";
}

/* A changed spelling is logged where it stood. */
static uint32_t topic_of(struct survey *s, const struct survey_answer *a)
{
    if (a->topic == TOPICS_NONE)
        return a->spelling;
    uint32_t name = survey_keep(s, topics_name(&s->topics, a->topic));
    if (name != a->spelling)
        survey_changed(s, place_of(s, a), a->spelling, name, why_spelled(s, a));
    return name;
}

static void add_answer(struct survey *s, const struct columns *c, const struct survey_answer *a)
{
    const struct survey_person *p = &s->people.items[a->person];
    size_t row = add_row(s, c, p->key, p->said, (enum plan_kind)a->kind);
    char rank[16] = "";
    if (a->rank)
        snprintf(rank, sizeof rank, "%u", (unsigned)a->rank);
    set(s, c, row, PLAN_TOPIC, topic_of(s, a));
    set(s, c, row, PLAN_RANK, survey_keep(s, rank));
    set(s, c, row, PLAN_FROM, a->from);
    set(s, c, row, PLAN_TEXT, a->text);
    if (a->session)
        set(s, c, row, PLAN_SESSION, a->session);
    set_kept(s, c, row, a->person, p->entry);
}

/* Answers by person: their indices, in the order they were given. */
struct by_person {
    uint32_t *start, *list;
};

static uint32_t person_of_answer(const void *survey, size_t i)
{
    return ((const struct survey *)survey)->answers.items[i].person;
}

static void add_person(struct survey *s, const struct columns *c, uint32_t person,
                       const struct by_person *b)
{
    const struct survey_person *p = &s->people.items[person];
    if (!p->answered)
        return;
    for (size_t i = b->start[person]; i < b->start[person + 1]; i++)
        if (!s->answers.items[b->list[i]].merged)
            add_answer(s, c, &s->answers.items[b->list[i]]);
    if (b->start[person] == b->start[person + 1] && !s->options.plan)
        set_kept(s, c, add_row(s, c, p->key, p->said, PLAN_NONE), person, p->entry);
}

static void add_absent(struct survey *s, const struct columns *c)
{
    bool *here = mem_clear(s->roster.n, sizeof *here);
    for (size_t i = 0; i < s->people.n; i++)
        if (s->people.items[i].answered && s->people.items[i].entry != ROSTER_NOBODY)
            here[s->people.items[i].entry] = true;
    for (uint32_t i = 0; i < s->roster.n; i++) {
        const struct roster_entry *e = &s->roster.items[i];
        if (!here[i])
            set_kept(s, c, add_row(s, c, e->key, e->said, PLAN_ABSENT), SURVEY_NOBODY, i);
    }
    free(here);
}

void survey_encode(struct survey *s)
{
    survey_join_staff(s);
    merge_repeats(s);
    confidential_blur(&s->secrets);
    struct columns c = add_columns(s);
    struct by_person b;
    b.list = bins_deal(s->answers.n, s->people.n, person_of_answer, s, &b.start);
    for (uint32_t i = 0; i < s->people.n; i++)
        add_person(s, &c, i, &b);
    if (!s->options.plan)
        add_absent(s, &c);
    free(b.start);
    free(b.list);
    free(c.kept);
}
