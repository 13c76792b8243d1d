/*
 * survey_export - an export, from its first byte to the cells its codebook asks for.
 *
 * What survey_read() and survey_guess() do with each export, which is appended to s.exports: looks
 * at the first records to find the dialect, binds the codebook to the header, then keeps of every
 * response the cells asked for. What the dialect knows of its own columns (time, finished, preview,
 * and who answered when the codebook says nothing of it) is added to the codebook.
 *
 * Ends the program with file and line for a file that is no export (a workbook, a web page, a
 * mangled re-save), a header that the codebook does not fit, a record with fewer or more cells
 * than the header, and an export without a response.
 */
#ifndef SURVEY_EXPORT_H
#define SURVEY_EXPORT_H

#include "survey.h"

void survey_export_free(struct survey_export *e);

/* What a cell means by the codebook's `values`, tidied of blanks, as a pool id. `*known` (may be
   NULL) is false when there are values and none of them fits. */
uint32_t survey_export_value(struct survey *s, size_t export, size_t question, const char *cell,
                             bool *known);

#endif
