/* pair_circle_write - circles as rows of the plan. See pair_circle_table.h. */
#include "mem.h"
#include "pair_circle_table.h"
#include "pair_model.h"
#include "pair_write.h"
#include "session.h"

#include <stdlib.h>

/* --- words --- */

static size_t count_different(const struct pair_circle_table *t, const struct circle *c, bool units)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const struct circle_person *a = &t->person[t->wishes.items[c->member[i]].person];
        bool first = units ? a->unit : a->org;
        for (uint32_t k = 0; k < i; k++) {
            const struct circle_person *b = &t->person[t->wishes.items[c->member[k]].person];
            first = first && (units ? a->unit != b->unit : a->org != b->org);
        }
        n += first;
    }
    return n;
}

static void say_circle(const struct pair_circle_table *t, const struct circle *c, struct buf *why)
{
    size_t units = count_different(t, c, true), orgs = count_different(t, c, false);
    buf_clear(why);
    buf_printf(why, "a circle of %u who share the question", (unsigned)c->n);
    if (units > 1)
        buf_printf(why, ", from %zu units", units);
    if (orgs > 1)
        buf_printf(why, "%s %zu organisations", units > 1 ? " and" : ", from", orgs);
    if (c->facilitator == CIRCLE_NONE)
        buf_puts(why, "; no facilitator yet");
    else
        buf_printf(why, "; facilitated by %s%s", plan_name(t->plan, c->facilitator),
                   c->outside ? ", of another unit" : "");
}

static void say_alone(struct pair_circle_table *t, size_t row, uint8_t missing, struct buf *why)
{
    struct plan *p = t->plan;
    buf_clear(why);
    buf_printf(why, "%s%s", plan_text(p, row, PLAN_WHY), *plan_text(p, row, PLAN_WHY) ? "; " : "");
    if (!missing)
        buf_puts(why, "no meeting is left for a circle within this learner's limit");
    else if (missing == CIRCLE_LEAST)
        buf_printf(why, "no %d minutes free for a circle", PAIR_CIRCLE_MINUTES);
    else
        buf_printf(why, "%d more %s needed for a circle", missing,
                   missing == 1 ? "person is" : "people are");
    plan_say(p, row, PLAN_WHY, buf_text(why));
}

/* --- the plan's rows --- */

/* Sessions of circles: those that go on keep theirs. */
static uint32_t *name_circles(struct pair_circle_table *t, const struct circle_result *r)
{
    struct plan *p = t->plan;
    struct session_ids ids = SESSION_IDS_INIT;
    struct buf text = BUF_INIT;
    uint32_t *id = mem_clear(r->n, sizeof *id);
    bool *kept = mem_clear((size_t)p->table.pool.n + 1, sizeof *kept);
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t session = p->kind[row] == PLAN_LEARN ? plan_get(p, row, PLAN_SESSION) : 0;
        if (session && !kept[session])
            session_keep(&ids, plan_string(p, session));
        kept[session] = true;
    }
    for (size_t c = 0; c < r->n; c++) {
        size_t row = t->rows.items[r->circle[c].member[0]];
        if (r->circle[c].old != CIRCLE_NONE) {
            id[c] = t->ids.items[r->circle[c].old];
            continue;
        }
        buf_clear(&text);
        session_id(&ids, plan_string(p, p->cycle), plan_format_names[PLAN_CIRCLE], "",
                   plan_text(p, row, PLAN_TOPIC), "", 0, &text);
        id[c] = pool_add(&p->table.pool, text.s);
    }
    free(kept);
    buf_free(&text);
    session_ids_free(&ids);
    return id;
}

static void write_member(struct pair_circle_table *t, size_t row, const struct circle *c,
                         uint32_t id, const struct buf *why)
{
    struct plan *p = t->plan;
    uint32_t with = c->facilitator == CIRCLE_NONE ? 0 : p->people[c->facilitator].key;
    enum plan_status status = plan_status(p, row);
    bool same = plan_get(p, row, PLAN_SESSION) == id && plan_get(p, row, PLAN_WITH) == with;
    if (plan_get(p, row, PLAN_SESSION) != id)
        pair_clear_meeting(p, row);
    plan_put(p, row, PLAN_SESSION, id);
    plan_say(p, row, PLAN_FORMAT, plan_format_names[PLAN_CIRCLE]);
    plan_put(p, row, PLAN_WITH, with);
    if (same && (status == PLAN_BOOKED || status == PLAN_UNBOOKED))
        return; /* what the timetable said stays */
    plan_set_status(p, row, PLAN_PAIRED);
    plan_say(p, row, PLAN_WHY, why->s);
}

static void write_alone(struct pair_circle_table *t, size_t row, uint8_t missing, struct buf *why)
{
    struct plan *p = t->plan;
    if (pair_circle_sits(p, row)) {
        pair_clear_meeting(p, row);
        plan_set_status(p, row, PLAN_GAP);
        plan_say(p, row, PLAN_WHY, "no longer in the circle of before");
    }
    say_alone(t, row, missing, why);
}

void pair_circle_write_learners(struct pair_circle_table *t, const struct circle_result *r)
{
    struct buf why = BUF_INIT;
    uint32_t *id = name_circles(t, r);
    for (size_t c = 0; c < r->n; c++) {
        say_circle(t, &r->circle[c], &why);
        for (uint32_t i = 0; i < r->circle[c].n; i++)
            write_member(t, t->rows.items[r->circle[c].member[i]], &r->circle[c], id[c], &why);
    }
    for (size_t w = 0; w < t->wishes.n; w++)
        if (r->seat[w] == CIRCLE_NONE)
            write_alone(t, t->rows.items[w], r->missing[w], &why);
    free(id);
    buf_free(&why);
}

void pair_circle_write_guides(struct pair_circle_table *t, const struct circle_result *r)
{
    struct plan *p = t->plan;
    uint32_t *circles = mem_clear(p->n_people, sizeof *circles);
    for (size_t c = 0; c < r->n; c++)
        if (r->circle[c].facilitator != CIRCLE_NONE)
            circles[r->circle[c].facilitator]++;
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_FACILITATE)
            continue;
        uint32_t n = circles[p->person[row]];
        plan_set_status(p, row, n ? PLAN_FACILITATING : PLAN_SPARE);
        if (n)
            plan_sayf(p, row, PLAN_WHY, "facilitates %u circle%s", n, n == 1 ? "" : "s");
        else
            plan_say(p, row, PLAN_WHY, "not needed this time");
    }
    free(circles);
}

/* Who waits for a teacher and has reached the limit by a circle can say so. */
void pair_circle_write_full(struct pair_circle_table *t, const struct pair_options *o)
{
    struct plan *p = t->plan;
    struct buf why = BUF_INIT;
    uint32_t *meetings = mem_clear(p->n_people, sizeof *meetings);
    bool *sits = mem_clear(p->n_people, sizeof *sits);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION)) {
            meetings[p->person[row]]++;
            sits[p->person[row]] |= pair_circle_sits(p, row);
        }
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t person = p->person[row];
        if (p->kind[row] != PLAN_LEARN || plan_status(p, row) != PLAN_WAITING || !sits[person])
            continue;
        int32_t limit = pair_model_learn(t->judge, o, person);
        if (meetings[person] < (uint32_t)limit)
            continue;
        buf_clear(&why);
        pair_why_full(limit, &why);
        plan_say(p, row, PLAN_WHY, why.s);
    }
    free(meetings);
    free(sits);
    buf_free(&why);
}
