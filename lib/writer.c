#include "writer.h"

#include <stdbool.h>
#include <string.h>

struct writer writer_on(struct output *output, char delimiter)
{
    return (struct writer){output, delimiter, 0, 0};
}

/* A text that begins with a byte order mark would lose it at the head of a file. */
static bool needs_quotes(const struct writer *w, const char *s, size_t n)
{
    if (n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
        return true;
    for (size_t i = 0; i < n; i++)
        if (s[i] == w->delimiter || s[i] == '"' || s[i] == '\n' || s[i] == '\r')
            return true;
    return false;
}

static void quoted(struct output *o, const char *s, size_t n)
{
    output_write(o, "\"", 1);
    for (const char *end = s + n; s < end;) {
        const char *q = memchr(s, '"', (size_t)(end - s));
        size_t part = (size_t)((q ? q + 1 : end) - s);
        output_write(o, s, part);
        if (q)
            output_write(o, "\"", 1);
        s += part;
    }
    output_write(o, "\"", 1);
}

void writer_text(struct writer *w, const char *s)
{
    size_t n = strlen(s);
    if (w->cells)
        output_write(w->output, &w->delimiter, 1);
    else
        w->bytes = n;
    w->cells++;
    if (needs_quotes(w, s, n))
        quoted(w->output, s, n);
    else
        output_write(w->output, s, n);
}

void writer_end(struct writer *w)
{
    if (w->cells == 1 && !w->bytes)
        output_write(w->output, "\"\"", 2);
    output_write(w->output, "\n", 1);
    w->cells = 0;
}
