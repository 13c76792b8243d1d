/*
 * rules_line - one line of rules: its words, its verb, and what the verb needs.
 *
 * Used by rules alone.
 */
#ifndef RULES_LINE_H
#define RULES_LINE_H

#include "rules.h"

/* False when the line says nothing. Ends the program when it is no rule. rules_free() releases what
   it holds. */
bool rules_line_read(struct rules_line *l, const char *file, size_t line, const char *s);

#endif
