#include "pair_circle.h"

#include "circle.h"
#include "hours.h"
#include "mem.h"
#include "pair_model.h"
#include "pair_write.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

/* The rows of a plan as a problem of circle.h. */
struct table_of {
    struct plan *plan;
    const struct judge *judge;
    struct circle_problem p;
    struct circle_person *person;
    struct {
        struct circle_wish *items;
        size_t n, cap;
    } wishes;
    struct {
        size_t *items;
        size_t n, cap;
    } rows; /* of each wish */
    struct {
        struct circle_old *items;
        size_t n, cap;
    } olds;
    struct {
        uint32_t *items;
        size_t n, cap;
    } ids; /* session of each old circle */
    struct {
        struct circle_guide *items;
        size_t n, cap;
    } guides;
    struct hours hours;
    uint64_t *starts;
};

static bool in_circle(const struct plan *p, size_t row)
{
    return p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION) &&
           !strcmp(plan_text(p, row, PLAN_FORMAT), "circle");
}

/* --- the rules of a circle --- */

/* A short time in common is part of the window that all must share. */
static bool concerns_circles(const struct judge_test *t)
{
    return t->test != RULES_DIFFERS &&
           (t->test != RULES_OVERLAPS || t->rule->number > PAIR_CIRCLE_MINUTES);
}

static bool may_sit(const void *context, uint32_t a, uint32_t b)
{
    const struct judge *j = ((const struct table_of *)context)->judge;
    for (size_t i = 0; i < j->musts; i++)
        if (concerns_circles(&j->must[i]) && judge_ask(j, &j->must[i], a, b) == JUDGE_NO)
            return false;
    return !judge_apart(j, a, b);
}

static bool may_guide(const void *context, uint32_t guide, uint32_t member)
{
    const struct judge *j = ((const struct table_of *)context)->judge;
    return !line_joins(&j->line, guide, member) && !judge_apart(j, guide, member);
}

/* --- people --- */

/* The rule of levels, as a hint where to look. */
static const struct judge_test *level_test(const struct judge *j)
{
    for (size_t i = 0; i < j->musts; i++)
        if (j->must[i].test == RULES_WITHIN)
            return &j->must[i];
    return NULL;
}

static void take_people(struct table_of *t, const struct pair_options *o)
{
    struct plan *p = t->plan;
    const struct judge_test *level = level_test(t->judge);
    t->person = mem_clear(p->n_people, sizeof *t->person);
    for (uint32_t i = 0; i < p->n_people; i++)
        t->person[i] = (struct circle_person){
            .unit = p->people[i].said[PLAN_UNIT],
            .org = p->people[i].said[PLAN_ORG],
            .level = level ? t->judge->value[i * t->judge->slots + level->slot] : CIRCLE_NO_LEVEL,
            .limit = (uint32_t)pair_model_learn(t->judge, o, i)};
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION) && !in_circle(p, row)) {
            struct circle_person *who = &t->person[p->person[row]];
            who->learns = true;
            who->limit -= who->limit > 0;
        }
    t->p.within = level ? level->number : INT32_MAX;
}

static void take_guides(struct table_of *t, const struct pair_options *o)
{
    struct plan *p = t->plan;
    bool *known = mem_clear(p->n_people, sizeof *known);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_FACILITATE && !known[p->person[row]]) {
            struct circle_guide guide = {p->person[row], (uint32_t)o->facilitate};
            known[p->person[row]] = true;
            MEM_PUSH(&t->guides, guide);
        }
    free(known);
}

/* --- wishes --- */

/* The circle of that session; a new one when it is first seen. */
static uint32_t old_of(struct table_of *t, uint32_t *index, size_t row)
{
    uint32_t id = plan_get(t->plan, row, PLAN_SESSION);
    if (!index[id]) {
        uint32_t with = plan_find_person(t->plan, plan_text(t->plan, row, PLAN_WITH));
        struct circle_old old = {with == PLAN_NOBODY ? CIRCLE_NONE : with};
        MEM_PUSH(&t->olds, old);
        MEM_PUSH(&t->ids, id);
        index[id] = (uint32_t)t->olds.n;
    }
    return index[id] - 1;
}

/* Learn rows that sit in a circle and, unless only `old`, those nobody can teach. */
static void take_wishes(struct table_of *t, bool old)
{
    struct plan *p = t->plan;
    size_t ids = (size_t)p->table.pool.n + 1;
    uint32_t *topic = mem_clear(ids, sizeof *topic), *index = mem_clear(ids, sizeof *index);
    for (size_t row = 0; row < p->rows; row++) {
        bool sits = in_circle(p, row);
        if (p->kind[row] != PLAN_LEARN || (!sits && (old || plan_status(p, row) != PLAN_GAP)))
            continue;
        uint32_t name = plan_get(p, row, PLAN_TOPIC);
        if (!topic[name])
            topic[name] = (uint32_t)++t->p.topics;
        struct circle_wish wish = {p->person[row], topic[name] - 1,
                                   sits ? old_of(t, index, row) : CIRCLE_NONE};
        MEM_PUSH(&t->wishes, wish);
        MEM_PUSH(&t->rows, row);
    }
    free(topic);
    free(index);
}

/* --- moments ---
 *
 * What people have in common begins where a window of one of them begins. So these are the moments
 * at which a meeting has to be tried, and the weeks become sets of moments.
 */

static void mark_week(const struct window_week *week, const uint16_t *moment_of, uint64_t *row)
{
    for (size_t i = 0; i < week->n; i++) {
        int from = week->items[i].from, to = week->items[i].to;
        if (to == WINDOW_WEEK && week->items[0].from == 0) /* goes on round the week */
            to += week->items[0].to;
        for (int m = from; m <= to - PAIR_CIRCLE_MINUTES && m < WINDOW_WEEK; m++)
            if (moment_of[m])
                row[(moment_of[m] - 1) / 64] |= UINT64_C(1) << (moment_of[m] - 1) % 64;
    }
}

static uint16_t number_moments(const struct window_set *set, uint16_t *moment_of)
{
    uint16_t n = 1;
    memset(moment_of, 0, WINDOW_WEEK * sizeof *moment_of);
    moment_of[0] = 1;
    for (uint32_t s = 0; s < window_set_count(set); s++) {
        const struct window_week *week = window_set_week(set, s);
        for (size_t i = 0; i < week->n; i++)
            if (!moment_of[week->items[i].from])
                moment_of[week->items[i].from] = ++n;
    }
    return n;
}

static void take_moments(struct table_of *t, const struct window_week *working, int32_t monday)
{
    uint16_t moment_of[WINDOW_WEEK];
    hours_read(&t->hours, t->plan, working, monday);
    t->p.words = (number_moments(&t->hours.set, moment_of) + 63u) / 64;
    size_t weeks = window_set_count(&t->hours.set);
    t->starts = mem_clear(weeks * t->p.words, sizeof *t->starts);
    for (uint32_t s = 0; s < weeks; s++)
        mark_week(window_set_week(&t->hours.set, s), moment_of, t->starts + s * t->p.words);
    for (uint32_t i = 0; i < t->plan->n_people; i++)
        t->person[i].week = t->hours.sig[i];
    t->p.starts = t->starts;
}

/* --- words --- */

static size_t count_different(const struct table_of *t, const struct circle *c, bool units)
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

static void say_circle(const struct table_of *t, const struct circle *c, struct buf *why)
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

static void say_alone(struct table_of *t, size_t row, uint8_t missing, struct buf *why)
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
static uint32_t *name_circles(struct table_of *t, const struct circle_result *r)
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
        session_id(&ids, plan_string(p, p->cycle), "circle", "", plan_text(p, row, PLAN_TOPIC), "",
                   0, &text);
        id[c] = pool_add(&p->table.pool, text.s);
    }
    free(kept);
    buf_free(&text);
    session_ids_free(&ids);
    return id;
}

static void write_member(struct table_of *t, size_t row, const struct circle *c, uint32_t id,
                         const struct buf *why)
{
    struct plan *p = t->plan;
    uint32_t with = c->facilitator == CIRCLE_NONE ? 0 : p->people[c->facilitator].key;
    enum plan_status status = plan_status(p, row);
    bool same = plan_get(p, row, PLAN_SESSION) == id && plan_get(p, row, PLAN_WITH) == with;
    if (plan_get(p, row, PLAN_SESSION) != id)
        pair_clear_meeting(p, row);
    plan_put(p, row, PLAN_SESSION, id);
    plan_say(p, row, PLAN_FORMAT, "circle");
    plan_put(p, row, PLAN_WITH, with);
    if (same && (status == PLAN_BOOKED || status == PLAN_UNBOOKED))
        return; /* what the timetable said stays */
    plan_set_status(p, row, PLAN_PAIRED);
    plan_say(p, row, PLAN_WHY, why->s);
}

static void write_alone(struct table_of *t, size_t row, uint8_t missing, struct buf *why)
{
    struct plan *p = t->plan;
    if (in_circle(p, row)) {
        pair_clear_meeting(p, row);
        plan_set_status(p, row, PLAN_GAP);
        plan_say(p, row, PLAN_WHY, "no longer in the circle of before");
    }
    say_alone(t, row, missing, why);
}

static void write_learners(struct table_of *t, const struct circle_result *r)
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

/* Before anything is written: who learns in circles alone, and who is new there. */
static void count_learners(const struct table_of *t, const struct circle_result *found,
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

static void write_guides(struct table_of *t, const struct circle_result *r)
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
static void write_full(struct table_of *t, const struct pair_options *o)
{
    struct plan *p = t->plan;
    struct buf why = BUF_INIT;
    uint32_t *meetings = mem_clear(p->n_people, sizeof *meetings);
    bool *sits = mem_clear(p->n_people, sizeof *sits);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION)) {
            meetings[p->person[row]]++;
            sits[p->person[row]] |= in_circle(p, row);
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

static size_t count_left(const struct table_of *t, const struct circle_result *r)
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

static void table_open(struct table_of *t, const struct pair_options *o,
                       const struct pair_circles *r, bool old)
{
    t->p.wished = o->circle;
    take_people(t, o);
    take_guides(t, o);
    take_wishes(t, old);
    if (t->wishes.n >= CIRCLE_GO_ON)
        take_moments(t, r->working, r->monday);
    t->p.person = t->person;
    t->p.people = t->plan->n_people;
    t->p.wish = t->wishes.items;
    t->p.wishes = t->wishes.n;
    t->p.old = t->olds.items;
    t->p.olds = t->olds.n;
    t->p.guide = t->guides.items;
    t->p.guides = t->guides.n;
    t->p.together = may_sit;
    t->p.may_guide = may_guide;
    t->p.context = t;
}

static void table_close(struct table_of *t)
{
    hours_free(&t->hours);
    free(t->starts);
    free(t->person);
    free(t->wishes.items);
    free(t->rows.items);
    free(t->olds.items);
    free(t->ids.items);
    free(t->guides.items);
}

void pair_circle_keep(struct plan *p, const struct judge *j, const struct pair_options *o,
                      struct pair_circles *r)
{
    struct table_of t = {.plan = p, .judge = j, .hours = HOURS_INIT};
    struct circle_result found;
    if (!o->circle)
        return;
    table_open(&t, o, r, true);
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
    table_close(&t);
}

void pair_circle_plan(struct plan *p, const struct judge *j, const struct pair_options *o,
                      struct pair_circles *r)
{
    struct table_of t = {.plan = p, .judge = j, .hours = HOURS_INIT};
    struct circle_result found;
    if (!o->circle)
        return;
    table_open(&t, o, r, false);
    circle_form(&t.p, &found);
    count_learners(&t, &found, r);
    write_learners(&t, &found);
    write_guides(&t, &found);
    write_full(&t, o);
    r->circles = found.n;
    r->seats = found.seats;
    r->guided = found.guided;
    r->left = count_left(&t, &found);
    circle_free(&found);
    table_close(&t);
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
