/*
 * buf - a string that grows. Usable from BUF_INIT; `s` is always NUL-terminated once something
 * was added (and NULL before). Owned by the caller: buf_free() releases it, buf_clear() keeps the
 * storage. Appending is amortised O(bytes).
 */
#ifndef BUF_H
#define BUF_H

#include "msg.h"

#include <stddef.h>

struct buf {
    char *s;
    size_t n, cap;
};
#define BUF_INIT                                                                                   \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

void buf_add(struct buf *b, const char *s, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) MSG_FORMAT(2);
void buf_clear(struct buf *b);             /* now "", storage kept */
const char *buf_text(const struct buf *b); /* s, or "" when nothing was ever added */
/* Appends a whole file. Ends the program when it cannot be read, or holds a NUL byte and so is no
   `what`. Text even of an empty file. */
void buf_read(struct buf *b, const char *path, const char *what);
void buf_free(struct buf *b);

#endif
