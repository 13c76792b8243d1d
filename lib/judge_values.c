#include "judge_values.h"

#include "column.h"
#include "fold.h"
#include "judge_bits.h"
#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

/* How a column is read: the same column may be read in several ways. */
enum reading { NUMBERS, WORDS, LISTS, WINDOWS };

struct slot {
    const struct rules_line *rule; /* the first that looks at it */
    const char *column;
    enum reading reading;
};

struct work {
    struct judge *j;
    struct slot *items;
    size_t n, cap;
    struct pool words; /* of the list column at hand */
    struct pool sets;
    struct hours hours;
    const struct window_week *week; /* of each value of the windows */
    size_t weeks;
};

static enum reading reading_of(enum rules_test test)
{
    switch (test) {
    case RULES_WITHIN:
        return NUMBERS;
    case RULES_SHARES:
        return LISTS;
    case RULES_OVERLAPS:
        return WINDOWS;
    default:
        return WORDS;
    }
}

static uint32_t slot_for(struct work *w, const struct rules_line *rule)
{
    struct slot s = {rule, rule->word[0], reading_of(rule->test)};
    for (size_t i = 0; i < w->n; i++)
        if (w->items[i].reading == s.reading && !strcmp(w->items[i].column, s.column))
            return (uint32_t)i;
    MEM_PUSH(w, s);
    return (uint32_t)w->n - 1;
}

static void check_column(const struct judge *j, const struct rules_line *rule)
{
    struct buf hint = BUF_INIT;
    const char *wrong = column_wrong(j->plan, rule->word[0], &hint);
    if (wrong)
        msg_die_at(j->rules->file, rule->line, "'%s' %s", rule->word[0], wrong);
    buf_free(&hint);
}

static uint32_t *cells_of(const struct judge *j, const struct slot *s)
{
    check_column(j, s->rule);
    return column_cells(j->plan, s->column);
}

/* --- cells to numbers ------------------------------------------------------------------------- */

static const struct rules_line *order_of(const struct judge *j, const char *column)
{
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_ORDER && !strcmp(j->rules->items[i].word[0], column))
            return &j->rules->items[i];
    return NULL;
}

static size_t row_saying(const struct judge *j, const char *column, uint32_t person)
{
    const struct plan *p = j->plan;
    size_t c = table_find_column(&p->table, column);
    for (size_t i = p->start[person]; i < p->start[person + 1]; i++)
        if (table_get(&p->table, p->list[i], c))
            return p->list[i];
    return p->people[person].row;
}

static int32_t place_in_order(const struct judge *j, const struct slot *s,
                              const struct rules_line *order, uint32_t person, const char *cell)
{
    struct buf a = BUF_INIT, b = BUF_INIT;
    size_t i = 1;
    fold_key(cell, strlen(cell), &a);
    for (; i < order->words; i++) {
        buf_clear(&b);
        fold_key(order->word[i], strlen(order->word[i]), &b);
        if (!strcmp(buf_text(&a), buf_text(&b)))
            break;
    }
    if (i == order->words)
        plan_die(j->plan, row_saying(j, s->column, person),
                 "%s '%s' is not in the order of %s:%zu; add it there", s->column, cell,
                 j->rules->file, order->line);
    buf_free(&a);
    buf_free(&b);
    return (int32_t)i;
}

static int32_t number_of(struct judge *j, const struct slot *s, const struct rules_line *order,
                         uint32_t person, uint32_t id)
{
    const char *cell = plan_string(j->plan, id);
    int64_t v = 0;
    if (order)
        return place_in_order(j, s, order, person, cell);
    if (num_int(cell, -RULES_NUMBER, RULES_NUMBER, &v))
        return (int32_t)v;
    size_t row = row_saying(j, s->column, person);
    if (!j->rules->defaults)
        plan_die(j->plan, row,
                 "%s '%s' is not a whole number; put the words in order in %s, like order %s "
                 "junior < senior",
                 s->column, cell, j->rules->file, s->column);
    if (!j->no_order++)
        j->no_order_row = row;
    return JUDGE_UNKNOWN;
}

/* Cells repeat: each different one is read once. memo[id] holds its value. */
struct memo {
    int32_t *value;
    uint8_t *known;
};

static void read_numbers(struct work *w, size_t slot, const uint32_t *cell)
{
    struct judge *j = w->j;
    const struct rules_line *order = order_of(j, w->items[slot].column);
    uint32_t last = 0;
    int32_t v = JUDGE_UNKNOWN;
    for (uint32_t i = 0; i < j->plan->n_people; i++) {
        if (cell[i] && cell[i] != last)
            v = number_of(j, &w->items[slot], order, i, cell[i]);
        last = cell[i] ? cell[i] : last;
        j->value[i * j->slots + slot] = cell[i] ? v : JUDGE_UNKNOWN;
    }
}

static int32_t fold_word(struct work *w, const char *cell)
{
    struct buf key = BUF_INIT;
    fold_key(cell, strlen(cell), &key);
    uint32_t id = pool_intern(&w->words, buf_text(&key), key.n);
    buf_free(&key);
    return id ? (int32_t)id : JUDGE_UNKNOWN;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The set of words of a list cell as sorted numbers in text, which the pool makes one number. */
static int32_t fold_list(struct work *w, const char *cell)
{
    struct {
        uint32_t *items;
        size_t n, cap;
    } ids = {NULL, 0, 0};
    struct buf key = BUF_INIT, set = BUF_INIT;
    while (*cell) {
        size_t n = strcspn(cell, ";");
        buf_clear(&key);
        fold_key(cell, n, &key);
        uint32_t id = pool_intern(&w->words, buf_text(&key), key.n);
        if (id)
            MEM_PUSH(&ids, id);
        cell += n + (cell[n] == ';');
    }
    if (ids.n)
        qsort(ids.items, ids.n, sizeof *ids.items, by_number);
    for (size_t i = 0; i < ids.n; i++)
        if (!i || ids.items[i] != ids.items[i - 1])
            buf_printf(&set, "%u ", (unsigned)ids.items[i]);
    uint32_t sig = pool_intern(&w->sets, buf_text(&set), set.n);
    free(ids.items);
    buf_free(&key);
    buf_free(&set);
    return sig ? (int32_t)sig : JUDGE_UNKNOWN;
}

static void read_texts(struct work *w, size_t slot, const uint32_t *cell)
{
    struct judge *j = w->j;
    uint32_t n = j->plan->table.pool.n + 1;
    struct memo memo = {mem_alloc(n, sizeof *memo.value), mem_clear(n, 1)};
    for (uint32_t i = 0; i < j->plan->n_people; i++) {
        uint32_t id = cell[i];
        if (!memo.known[id]) {
            const char *s = plan_string(j->plan, id);
            memo.value[id] = w->items[slot].reading == LISTS ? fold_list(w, s) : fold_word(w, s);
            memo.known[id] = 1;
        }
        j->value[i * j->slots + slot] = memo.value[id];
    }
    free(memo.value);
    free(memo.known);
}

/* --- windows ---------------------------------------------------------------------------------- */

static bool anybody_says(const struct plan *p, enum plan_column c)
{
    for (size_t i = 0; i < p->n_people; i++)
        if (p->people[i].said[c])
            return true;
    return false;
}

/* Nobody has windows or a zone: one week for all, and no zone data is needed. */
static void read_windows(struct work *w, size_t slot, const struct window_week *working,
                         int32_t monday)
{
    struct judge *j = w->j;
    bool one = !anybody_says(j->plan, PLAN_TZ) && !anybody_says(j->plan, PLAN_FREE);
    if (!one)
        hours_read(&w->hours, j->plan, working, monday);
    for (size_t i = 0; i < j->plan->n_people; i++)
        j->value[i * j->slots + slot] = one ? 0 : (int32_t)w->hours.sig[i];
    w->weeks = one ? 1 : window_set_count(&w->hours.set);
    w->week = one ? working : w->weeks ? window_set_week(&w->hours.set, 0) : NULL;
}

/* --- all of it -------------------------------------------------------------------------------- */

static struct judge_test *tests_of(struct work *w, enum rules_verb verb, size_t *count)
{
    const struct rules *r = w->j->rules;
    struct judge_test *t = mem_clear(r->n, sizeof *t);
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_line *l = &r->items[i];
        if (l->verb != verb || l->test >= RULES_NAMED)
            continue;
        bool dense = l->test != RULES_APART;
        t[(*count)++] = (struct judge_test){.rule = l,
                                            .test = l->test,
                                            .slot = dense ? slot_for(w, l) : 0,
                                            .number = l->number,
                                            .dense = dense};
    }
    return t;
}

static void fill_bits(struct work *w, size_t slot, struct judge_test *t, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!t[i].dense || t[i].slot != slot)
            continue;
        if (t[i].test == RULES_OVERLAPS)
            judge_bits_windows(w->j, &t[i], w->week, w->weeks);
        if (t[i].test == RULES_SHARES)
            judge_bits_lists(w->j, &t[i], w->words.n, &w->sets);
    }
}

static void fill_slot(struct work *w, size_t slot, const struct window_week *working,
                      int32_t monday)
{
    struct judge *j = w->j;
    w->words = w->sets = (struct pool)POOL_INIT;
    if (w->items[slot].reading == WINDOWS) {
        read_windows(w, slot, working, monday);
    } else {
        uint32_t *cell = cells_of(j, &w->items[slot]);
        if (w->items[slot].reading == NUMBERS)
            read_numbers(w, slot, cell);
        else
            read_texts(w, slot, cell);
        free(cell);
    }
    fill_bits(w, slot, j->must, j->musts);
    fill_bits(w, slot, j->prefer, j->prefers);
    pool_free(&w->words);
    pool_free(&w->sets);
}

void judge_values_read(struct judge *j, const struct window_week *working, int32_t monday)
{
    struct work w = {.j = j, .hours = HOURS_INIT};
    for (size_t i = 0; i < j->rules->n; i++)
        if (j->rules->items[i].verb == RULES_ORDER)
            check_column(j, &j->rules->items[i]);
    j->must = tests_of(&w, RULES_MUST, &j->musts);
    j->prefer = tests_of(&w, RULES_PREFER, &j->prefers);
    j->slots = w.n;
    j->value = mem_alloc(j->plan->n_people * j->slots, sizeof *j->value);
    for (size_t slot = 0; slot < w.n; slot++)
        fill_slot(&w, slot, working, monday);
    hours_free(&w.hours);
    free(w.items);
}
