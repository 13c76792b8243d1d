/*
 * answer - cells that hold a list.
 *
 * Which separator a column uses is seen in all its cells together, never in one alone:
 *
 *     struct answer_column c = ANSWER_COLUMN_INIT;
 *     c.hint = dialect separator, or 0
 *     answer_see(&c, cell, n);               for every cell of the column (twice is harmless)
 *     answer_settle(&c);                     c.split is now known
 *     if (!answer_split(&c, known, cell, n, &list))
 *         ... ambiguous: refuse, with this cell as an example
 *     for (i < list.n) use(list.items[i].s, list.items[i].n)
 *
 * When an option may hold the separator (", " of Google Sheets), a cell is cut along the known
 * topics, the longest first. What is left over is only cut where each piece was seen alone in
 * a cell of its own; otherwise the cell is ambiguous, and answer_split() says so and never guesses.
 * So is a text in which people typed commas, in a product that writes lists otherwise.
 * A separator the user gave (answer_told()) is taken at its word, known topics still whole.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include "buf.h"
#include "pool.h"

#include <stdbool.h>
#include <stddef.h>

enum answer_split {
    ANSWER_AUTO,        /* not settled yet */
    ANSWER_WHOLE,       /* one answer in a cell */
    ANSWER_SEMICOLON,   /* "A;B;", "A; B" */
    ANSWER_NEWLINE,     /* one per line */
    ANSWER_JSON,        /* ["A","B"] */
    ANSWER_COMMA_BLANK, /* "A, B": options may hold it */
    ANSWER_COMMA,       /* "A,B": a comma before a blank belongs to the option */
    ANSWER_BLANK,       /* "a b": options may hold it */
    ANSWER_OTHER        /* what the user said, in `separator` */
};

/* The agreed topics and their aliases, as they may stand in a cell. Keys are folded (fold.h). */
struct answer_known {
    struct pool keys;
    size_t longest;  /* bytes of the longest key */
    bool holds[128]; /* ASCII characters that some key holds */
};
#define ANSWER_KNOWN_INIT                                                                          \
    {                                                                                              \
        POOL_INIT, 0,                                                                              \
        {                                                                                          \
            false                                                                                  \
        }                                                                                          \
    }
void answer_know(struct answer_known *k, const char *topic);
bool answer_knows(const struct answer_known *k, const char *s, size_t n);
void answer_known_free(struct answer_known *k);

struct answer_column {
    enum answer_split split;
    enum answer_split hint;       /* what the dialect writes, or ANSWER_AUTO */
    bool told;                    /* by the user: never ambiguous */
    const char *separator;        /* for ANSWER_OTHER; not owned */
    size_t cells;                 /* that were not empty */
    size_t holding[ANSWER_OTHER]; /* of them, how many hold this separator */
    struct answer_known alone;    /* answers seen as a whole cell */
};
#define ANSWER_COLUMN_INIT                                                                         \
    {                                                                                              \
        ANSWER_AUTO, ANSWER_AUTO, false, NULL, 0, {0}, ANSWER_KNOWN_INIT                           \
    }

/*
 * What the codebook's `split` says: "auto", "" (one answer a cell), or a separator (";", ", ",
 * "newline", "json", "blank", any text, kept by the caller).
 */
void answer_told(struct answer_column *c, const char *split);
void answer_see(struct answer_column *c, const char *cell, size_t n);
void answer_settle(struct answer_column *c);
void answer_column_free(struct answer_column *c);

/* Pieces of a cell, without blanks around them; empty ones are left out. */
struct answer_item {
    const char *s; /* into the cell, or into the list's own text (JSON) */
    size_t n;
};
struct answer_list {
    struct answer_item *items;
    size_t n, cap;
    struct buf text;
};
#define ANSWER_LIST_INIT                                                                           \
    {                                                                                              \
        NULL, 0, 0, BUF_INIT                                                                       \
    }

/* `known` may be NULL. False: ambiguous (the list then holds the cell whole). O(bytes). */
bool answer_split(const struct answer_column *c, const struct answer_known *known, const char *cell,
                  size_t n, struct answer_list *list);
void answer_list_free(struct answer_list *l);

#endif
