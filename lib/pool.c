#include "pool.h"

#include "mem.h"
#include "msg.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 20 };

/* Multiply and fold, eight bytes a step; no seed, so that runs are alike. */
static uint32_t hash(const char *s, size_t n)
{
    uint64_t h = n * UINT64_C(0x9E3779B97F4A7C15) + 1;
    for (; n >= 8; s += 8, n -= 8) {
        uint64_t word;
        memcpy(&word, s, 8);
        h = (h ^ word) * UINT64_C(0xD6E8FEB86659FD93);
        h ^= h >> 32;
    }
    uint64_t tail = 0;
    for (size_t i = 0; i < n; i++)
        tail = tail << 8 | (unsigned char)s[i];
    h = (h ^ tail) * UINT64_C(0xD6E8FEB86659FD93);
    return (uint32_t)(h ^ h >> 32);
}

static char *store(struct pool *p, const char *s, size_t n)
{
    if (n + 1 > p->left) {
        p->left = n + 1 > CHUNK ? n + 1 : CHUNK;
        p->chunk = mem_alloc(p->left, 1);
        p->chunks = mem_grow(p->chunks, p->n_chunks, &p->cap_chunks, sizeof *p->chunks);
        p->chunks[p->n_chunks++] = p->chunk;
    }
    char *at = p->chunk;
    memcpy(at, s, n);
    at[n] = '\0';
    p->chunk += n + 1;
    p->left -= n + 1;
    return at;
}

static uint32_t append(struct pool *p, const char *s, size_t n)
{
    if (p->n >= UINT32_MAX - 1)
        msg_die("more than four thousand million different texts; split the input");
    p->text = mem_grow(p->text, p->n, &p->cap, sizeof *p->text);
    p->text[p->n] = store(p, s, n);
    return p->n++;
}

static void rehash(struct pool *p)
{
    size_t slots = p->slots ? p->slots * 2 : 1024;
    uint64_t *slot = mem_clear(slots, sizeof *slot);
    for (size_t i = 0; i < p->slots; i++) {
        if (!p->slot[i])
            continue;
        size_t at = (size_t)(p->slot[i] >> 32) & (slots - 1);
        while (slot[at])
            at = (at + 1) & (slots - 1);
        slot[at] = p->slot[i];
    }
    free(p->slot);
    p->slot = slot;
    p->slots = slots;
}

/* The slot that holds the text, or the free one where it belongs. */
static size_t seek(const struct pool *p, const char *s, size_t n, uint32_t h)
{
    size_t at = h & (p->slots - 1);
    for (; p->slot[at]; at = (at + 1) & (p->slots - 1)) {
        if ((uint32_t)(p->slot[at] >> 32) != h)
            continue;
        const char *t = p->text[(uint32_t)p->slot[at] - 1];
        if (!strncmp(t, s, n) && !t[n])
            break;
    }
    return at;
}

uint32_t pool_intern(struct pool *p, const char *s, size_t n)
{
    if (!n)
        return 0;
    if (!p->n)
        append(p, "", 0);
    if ((size_t)p->n * 2 >= p->slots)
        rehash(p);
    uint32_t h = hash(s, n);
    size_t at = seek(p, s, n, h);
    if (!p->slot[at])
        p->slot[at] = (uint64_t)h << 32 | (append(p, s, n) + 1);
    return (uint32_t)p->slot[at] - 1;
}

uint32_t pool_add(struct pool *p, const char *s)
{
    return pool_intern(p, s, strlen(s));
}

uint32_t pool_find(const struct pool *p, const char *s, size_t n)
{
    if (!n)
        return 0;
    if (!p->slots)
        return POOL_NONE;
    size_t at = seek(p, s, n, hash(s, n));
    return p->slot[at] ? (uint32_t)p->slot[at] - 1 : POOL_NONE;
}

void pool_free(struct pool *p)
{
    for (size_t i = 0; i < p->n_chunks; i++)
        free(p->chunks[i]);
    free(p->chunks);
    free(p->text);
    free(p->slot);
    *p = (struct pool)POOL_INIT;
}
