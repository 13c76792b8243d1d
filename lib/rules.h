/*
 * rules - what a pair must be and had better be, in the words of a rules file (pl-rules(5)).
 *
 *     struct rules rules = RULES_INIT;
 *     rules_read(&rules, path);              NULL: the defaults, a text parsed like any other
 *     for (size_t i = 0; i < rules.n; i++)
 *         if (rules.items[i].verb == RULES_MUST) ...
 *     rules_free(&rules);
 *
 * Only the words are judged here: rules_read() ends the program with file and line for a line that
 * is no rule. What the words mean for the people of a plan, and whether those exist, is judge.h.
 */
#ifndef RULES_H
#define RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rules_verb {
    RULES_MUST,
    RULES_PREFER,
    RULES_ORDER,
    RULES_REPEAT,
    RULES_NEVER,
    RULES_PIN,
    RULES_LIMIT,
    RULES_VERBS
};

enum rules_test {
    RULES_WITHIN,   /* column: numbers, or words with an order, at most `number` apart */
    RULES_APART,    /* line: neither above the other, at any depth */
    RULES_OVERLAPS, /* free: a common stretch of `number` minutes */
    RULES_DIFFERS,
    RULES_SAME,
    RULES_SHARES, /* column: lists with ';' that have a word in common */
    RULES_NAMED,  /* this and the following only in prefer, and without a column */
    RULES_RANK,
    RULES_STRENGTH,
    RULES_ALONE,
    RULES_TESTS
};

enum rules_repeat { RULES_REPEAT_NEVER, RULES_REPEAT_AVOID, RULES_REPEAT_PREFER };

/* One line of the file. Which fields mean something depends on the verb. */
struct rules_line {
    enum rules_verb verb;
    enum rules_test test;     /* must, prefer */
    enum rules_repeat repeat; /* repeat */
    bool teach;               /* limit: of teaching, else of learning */
    int32_t number;           /* within, overlaps: how much; limit: meetings */
    int32_t weight;           /* prefer, repeat avoid, repeat prefer: 0 to RULES_WEIGHT */
    size_t line;
    char *text; /* the line without its comment, one blank between words */
    /*
     * must, prefer: the column ("line", "named" and the like too); order: the column, then its
     * values from low to high; never: two people or more; pin: learner, topic, teacher; limit:
     * people.
     */
    char **word;
    size_t words;
};

struct rules {
    const char *file; /* as the user named it; "default rules" when there was none. Not owned. */
    bool defaults;
    struct rules_line *items;
    size_t n, cap;
};
#define RULES_INIT                                                                                 \
    {                                                                                              \
        0, 0, 0, 0, 0                                                                              \
    }

enum { RULES_WEIGHT = 1000000, RULES_NUMBER = 1000000, RULES_MOST = 64 };

/* What holds when there is no file; ends with a newline. */
extern const char rules_defaults[];

void rules_read(struct rules *r, const char *path);

/* The same from a text that is already there; `file` is for messages and kept, not copied. */
void rules_parse(struct rules *r, const char *file, const char *text);

void rules_free(struct rules *r);

#endif
