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
    CHOICE_PAREN = 1,     /* Q (choice=x) */
    CHOICE_BRACKET = 2,   /* Q [x], Q[x], [x] */
    CHOICE_ARROWS = 4,    /* Q >> x; Q >> row >> column: the item is "row >> column" */
    CHOICE_UNDERS = 8,    /* Q___x */
    CHOICE_SELECTED = 16, /* Q - Selected Choice - x; Q - Other - Text */
    CHOICE_SLASH = 32,    /* Q/x, at a slash after a question mark, else the last */
    CHOICE_COLON = 64,    /* x:Q, at the last colon that no blank and no clock is around */
    CHOICE_DOT = 128,     /* Q.x, the full stop after a question mark or a word, before a word */
    CHOICE_DASH = 256,    /* Q - x, at the last " - " */
    CHOICE_ALONE = 512    /* x: the item is all of the header, the cells repeat it */
};

struct choice_header {
    size_t question, question_n; /* where in the header, and how many bytes */
    size_t item, item_n;
    enum choice_shape shape;
};

/* The first of the shapes, in the order above, that fits; false for none (and for CHOICE_ALONE). */
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
