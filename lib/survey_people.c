#include "survey.h"

#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "reply.h"
#include "survey_export.h"
#include "survey_log.h"
#include "survey_meetings.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- tests and unfinished ----------------------------------------------------------------------
 */

static enum dialect_word says(struct survey *s, size_t export_, size_t response, size_t question)
{
    const struct survey_export *e = &s->exports.items[export_];
    const char *cell = survey_text(s, survey_cell(e, response, question));
    uint32_t value = survey_export_value(s, export_, question, cell, NULL);
    return dialect_says(codebook_field_names[e->book.items[question].field], survey_text(s, value));
}

/* A test when any column says so; unfinished when there are columns for it and none says finished.
 */
static enum survey_fate fate_of(struct survey *s, size_t export_, size_t response)
{
    const struct codebook *book = &s->exports.items[export_].book;
    bool asked = false, finished = false;
    for (size_t j = 0; j < book->n; j++) {
        enum codebook_field f = book->items[j].field;
        if (f != CODEBOOK_FINISHED && f != CODEBOOK_PREVIEW)
            continue;
        enum dialect_word word = says(s, export_, response, j);
        if (word == DIALECT_TEST || word == DIALECT_SPAM)
            return SURVEY_TEST;
        asked |= f == CODEBOOK_FINISHED;
        finished |= word == DIALECT_FINISHED;
    }
    return asked && !finished && !s->options.partial ? SURVEY_UNFINISHED : SURVEY_USED;
}

/* --- who it was --------------------------------------------------------------------------------
 */

struct identity {
    uint32_t id, email, name; /* pool ids; 0: not said */
    const char *nobody;       /* what was said instead, for the message; NULL: nothing */
    bool asked, ided;         /* the codebook has a column for it; for an id or e-mail */
};

/* The text of a mail address folded, any other text as it is, nothing for "anonymous". */
static uint32_t read_key(struct survey *s, const char *text, bool mail_only)
{
    struct buf b = BUF_INIT, key = BUF_INIT;
    uint32_t id = 0;
    fold_key(text, strlen(text), &key);
    bool nobody = reply_is_nothing(text) || !strcmp(buf_text(&key), "anonymous");
    if (roster_email(text, &b))
        id = pool_intern(&s->plan.pool, b.s, b.n);
    else if (!mail_only && !nobody)
        id = survey_keep(s, text);
    buf_free(&b);
    buf_free(&key);
    return id;
}

static bool is_identity(enum codebook_field f)
{
    return f == CODEBOOK_PERSON || f == CODEBOOK_EMAIL || f == CODEBOOK_NAME ||
           f == CODEBOOK_FIRST_NAME || f == CODEBOOK_LAST_NAME;
}

/* An id or an e-mail. */
static void read_key_cell(struct survey *s, struct identity *who, struct survey_place at,
                          uint32_t value)
{
    bool mail = at.question->field == CODEBOOK_EMAIL;
    uint32_t *to = mail ? &who->email : &who->id;
    uint32_t key = value ? read_key(s, survey_text(s, value), mail) : 0;
    who->ided = true;
    if (value && !key)
        who->nobody = survey_text(s, value);
    if (mail && key && key != value)
        survey_changed(s, at, value, key, "e-mail folded");
    if (!*to)
        *to = key;
}

/* First and last name as one; either may be missing. */
static uint32_t full_name(struct survey *s, uint32_t first, uint32_t last)
{
    struct buf full = BUF_INIT;
    buf_printf(&full, "%s%s%s", survey_text(s, first), first && last ? " " : "",
               survey_text(s, last));
    uint32_t id = survey_keep(s, full.s);
    buf_free(&full);
    return id;
}

static void read_identity(struct survey *s, struct identity *who, size_t export_, size_t response)
{
    const struct survey_export *e = &s->exports.items[export_];
    uint32_t name[CODEBOOK_FIELDS] = {0};
    for (size_t j = 0; j < e->book.n; j++) {
        enum codebook_field f = e->book.items[j].field;
        if (!is_identity(f))
            continue;
        const char *raw = survey_text(s, survey_cell(e, response, j));
        uint32_t value = survey_export_value(s, export_, j, raw, NULL);
        who->asked = true;
        if (f == CODEBOOK_PERSON || f == CODEBOOK_EMAIL)
            read_key_cell(s, who, (struct survey_place){export_, response, &e->book.items[j]},
                          value);
        else if (!name[f])
            name[f] = value;
    }
    who->name = name[CODEBOOK_NAME];
    if (!who->name)
        who->name = full_name(s, name[CODEBOOK_FIRST_NAME], name[CODEBOOK_LAST_NAME]);
}

/* Names under which people try a form out. */
static const char *const testers[] = {"test", "tester", "testing", "dummy", "probe"};

static bool is_tester(const struct survey *s, const struct identity *who)
{
    const char *mail = survey_text(s, who->email ? who->email : who->id);
    const char *name = survey_text(s, who->name);
    size_t n = strcspn(mail, "@+");
    for (size_t i = 0; i < sizeof testers / sizeof *testers; i++)
        if ((mail[n] && strlen(testers[i]) == n && !memcmp(mail, testers[i], n)) ||
            (!*mail && !strcasecmp(name, testers[i])))
            return true;
    return false;
}

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

/* A name is a key of its own only where the survey asked for nothing better; folded, so that "Ana"
 * and "ana" are one. */
static uint32_t key_of(struct survey *s, const struct identity *who, uint32_t entry)
{
    if (entry != ROSTER_NOBODY)
        return s->roster.items[entry].key;
    if (who->id || who->email)
        return who->id ? who->id : who->email;
    if (!who->name || who->ided)
        return 0;
    struct buf key = BUF_INIT;
    roster_name_key(survey_text(s, who->name), &key);
    uint32_t id = pool_intern(&s->plan.pool, buf_text(&key), key.n);
    buf_free(&key);
    return id;
}

/* The meeting that a feedback speaks of; 0: refused. */
static uint32_t find_session(struct survey *s, struct survey_place at, uint32_t entry)
{
    if (entry != ROSTER_NOBODY)
        return survey_meetings_find(s, at.export_, at.response, s->roster.items[entry].key);
    survey_refuse(s, at, NULL, "who answered is not in the plan that the feedback speaks of");
    return 0;
}

static void identify(struct survey *s, size_t export_, size_t response)
{
    struct identity who = {0};
    struct survey_response *r = &s->exports.items[export_].items[response];
    read_identity(s, &who, export_, response);
    if (!who.asked)
        return; /* an anonymous survey: only its confidential answers count */
    uint32_t id = who.id, email = who.email ? who.email : id, name = who.name ? who.name : id;
    uint32_t entry = roster_find(&s->roster, survey_text(s, id), survey_text(s, email),
                                 survey_text(s, name)); /* people mix these up */
    uint32_t key = key_of(s, &who, entry);
    struct survey_place at = {export_, response, NULL};
    if (entry == ROSTER_NOBODY && is_tester(s, &who)) {
        r->fate = SURVEY_TEST;
        return;
    }
    if (!key && who.nobody)
        survey_refuse(s, at, who.nobody, "is nobody: an e-mail or an id must say who answered");
    else if (!key && who.name)
        survey_refuse(s, at, survey_text(s, who.name),
                      s->roster.name ? "has no e-mail or id, and is not the name of exactly one "
                                       "person on the staff list"
                                     : "has no e-mail or id; a staff list (--roster) finds people "
                                       "by name");
    else if (!key)
        survey_refuse(s, at, NULL, "nothing says who answered");
    if (!key)
        return;
    if (s->options.plan && !(r->session = find_session(s, at, entry)))
        return;
    r->person = find_person(s, key);
    struct survey_person *p = &s->people.items[r->person];
    p->entry = entry;
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

static void supersede(struct survey *s, size_t export_, size_t response)
{
    s->exports.items[export_].items[response].fate = SURVEY_SUPERSEDED;
    survey_changed(s, (struct survey_place){export_, response, NULL}, 0, 0,
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

static void choose_last(struct survey *s, size_t export_)
{
    const struct survey_export *e = &s->exports.items[export_];
    struct candidate *c = mem_alloc(e->n, sizeof *c);
    size_t n = list_candidates(e, c), best = 0;
    for (size_t i = 1; i < n; i++) {
        if (c[i].person != c[best].person || c[i].session != c[best].session) {
            best = i;
            continue;
        }
        bool later = is_later(s, e, c[i].response, c[best].response);
        supersede(s, export_, c[later ? best : i].response);
        best = later ? i : best;
    }
    free(c);
}

static void sort_out(struct survey *s, size_t export_)
{
    struct survey_export *e = &s->exports.items[export_];
    for (size_t i = 0; i < e->n; i++) {
        if (e->items[i].whole != i)
            continue;
        e->items[i].fate = (uint8_t)fate_of(s, export_, i);
        if (e->items[i].fate == SURVEY_USED)
            identify(s, export_, i);
        if (e->items[i].fate == SURVEY_TEST || e->items[i].fate == SURVEY_UNFINISHED)
            survey_changed(s, (struct survey_place){export_, i, NULL}, 0, 0,
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
