#include "pair_circle.h"

#include "mem.h"
#include "pair_circle_table.h"
#include "pair_write.h"

#include <stdlib.h>

/* Before anything is written: who learns in circles alone, and who is new there. */
static void count_learners(const struct pair_circle_table *t, const struct circle_result *found,
                           struct pair_circles *r)
{
    bool *sits = mem_clear(t->plan->n_people, sizeof *sits),
         *sat = mem_clear(t->plan->n_people, sizeof *sat);
    for (size_t w = 0; w < t->wishes.n; w++) {
        const struct circle_wish *wish = &t->wishes.items[w];
        bool seat = found->seat[w] != CIRCLE_NONE;
        sits[wish->person] |= seat;
        sat[wish->person] |= wish->old != CIRCLE_NONE;
        r->joined += seat && wish->old == CIRCLE_NONE;
    }
    for (size_t i = 0; i < t->plan->n_people; i++) {
        r->alone += sits[i] && !t->person[i].learns;
        r->new_alone += sits[i] && !sat[i] && !t->person[i].learns;
    }
    free(sits);
    free(sat);
}

static size_t count_left(const struct pair_circle_table *t, const struct circle_result *r)
{
    bool *waits = mem_clear(t->plan->n_people, sizeof *waits);
    size_t n = 0;
    for (size_t w = 0; w < t->wishes.n; w++)
        waits[t->wishes.items[w].person] |= r->missing[w] != 0;
    for (size_t i = 0; i < t->plan->n_people; i++)
        n += waits[i];
    free(waits);
    return n;
}

void pair_circle_keep(struct plan *p, const struct judge *j, const struct pair_options *o,
                      struct pair_circles *r)
{
    struct pair_circle_table t = {.plan = p, .judge = j, .hours = HOURS_INIT};
    struct circle_result found;
    if (!o->circle)
        return;
    pair_circle_table_open(&t, o, r, true);
    circle_form(&t.p, &found);
    for (size_t w = 0; w < t.wishes.n; w++) {
        uint32_t c = found.seat[w];
        if (!o->fresh && c != CIRCLE_NONE && found.circle[c].old == t.wishes.items[w].old)
            continue;
        pair_clear_meeting(p, t.rows.items[w]);
        plan_set_status(p, t.rows.items[w], PLAN_ASKED);
        r->freed++;
    }
    circle_free(&found);
    pair_circle_table_close(&t);
}

void pair_circle_plan(struct plan *p, const struct judge *j, const struct pair_options *o,
                      struct pair_circles *r)
{
    struct pair_circle_table t = {.plan = p, .judge = j, .hours = HOURS_INIT};
    struct circle_result found;
    if (!o->circle)
        return;
    pair_circle_table_open(&t, o, r, false);
    circle_form(&t.p, &found);
    count_learners(&t, &found, r);
    pair_circle_write_learners(&t, &found);
    pair_circle_write_guides(&t, &found);
    pair_circle_write_full(&t, o);
    r->circles = found.n;
    r->seats = found.seats;
    r->guided = found.guided;
    r->left = count_left(&t, &found);
    circle_free(&found);
    pair_circle_table_close(&t);
}

void pair_circle_figures(const struct pair_circles *c, struct pair_result *r)
{
    r->in_circles = c->alone;
    r->learners += c->new_alone;
    r->most_learners += c->new_alone;
    r->free_learners += c->new_alone;
    r->fresh += c->joined;
}

void pair_circle_say(const struct pair_circles *r, struct buf *out)
{
    buf_printf(out, "%zu circle%s for %zu people", r->circles, r->circles == 1 ? "" : "s",
               r->seats);
    if (r->guided < r->circles)
        buf_printf(out, ", %zu without a facilitator", r->circles - r->guided);
    if (r->left)
        buf_printf(out, "; %zu wait%s for others with the same question", r->left,
                   r->left == 1 ? "s" : "");
}

void pair_circle_notes(struct plan *p, const struct pair_options *o, const struct pair_circles *r)
{
    if (!o->circle)
        return;
    static const char *const names[] = {"circles", NULL};
    struct plan_notes notes = plan_notes_begin(p, names);
    struct buf why = BUF_INIT, value = BUF_INIT;
    if (r->circles || r->left) {
        pair_circle_say(r, &why);
        buf_printf(&value, "%zu", r->circles);
        plan_note(&notes, "circles", "", buf_text(&value), buf_text(&why));
    }
    plan_notes_end(&notes);
    buf_free(&why);
    buf_free(&value);
}
