/*
 * choice - questions that take several columns: one per option, per row of a grid, per rank.
 *
 * The header holds question and item, in the way of the product:
 *
 *     Q [x]   Q[x]   Q - x   x:Q   Q/x   Q >> x   Q (choice=x)   Q___x   Q.x
 *
 * and where it holds the item alone (Typeform), the cells repeat the header.
 */
#ifndef CHOICE_H
#define CHOICE_H

#include <stdbool.h>
#include <stddef.h>

/* The shapes, to be or'ed: a dialect says which it writes. */
enum choice_shape {
    CHOICE_BRACKET = 1,   /* Q [x], Q[x], [x] */
    CHOICE_DASH = 2,      /* Q - x, at the last " - " */
    CHOICE_COLON = 4,     /* x:Q, at the last colon not followed by a blank */
    CHOICE_SLASH = 8,     /* Q/x */
    CHOICE_ARROWS = 16,   /* Q >> x; Q >> row >> column: question Q, item "row >> column" */
    CHOICE_PAREN = 32,    /* Q (choice=x) */
    CHOICE_UNDERS = 64,   /* Q___x */
    CHOICE_DOT = 128,     /* Q.x, after a question mark or a letter, before a letter */
    CHOICE_CODE = 256,    /* Q_1, Q_2: an underscore and a number, the item is the number */
    CHOICE_SELECTED = 512 /* Qualtrics: "Q - Selected Choice - x", "Q - Other - Text" */
};

struct choice_header {
    size_t question, question_n; /* where in the header, and how many bytes */
    size_t item, item_n;
    enum choice_shape shape;
};

/* False when the header has none of the shapes. The first shape in the order above that fits. */
bool choice_parse(const char *header, unsigned shapes, struct choice_header *out);

/* What the cell of an option's column says about the option. */
enum choice_state {
    CHOICE_NO,    /* N, No, 0, False, Unchecked, Not selected */
    CHOICE_EMPTY, /* an empty cell: not chosen, or not asked when all cells of the question are */
    CHOICE_NOT_ASKED, /* N/A, NA, n/a */
    CHOICE_YES,       /* the label itself, 1, Y, Yes, True, Checked, x */
    CHOICE_WORDS      /* anything else: words of one's own, a rank, a grade */
};
enum choice_state choice_read(const char *cell, const char *item);

/* "Other", "Other (please specify)", "Sonstiges": its column holds words of one's own. */
bool choice_is_other(const char *item);

#endif
