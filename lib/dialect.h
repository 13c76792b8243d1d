/*
 * dialect - which survey product wrote an export, and what its first rows and columns mean.
 *
 * It is found out by looking at the first records, never at the file's name. What is known of a
 * product is one entry of the table in dialect.c: a newcomer adds an entry there and a small file
 * of that product to tests/exports/.
 *
 *     struct dialect_head h;
 *     n = first records of the file (up to DIALECT_LOOK), copied: the reader reuses its cells
 *     dialect_read(&h, told, records, n);    told: dialect_named("qualtrics"), or NULL: find out
 *     records[h.rows], ...                   is the first response
 *     h.column[i].name, .text, .question, .item, .field, .values
 *     dialect_free(&h);
 *
 * The fields use the codebook's own language (pl-codebook(5)), so that what a dialect knows and
 * what a person writes in a codebook go the same way. `finished` and `preview` columns:
 *
 *     a row is unfinished when it has `finished` columns and none of them says finished
 *     a row is a test when any `preview` column says so
 *
 * dialect_says() is what their cells say, after the codebook's `values`. Two fields are a dialect's
 * own: "response" (names the response, not the person: who answered only when nothing better does)
 * and "private" (dropped, and not even shown as an example); guess turns them into the codebook's.
 */
#ifndef DIALECT_H
#define DIALECT_H

#include "answer.h"
#include "buf.h"
#include "pool.h"

#include <stdbool.h>
#include <stddef.h>

enum { DIALECT_LOOK = 4 };
#define DIALECT_NO_COLUMN ((size_t)-1)

struct dialect; /* one product; the table is in dialect.c */

/* The product of that name (as in --dialect), or NULL. */
const struct dialect *dialect_named(const char *name);
const struct dialect *dialect_at(size_t i);         /* NULL after the last: for --dialect list */
const char *dialect_name(const struct dialect *d);  /* "qualtrics" */
const char *dialect_title(const struct dialect *d); /* "Qualtrics" */

/* Some records of one respondent are parts of one response (REDCap's events and instruments): merge
 * them, the first cell that is not empty counts, instead of taking the last. */
bool dialect_merges(const struct dialect *d);

/* What the product writes between the answers of one cell, or ANSWER_AUTO: where it depends. */
enum answer_split dialect_split(const struct dialect *d);

struct dialect_record {
    const char *const *field; /* NUL-terminated cells */
    size_t n;
};

struct dialect_column {
    const char *name; /* what a codebook calls it: as exported, line ends and blanks as one blank.
                         Two header rows that need each other are "Question - Choice" */
    const char *text; /* what the person read: the question, with the item if there is one */
    const char *question, *item; /* of a question with several columns; else text and "" */
    const char
        *field; /* what the dialect knows it to be ("email", "drop", ...), NULL: a question */
    const char *values; /* for that field; "" when there are none */
    size_t group;       /* columns of one question have the same; its first column's number */
};

struct dialect_head {
    const struct dialect *dialect;
    size_t rows; /* header rows: 1, 2 or 3 */
    size_t n;    /* columns */
    struct dialect_column *column;
    size_t response;   /* the column that names the response: where a dialect merges, records with
                          the same cell there are one; DIALECT_NO_COLUMN: there is none */
    struct pool store; /* owns the strings */
    bool two_rows;     /* names are made of two rows */
};

/* Never fails: what is like nothing known is "csv", a table with one header row. O(bytes). */
void dialect_read(struct dialect_head *h, const struct dialect *told,
                  const struct dialect_record *first, size_t n);
void dialect_free(struct dialect_head *h);

/*
 * The column a codebook means: "#7" a position, "Name#2" the second of that name, else the name
 * or the text, exactly, then folded. DIALECT_NO_COLUMN: none; *count says how many there are of
 * that name (2 or more without "#": the codebook must say which). With none, *nearest is the most
 * similar.
 */
size_t dialect_find(const struct dialect_head *h, const char *column, size_t *count,
                    size_t *nearest);

/* A name for the column that dialect_find() finds: its name, "Name#2", or "#7" for one without. */
void dialect_column_name(const struct dialect_head *h, size_t column, struct buf *out);

/* What a cell of a `finished` or `preview` column says, after its `values` were applied. */
enum dialect_word {
    DIALECT_NOTHING,
    DIALECT_FINISHED,
    DIALECT_UNFINISHED,
    DIALECT_TEST,
    DIALECT_SPAM
};
enum dialect_word dialect_says(const char *field, const char *cell);

/*
 * Files that are no export: `head` is the first bytes as they are on disk (a few thousand are
 * enough). NULL when nothing is wrong, else what it is and what to do, for a message after
 * "file: ": a workbook (PK), an old workbook, a web page, a PDF, a comma file saved again by a
 * semicolon locale. `file` is put into the command that mends it.
 */
const char *dialect_damage(const char *file, const char *head, size_t n, struct buf *message);

/* True for text that was encoded twice ("Ã¼" where "ü" was meant); `sample` gets a word of it. */
bool dialect_encoded_twice(const char *text, size_t n, struct buf *sample);

#endif
