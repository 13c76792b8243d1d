#include "judge.h"

#include "judge_values.h"
#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>

const struct rules_line judge_oneself = {.verb = RULES_NEVER, .text = (char[]){"oneself"}};
const struct rules_line judge_banned = {.verb = RULES_NEVER, .text = (char[]){"feedback"}};

/* --- asking ----------------------------------------------------------------------------------- */

static bool common_bit(const struct judge_test *t, uint32_t x, uint32_t y)
{
    const uint64_t *a = t->bits + x * t->words, *b = t->bits + y * t->words;
    uint64_t any = 0;
    for (size_t i = 0; i < t->words; i++)
        any |= a[i] & b[i];
    return any != 0;
}

static bool holds(const struct judge_test *t, int32_t x, int32_t y)
{
    switch (t->test) {
    case RULES_WITHIN:
        return x - y <= t->number && y - x <= t->number;
    case RULES_SAME:
        return x == y;
    case RULES_DIFFERS:
        return x != y;
    default:
        return common_bit(t, (uint32_t)x, (uint32_t)y);
    }
}

static inline enum judge_answer ask(const struct judge *j, const struct judge_test *t, uint32_t a,
                                    uint32_t b)
{
    if (!t->dense)
        return line_joins(&j->line, a, b) ? JUDGE_NO : JUDGE_YES;
    int32_t x = j->value[a * j->slots + t->slot], y = j->value[b * j->slots + t->slot];
    if (x == JUDGE_UNKNOWN || y == JUDGE_UNKNOWN)
        return JUDGE_PASSES;
    return holds(t, x, y) ? JUDGE_YES : JUDGE_NO;
}

enum judge_answer judge_ask(const struct judge *j, const struct judge_test *t, uint32_t a,
                            uint32_t b)
{
    return ask(j, t, a, b);
}

/* --- pairs with something of their own -------------------------------------------------------- */

static uint64_t pair_of(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static struct judge_known *slot_of(struct judge_known *known, size_t slots, uint64_t pair)
{
    uint64_t h = pair * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(h ^ h >> 32) & (slots - 1);
    while (known[at].pair && known[at].pair != pair)
        at = (at + 1) & (slots - 1);
    return &known[at];
}

static const struct judge_known *find_known(const struct judge *j, uint32_t a, uint32_t b)
{
    if (!j->known_pairs || !j->is_known[a] || !j->is_known[b])
        return NULL;
    const struct judge_known *k = slot_of(j->known, j->known_slots, pair_of(a, b));
    return k->pair ? k : NULL;
}

static void more_room(struct judge *j)
{
    size_t slots = j->known_slots ? j->known_slots * 2 : 64;
    struct judge_known *known = mem_clear(slots, sizeof *known);
    for (size_t i = 0; i < j->known_slots; i++)
        if (j->known[i].pair)
            *slot_of(known, slots, j->known[i].pair) = j->known[i];
    free(j->known);
    j->known = known;
    j->known_slots = slots;
}

/* Nobody is a pair with themself, so that 0 (the first person twice) can mean a free slot. */
static struct judge_known *add_known(struct judge *j, uint32_t a, uint32_t b)
{
    if (j->known_pairs * 2 >= j->known_slots)
        more_room(j);
    struct judge_known *k = slot_of(j->known, j->known_slots, pair_of(a, b));
    j->known_pairs += !k->pair;
    k->pair = pair_of(a, b);
    j->is_known[a] = j->is_known[b] = 1;
    return k;
}

void judge_met(struct judge *j, uint32_t a, uint32_t b, unsigned ago)
{
    j->history = true;
    if (a == b || !j->repeat)
        return;
    struct judge_known *k = add_known(j, a, b);
    ago = ago ? ago : 1;
    if (!k->ago || ago < k->ago)
        k->ago = ago;
    if (j->repeat->repeat == RULES_REPEAT_NEVER && !k->rule)
        k->rule = j->repeat;
}

void judge_ban(struct judge *j, uint32_t a, uint32_t b)
{
    if (a != b && !add_known(j, a, b)->rule)
        add_known(j, a, b)->rule = &judge_banned;
}

const struct rules_line *judge_forbid(const struct judge *j, uint32_t a, uint32_t b)
{
    if (a == b)
        return &judge_oneself;
    for (size_t i = 0; i < j->musts; i++)
        if (ask(j, &j->must[i], a, b) == JUDGE_NO)
            return j->must[i].rule;
    const struct judge_known *k = find_known(j, a, b);
    return k ? k->rule : NULL;
}

/* --- fit -------------------------------------------------------------------------------------- */

unsigned judge_ago(const struct judge *j, uint32_t a, uint32_t b)
{
    const struct judge_known *k = find_known(j, a, b);
    return k ? k->ago : 0;
}

/* Avoided company fades: half as bad for each cycle that passed since. */
int32_t judge_repeat(const struct judge *j, uint32_t a, uint32_t b)
{
    unsigned ago = j->repeat_points ? judge_ago(j, a, b) : 0;
    if (j->repeat_points && j->repeat->repeat == RULES_REPEAT_PREFER)
        return ago ? j->repeat_points : 0;
    return j->repeat_points - (ago && ago < 16 ? j->repeat_points >> (ago - 1) : 0);
}

int32_t judge_pair(const struct judge *j, uint32_t a, uint32_t b)
{
    int32_t points = 0;
    for (size_t i = 0; i < j->prefers; i++)
        if (ask(j, &j->prefer[i], a, b) != JUDGE_NO)
            points += j->prefer[i].points;
    return points + judge_repeat(j, a, b);
}

bool judge_named(const struct judge *j, size_t learn_row, uint32_t teacher)
{
    if (!j->names || learn_row >= j->names->rows)
        return false;
    for (size_t i = j->names->start[learn_row]; i < j->names->start[learn_row + 1]; i++)
        if (j->names->who[i] == teacher)
            return true;
    return false;
}

int32_t judge_fit(const struct judge *j, size_t learn_row, size_t teach_row, bool alone)
{
    uint32_t a = j->plan->person[learn_row], b = j->plan->person[teach_row];
    return j->wish[learn_row] + j->offer[teach_row] + judge_pair(j, a, b) +
           (judge_named(j, learn_row, b) ? j->named : 0) + (alone ? j->alone : 0);
}

/* The weight with the largest remainder that has not had its turn, or 0. */
static int32_t next_weight(const struct rules *r, int64_t total, const uint8_t *done)
{
    int64_t most = 0;
    int32_t weight = 0;
    for (size_t i = 0; i < r->n; i++) {
        int64_t rest = r->items[i].weight * (int64_t)JUDGE_FIT % total;
        if (!done[i] && rest > most) {
            most = rest;
            weight = r->items[i].weight;
        }
    }
    return weight;
}

/* One point more for all lines of that weight, if there are enough. */
static void raise_weight(const struct rules *r, int32_t weight, int32_t *points, uint8_t *done,
                         int64_t *left)
{
    int64_t equals = 0;
    for (size_t i = 0; i < r->n; i++)
        equals += r->items[i].weight == weight;
    bool enough = equals <= *left;
    for (size_t i = 0; i < r->n; i++) {
        if (r->items[i].weight != weight)
            continue;
        done[i] = 1;
        points[i] += enough;
    }
    *left -= enough ? equals : 0;
}

/*
 * Shares of JUDGE_FIT by weight, in whole points. What rounding leaves over goes to the largest
 * remainders, but to all lines of one weight or to none: equal weights stay equal.
 */
static void share_points(const struct rules *r, int32_t *points)
{
    int64_t total = 0, left = JUDGE_FIT;
    for (size_t i = 0; i < r->n; i++)
        total += r->items[i].weight;
    for (size_t i = 0; i < r->n && total; i++) {
        points[i] = (int32_t)(r->items[i].weight * (int64_t)JUDGE_FIT / total);
        left -= points[i];
    }
    uint8_t *done = mem_clear(r->n, 1);
    int32_t weight;
    while (total && left > 0 && (weight = next_weight(r, total, done)) > 0)
        raise_weight(r, weight, points, done, &left);
    free(done);
}

static int32_t points_of(const struct judge *j, enum rules_test test, const int32_t *points)
{
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_PREFER && j->rules->items[i].test == test)
            return points[i];
    return 0;
}

static void spread_points(struct judge *j, const int32_t *points)
{
    const struct rules *r = j->rules;
    size_t test = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_line *l = &r->items[i];
        if (l->verb == RULES_REPEAT) {
            j->repeat = l;
            j->repeat_points = points[i];
        } else if (l->verb == RULES_PREFER && l->test < RULES_NAMED) {
            j->prefer[test].points = points[i];
            j->most_pair += points[i];
            test++;
        }
    }
    j->most_pair += j->repeat_points;
    j->named = points_of(j, RULES_NAMED, points);
    j->alone = points_of(j, RULES_ALONE, points);
    j->most_wish = points_of(j, RULES_RANK, points);
    j->most_offer = points_of(j, RULES_STRENGTH, points);
}

static int16_t divided(int32_t points, int64_t by)
{
    return (int16_t)((2 * points + by) / (2 * by));
}

static void rate_rows(struct judge *j)
{
    const struct plan *p = j->plan;
    j->rows = p->rows;
    j->wish = mem_clear(p->rows, sizeof *j->wish);
    j->offer = mem_clear(p->rows, sizeof *j->offer);
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] == PLAN_LEARN)
            j->wish[row] = divided(j->most_wish, plan_number(p, row, PLAN_RANK, 1, 1000000, 2));
        else if (p->kind[row] == PLAN_TEACH)
            j->offer[row] =
                divided((int32_t)(j->most_offer * plan_number(p, row, PLAN_RANK, 1, 5, 3)), 5);
    }
}

/* --- people and topics in rules --------------------------------------------------------------- */

struct people {
    struct judge *j;
    struct names_index *index; /* made when the first rule needs it */
};

static const char *nearest_person(const struct plan *p, const char *word)
{
    const char **keys = mem_alloc(p->n_people * 2, sizeof *keys);
    size_t n = 0;
    for (uint32_t i = 0; i < p->n_people; i++) {
        keys[n++] = plan_key(p, i);
        keys[n++] = plan_name(p, i);
    }
    const char *best = near_word(word, keys, n);
    free(keys);
    return best;
}

static uint32_t person_named(struct people *x, const struct rules_line *l, const char *word)
{
    const struct judge *j = x->j;
    uint32_t person = plan_find_person(j->plan, word);
    if (person != PLAN_NOBODY)
        return person;
    if (!x->index)
        x->index = names_index(j->plan);
    person = names_find(x->index, word, strlen(word));
    if (person == NAMES_AMBIGUOUS)
        msg_die_at(j->rules->file, l->line, "'%s' is the name of several people; say the key",
                   word);
    if (person != NAMES_UNKNOWN)
        return person;
    struct buf hint = BUF_INIT;
    msg_die_at(j->rules->file, l->line, "'%s' is nobody in the plan%s", word,
               near_hint(nearest_person(j->plan, word), &hint));
}

static void never(struct people *x, const struct rules_line *l)
{
    for (size_t i = 0; i < l->words; i++)
        for (size_t k = i + 1; k < l->words; k++) {
            uint32_t a = person_named(x, l, l->word[i]), b = person_named(x, l, l->word[k]);
            if (a == b)
                msg_die_at(x->j->rules->file, l->line, "'%s' and '%s' are the same person",
                           l->word[i], l->word[k]);
            if (!add_known(x->j, a, b)->rule)
                add_known(x->j, a, b)->rule = l;
        }
}

static void limit(struct people *x, const struct rules_line *l, const struct rules_line **said)
{
    struct judge *j = x->j;
    for (size_t i = 0; i < l->words; i++) {
        uint32_t person = person_named(x, l, l->word[i]);
        const struct rules_line *before = said[person];
        if (before && before->number != l->number)
            msg_die_at(j->rules->file, l->line, "%s was limited to %d in line %zu; keep one",
                       l->word[i], (int)before->number, before->line);
        said[person] = l;
        (l->teach ? j->max_teach : j->max_learn)[person] = l->number;
    }
}

static void take_limits(struct people *x)
{
    struct judge *j = x->j;
    const struct plan *p = j->plan;
    const struct rules_line **learn = mem_clear(p->n_people, sizeof(void *));
    const struct rules_line **teach = mem_clear(p->n_people, sizeof(void *));
    j->max_learn = mem_alloc(p->n_people, sizeof *j->max_learn);
    j->max_teach = mem_alloc(p->n_people, sizeof *j->max_teach);
    for (size_t i = 0; i < p->n_people; i++) {
        j->max_learn[i] = p->people[i].max_learn;
        j->max_teach[i] = p->people[i].max_teach;
    }
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_LIMIT)
            limit(x, &j->rules->items[i], j->rules->items[i].teach ? teach : learn);
    free(learn);
    free(teach);
}

/* --- pins ------------------------------------------------------------------------------------- */

static const char *nearest_topic(const struct plan *p, const char *word)
{
    uint8_t *seen = mem_clear(p->table.pool.n + 1, 1);
    const char **topics = mem_alloc(p->rows, sizeof *topics);
    size_t n = 0;
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t id = plan_get(p, row, PLAN_TOPIC);
        if (p->kind[row] <= PLAN_TEACH && !seen[id]++)
            topics[n++] = plan_string(p, id);
    }
    const char *best = near_word(word, topics, n);
    free(seen);
    free(topics);
    return best;
}

/* Rows that names_apply() added are not in the plan's list of a person's rows. */
static size_t nominated_row(const struct judge *j, uint32_t person, const char *topic)
{
    const struct plan *p = j->plan;
    for (size_t row = p->rows - (j->names ? j->names->nominated : 0); row < p->rows; row++)
        if (p->person[row] == person && !strcmp(plan_text(p, row, PLAN_TOPIC), topic))
            return row;
    return PLAN_NO_ROW;
}

static size_t pinned_row(const struct judge *j, const struct rules_line *l, uint32_t person,
                         enum plan_kind kind)
{
    const char *topic = l->word[1];
    size_t row = plan_find_row(j->plan, person, kind, topic);
    if (row == PLAN_NO_ROW && kind == PLAN_TEACH)
        row = nominated_row(j, person, topic);
    if (row != PLAN_NO_ROW)
        return row;
    struct buf hint = BUF_INIT;
    const char *meant = nearest_topic(j->plan, topic);
    if (meant && !strcmp(meant, topic))
        meant = NULL;
    msg_die_at(j->rules->file, l->line, "%s does not %s '%s'%s", plan_key(j->plan, person),
               kind == PLAN_LEARN ? "ask for" : "offer", topic, near_hint(meant, &hint));
}

static void check_pin(const struct judge *j, const struct judge_pin *pin)
{
    const struct plan *p = j->plan;
    uint32_t a = p->person[pin->learn_row], b = p->person[pin->teach_row];
    const struct rules_line *broken = judge_forbid(j, a, b);
    if (!broken)
        return;
    if (broken == &judge_oneself)
        msg_die_at(j->rules->file, pin->rule->line, "'%s' pins %s to themself", pin->rule->text,
                   plan_key(p, a));
    msg_die_at(j->rules->file, pin->rule->line, "'%s' breaks '%s' in line %zu; take one out",
               pin->rule->text, broken->text, broken->line);
}

static void add_pin(struct people *x, const struct rules_line *l)
{
    struct judge *j = x->j;
    uint32_t a = person_named(x, l, l->word[0]), b = person_named(x, l, l->word[2]);
    struct judge_pin pin = {l, pinned_row(j, l, a, PLAN_LEARN), pinned_row(j, l, b, PLAN_TEACH)};
    check_pin(j, &pin);
    for (size_t i = 0; i < j->pins; i++)
        if (j->pin[i].learn_row == pin.learn_row)
            msg_die_at(j->rules->file, l->line, "'%s' and '%s' in line %zu pin one wish; keep one",
                       l->text, j->pin[i].rule->text, j->pin[i].rule->line);
    j->pin = mem_grow(j->pin, j->pins, &j->cap_pins, sizeof *j->pin);
    j->pin[j->pins++] = pin;
}

/* --- begin and end ---------------------------------------------------------------------------- */

static void take_people(struct judge *j)
{
    struct people x = {j, NULL};
    j->is_known = mem_clear(j->plan->n_people, 1);
    take_limits(&x);
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_NEVER)
            never(&x, &j->rules->items[i]);
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_PIN)
            add_pin(&x, &j->rules->items[i]);
    names_index_free(x.index);
}

void judge_begin(struct judge *j, const struct rules *r, const struct plan *p,
                 const struct names *names, const struct window_week *working, int32_t monday)
{
    *j = (struct judge){.rules = r, .plan = p, .names = names};
    j->line = line_build(p);
    judge_values_read(j, working, monday);
    int32_t *points = mem_clear(r->n, sizeof *points);
    share_points(r, points);
    spread_points(j, points);
    free(points);
    rate_rows(j);
    take_people(j);
}

void judge_free(struct judge *j)
{
    line_free(&j->line);
    for (size_t i = 0; i < j->n_tables; i++)
        free(j->tables[i]);
    free(j->tables);
    free(j->must);
    free(j->prefer);
    free(j->value);
    free(j->wish);
    free(j->offer);
    free(j->max_learn);
    free(j->max_teach);
    free(j->pin);
    free(j->known);
    free(j->is_known);
    *j = (struct judge)JUDGE_INIT;
}

void judge_warn(const struct judge *j)
{
    bool line = false;
    for (size_t i = 0; i < j->musts; i++)
        line |= !j->must[i].dense;
    for (size_t i = 0; i < j->prefers; i++)
        line |= !j->prefer[i].dense;
    if (line)
        line_warn(&j->line, j->plan);
    if (j->no_order)
        plan_warn(
            j->plan, j->no_order_row,
            "level '%s' is no number, and no 'order' puts the words in order: %zu people pass "
            "the level rule",
            plan_text(j->plan, j->no_order_row, PLAN_LEVEL), j->no_order);
}
