/*
 * guess_sight - what is seen of one column's cells: how many, an example, the different ones, and
 * what they look like. Only guess.c uses it.
 */
#ifndef GUESS_SIGHT_H
#define GUESS_SIGHT_H

#include "pool.h"

#include <stdbool.h>
#include <stddef.h>

enum { GUESS_DIFFERENT = 100 };

struct guess_sight {
    size_t cells;      /* not empty */
    struct pool words; /* the different ones, as written, ids from 1; the first GUESS_DIFFERENT */
};

void guess_sight_add(struct guess_sight *s, const char *cell);
void guess_sight_free(struct guess_sight *s);

/* True when there are cells and `looks` holds for all the different ones. */
bool guess_sight_all(const struct guess_sight *s,
                     bool (*looks)(const char *cell, const void *about), const void *about);
bool guess_sight_any(const struct guess_sight *s,
                     bool (*looks)(const char *cell, const void *about), const void *about);

/* For half of the different ones or more. */
bool guess_sight_most(const struct guess_sight *s,
                      bool (*looks)(const char *cell, const void *about), const void *about);

/* The first for which `looks` does not hold; NULL: none. */
const char *guess_sight_except(const struct guess_sight *s,
                               bool (*looks)(const char *cell, const void *about),
                               const void *about);

/* Looks. `about` is the item where one is meant, else ignored. */
bool guess_looks_chosen(const char *cell, const void *item);  /* ticked or not */
bool guess_looks_itself(const char *cell, const void *item);  /* the item's own words */
bool guess_looks_rank(const char *cell, const void *about);   /* "1st choice", "2" */
bool guess_looks_beyond(const char *cell, const void *about); /* a rank after the first */
bool guess_looks_number(const char *cell, const void *about); /* a count: "2-3", "two" */
bool guess_looks_yes_no(const char *cell, const void *about);
bool guess_looks_skill(const char *cell, const void *about); /* "I can share" */
bool guess_looks_time(const char *cell, const void *topic);  /* free times of that topic */
bool guess_looks_numeric(const char *cell, const void *about);
bool guess_looks_list(const char *cell, const void *about);   /* holds a separator */
bool guess_looks_nobody(const char *cell, const void *about); /* "anonymous" */
bool guess_looks_date(const char *cell, const void *about);
bool guess_looks_code(const char *cell, const void *about);  /* "SQ001", "A2", "98" */
bool guess_looks_codes(const char *cell, const void *about); /* one, or a list of them */
bool guess_looks_semicolon(const char *cell, const void *about);
bool guess_looks_comma(const char *cell, const void *about);

#endif
