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
    size_t export, response;
    uint32_t person;
};

static inline struct survey_place survey_place_of(const struct survey_reading *r, size_t question)
{
    return (struct survey_place){r->export, r->response, &r->e->book.items[question]};
}

/* The cell as exported, and what the codebook's `values` make of it ("" for nothing). `*known` as
   in survey_export_value(). */
const char *survey_raw(const struct survey_reading *r, size_t question);
uint32_t survey_value(const struct survey_reading *r, size_t question, bool *known);

/* survey_refuse() for one cell; false, to be returned. */
bool survey_refuse_cell(const struct survey_reading *r, size_t question, const char *cell,
                        const char *what);

/* The cell's answers, each translated; "" for none. False: refused. `list` is the caller's. */
bool survey_items(const struct survey_reading *r, size_t question, struct answer_list *list);

/* Finds the separator of every list of an export, and how long a time without an end lasts. Ends
   the program with up to three examples where an answer could hold the separator. survey_lists.c */
void survey_lists_settle(struct survey *s, struct survey_export *e);

/* Which columns are kept besides the plan's own: those the codebooks name, then those the staff
   list has, unless they are private; and the cells of a response. survey_kept.c */
void survey_keep_columns(struct survey *s);
void survey_keep_cells(const struct survey_reading *r);

/* The person's columns into `said` (PLAN_LEVEL to PLAN_SHARE). survey_columns.c */
bool survey_columns(const struct survey_reading *r, uint32_t said[PLAN_SHARE + 1]);

/* Wishes and offers; and, once before, that each line of the codebook has what it needs: `from`,
   `rank` and `text` an answer to belong to, `feedback` a plan (ends the program). survey_rows.c */
void survey_rows_check(const struct survey *s, const struct codebook *book);
bool survey_rows(const struct survey_reading *r);

static inline bool survey_is_topic(enum codebook_field f)
{
    return f >= CODEBOOK_LEARN && f <= CODEBOOK_TEACH;
}

/* The first line of the run of lines that ask the same: the options of one question. */
size_t survey_question_begins(const struct codebook *book, size_t question);

/* `from`, `rank` or `text`: said of the response's answers from `first` on that it belongs to.
   survey_companions.c */
bool survey_companion(const struct survey_reading *r, size_t question, size_t first);

/* The line of wishes or offers that such a line belongs to, the nearest above it, or
   CODEBOOK_NOWHERE. */
size_t survey_spoken_of(const struct codebook *book, size_t companion);

/* Confidential answers. survey_secrets.c */
bool survey_secrets(const struct survey_reading *r);

#endif
