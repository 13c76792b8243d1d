/*
 * survey_log - what pl-survey tells about its work: every change, every response it could not use,
 * and counts that add up.
 *
 * Cells of confidential columns are written as "(confidential)", here and in every message; what
 * the codebook does not ask for was never kept, so it cannot stand here either.
 */
#ifndef SURVEY_LOG_H
#define SURVEY_LOG_H

#include "survey.h"

extern const char survey_secret[]; /* "(confidential)" */

/* Which cell is spoken of: `question` NULL for a whole response. */
struct survey_place {
    size_t export, response;
    const struct codebook_line *question;
};

/* A change, where a log is kept. `reason` is a static text; before and after pool ids. */
void survey_changed(struct survey *s, struct survey_place at, uint32_t before, uint32_t after,
                    const char *reason);

/* The same where only export, line and column are known. Not for confidential columns. */
void survey_changed_at(struct survey *s, size_t export, size_t line, const char *column,
                       uint32_t before, uint32_t after, const char *reason);

/*
 * A cell, or a whole response, that cannot be used: "column 'Level': 'x' " and the text of
 * `format`. Where rejects are kept the response gets the fate SURVEY_REJECTED; else the program
 * ends with file and line. The cell shown is `cell`, NULL for none.
 */
void survey_refuse(struct survey *s, struct survey_place at, const char *cell, const char *format,
                   ...) MSG_FORMAT(4);

/* One line per export on stderr: dialect, header rows, responses and what became of them. Gives the
 * number that were used. */
size_t survey_report(const struct survey *s);

/* Ends the program because no response is of use, with the reason of the first that was refused. */
_Noreturn void survey_die_useless(const struct survey *s);

/* CSV with the given delimiter; return main's status. */
int survey_write_log(const struct survey *s, const char *path, char delimiter);
int survey_write_rejects(struct survey *s, const char *path, char delimiter);

#endif
