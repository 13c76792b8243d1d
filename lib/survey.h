/*
 * survey - from the exports of a survey to the plan's first columns.
 *
 *     struct survey s = SURVEY_INIT;
 *     s.options = ...;
 *     survey_read(&s, files);        exports, staff list, agreed topics     (survey_export.c)
 *     survey_identify(&s);           who answered; tests, unfinished, last  (survey_people.c)
 *     survey_decode(&s);             what they said                         (survey_answers.c ...)
 *     survey_encode(&s);             s.plan holds the rows                  (survey_plan.c)
 *     survey_write_log(&s, path) ...                                        (survey_log.c)
 *     survey_free(&s);
 *
 * Of an export only the cells that its codebook asks for are kept, each text once, so memory is
 * bounded by the people and not by the text. Nothing is judged before everything was read:
 * the form of a time stamp, the separator of a list and the spelling of a topic are found in all
 * responses together.
 *
 * A cell that cannot be read ends the program with file and line; when rejects are kept the
 * response goes there instead. Cells of confidential columns are never shown.
 */
#ifndef SURVEY_H
#define SURVEY_H

#include "answer.h"
#include "codebook.h"
#include "confidential.h"
#include "dialect.h"
#include "roster.h"
#include "stamp.h"
#include "topics.h"
#include "translate.h"
#include "zone.h"

struct survey_options {
    const char *codebook, *roster, *topics; /* files; NULL: guess, none, none */
    const char *plan;                       /* the plan a feedback speaks of; NULL: no feedback */
    const struct dialect *dialect;          /* NULL: find out */
    const char *encoding;                   /* NULL: find out */
    char delimiter;                         /* 0: find out */
    enum stamp_order dates;
    bool partial;             /* unfinished responses count */
    bool log, rejects;        /* are kept */
    const char *cycle, *zone; /* "": none */
};

enum survey_fate {
    SURVEY_USED,
    SURVEY_REJECTED,
    SURVEY_SUPERSEDED,
    SURVEY_TEST,
    SURVEY_UNFINISHED,
    SURVEY_FATES
};

#define SURVEY_NOBODY UINT32_MAX
#define SURVEY_ANONYMOUS (UINT32_C(1) << 31) /* authors of confidential answers from here on */

struct survey_response {
    struct stamp time;
    size_t line;
    uint32_t person;  /* index in people, or SURVEY_NOBODY */
    uint32_t session; /* of a feedback: the meeting it speaks of; else 0 */
    uint8_t fate;     /* an enum survey_fate */
    uint32_t whole;   /* the response it is part of: its own number, or that of an earlier one */
    uint32_t record;  /* where one response takes several records: what they have in common */
};

/* One export in memory. Line j of its codebook: book.items[j], values[j], lists[j]. */
struct survey_export {
    const char *name; /* for messages; kept by the pool */
    bool windows;     /* was read as windows-1252 */
    size_t unsure;    /* columns whose guess one should look at, where there is no codebook */
    struct codebook book;
    struct dialect_head head;
    struct translation **values;
    struct answer_column *lists;
    uint32_t *cell; /* of response i and line j: cell[i * book.n + j], pool ids */
    size_t cells, cap_cell;
    struct survey_response *items;
    size_t n, cap;
    struct stamp_column times;
    unsigned slot; /* minutes of a time without an end */
    size_t count[SURVEY_FATES];
};

/* Who answered. Cells are pool ids, 0: not said. */
struct survey_person {
    uint32_t key;
    uint32_t entry;                  /* in the staff list, or ROSTER_NOBODY */
    uint32_t said[PLAN_SHARE + 1];   /* by plan_column */
    uint32_t line[PLAN_SHARE + 1];   /* where; 0: nowhere, or the staff list */
    uint16_t export[PLAN_SHARE + 1]; /* ... and in which export */
    bool answered;                   /* a response of theirs counts */
};

/* Something that somebody wants or offers: a row of the plan to be. */
struct survey_answer {
    uint32_t person;
    uint32_t topic;    /* in `topics`; TOPICS_NONE where it is not a topic people agree on */
    uint32_t spelling; /* as written; of a feedback the question */
    uint32_t from, text, session;
    uint32_t response;
    uint32_t question; /* line of the codebook */
    uint32_t rank;
    uint16_t export;
    uint8_t kind; /* an enum plan_kind */
    bool merged;  /* said before by the same person: no row */
};

/* Of the plan that a feedback speaks of: who sits in which session, sorted; pool ids. */
struct survey_seat {
    uint32_t person, session;
};

struct survey_meeting {
    uint32_t session, topic, format;
};

struct survey_change { /* a line of the log */
    uint32_t line, column, before, after;
    const char *reason; /* static */
    uint16_t export;
};

struct survey_reject {
    size_t response;
    uint32_t reason;
    uint16_t export;
};

struct survey {
    struct survey_options options;
    struct table plan; /* its pool keeps all texts of the run */
    struct roster roster;
    struct topics topics;
    struct answer_known known; /* topics and aliases, for cutting lists */
    struct confidential secrets;
    struct zone_set zones;
    struct {
        struct survey_export *items;
        size_t n, cap;
    } exports;
    struct {
        struct survey_person *items; /* in order of their first response */
        size_t n, cap;
        uint32_t *of_id; /* by pool id of the key: index + 1 */
        size_t cap_ids;
    } people;
    struct {
        struct survey_answer *items; /* in the order of the exports */
        size_t n, cap;
    } answers;
    struct {
        struct survey_seat *items; /* by person */
        size_t n, cap;
    } seats;
    struct {
        struct survey_meeting *items; /* by session */
        size_t n, cap;
    } meetings;
    struct {
        struct survey_change *items;
        size_t n, cap;
    } changes;
    struct {
        struct survey_reject *items;
        size_t n, cap;
    } rejects;
    struct {
        uint32_t *items; /* names of columns kept besides the plan's own */
        size_t n, cap;
        uint32_t *cell; /* of person i: cell[i * n + k] */
    } kept;
};
#define SURVEY_INIT                                                                                \
    {                                                                                              \
        .plan = TABLE_INIT, .roster = ROSTER_INIT                                                  \
    }

/* `files` NULL or empty: stdin. */
void survey_read(struct survey *s, const char *const *files);
/* --guess instead of all that follows: the codebook that would be used, to `path`. Returns main's
   status. */
int survey_guess(struct survey *s, const char *export, const char *path, char delimiter);
void survey_identify(struct survey *s);
void survey_decode(struct survey *s);
/* False when the exports hold neither a person nor a confidential answer: nothing to encode. */
bool survey_knows_somebody(const struct survey *s);
void survey_encode(struct survey *s);
void survey_free(struct survey *s);

static inline uint32_t survey_cell(const struct survey_export *e, size_t response, size_t question)
{
    return e->cell[response * e->book.n + question];
}
static inline const char *survey_text(const struct survey *s, uint32_t id)
{
    return pool_text(&s->plan.pool, id);
}
static inline uint32_t survey_keep(struct survey *s, const char *text)
{
    return pool_add(&s->plan.pool, text);
}

#endif
