/*
 * freetime_words - the words for days and times, as data, English and German. Only freetime*.c
 * looks at them.
 */
#ifndef FREETIME_WORDS_H
#define FREETIME_WORDS_H

#include "word.h"

extern const struct word freetime_days[];     /* to sets of days: bit 0 is Monday */
extern const struct word freetime_dayparts[]; /* begin * 100 + end, in hours */
extern const struct word freetime_states[];   /* of the whole topic: free (1) or not (0) */
extern const struct word freetime_fillers[];  /* say nothing */
extern const struct word freetime_towards[];  /* between two ends */
extern const struct word freetime_clocks[];   /* hours to add, -1: none */

#endif
