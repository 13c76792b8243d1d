#include "buf.h"

#include "mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct buf *b, size_t more)
{
    size_t want = b->n + more + 1;
    if (want <= b->cap)
        return;
    if (want < b->cap * 2)
        want = b->cap * 2;
    if (want < 64)
        want = 64;
    b->s = mem_resize(b->s, want, 1);
    b->cap = want;
}

void buf_add(struct buf *b, const char *s, size_t n)
{
    reserve(b, n);
    if (n)
        memcpy(b->s + b->n, s, n);
    b->n += n;
    b->s[b->n] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    reserve(b, (size_t)n);
    vsnprintf(b->s + b->n, (size_t)n + 1, format, again);
    va_end(again);
    b->n += (size_t)n;
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->s)
        b->s[0] = '\0';
}

const char *buf_text(const struct buf *b)
{
    return b->s ? b->s : "";
}

void buf_read(struct buf *b, const char *path, const char *what)
{
    char part[1 << 14];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (!f)
        msg_die("%s: cannot open:", path);
    while ((n = fread(part, 1, sizeof part, f)) > 0) {
        if (memchr(part, '\0', n))
            msg_die("%s: is no %s, nor any other plain text; give the right file", path, what);
        buf_add(b, part, n);
    }
    if (ferror(f))
        msg_die("%s: cannot read:", path);
    fclose(f);
    buf_add(b, "", 0); /* "" also of an empty file */
}

void buf_free(struct buf *b)
{
    free(b->s);
    *b = (struct buf)BUF_INIT;
}
