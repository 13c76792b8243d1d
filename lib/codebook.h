/*
 * codebook - which column of an export answers which question (pl-codebook(5)).
 *
 *     struct codebook book = CODEBOOK_INIT;
 *     codebook_read(&book, path);
 *     codebook_bind(&book, header, n, where, line);   book.items[i].at is now a column of the
 * export codebook_free(&book);
 *
 * A codebook is CSV: column,field,topic,split,values; other columns (such as the examples that
 * --guess writes) are for people and ignored. Lines keep their order: answers that belong to a
 * question (`from`, `rank`, `text`) belong to the nearest one above them.
 *
 * Reading and binding end the program with file and line when a field is unknown, a column is not
 * in the export or there twice, or a line makes no sense. Lines own their texts.
 */
#ifndef CODEBOOK_H
#define CODEBOOK_H

#include "dialect.h"
#include "plan.h"

#include <stdbool.h>
#include <stddef.h>

enum codebook_field {
    CODEBOOK_DROP,
    CODEBOOK_KEEP,
    CODEBOOK_PERSON, /* CODEBOOK_PERSON to CODEBOOK_SHARE: the plan's columns, in its order */
    CODEBOOK_NAME,
    CODEBOOK_EMAIL,
    CODEBOOK_LEVEL,
    CODEBOOK_UNIT,
    CODEBOOK_ORG,
    CODEBOOK_SITE,
    CODEBOOK_MANAGER,
    CODEBOOK_TZ,
    CODEBOOK_FREE,
    CODEBOOK_MAX_LEARN,
    CODEBOOK_MAX_TEACH,
    CODEBOOK_SHARE,
    CODEBOOK_FIRST_NAME,
    CODEBOOK_LAST_NAME,
    CODEBOOK_TIME,
    CODEBOOK_FINISHED,
    CODEBOOK_PREVIEW,
    CODEBOOK_LEARN, /* CODEBOOK_LEARN to CODEBOOK_FEEDBACK: answers that become rows */
    CODEBOOK_RANKED,
    CODEBOOK_SKILL,
    CODEBOOK_TEACH,
    CODEBOOK_FACILITATE,
    CODEBOOK_SUPPORT,
    CODEBOOK_FEEDBACK,
    CODEBOOK_FROM, /* CODEBOOK_FROM to CODEBOOK_TEXT: said of the answers above them */
    CODEBOOK_RANK,
    CODEBOOK_TEXT,
    CODEBOOK_SESSION, /* CODEBOOK_SESSION to CODEBOOK_TOPIC: the meeting a feedback speaks of */
    CODEBOOK_WITH,
    CODEBOOK_TOPIC,
    CODEBOOK_BARRIER, /* CODEBOOK_BARRIER to CODEBOOK_COMMENT: confidential */
    CODEBOOK_SCORE,
    CODEBOOK_RATING,
    CODEBOOK_COMMENT,
    CODEBOOK_FIELDS
};

extern const char *const codebook_field_names[CODEBOOK_FIELDS];

#define CODEBOOK_NOWHERE ((size_t)-1)

struct codebook_line {
    char *column; /* as written: a header, "#7" or "Name#2" */
    enum codebook_field field;
    char *topic, *split, *values; /* "" when empty */
    size_t line;                  /* in the file; 0 for a guessed one */
    size_t at;                    /* after codebook_bind(): the column, or CODEBOOK_NOWHERE */
};

struct codebook {
    char *name; /* the file, for messages; NULL: guessed */
    struct codebook_line *items;
    size_t n, cap;
};
#define CODEBOOK_INIT                                                                              \
    {                                                                                              \
        NULL, NULL, 0, 0                                                                           \
    }

void codebook_read(struct codebook *book, const char *path);

/* Appends a line made elsewhere (the texts are copied). */
void codebook_add(struct codebook *book, const char *column, enum codebook_field field,
                  const char *topic, const char *split, const char *values);

/*
 * Finds every line's column in the header of an export called `where`, which stands in `line`. A
 * line of field `keep` may be missing there (the staff list may have it), and so may one of field
 * `drop`.
 */
void codebook_bind(struct codebook *book, const struct dialect_head *head, const char *where,
                   size_t line);

/* The first line of that field, or NULL. */
const struct codebook_line *codebook_find(const struct codebook *book, enum codebook_field field);

static inline bool codebook_is_secret(enum codebook_field f)
{
    return f >= CODEBOOK_BARRIER && f <= CODEBOOK_COMMENT;
}
static inline bool codebook_is_person(enum codebook_field f)
{
    return f >= CODEBOOK_PERSON && f <= CODEBOOK_SHARE;
}
/* The plan's column of a field that codebook_is_person(). */
static inline enum plan_column codebook_column(enum codebook_field f)
{
    return (enum plan_column)(PLAN_PERSON + (f - CODEBOOK_PERSON));
}

/* Ends the program with the codebook's file and line in front (or only the column, if guessed). */
_Noreturn void codebook_die(const struct codebook *book, const struct codebook_line *l,
                            const char *format, ...) MSG_FORMAT(3);

void codebook_free(struct codebook *book);

#endif
