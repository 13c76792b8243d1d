#include "map.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct marker {
    const struct map *map;
    const struct judge *judge;
    struct plan *plan;
    bool paired; /* pl-pair has been here: its gaps stay */
    struct buf why;
    struct tally {
        const struct rules_line *rule;
        size_t n;
    } * tally; /* what forbids the offers of one topic to one learner */
    size_t tallies, cap_tally;
    struct map_counts counts;
};

static bool later(enum plan_status s)
{
    return s == PLAN_PAIRED || s == PLAN_WAITING || s == PLAN_BOOKED || s == PLAN_UNBOOKED ||
           s == PLAN_TEACHING || s == PLAN_SPARE;
}

static bool has_been_paired(const struct plan *p)
{
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] <= PLAN_TEACH && later(plan_status(p, row)))
            return true;
    return false;
}

/* --- words ------------------------------------------------------------------------------------ */

static void count_words(struct buf *out, size_t n, const char *one, const char *many)
{
    buf_printf(out, "%zu %s", n, n == 1 ? one : many);
}

static void tally(struct marker *k, const struct rules_line *rule)
{
    for (size_t i = 0; i < k->tallies; i++)
        if (k->tally[i].rule == rule) {
            k->tally[i].n++;
            return;
        }
    k->tally = mem_grow(k->tally, k->tallies, &k->cap_tally, sizeof *k->tally);
    k->tally[k->tallies++] = (struct tally){rule, 1};
}

/* Which rules stand between a learner and all who offer the topic, in order of first sight. */
static void forbidden_words(struct marker *k, size_t row, const struct map_topic *t)
{
    const struct plan *p = k->plan;
    k->tallies = 0;
    for (size_t i = t->offer; i < t->named; i++)
        tally(k, judge_forbid(k->judge, p->person[row], p->person[k->map->row[i]]));
    count_words(&k->why, map_offers(t), "person offers it", "people offer it");
    for (size_t i = 0; i < k->tallies; i++) {
        buf_puts(&k->why, i ? ", " : ", none for you: ");
        if (k->tallies > 1)
            buf_printf(&k->why, "%zu ", k->tally[i].n);
        judge_reason(k->tally[i].rule, &k->why);
    }
}

static void wish_words(struct marker *k, size_t row, const struct map_topic *t)
{
    size_t reach = k->map->reach[row], named = t->end - t->named;
    buf_clear(&k->why);
    if (reach)
        count_words(&k->why, reach, "person could teach it", "people could teach it");
    else if (map_offers(t))
        forbidden_words(k, row, t);
    else
        buf_puts(&k->why, "nobody offers it");
    if (reach || !named)
        return;
    buf_puts(&k->why, "; ");
    count_words(&k->why, named, "person was named and has not offered",
                "people were named and have not offered");
}

static void offer_words(struct marker *k, size_t row, const struct map_topic *t)
{
    size_t reach = k->map->reach[row];
    buf_clear(&k->why);
    if (reach)
        count_words(&k->why, reach, "person could learn it", "people could learn it");
    else if (map_wishes(t))
        count_words(&k->why, map_wishes(t), "person asks for it, the rules allow none",
                    "people ask for it, the rules allow none");
    else
        buf_puts(&k->why, "nobody asks for it");
}

/* --- rows ------------------------------------------------------------------------------------- */

static void put_number(struct plan *p, size_t row, enum plan_column c, size_t v)
{
    char s[24];
    snprintf(s, sizeof s, "%zu", v);
    plan_say(p, row, c, s);
}

static void mark_wish(struct marker *k, size_t row, const struct map_topic *t)
{
    struct plan *p = k->plan;
    enum plan_status s = plan_status(p, row);
    size_t reach = k->map->reach[row];
    put_number(p, row, PLAN_REACH, reach);
    if (later(s) || (s == PLAN_GAP && k->paired))
        return;
    wish_words(k, row, t);
    plan_set_status(p, row, reach ? PLAN_OPEN : PLAN_GAP);
    plan_say(p, row, PLAN_WHY, buf_text(&k->why));
}

static void mark_offer(struct marker *k, size_t row, const struct map_topic *t)
{
    struct plan *p = k->plan;
    size_t reach = k->map->reach[row];
    put_number(p, row, PLAN_REACH, reach);
    if (later(plan_status(p, row)))
        return;
    offer_words(k, row, t);
    plan_set_status(p, row, reach ? PLAN_OPEN : PLAN_IDLE);
    plan_say(p, row, PLAN_WHY, buf_text(&k->why));
}

static void count_topic(struct marker *k, const struct map_topic *t)
{
    struct map_counts *n = &k->counts;
    n->wishes += map_wishes(t);
    n->offers += map_offers(t);
    n->named += t->end - t->named;
    for (size_t i = t->wish; i < t->offer; i++)
        n->gaps += !k->map->reach[k->map->row[i]];
    for (size_t i = t->offer; i < t->named; i++)
        n->idle += !k->map->reach[k->map->row[i]];
}

static void mark_topic(struct marker *k, const struct map_topic *t)
{
    const size_t *row = k->map->row;
    for (size_t i = t->wish; i < t->offer; i++)
        mark_wish(k, row[i], t);
    for (size_t i = t->offer; i < t->named; i++)
        mark_offer(k, row[i], t);
    for (size_t i = t->named; i < t->end; i++)
        put_number(k->plan, row[i], PLAN_REACH, k->map->reach[row[i]]);
    count_topic(k, t);
}

static void count_learners(struct marker *k)
{
    const struct plan *p = k->plan;
    uint8_t *state = mem_clear(p->n_people, 1); /* 1: asks, 2: somebody could teach it */
    for (size_t row = 0; row < k->map->rows; row++)
        if (p->kind[row] == PLAN_LEARN)
            state[p->person[row]] |= k->map->reach[row] ? 3 : 1;
    for (size_t i = 0; i < p->n_people; i++) {
        k->counts.learners += state[i] > 0;
        k->counts.lost += state[i] == 1;
    }
    free(state);
}

/* --- notes ------------------------------------------------------------------------------------ */

enum { MOST_NOTES = 10 };

static bool more_wanted(const struct map_topic *a, const struct map_topic *b)
{
    return map_wishes(a) > map_wishes(b);
}

/* The most wanted of the topics nobody offers, by insertion: the first seen of equals first. */
static size_t wanted_gaps(const struct map *m, const struct map_topic **top)
{
    size_t n = 0;
    for (size_t i = 0; i < m->topics; i++) {
        const struct map_topic *t = &m->topic[i];
        if (map_offers(t) || !map_wishes(t) || (n == MOST_NOTES && !more_wanted(t, top[n - 1])))
            continue;
        n += n < MOST_NOTES;
        size_t k = n - 1;
        for (; k && more_wanted(t, top[k - 1]); k--)
            top[k] = top[k - 1];
        top[k] = t;
    }
    return n;
}

static void note_gaps(const struct marker *k)
{
    static const char *const names[] = {"gap", NULL};
    const struct map_topic *top[MOST_NOTES];
    size_t n = wanted_gaps(k->map, top);
    struct plan_notes notes = plan_notes_begin(k->plan, names);
    for (size_t i = 0; i < n; i++) {
        char value[24];
        struct buf why = BUF_INIT;
        const char *topic = plan_string(k->plan, top[i]->id);
        snprintf(value, sizeof value, "%zu", map_wishes(top[i]));
        count_words(&why, map_wishes(top[i]), "person asks for '", "people ask for '");
        buf_printf(&why, "%s' and nobody offers it", topic);
        plan_note(&notes, "gap", topic, value, buf_text(&why));
        buf_free(&why);
    }
    plan_notes_end(&notes);
}

struct map_counts map_mark(const struct map *m, const struct judge *j, struct plan *p)
{
    struct marker k = {.map = m, .judge = j, .plan = p, .paired = has_been_paired(p)};
    plan_add_columns(p, PLAN_REACH, PLAN_REACH);
    plan_add_columns(p, PLAN_STATUS, PLAN_WHY);
    for (size_t i = 0; i < m->topics; i++)
        mark_topic(&k, &m->topic[i]);
    count_learners(&k);
    note_gaps(&k);
    free(k.tally);
    buf_free(&k.why);
    return k.counts;
}
