#include "report_feedback.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* By id of the plan's pool: the meeting of that session + 1. */
static uint32_t *meetings_by_session(const struct report *r)
{
    uint32_t *of = mem_clear(r->plan->table.pool.n + 1, sizeof *of);
    for (size_t i = 0; i < r->n; i++)
        if (r->meeting[i].session && r->meeting[i].format != REPORT_REVIEW)
            of[r->meeting[i].session] = (uint32_t)i + 1;
    return of;
}

static enum report_heard answer(const char *met)
{
    static const char *const words[] = {"", "not yet", "no", "yes"};
    for (int i = REPORT_NOT_YET; i <= REPORT_HELD; i++)
        if (!strcmp(met, words[i]))
            return (enum report_heard)i;
    return REPORT_UNHEARD;
}

static void take(struct report_feedback *f, uint32_t meeting, const struct plan *p, size_t row)
{
    const char *question = plan_text(p, row, PLAN_TOPIC);
    if (!strcmp(question, "met")) {
        enum report_heard said = answer(plan_text(p, row, PLAN_TEXT));
        if (said > f->heard[meeting])
            f->heard[meeting] = (uint8_t)said;
    } else if (!strcmp(question, "follow-ups")) {
        int64_t n = plan_number(p, row, PLAN_TEXT, 0, 1000, 0);
        if (n > f->follow_ups[meeting])
            f->follow_ups[meeting] = (uint32_t)n;
    }
}

struct report_feedback report_feedback_read(const struct report *r)
{
    const struct plan *p = r->plan;
    uint32_t *of_session = meetings_by_session(r);
    struct report_feedback f = {.heard = mem_clear(r->n, sizeof *f.heard),
                                .follow_ups = mem_clear(r->n, sizeof *f.follow_ups)};
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t meeting =
            p->kind[row] == PLAN_FEEDBACK ? of_session[plan_get(p, row, PLAN_SESSION)] : 0;
        if (meeting)
            take(&f, meeting - 1, p, row);
    }
    free(of_session);
    for (size_t i = 0; i < r->n; i++) {
        f.spoken_of += f.heard[i] != REPORT_UNHEARD;
        f.held += f.heard[i] == REPORT_HELD;
        f.followed_up += f.follow_ups[i];
    }
    return f;
}

void report_feedback_free(struct report_feedback *f)
{
    free(f->heard);
    free(f->follow_ups);
}
