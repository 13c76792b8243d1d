/*
 * survey_identity - who gave a response, by id, e-mail or name.
 *
 * One on the staff list has the key of the list. Else the key is the id, else the e-mail, folded;
 * the name only where the survey asked for nothing better. "anonymous" and words for nothing are
 * nobody.
 */
#ifndef SURVEY_IDENTITY_H
#define SURVEY_IDENTITY_H

#include "survey.h"

/* Pool ids, 0: not said. */
struct survey_identity {
    uint32_t key; /* 0: nobody */
    uint32_t id, email, name;
    uint32_t entry;     /* on the staff list, or ROSTER_NOBODY */
    const char *nobody; /* what was said instead of a key; NULL: nothing */
    bool asked;         /* the codebook has a column for it */
    bool ided;          /* ... for an id or e-mail */
    bool tester;        /* somebody who tried the form out */
};

struct survey_identity survey_identity_read(struct survey *s, size_t export, size_t response);

#endif
