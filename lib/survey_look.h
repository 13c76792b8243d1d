/*
 * survey_look - the first records of an export, copied: the reader reuses its cells.
 */
#ifndef SURVEY_LOOK_H
#define SURVEY_LOOK_H

#include "dialect.h"
#include "reader.h"

enum { SURVEY_LOOK = 2000 }; /* records enough to guess by */

struct survey_look {
    struct dialect_record *items;
    size_t n, cap;
    size_t *line; /* of each record */
    size_t cap_line;
};

/* Up to that many records; the reader goes on behind them. */
struct survey_look survey_look_at(struct reader *r, size_t records);
void survey_look_free(struct survey_look *l);

#endif
