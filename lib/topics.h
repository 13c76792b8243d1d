/*
 * topics - one agreed spelling for what people call the same thing.
 *
 *     struct topics t = TOPICS_INIT;
 *     topics_read(&t, "topics.csv");              topic,alias; optional
 *     i = topics_see(&t, s, n);                   for every answer: the topic it is about
 *     topics_settle(&t);
 *     topics_name(&t, i);                         the spelling that counts
 *     topics_free(&t);
 *
 * Two spellings are one topic when they fold to the same key (fold.h: case, blanks, width,
 * compatibility forms) or the file says so. A topic of the file is spelled as there; any other as
 * most people wrote it, the first of equals. Nothing that is merely near is ever merged: see
 * topics_near.h.
 *
 * Topics are numbered in order of first sight, those of the file first. Texts belong to `t`.
 */
#ifndef TOPICS_H
#define TOPICS_H

#include "buf.h"
#include "pool.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct topics_spelling {
    uint32_t topic;
    uint32_t count; /* answers spelled so */
    bool alias;     /* the file says whose other name this is */
};

struct topics_topic {
    uint32_t name;  /* id in `spellings`; known after topics_settle(), at once for the file's */
    uint32_t count; /* answers */
    bool agreed;    /* it is in the file */
};

struct topics {
    struct pool keys;   /* folded spellings */
    uint32_t *topic_of; /* by key id: topic + 1, 0 for none */
    size_t cap_topic_of;
    struct pool spellings;            /* as written, blanks tidied */
    struct topics_spelling *spelling; /* by id in `spellings` */
    size_t n_spelling, cap_spelling;
    struct topics_topic *items;
    size_t n, cap;
    struct buf key, tidy; /* scratch */
};
#define TOPICS_INIT                                                                                \
    {                                                                                              \
        .keys = POOL_INIT                                                                          \
    }
#define TOPICS_NONE UINT32_MAX

/*
 * CSV with the columns `topic` and, if there are other names, `alias` (one a line). Ends the
 * program with file and line where an alias belongs to two topics, or is a topic itself.
 */
void topics_read(struct topics *t, const char *path);

/* Counts an answer: the topic it is about, TOPICS_NONE for one that is blank. O(bytes). */
uint32_t topics_see(struct topics *t, const char *s, size_t n);

/* The topic of that spelling without counting it; TOPICS_NONE when it is new. */
uint32_t topics_find(struct topics *t, const char *s);

void topics_settle(struct topics *t);
const char *topics_name(const struct topics *t, uint32_t topic);
bool topics_is_alias(const struct topics *t, const char *s); /* `s` is another name in the file */

void topics_free(struct topics *t);

#endif
