#include "fold.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t fold_utf8_length(const char *s, size_t n)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
    return length > 0 ? (size_t)length : 0;
}

static bool is_space(utf8proc_int32_t c)
{
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85)
        return true;
    utf8proc_category_t k = utf8proc_category(c);
    return k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL || k == UTF8PROC_CATEGORY_ZP;
}

/* Bytes of the character at s; *space says whether it is a blank. Not UTF-8: one byte. */
static size_t step(const char *s, size_t n, bool *space)
{
    unsigned char c = (unsigned char)*s;
    *space = c == ' ' || (c >= '\t' && c <= '\r');
    if (c < 0x80)
        return 1;
    utf8proc_int32_t wide = -1;
    utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &wide);
    *space = length > 0 && is_space(wide);
    return length > 0 ? (size_t)length : 1;
}

static void add_word(const char *word, size_t n, bool *begun, struct buf *out)
{
    if (!n)
        return;
    if (*begun)
        buf_putc(out, ' ');
    buf_add(out, word, n);
    *begun = true;
}

void fold_space(const char *s, size_t n, struct buf *out)
{
    bool begun = false, space;
    size_t word = 0;
    for (size_t i = 0, length; i < n; i += length) {
        length = step(s + i, n - i, &space);
        if (!space)
            continue;
        add_word(s + word, i - word, &begun, out);
        word = i + length;
    }
    add_word(s + word, n - word, &begun, out);
}

/* The common case needs no library: ASCII is its own compatibility form. */
static bool fold_ascii(const char *s, size_t n, struct buf *key)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] & 0x80)
            return false;
    size_t start = key->n;
    fold_space(s, n, key);
    for (size_t i = start; i < key->n; i++)
        if (key->s[i] >= 'A' && key->s[i] <= 'Z')
            key->s[i] = (char)(key->s[i] + ('a' - 'A'));
    return true;
}

/* Malloc'd; NULL for what is not UTF-8. */
static char *map(const char *s, size_t n, int options, size_t *length)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t got = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &mapped,
                                        (utf8proc_option_t)options);
    if (got == UTF8PROC_ERROR_NOMEM)
        msg_die("out of memory (%.1f MB more wanted); take a larger machine, or less at a time",
                (double)n / 1e6);
    *length = got < 0 ? 0 : (size_t)got;
    return got < 0 ? NULL : (char *)mapped;
}

void fold_key(const char *s, size_t n, struct buf *key)
{
    size_t length;
    if (fold_ascii(s, n, key))
        return;
    char *folded = map(s, n,
                       UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                           UTF8PROC_IGNORE,
                       &length);
    if (folded)
        fold_space(folded, length, key);
    else /* every caller has checked, so keep the bytes rather than lose them */
        buf_add(key, s, n);
    free(folded);
}

bool fold_same(const char *a, const char *b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    fold_key(a, strlen(a), &x);
    fold_key(b, strlen(b), &y);
    bool same = !strcmp(buf_text(&x), buf_text(&y));
    buf_free(&x);
    buf_free(&y);
    return same;
}

void fold_plain(const char *s, size_t n, struct buf *out)
{
    size_t length;
    char *plain = map(s, n, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &length);
    buf_add(out, plain ? plain : s, plain ? length : n);
    free(plain);
}
