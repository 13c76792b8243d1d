/*
 * survey_answers - one response decoded: what the person is (columns), wants and offers (rows), and
 * says in confidence.
 *
 * Each function reads the cells of one response, adds what it found to `s`, and returns false when
 * a cell could not be used and the response went to the rejects (survey_refuse()); what it had
 * added is then taken back by the caller.
 */
#ifndef SURVEY_ANSWERS_H
#define SURVEY_ANSWERS_H

#include "survey.h"
#include "survey_log.h"

/* The response being decoded. */
struct survey_reading {
    struct survey *s;
    const struct survey_export *e;
    size_t export_, response;
    uint32_t person;
};

static inline struct survey_place survey_place_of(const struct survey_reading *r, size_t question)
{
    return (struct survey_place){r->export_, r->response, &r->e->book.items[question]};
}

/* The cell as exported, and what the codebook's `values` make of it ("" for nothing). `*known` as
   in survey_export_value(). */
const char *survey_raw(const struct survey_reading *r, size_t question);
uint32_t survey_value(const struct survey_reading *r, size_t question, bool *known);

/* The cell's answers, each translated; "" for none. False: refused. `list` is the caller's. */
bool survey_items(const struct survey_reading *r, size_t question, struct answer_list *list);

/* The person's columns into `said` (PLAN_LEVEL to PLAN_SHARE). survey_columns.c */
bool survey_columns(const struct survey_reading *r, uint32_t said[PLAN_SHARE + 1]);

/* Wishes and offers; and, once before, that each line of the codebook has what it needs: `from`,
   `rank` and `text` an answer to belong to, `feedback` a plan (ends the program). survey_rows.c */
void survey_rows_check(const struct survey *s, const struct codebook *book);
bool survey_rows(const struct survey_reading *r);

/* Confidential answers. survey_secrets.c */
bool survey_secrets(const struct survey_reading *r);

#endif
