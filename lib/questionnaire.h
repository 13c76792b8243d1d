/*
 * questionnaire - the questions a programme of peer learning should ask, as text to paste into any
 * survey product. `pl-survey --guess` knows these words, so an export of them needs no codebook of
 * one's own.
 */
#ifndef QUESTIONNAIRE_H
#define QUESTIONNAIRE_H

#include "output.h"

void questionnaire_print(struct output *out);

#endif
