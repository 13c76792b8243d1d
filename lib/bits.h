/*
 * bits - sets of small numbers, one bit each, in an array of 64-bit words the caller owns. Ranges
 * are [from, to), and are cut to the n bits there are, so that a caller may ask for too much.
 */
#ifndef BITS_H
#define BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline size_t bits_words(size_t n)
{
    return (n + 63) / 64;
}

static inline bool bits_get(const uint64_t *words, size_t i)
{
    return words[i / 64] >> (i % 64) & 1;
}

static inline void bits_clear(uint64_t *words, size_t i)
{
    words[i / 64] &= ~((uint64_t)1 << (i % 64));
}

/* Ones from bit `from` of a word up to `to`, 0 <= from < to <= 64. */
static inline uint64_t bits_mask(size_t from, size_t to)
{
    uint64_t low = ~(uint64_t)0 << from;
    return to == 64 ? low : low & (((uint64_t)1 << to) - 1);
}

/* Sets or clears a range. Signed, as ranges are often computed to begin before 0. */
void bits_put(uint64_t *words, size_t n, int64_t from, int64_t to, bool value);

/* The first set bit at or after `from`, n when there is none. */
size_t bits_next(const uint64_t *words, size_t n, size_t from);

/* How many bits are set. */
size_t bits_count(const uint64_t *words, size_t n);

#endif
