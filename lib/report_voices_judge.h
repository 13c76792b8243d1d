/*
 * report_voices_judge - which of the confidential figures and words may be shown, and what figures
 * are made of them.
 *
 * Used by report_voices alone.
 */
#ifndef REPORT_VOICES_JUDGE_H
#define REPORT_VOICES_JUDGE_H

#include "report_voices.h"

/* Sets `shown`; drops words of too few, and sorts the rest by content. */
void report_voices_judge(struct report_voices *v, long min_group);

#endif
