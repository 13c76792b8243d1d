/*
 * guess_lines - the inside of guess, shared by guess.c, guess_topics.c and guess_scale.c: a guess
 * in the making, and how its lines are written.
 */
#ifndef GUESS_LINES_H
#define GUESS_LINES_H

#include "guess.h"
#include "guess_sight.h"
#include "guess_words.h"

struct guess {
    const struct dialect_head *head;
    struct guess_sight *sight; /* of each column */
    struct guess_line *line;
    size_t rows;
    struct pool texts; /* what the lines point into */
};

/* Texts kept until guess_free(); the buf is released. */
const char *guess_keep_buf(struct guess *g, struct buf *b);

void guess_say(struct guess_line *l, const char *field, const char *why);
void guess_doubt(struct guess_line *l, const char *why);

/* "'cell' why", but never with the cell of a confidential column. */
void guess_doubt_cell(struct guess *g, struct guess_line *l, const char *cell, const char *why);

/* The first phrase, or statement of the team scale, that fits the words of a question; or NULL. */
const struct guess_phrase *guess_phrase_of(const char *text);
const struct guess_statement *guess_statement_of(const char *text);

/* guess_topics.c: the columns of learn, ranked and teach; a grid that asks for both. */
void guess_topics(struct guess *g, size_t i);
void guess_skill(struct guess *g, size_t i);
bool guess_group_is_ranks(const struct guess *g, size_t i); /* cells are places in an order */

/* guess_scale.c: columns of score and rating. `scale` is the topic, "": the question. */
void guess_score(struct guess *g, size_t i, const char *scale);

/* The steps of the first scale that knows all answers of the question, its `values`; 0: none does.
 */
size_t guess_find_scale(const struct guess *g, size_t group, struct buf *values);

#endif
