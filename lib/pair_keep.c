#include "pair_keep.h"

#include "mem.h"
#include "pair_model.h"
#include "zone.h"

#include <stdlib.h>
#include <string.h>

/* What of a person's limits is used up while rows are gone through. */
struct use {
    struct pair_choice *c;
    const struct judge *j;
    const struct pair_options *o;
    int32_t *learn, *teach; /* by person */
};

static struct use use_begin(struct pair_choice *c, const struct judge *j,
                            const struct pair_options *o)
{
    size_t n = c->plan->n_people;
    struct use u = {c, j, o, mem_clear(n, sizeof *u.learn), mem_clear(n, sizeof *u.teach)};
    for (size_t row = 0; row < c->plan->rows; row++)
        if (c->at[row])
            u.learn[c->plan->person[row]]++;
    for (size_t i = 0; i < c->n; i++)
        if (c->meeting[i].teach_row != PLAN_NO_ROW)
            u.teach[c->plan->person[c->meeting[i].teach_row]]++;
    return u;
}

static void use_end(struct use *u)
{
    free(u->learn);
    free(u->teach);
}

static size_t find_teach(const struct plan *p, const char *teacher, const char *topic)
{
    uint32_t person = plan_find_person(p, teacher);
    return person == PLAN_NOBODY ? PLAN_NO_ROW : plan_find_row(p, person, PLAN_TEACH, topic);
}

static bool learner_full(const struct use *u, uint32_t person)
{
    return u->learn[person] >= pair_model_learn(u->j, u->o, person);
}

static bool teacher_full(const struct use *u, uint32_t person)
{
    return u->teach[person] >= pair_model_teach(u->j, u->o, person);
}

/* --- pins ---------------------------------------------------------------------------------------
 */

static void fix_pin(struct use *u, size_t learn_row, size_t teach_row)
{
    size_t meeting = pair_choice_meet(u->c, learn_row, teach_row);
    u->c->meeting[meeting].pin = true;
    u->learn[u->c->plan->person[learn_row]]++;
    u->teach[u->c->plan->person[teach_row]]++;
}

static void pin_by_rule(struct use *u, const struct judge_pin *pin)
{
    const struct plan *p = u->c->plan;
    uint32_t learner = p->person[pin->learn_row], teacher = p->person[pin->teach_row];
    const char *file = u->j->rules->file;
    if (u->c->at[pin->learn_row])
        msg_die_at(file, pin->rule->line, "'%s' is pinned twice for '%s'; remove one of the pins",
                   plan_key(p, learner), plan_text(p, pin->learn_row, PLAN_TOPIC));
    if (learner_full(u, learner))
        msg_die_at(file, pin->rule->line,
                   "'%s' is pinned to more meetings than the limit of %d allows",
                   plan_key(p, learner), (int)pair_model_learn(u->j, u->o, learner));
    if (teacher_full(u, teacher))
        msg_die_at(file, pin->rule->line,
                   "'%s' is pinned to teach more meetings than the limit of %d allows",
                   plan_key(p, teacher), (int)pair_model_teach(u->j, u->o, teacher));
    fix_pin(u, pin->learn_row, pin->teach_row);
}

static void pin_by_hand(struct use *u, size_t row)
{
    const struct plan *p = u->c->plan;
    const char *teacher = plan_text(p, row, PLAN_WITH), *topic = plan_text(p, row, PLAN_TOPIC);
    size_t teach_row = find_teach(p, teacher, topic);
    if (teach_row == PLAN_NO_ROW)
        plan_die(p, row,
                 "with '%s': nobody of that name offers '%s'; write the e-mail address or id of one who does, add a teach row, or empty the cell",
                 teacher, topic);
    uint32_t learner = p->person[row], other = p->person[teach_row];
    const struct rules_line *rule = judge_forbid(u->j, learner, other);
    if (rule) {
        struct buf why = BUF_INIT;
        judge_reason(rule, &why);
        plan_die(p, row, "with '%s' breaks a rule: %s (%s:%zu)", teacher, buf_text(&why),
                 u->j->rules->file, rule->line);
    }
    if (learner_full(u, learner) || teacher_full(u, other))
        plan_die(p, row, "with '%s' is one meeting more than the limit of %s allows", teacher,
                 plan_key(p, learner_full(u, learner) ? learner : other));
    fix_pin(u, row, teach_row);
}

void pair_keep_pins(struct pair_choice *c, const struct judge *j, const struct pair_options *o)
{
    const struct plan *p = c->plan;
    struct use u = use_begin(c, j, o);
    for (size_t i = 0; i < j->pins; i++)
        pin_by_rule(&u, &j->pin[i]);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && !c->at[row] && plan_get(p, row, PLAN_WITH) &&
            !plan_get(p, row, PLAN_SESSION))
            pin_by_hand(&u, row);
    use_end(&u);
}

/* --- meetings of before -------------------------------------------------------------------------
 */

/* The kept meetings by session: an id of the pool to a meeting + 1. */
struct sessions {
    uint32_t *meeting;
    size_t n;
};

/* `there`: the meeting as far as it is kept already, or NULL. */
static enum pair_lost why_lost(const struct use *u, size_t row, size_t teach_row,
                               const struct pair_meeting *there)
{
    const struct plan *p = u->c->plan;
    if (teach_row == PLAN_NO_ROW || !pair_model_offers(p, teach_row, u->o->nominated))
        return PAIR_LOST_OFFER;
    uint32_t learner = p->person[row], teacher = p->person[teach_row];
    if (judge_forbid(u->j, learner, teacher))
        return PAIR_LOST_RULE;
    if (learner_full(u, learner))
        return PAIR_LOST_LEARNER;
    if (!there)
        return teacher_full(u, teacher) ? PAIR_LOST_TEACHER : PAIR_NOT_LOST;
    return there->group && there->n < (uint32_t)u->o->group ? PAIR_NOT_LOST : PAIR_LOST_ROOM;
}

static void keep_row(struct use *u, struct sessions *s, size_t row)
{
    struct pair_choice *c = u->c;
    const struct plan *p = c->plan;
    uint32_t id = plan_get(p, row, PLAN_SESSION);
    bool circle = plan_in_circle(p, row);
    bool group = !strcmp(plan_text(p, row, PLAN_FORMAT), plan_format_names[PLAN_GROUP]);
    uint32_t there = s->meeting[id];
    size_t teach_row =
        circle ? PLAN_NO_ROW
               : find_teach(p, plan_text(p, row, PLAN_WITH), plan_text(p, row, PLAN_TOPIC));
    if (!circle)
        c->lost[row] =
            (uint8_t)why_lost(u, row, teach_row, there ? &c->meeting[there - 1] : NULL);
    if (c->lost[row])
        return;
    if (there) {
        pair_choice_join(c, row, there - 1);
    } else {
        size_t meeting = pair_choice_meet(c, row, teach_row);
        c->meeting[meeting].id = id;
        c->meeting[meeting].group = group;
        s->meeting[id] = (uint32_t)meeting + 1;
        if (!circle)
            u->teach[p->person[teach_row]]++;
    }
    u->learn[p->person[row]]++;
    c->kept++;
}

struct seat {
    size_t row;
    int64_t start;
};

struct seats {
    struct seat *items;
    size_t n, cap;
};

static int by_start(const void *a, const void *b)
{
    const struct seat *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Learn rows that have a meeting, the earliest first: a limit lowered to what has already been
   held then takes away what is still to come. Without a time last. */
static struct seats seats_by_start(const struct pair_choice *c)
{
    const struct plan *p = c->plan;
    struct seats s = {0};
    for (size_t row = 0; row < p->rows; row++) {
        struct seat seat = {row, INT64_MAX};
        if (p->kind[row] != PLAN_LEARN || !plan_get(p, row, PLAN_SESSION) || c->at[row])
            continue;
        zone_instant(plan_text(p, row, PLAN_START), &seat.start);
        MEM_PUSH(&s, seat);
    }
    if (s.n > 1)
        qsort(s.items, s.n, sizeof *s.items, by_start);
    return s;
}

void pair_keep_meetings(struct pair_choice *c, const struct judge *j, const struct pair_options *o,
                        struct pair_result *r)
{
    if (o->fresh)
        return;
    struct use u = use_begin(c, j, o);
    struct sessions s = {mem_clear((size_t)c->plan->table.pool.n + 1, sizeof *s.meeting), 0};
    struct seats seats = seats_by_start(c);
    for (size_t i = 0; i < seats.n; i++)
        keep_row(&u, &s, seats.items[i].row);
    r->kept = c->kept;
    free(seats.items);
    free(s.meeting);
    use_end(&u);
}
