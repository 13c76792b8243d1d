/*
 * confidential - answers that lose their authors.
 *
 *     struct confidential c = CONFIDENTIAL_INIT;
 *     confidential_add(&c, (struct confidential_answer){...});
 *     confidential_blur(&c);                  withholds units of too few people
 *     confidential_write(&c, texts, cycle, path, delimiter);
 *     confidential_free(&c);
 *
 * The file has no person, name, e-mail, level, session or line, and its order is that of its
 * contents, so that it tells nothing of who wrote when. `unit` and `org` stay only where at least
 * SUPPRESS_LEAST people of that unit and org answered that kind and topic, and those without are
 * nobody or at least as many (suppress.h). People are counted, not answers. Then, within the
 * answers that show the same unit and org, `format` stays under the same rule.
 *
 * Texts are ids in the pool given to the functions. Cost: O(answers x log answers).
 */
#ifndef CONFIDENTIAL_H
#define CONFIDENTIAL_H

#include "pool.h"

#include <stddef.h>
#include <stdint.h>

enum confidential_kind {
    CONFIDENTIAL_BARRIER,
    CONFIDENTIAL_SCORE,
    CONFIDENTIAL_RATING,
    CONFIDENTIAL_COMMENT,
    CONFIDENTIAL_KINDS
};
extern const char *const confidential_kind_names[CONFIDENTIAL_KINDS];

struct confidential_answer {
    uint32_t author; /* only to count people; never written */
    uint32_t unit, org, topic, value, text;
    uint32_t format; /* of the meeting that a rating or comment speaks of; 0: none */
    uint8_t kind;    /* an enum confidential_kind */
};

struct confidential {
    struct confidential_answer *items;
    size_t n, cap;
};
#define CONFIDENTIAL_INIT                                                                          \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

void confidential_add(struct confidential *c, struct confidential_answer a);

/* Empties unit and org, then format, where they would speak of too few. Reorders the answers. */
void confidential_blur(struct confidential *c);

/* Sorted by content. `delimiter` as for a plan's. Returns main's status. */
int confidential_write(struct confidential *c, const struct pool *texts, const char *cycle,
                       const char *path, char delimiter);

void confidential_free(struct confidential *c);

#endif
