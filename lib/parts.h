/*
 * parts - a plan cut in parts by what its people said in one column, so that each part can go its
 * way on a processor or a machine of its own.
 *
 *     struct parts parts = parts_of(&plan, "site");
 *     parts_carry(&parts, &plan, judge.in_rules);
 *     parts_write(&parts, &plan, "parts", 0);        parts/leeds.csv, parts/utrecht.csv, ...
 *     parts_free(&parts);
 *
 * All rows of a person go to one part, in their order; those who said nothing are a part too, and
 * rows without a person go to the first. Put together again, the parts hold every row once.
 *
 * Nobody may meet anyone above or below in their reporting line, and a line may lead through
 * another part; and rules name people of all parts. parts_carry() adds, at the end of a part, a
 * note `elsewhere` for each manager above its people who stands in another, and for each person of
 * another whom a rule names, with those above: their keys, names and e-mails, and their manager's key.
 * Such notes of an earlier split are used again, where they stand, as far as they are of use.
 */
#ifndef PARTS_H
#define PARTS_H

#include "plan.h"

struct parts {
    uint32_t *of;    /* by person; the first part for one who is not here (plan.h) */
    uint32_t *value; /* of each part, in order of first sight: an id of the plan's pool, 0: none */
    size_t *people;  /* in each part */
    size_t n;
    char *column;
    uint32_t *note; /* by row: the part, + 1, of what parts_carry() has added or used again, or 0 */
    size_t cap_note;
};

/* Ends the program when the plan has no such column, or nobody, or would be in over 1000 parts. */
struct parts parts_of(const struct plan *p, const char *column);

/* Meetings whose people are not all in one part. O(rows). */
size_t parts_torn(const struct parts *s, const struct plan *p);

/* `in_rules` by person. O(people x depth of the lines + parts x people in rules). */
void parts_carry(struct parts *s, struct plan *p, const uint8_t *in_rules);

/* Into a folder that is new or empty, each file whole or not at all. 0 as delimiter: the plan's.
   Returns main's status. */
int parts_write(const struct parts *s, const struct plan *p, const char *folder, char delimiter);

void parts_free(struct parts *s);

#endif
