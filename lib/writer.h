/*
 * writer - cells as CSV or TSV. Quotes only where needed: a cell that holds the delimiter, a
 * quote or a line end, and an empty cell alone on its line (which would read as no line at all).
 *
 *     writer_text(&w, s); ... writer_end(&w);      one record
 */
#ifndef WRITER_H
#define WRITER_H

#include "output.h"

#include <stddef.h>

struct writer {
    struct output *output; /* not owned */
    char delimiter;
    size_t cells; /* in this record so far */
    size_t bytes; /* of its first cell: an empty cell alone is written "" */
};

struct writer writer_on(struct output *output, char delimiter);
void writer_text(struct writer *w, const char *s);
void writer_end(struct writer *w);

#endif
