#include "dialect_pattern.h"

#include "buf.h"
#include "fold.h"

#include <ctype.h>
#include <string.h>

bool dialect_fits(const char *pattern, const char *s)
{
    for (; *pattern && *pattern != '|'; pattern++, s++) {
        if (*pattern == '*') {
            do
                if (dialect_fits(pattern + 1, s))
                    return true;
            while (*s++);
            return false;
        }
        if (*pattern == '%' ? !isdigit((unsigned char)*s) : *pattern != *s)
            return false;
    }
    return !*s;
}

const char *dialect_key(struct pool *keys, const char *s)
{
    struct buf key = BUF_INIT;
    fold_key(s, strlen(s), &key);
    const char *kept = pool_text(keys, pool_intern(keys, buf_text(&key), key.n));
    buf_free(&key);
    return kept;
}

bool dialect_is_blank(const char *key)
{
    static const char *const made_up[] = {"",           "column%", "column%%", "column%%%",
                                          "unnamed: *", "...%",    "...%%",    "...%%%"};
    for (size_t i = 0; i < sizeof made_up / sizeof *made_up; i++)
        if (dialect_fits(made_up[i], key))
            return true;
    return false;
}
