#include "bits.h"

void bits_put(uint64_t *words, size_t n, int64_t from, int64_t to, bool value)
{
    size_t a = from < 0 ? 0 : (size_t)from;
    size_t b = to < 0 ? 0 : (size_t)to < n ? (size_t)to : n;
    while (a < b) {
        size_t w = a / 64, end = b - w * 64 < 64 ? b - w * 64 : 64;
        uint64_t mask = bits_mask(a % 64, end);
        words[w] = value ? words[w] | mask : words[w] & ~mask;
        a = w * 64 + end;
    }
}

/* The place of the lowest set bit of a word that has one. */
static size_t lowest(uint64_t word)
{
#if defined(__GNUC__)
    return (size_t)__builtin_ctzll(word);
#else
    size_t n = 0;
    while (!(word & 1)) {
        word >>= 1;
        n++;
    }
    return n;
#endif
}

size_t bits_next(const uint64_t *words, size_t n, size_t from)
{
    if (from >= n)
        return n;
    size_t w = from / 64, all = bits_words(n);
    uint64_t word = words[w] & (~(uint64_t)0 << from % 64);
    while (!word && ++w < all)
        word = words[w];
    if (!word)
        return n;
    size_t i = w * 64 + lowest(word);
    return i < n ? i : n;
}

size_t bits_count(const uint64_t *words, size_t n)
{
    size_t count = 0;
    for (size_t w = 0; w < bits_words(n); w++)
        for (uint64_t x = words[w]; x; x &= x - 1) /* P. Wegner, 1960 */
            count++;
    return count;
}
