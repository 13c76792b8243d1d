/*
 * survey_scales - a look at the items of each scale: is one flagged the wrong way round?
 */
#ifndef SURVEY_SCALES_H
#define SURVEY_SCALES_H

#include "survey.h"

/* Warns of every item that, over at least ten people, clearly goes against the rest of its scale.
 */
void survey_scales_check(const struct survey *s);

#endif
