/*
 * report_feedback - what people said of their meetings, meeting by meeting.
 *
 *     struct report_feedback f = report_feedback_read(&report);
 *     if (f.heard[meeting] == REPORT_HELD) ...
 *     report_feedback_free(&f);
 *
 * Several people may speak of one meeting: it was held when anybody says yes, else not when anybody
 * says no, else not yet. Of the follow-ups they arranged the highest number said counts, since both
 * speak of the same ones. Feedback on a session that is not in the plan, and on reviews, is passed
 * over. Cost: O(rows).
 */
#ifndef REPORT_FEEDBACK_H
#define REPORT_FEEDBACK_H

#include "report.h"

enum report_heard { REPORT_UNHEARD, REPORT_NOT_YET, REPORT_NOT_HELD, REPORT_HELD };

struct report_feedback {
    uint8_t *heard;                      /* by meeting: an enum report_heard */
    uint32_t *follow_ups;                /* by meeting */
    size_t spoken_of, held, followed_up; /* meetings: spoken of, held, arranged themselves */
};

struct report_feedback report_feedback_read(const struct report *r);
void report_feedback_free(struct report_feedback *f);

#endif
