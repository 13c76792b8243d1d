/*
 * dialect_columns - the second half of dialect_read(): h->dialect, rows and n are known, and fills
 * h->column from the header rows and the product's rules. Only dialect.c uses it.
 */
#ifndef DIALECT_COLUMNS_H
#define DIALECT_COLUMNS_H

#include "dialect.h"

void dialect_columns(struct dialect_head *h, const struct dialect_record *first);

#endif
