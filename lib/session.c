#include "session.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { LETTERS = 8 };

static const char alphabet[] = "abcdefghijkmnpqrstuvwxyz23456789"; /* 32, none like another */

static uint64_t hash(uint64_t h, const char *s)
{
    do /* the NUL too, so that "ab", "c" is not "a", "bc" */
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    while (*s++);
    return h;
}

static void grow(struct session_ids *ids)
{
    struct session_ids old = *ids;
    ids->slots = old.slots ? old.slots * 2 : 64;
    ids->taken = mem_clear(ids->slots, sizeof *ids->taken);
    for (size_t i = 0; i < old.slots; i++) {
        if (!old.taken[i])
            continue;
        size_t at = old.taken[i] & (ids->slots - 1);
        while (ids->taken[at])
            at = (at + 1) & (ids->slots - 1);
        ids->taken[at] = old.taken[i];
    }
    free(old.taken);
}

static bool take(struct session_ids *ids, uint64_t code)
{
    if (2 * ids->n >= ids->slots)
        grow(ids);
    size_t at = (code + 1) & (ids->slots - 1);
    for (; ids->taken[at]; at = (at + 1) & (ids->slots - 1))
        if (ids->taken[at] == code + 1)
            return false;
    ids->taken[at] = code + 1;
    ids->n++;
    return true;
}

void session_id(struct session_ids *ids, const char *cycle, const char *format, const char *teacher,
                const char *topic, const char *learner, unsigned ordinal, struct buf *out)
{
    uint64_t h = UINT64_C(14695981039346656037);
    h = hash(hash(hash(hash(h, format), teacher), topic), learner);
    h = (h ^ ordinal) * UINT64_C(1099511628211);
    uint64_t code = (h ^ h >> 40) & ((UINT64_C(1) << 40) - 1);
    while (!take(ids, code))
        code = (code + 1) & ((UINT64_C(1) << 40) - 1);
    if (*cycle)
        buf_printf(out, "%s-", cycle);
    for (int i = LETTERS - 1; i >= 0; i--)
        buf_putc(out, alphabet[code >> (5 * i) & 31]);
}

bool session_keep(struct session_ids *ids, const char *id)
{
    size_t n = strlen(id);
    uint64_t code = 0;
    for (const char *s = id + (n > LETTERS ? n - LETTERS : 0); *s; s++) {
        const char *letter = strchr(alphabet, *s);
        if (!letter)
            return true; /* not one of ours: it cannot be in the way */
        code = code << 5 | (uint64_t)(letter - alphabet);
    }
    return take(ids, code);
}

void session_ids_free(struct session_ids *ids)
{
    free(ids->taken);
    *ids = (struct session_ids)SESSION_IDS_INIT;
}
