/*
 * dialect_products - what is known of the survey products, as data (the table is in
 * dialect_products.c; only dialect*.c and guess*.c look at it).
 *
 * To add a product: an entry in the table, and a small file of it, made up, in tests/exports/ with
 * a line in tests/test_dialect.c.
 *
 * Names of columns are compared folded. In them `*` is any text and `%` any digit; several
 * that must all be there stand in one string with `|` between.
 */
#ifndef DIALECT_PRODUCTS_H
#define DIALECT_PRODUCTS_H

#include "answer.h"
#include "choice.h"

#include <stdbool.h>

/* How the header is laid out. */
enum dialect_form {
    DIALECT_ONE_ROW,
    DIALECT_IMPORT_ROW, /* names; what people read; {"ImportId"...} (Qualtrics; 2 or 1 when cut) */
    DIALECT_TEXT_ROW,   /* names; what people read (Qualtrics, legacy) */
    DIALECT_JOINED,     /* questions, blank where they go on; choices (SurveyMonkey); or joined in
                           one row: "Question - Choice" */
    DIALECT_TAG_ROW     /* one row, and one of #tags if there are any (KoboToolbox) */
};

/* Marks by which a product is known: patterns of cells in the first, second and third record, all
 * of which must be there. NULL: anything. */
struct dialect_mark {
    const char *row[3];
};

/*
 * What a column of the product is. The field is one of the codebook's, or
 *   "response": names the response, not the person: who answered when nothing better does,
 *   "private":  dropped, and not even an example of it is shown (addresses, places, devices).
 * Of several columns of field "time" or "response" the one whose rule comes first counts, the
 * others are dropped. A pattern "#1" is the first column.
 */
struct dialect_rule {
    const char *column, *field, *values;
};

enum { DIALECT_MARKS = 6, DIALECT_RULES = 40 };

struct dialect {
    const char *name, *title;
    struct dialect_mark marks[DIALECT_MARKS]; /* any of them; none: only by name, or as the last */
    enum dialect_form form;
    unsigned shapes; /* enum choice_shape, of questions that take several columns */
    enum answer_split split;
    bool merges; /* rows of one person are parts of one response */
    bool coded;  /* headers may be "code. text" or "code._.text" */
    struct dialect_rule rules[DIALECT_RULES];
};

extern const struct dialect dialect_products[];
extern const size_t dialect_products_n; /* the last one is plain CSV, the second last "tworow" */

#endif
