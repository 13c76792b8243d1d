#include "json.h"

#include <ctype.h>
#include <string.h>

struct text {
    const char *at, *end;
};

static char here(const struct text *t)
{
    return t->at < t->end ? *t->at : '\0';
}

static void blanks(struct text *t)
{
    while (t->at < t->end && strchr(" \t\r\n", *t->at) && *t->at)
        t->at++;
}

static bool take(struct text *t, char c)
{
    blanks(t);
    if (here(t) != c)
        return false;
    t->at++;
    blanks(t);
    return true;
}

/* The four digits of \uXXXX; -1 when they are not there. */
static int hex4(struct text *t)
{
    int v = 0;
    for (int i = 0; i < 4; i++, t->at++) {
        if (!isxdigit((unsigned char)here(t)))
            return -1;
        int c = tolower((unsigned char)*t->at);
        v = v * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return v;
}

static void put_utf8(struct buf *b, int c)
{
    if (c < 0x80) {
        buf_putc(b, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const int lead[] = {0, 0xC0, 0xE0, 0xF0};
    buf_putc(b, (char)(lead[more] | c >> (6 * more)));
    while (more--)
        buf_putc(b, (char)(0x80 | (c >> (6 * more) & 0x3F)));
}

/* After "\u": a character of the first plane, or two halves (surrogates) of another. */
static bool unicode(struct text *t, struct buf *b)
{
    int c = hex4(t);
    if (c >= 0xD800 && c < 0xDC00 && t->end - t->at > 1 && !memcmp(t->at, "\\u", 2)) {
        t->at += 2;
        int low = hex4(t);
        c = low >= 0xDC00 && low < 0xE000 ? 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00) : -1;
    }
    if (c <= 0 || (c >= 0xD800 && c < 0xE000))
        return false;
    put_utf8(b, c);
    return true;
}

static bool escape(struct text *t, struct buf *b)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = here(t);
    const char *f = c ? strchr(from, c) : NULL;
    t->at++;
    if (f)
        buf_putc(b, to[f - from]);
    return f || (c == 'u' && unicode(t, b));
}

/* After the opening quote. */
static bool string(struct text *t, struct buf *b)
{
    for (char c; (c = here(t)) != '"';) {
        if (!c)
            return false;
        t->at++;
        if (c != '\\')
            buf_putc(b, c);
        else if (!escape(t, b))
            return false;
    }
    t->at++;
    buf_putc(b, '\0');
    return true;
}

bool json_strings(const char *s, size_t n, struct buf *text, size_t *count)
{
    struct text t = {s, s + n};
    if (!take(&t, '['))
        return false;
    if (take(&t, ']'))
        return t.at == t.end;
    do {
        if (here(&t) != '"' || (t.at++, !string(&t, text)))
            return false;
        ++*count;
    } while (take(&t, ','));
    return take(&t, ']') && t.at == t.end;
}
