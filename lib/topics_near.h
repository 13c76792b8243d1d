/*
 * topics_near - spellings that may be the same topic, for a person to confirm.
 *
 *     topics_near_write(&topics, "aliases.csv", ',');      after topics_settle()
 *
 * The file is a topics file (topic,alias) with two more columns for the reader: how many answers
 * are spelled so, and why they seem the same. Nobody merges them but the person who keeps the line.
 *
 * A topic is near another when both have the same words but for order, plural and small words
 * ("and"), or when few letters differ: one in 5 to 8, two from 9, three from 16 on (near.h). Topics
 * with different digits ("Python 2", "Python 3") are never near. Each topic that is not in the
 * topics file is offered once, as an alias of the nearest that is in it or that more people wrote.
 *
 * Cost: O(topics squared) comparisons of a machine word each, few of them of texts.
 */
#ifndef TOPICS_NEAR_H
#define TOPICS_NEAR_H

#include "topics.h"

struct topics_near {
    uint32_t topic, alias; /* numbers of topics: which it seems to be, which is offered */
    const char *why;       /* static */
};

struct topics_near_list {
    struct topics_near *items; /* by alias, ascending */
    size_t n, cap;
};

/* The caller frees items. */
struct topics_near_list topics_near_find(const struct topics *t);

/* Writes them as a proposed topics file; returns how many there are. */
size_t topics_near_write(const struct topics *t, const char *path, char delimiter);

#endif
