#include "survey_answers.h"

#include "buf.h"
#include "fold.h"
#include "freetime.h"
#include "mem.h"
#include "survey_export.h"
#include "survey_meetings.h"

#include <stdlib.h>
#include <string.h>

/* --- one cell ----------------------------------------------------------------------------------
 */

const char *survey_raw(const struct survey_reading *r, size_t question)
{
    return survey_text(r->s, survey_cell(r->e, r->response, question));
}

uint32_t survey_value(const struct survey_reading *r, size_t question, bool *known)
{
    uint32_t raw = survey_cell(r->e, r->response, question);
    if (known)
        *known = true;
    return raw ? survey_export_value(r->s, r->export, question, survey_text(r->s, raw), known) : 0;
}

bool survey_refuse_cell(const struct survey_reading *r, size_t question, const char *cell,
                        const char *what)
{
    survey_refuse(r->s, survey_place_of(r, question), cell, "%s", what);
    return false;
}

/* Each item through `values`; those that mean nothing are left out. */
static void translate_items(const struct survey_reading *r, size_t question,
                            struct answer_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->n; i++) {
        struct buf item = BUF_INIT;
        buf_add(&item, list->items[i].s, list->items[i].n);
        uint32_t id = survey_export_value(r->s, r->export, question, item.s, NULL);
        const char *text = survey_text(r->s, id);
        if (id)
            list->items[kept++] = (struct answer_item){text, strlen(text)};
        buf_free(&item);
    }
    list->n = kept;
}

bool survey_items(const struct survey_reading *r, size_t question, struct answer_list *list)
{
    const struct translation *values = r->e->values[question];
    const char *cell = survey_raw(r, question);
    struct buf whole = BUF_INIT;
    enum translated how = translate(values, cell, &whole);
    list->n = 0;
    if (how != TRANSLATE_SAME) /* all of the cell has a meaning */
        cell = survey_text(r->s, survey_value(r, question, NULL));
    buf_free(&whole);
    if (!answer_split(&r->e->lists[question], &r->s->known, cell, strlen(cell), list))
        return survey_refuse_cell(
            r, question, cell,
            r->e->lists[question].told
                ? "is no list such as `split` of the codebook says"
                : "may be one answer or several; list the topics in a topics file (--topics), or "
                  "say in the codebook, under `split`, what stands between two");
    if (how == TRANSLATE_SAME && translate_size(values))
        translate_items(r, question, list);
    return true;
}

/* --- one response ------------------------------------------------------------------------------
 */

/* Two exports may each say something of a person; they must not say different things. */
static void say_column(const struct survey_reading *r, enum plan_column c, uint32_t id)
{
    struct survey *s = r->s;
    struct survey_person *p = &s->people.items[r->person];
    size_t line = r->e->items[r->response].line;
    if (id && p->said[c] && p->said[c] != id)
        msg_die_at(
            r->e->name, line, "%s of %s is '%s' here and '%s' in line %zu of %s; make them agree",
            plan_column_names[c], survey_text(s, p->key), survey_text(s, id),
            survey_text(s, p->said[c]), (size_t)p->line[c], s->exports.items[p->export[c]].name);
    if (!id)
        return;
    p->said[c] = id;
    p->line[c] = (uint32_t)line;
    p->export[c] = (uint16_t)r->export;
}

static void decode(const struct survey_reading *r)
{
    struct survey *s = r->s;
    size_t answers = s->answers.n, secrets = s->secrets.n, changes = s->changes.n;
    uint32_t said[PLAN_SHARE + 1] = {0};
    bool known = r->person != SURVEY_NOBODY;
    bool good = survey_columns(r, said) && (!known || survey_rows(r)) && survey_secrets(r);
    for (size_t i = secrets; i < s->secrets.n; i++) { /* of a known person: survey_plan.c */
        s->secrets.items[i].unit = said[PLAN_UNIT];
        s->secrets.items[i].org = said[PLAN_ORG];
    }
    if (!good) { /* a response counts as a whole or not at all */
        s->answers.n = answers;
        s->secrets.n = secrets;
        s->changes.n = changes;
        return;
    }
    if (!known)
        return;
    for (enum plan_column c = PLAN_LEVEL; c <= PLAN_SHARE; c++)
        say_column(r, c, said[c]);
    survey_keep_cells(r);
    s->people.items[r->person].answered = true;
}

static void decode_export(struct survey *s, size_t export)
{
    struct survey_export *e = &s->exports.items[export];
    survey_lists_settle(s, e);
    survey_rows_check(s, &e->book);
    for (size_t i = 0; i < e->n; i++) {
        struct survey_reading r = {s, e, export, i, e->items[i].person};
        if (e->items[i].fate == SURVEY_USED && e->items[i].whole == i)
            decode(&r);
    }
    for (size_t i = 0; i < e->n; i++)
        e->count[e->items[e->items[i].whole].fate]++;
}

void survey_decode(struct survey *s)
{
    for (uint32_t i = 1; i < s->topics.n_spelling; i++)
        answer_know(&s->known, pool_text(&s->topics.spellings, i));
    survey_keep_columns(s);
    for (size_t i = 0; i < s->exports.n; i++)
        decode_export(s, i);
    topics_settle(&s->topics);
}

bool survey_knows_somebody(const struct survey *s)
{
    for (size_t i = 0; i < s->people.n; i++)
        if (s->people.items[i].answered)
            return true;
    return s->secrets.n > 0;
}

void survey_free(struct survey *s)
{
    for (size_t i = 0; i < s->exports.n; i++)
        survey_export_free(&s->exports.items[i]);
    free(s->exports.items);
    free(s->people.items);
    free(s->people.of_id);
    free(s->answers.items);
    free(s->changes.items);
    survey_meetings_free(s);
    free(s->rejects.items);
    free(s->kept.items);
    free(s->kept.cell);
    roster_free(&s->roster);
    topics_free(&s->topics);
    answer_known_free(&s->known);
    confidential_free(&s->secrets);
    zone_set_free(&s->zones);
    table_free(&s->plan);
    *s = (struct survey)SURVEY_INIT;
}
