/*
 * report_split - a folder of workbooks, one per manager with the line below or one per unit, and an
 * index.csv that says which is for whom. Each file is there whole or not at all, and the index
 * comes last: a folder without one is not finished.
 *
 * The folder is made when it is not there. One that holds files already is refused, unless `force`:
 * then files of the same names are replaced and others left alone.
 */
#ifndef REPORT_SPLIT_H
#define REPORT_SPLIT_H

#include "report_view.h"
#include "workbook.h"

enum report_split { REPORT_SPLIT_NOT, REPORT_SPLIT_MANAGER, REPORT_SPLIT_UNIT };

/* `set` as for one manager. *files: how many workbooks were written. */
struct workbook_events report_split_write(const char *folder, bool force, enum report_split by,
                                          const struct report_settings *set, struct report *r,
                                          size_t *files);

#endif
