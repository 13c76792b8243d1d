/*
 * session - ids of meetings: the cycle, a dash and eight letters, such as "2026-12-k3f9a2bq".
 *
 * The letters are a hash of what the meeting is: format, teacher, topic and, one to one, the
 * learner; for a teacher's second group on a topic an ordinal. So the same meeting has the same
 * id in every run, and a new cycle has new ones. Two meetings that would get the same id (one run
 * of 100,000 meetings in about 200) are told apart by taking the next free one, in the order asked.
 *
 * Hash: FNV-1a, 64 bits (G. Fowler, L. C. Noll, P. Vo, 1991), folded to 40.
 */
#ifndef SESSION_H
#define SESSION_H

#include "buf.h"

#include <stdbool.h>
#include <stdint.h>

struct session_ids {
    uint64_t *taken; /* open addressing, code + 1 */
    size_t n, slots;
};
#define SESSION_IDS_INIT                                                                           \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/* Appends the id to `out`. `learner` and `ordinal` are "" and 0 where they do not belong. */
void session_id(struct session_ids *ids, const char *cycle, const char *format, const char *teacher,
                const char *topic, const char *learner, unsigned ordinal, struct buf *out);

/* An id that exists already (a kept meeting): no other meeting will get it. False: it was taken. */
bool session_keep(struct session_ids *ids, const char *id);

void session_ids_free(struct session_ids *ids);

#endif
