/*
 * guise - what a file looks like that was given in the place of another, so that a message can say
 * what seems wrong.
 *
 *     msg_die_at(name, 1, "no column 'person'%s", guise_hint(guise_of(names, n), &hint));
 *         ...; this looks like a staff list, which pl-survey takes with --roster
 *
 * By the names of the columns, in any case; where there are none (rules, calendars) by the text.
 */
#ifndef GUISE_H
#define GUISE_H

#include "buf.h"

#include <stddef.h>

enum guise {
    GUISE_NONE,
    GUISE_PLAN,
    GUISE_CONFIDENTIAL,
    GUISE_CODEBOOK,
    GUISE_TOPICS,
    GUISE_THEMES,
    GUISE_BUSY,
    GUISE_HOLIDAYS,
    GUISE_EXPORT,
    GUISE_STAFF,
    GUISE_RECORDS,
    GUISE_VIEW,
    GUISE_LOG,
    GUISE_RULES,
    GUISE_CALENDAR,
    GUISE_WORKBOOK
};

/* "a codebook, which pl-survey takes with --codebook". */
extern const char *const guise_words[];

enum guise guise_of(const char *const *names, size_t n);

/* GUISE_RULES, GUISE_CALENDAR, GUISE_WORKBOOK or GUISE_NONE, of the first bytes of a file. */
enum guise guise_of_text(const char *s, size_t n);

/* Of a file that should be no table, by its text or by its first line, cut at what stands between
   cells. */
enum guise guise_of_file(const char *s, size_t n);

/* "; this looks like a codebook, which ..." into `hint`, or "". Gives the text. */
const char *guise_hint(enum guise g, struct buf *hint);

#endif
