#include "mem.h"

#include "msg.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static size_t bytes(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size)
        msg_die("out of memory (%.0f MB more wanted); take a larger machine, or less at a time",
                (double)n * (double)size / 1e6);
    return n && size ? n * size : 1; /* malloc(0) may be NULL */
}

static void *there(void *p, size_t wanted)
{
    if (!p)
        msg_die("out of memory (%.1f MB more wanted); take a larger machine, or less at a time",
                (double)wanted / 1e6);
    return p;
}

void *mem_alloc(size_t n, size_t size)
{
    size_t b = bytes(n, size);
    return there(malloc(b), b);
}

void *mem_clear(size_t n, size_t size)
{
    size_t b = bytes(n, size);
    return there(calloc(b, 1), b);
}

void *mem_resize(void *p, size_t n, size_t size)
{
    size_t b = bytes(n, size);
    return there(realloc(p, b), b);
}

char *mem_copy(const char *s, size_t n)
{
    char *copy = mem_alloc(n + 1, 1);
    if (n)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *mem_string(const char *s)
{
    return mem_copy(s, strlen(s));
}

void *mem_grow(void *items, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return items;
    *cap = *cap ? *cap * 2 : 16;
    return mem_resize(items, *cap, size);
}
