/*
 * pool - strings, each kept once. A string is a 32-bit id: equal text has the equal id, so that
 * comparing cells is comparing numbers. Id 0 is the empty string. Ids count up in order of first
 * sight, so they are the same in every run on the same input.
 *
 * Texts are NUL-terminated, hold no NUL, and stay where they are until pool_free(). Interning is
 * O(bytes); looking at a text is an array access. At most 2^32 - 2 different strings.
 */
#ifndef POOL_H
#define POOL_H

#include <stddef.h>
#include <stdint.h>

struct pool {
    const char **text; /* by id */
    uint32_t n;
    size_t cap;
    uint64_t *slot; /* open addressing: hash in the high half, id + 1 in the low; 0 is free */
    size_t slots;   /* a power of two, at most half full */
    char *chunk;    /* where the next text goes */
    size_t left;
    void **chunks; /* for pool_free() */
    size_t n_chunks, cap_chunks;
};
#define POOL_INIT                                                                                  \
    {                                                                                              \
        NULL, 0, 0, NULL, 0, NULL, 0, NULL, 0, 0                                                   \
    }
#define POOL_NONE UINT32_MAX

uint32_t pool_intern(struct pool *p, const char *s, size_t n);
uint32_t pool_add(struct pool *p, const char *s);                  /* the same for a C string */
uint32_t pool_find(const struct pool *p, const char *s, size_t n); /* POOL_NONE: never seen */
void pool_free(struct pool *p);

static inline const char *pool_text(const struct pool *p, uint32_t id)
{
    return id ? p->text[id] : "";
}

#endif
