#include "survey.h"

#include "mem.h"
#include "survey_export.h"
#include "survey_identity.h"
#include "survey_log.h"
#include "survey_meetings.h"

#include <stdlib.h>
#include <string.h>

/* --- tests and unfinished ----------------------------------------------------------------------
 */

static enum dialect_word says(struct survey *s, size_t export, size_t response, size_t question)
{
    const struct survey_export *e = &s->exports.items[export];
    const char *cell = survey_text(s, survey_cell(e, response, question));
    uint32_t value = survey_export_value(s, export, question, cell, NULL);
    return dialect_says(codebook_field_names[e->book.items[question].field], survey_text(s, value));
}

/* A test when any column says so; unfinished when there are columns for it and none says finished.
 */
static enum survey_fate fate_of(struct survey *s, size_t export, size_t response)
{
    const struct codebook *book = &s->exports.items[export].book;
    bool asked = false, finished = false;
    for (size_t j = 0; j < book->n; j++) {
        enum codebook_field f = book->items[j].field;
        if (f != CODEBOOK_FINISHED && f != CODEBOOK_PREVIEW)
            continue;
        enum dialect_word word = says(s, export, response, j);
        if (word == DIALECT_TEST || word == DIALECT_SPAM)
            return SURVEY_TEST;
        asked |= f == CODEBOOK_FINISHED;
        finished |= word == DIALECT_FINISHED;
    }
    return asked && !finished && !s->options.partial ? SURVEY_UNFINISHED : SURVEY_USED;
}

/* --- who it was ----------------------------------------------------------------------------------
 */

static uint32_t find_person(struct survey *s, uint32_t key)
{
    while (key >= s->people.cap_ids) {
        size_t had = s->people.cap_ids;
        s->people.of_id =
            mem_grow(s->people.of_id, had, &s->people.cap_ids, sizeof *s->people.of_id);
        memset(s->people.of_id + had, 0, (s->people.cap_ids - had) * sizeof *s->people.of_id);
    }
    if (!s->people.of_id[key]) {
        struct survey_person p = {.key = key, .entry = ROSTER_NOBODY};
        MEM_PUSH(&s->people, p);
        s->people.of_id[key] = (uint32_t)s->people.n;
    }
    return s->people.of_id[key] - 1;
}

/* The meeting that a feedback speaks of; 0: refused. */
static uint32_t find_session(struct survey *s, struct survey_place at,
                             const struct survey_identity *who)
{
    if (who->entry != ROSTER_NOBODY)
        return survey_meetings_find(s, at.export, at.response, who->key);
    survey_refuse(s, at, NULL, "who answered is not in the plan that the feedback speaks of");
    return 0;
}

static void refuse_nobody(struct survey *s, struct survey_place at,
                          const struct survey_identity *who)
{
    if (who->nobody)
        survey_refuse(s, at, who->nobody, "is nobody: an e-mail or an id must say who answered");
    else if (who->name)
        survey_refuse(s, at, survey_text(s, who->name),
                      s->roster.name ? "has no e-mail or id, and is not the name of exactly one "
                                       "person on the staff list"
                                     : "has no e-mail or id; a staff list (--roster) finds people "
                                       "by name");
    else
        survey_refuse(s, at, NULL, "nothing says who answered");
}

static void identify(struct survey *s, size_t export, size_t response)
{
    struct survey_place at = {export, response, NULL};
    struct survey_response *r = &s->exports.items[export].items[response];
    struct survey_identity who = survey_identity_read(s, export, response);
    if (!who.asked)
        return; /* an anonymous survey: only its confidential answers count */
    if (who.tester)
        r->fate = SURVEY_TEST;
    else if (!who.key)
        refuse_nobody(s, at, &who);
    if (who.tester || !who.key || (s->options.plan && !(r->session = find_session(s, at, &who))))
        return;
    r->person = find_person(s, who.key);
    struct survey_person *p = &s->people.items[r->person];
    p->entry = who.entry;
    p->said[PLAN_EMAIL] = who.email ? who.email : p->said[PLAN_EMAIL];
    p->said[PLAN_NAME] = who.name ? who.name : p->said[PLAN_NAME];
}

/* --- the last response wins --------------------------------------------------------------------
 */

static bool is_later(const struct survey *s, const struct survey_export *e, size_t a, size_t b)
{
    const struct survey_response *x = &e->items[a], *y = &e->items[b];
    switch (stamp_compare(&e->times, &x->time, &y->time)) {
    case STAMP_EARLIER:
        return false;
    case STAMP_SAME: /* also where no time is said: the file's order */
    case STAMP_LATER:
        return true;
    case STAMP_UNCLEAR:
        break;
    }
    msg_die_at(e->name, x->line,
               "%s answered here and in line %zu, and which of the two is later depends on "
               "whether dates are day or month first; say it with --dates dmy or --dates mdy",
               survey_text(s, s->people.items[x->person].key), y->line);
}

static void supersede(struct survey *s, size_t export, size_t response)
{
    s->exports.items[export].items[response].fate = SURVEY_SUPERSEDED;
    survey_changed(s, (struct survey_place){export, response, NULL}, 0, 0,
                   "superseded by a later response");
}

/* A response that may count; sorted, those of one person (and meeting) stand together. */
struct candidate {
    uint32_t person, session, response;
};

static int by_person(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->session != y->session)
        return x->session < y->session ? -1 : 1;
    return x->response < y->response ? -1 : x->response > y->response;
}

static size_t list_candidates(const struct survey_export *e, struct candidate *c)
{
    size_t n = 0;
    for (size_t i = 0; i < e->n; i++) {
        const struct survey_response *r = &e->items[i];
        if (r->fate == SURVEY_USED && r->whole == i && r->person != SURVEY_NOBODY)
            c[n++] = (struct candidate){r->person, r->session, (uint32_t)i};
    }
    if (n)
        qsort(c, n, sizeof *c, by_person);
    return n;
}

static void choose_last(struct survey *s, size_t export)
{
    const struct survey_export *e = &s->exports.items[export];
    struct candidate *c = mem_alloc(e->n, sizeof *c);
    size_t n = list_candidates(e, c), best = 0;
    for (size_t i = 1; i < n; i++) {
        if (c[i].person != c[best].person || c[i].session != c[best].session) {
            best = i;
            continue;
        }
        bool later = is_later(s, e, c[i].response, c[best].response);
        supersede(s, export, c[later ? best : i].response);
        best = later ? i : best;
    }
    free(c);
}

static void sort_out(struct survey *s, size_t export)
{
    struct survey_export *e = &s->exports.items[export];
    for (size_t i = 0; i < e->n; i++) {
        if (e->items[i].whole != i)
            continue;
        e->items[i].fate = (uint8_t)fate_of(s, export, i);
        if (e->items[i].fate == SURVEY_USED)
            identify(s, export, i);
        if (e->items[i].fate == SURVEY_TEST || e->items[i].fate == SURVEY_UNFINISHED)
            survey_changed(s, (struct survey_place){export, i, NULL}, 0, 0,
                           e->items[i].fate == SURVEY_TEST ? "a test, left out"
                                                           : "unfinished, left out");
    }
}

void survey_identify(struct survey *s)
{
    for (size_t i = 0; i < s->exports.n; i++)
        sort_out(s, i);
    for (size_t i = 0; i < s->exports.n; i++)
        choose_last(s, i);
}
