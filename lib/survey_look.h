/*
 * survey_look - the first records of an export, copied: the reader reuses its cells.
 */
#ifndef SURVEY_LOOK_H
#define SURVEY_LOOK_H

#include "dialect.h"
#include "reader.h"

struct survey_look {
    struct dialect_record *items;
    size_t n, cap;
    size_t *line; /* of each record */
    size_t cap_line;
};

/* reader_next() that ends the program for a record wider or longer than any survey's: pl-survey(1)
   has the limits. */
bool survey_look_next(struct reader *r);
/* As many records as it takes to guess what they are; the reader goes on behind them. */
struct survey_look survey_look_at(struct reader *r);
void survey_look_free(struct survey_look *l);

#endif
