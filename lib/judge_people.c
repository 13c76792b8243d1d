#include "judge_people.h"

#include "judge_known.h"
#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>

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

/* A name that was cut at its blank for want of quotes, or NULL. */
static const char *cut_name(const struct plan *p, const char *word)
{
    size_t n = strlen(word);
    for (uint32_t i = 0; i < p->n_people; i++)
        if (!strncmp(plan_name(p, i), word, n) && plan_name(p, i)[n] == ' ')
            return plan_name(p, i);
    return NULL;
}

static uint32_t find_person(struct people *x, const struct rules_line *l, const char *word)
{
    const struct judge *j = x->j;
    uint32_t person = plan_find_person(j->plan, word);
    if (person != PLAN_NOBODY)
        return person;
    if (!x->index)
        x->index = names_index(j->plan);
    person = names_find(x->index, word, strlen(word));
    if (person == NAMES_AMBIGUOUS)
        msg_die_at(
            j->rules->file, l->line,
            "'%s' is the name of several people; write the e-mail address or id of the one meant",
            word);
    if (person != NAMES_UNKNOWN)
        return person;
    struct buf hint = BUF_INIT;
    const char *cut = cut_name(j->plan, word);
    if (cut)
        msg_die_at(j->rules->file, l->line,
                   "'%s' is nobody in the plan; a name with a blank stands in quotes: \"%s\"", word,
                   cut);
    msg_die_at(j->rules->file, l->line, "'%s' is nobody in the plan%s", word,
               near_hint(nearest_person(j->plan, word), &hint));
}

static uint32_t person_named(struct people *x, const struct rules_line *l, const char *word)
{
    uint32_t person = find_person(x, l, word);
    x->j->in_rules[person] = 1;
    return person;
}

static void never(struct people *x, const struct rules_line *l)
{
    for (size_t i = 0; i < l->words; i++)
        for (size_t k = i + 1; k < l->words; k++) {
            uint32_t a = person_named(x, l, l->word[i]), b = person_named(x, l, l->word[k]);
            if (a == b)
                msg_die_at(x->j->rules->file, l->line, "'%s' and '%s' are the same person",
                           l->word[i], l->word[k]);
            judge_known_forbid(x->j, a, b, l);
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
    if (!j->plan->people[a].here || !j->plan->people[b].here)
        return; /* a matter for the whole of a split plan */
    struct judge_pin pin = {l, pinned_row(j, l, a, PLAN_LEARN), pinned_row(j, l, b, PLAN_TEACH)};
    check_pin(j, &pin);
    for (size_t i = 0; i < j->pins; i++)
        if (j->pin[i].learn_row == pin.learn_row)
            msg_die_at(j->rules->file, l->line, "'%s' and '%s' in line %zu pin one wish; keep one",
                       l->text, j->pin[i].rule->text, j->pin[i].rule->line);
    j->pin = mem_grow(j->pin, j->pins, &j->cap_pins, sizeof *j->pin);
    j->pin[j->pins++] = pin;
}

/* --- all of it -------------------------------------------------------------------------------- */

void judge_people_read(struct judge *j)
{
    struct people x = {j, NULL};
    j->is_known = mem_clear(j->plan->n_people, 1);
    j->in_rules = mem_clear(j->plan->n_people, 1);
    take_limits(&x);
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_NEVER)
            never(&x, &j->rules->items[i]);
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_PIN)
            add_pin(&x, &j->rules->items[i]);
    names_index_free(x.index);
}
