/*
 * flip - changes in a plan what some reader must not learn, and nothing else: the reader's workbook
 * has to stay the same to the byte.
 *
 *     flip dealt PLAN SEED [MANAGER]   the meetings in which people learn who do not share it are
 *                                      dealt anew among them; with MANAGER those of everybody
 *                                      outside that line take part in it
 *     flip swap PLAN PERSON OTHER      one meeting of these two changes hands; status 1: none can
 *     flip unmet PLAN SEED             wishes without a meeting are dealt anew among all who have
 * any flip silent PLAN SEED            so are all answers of people who are in no meeting flip
 * words PLAN                  ranks, names, reasons, fits and the like are others
 *
 * Everybody keeps as many rows as before; nobody gets a topic twice, or learns from themselves. The
 * plan goes to stdout.
 */
#include "mem.h"
#include "msg.h"
#include "num.h"
#include "plan.h"

#include <stdlib.h>
#include <string.h>

struct rows {
    size_t *items;
    size_t n, cap;
};

struct flip {
    struct plan plan;
    uint64_t state;
    bool *busy;   /* by person: in a meeting */
    bool *inside; /* by person: of the manager's line */
    struct rows rows;
};

/* Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators". */
static size_t below(struct flip *f, size_t n)
{
    uint64_t z = f->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (z ^ z >> 31) % n;
}

static bool held(const struct plan *p, size_t row)
{
    return p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION) &&
           plan_status(p, row) != PLAN_UNBOOKED;
}

static void find_busy(struct flip *f)
{
    const struct plan *p = &f->plan;
    f->busy = mem_clear(p->n_people, sizeof *f->busy);
    for (size_t row = 0; row < p->rows; row++) {
        if (!held(p, row))
            continue;
        uint32_t host = plan_find_person(p, plan_text(p, row, PLAN_WITH));
        f->busy[p->person[row]] = true;
        if (host != PLAN_NOBODY)
            f->busy[host] = true;
    }
}

static void find_line(struct flip *f, const char *manager)
{
    const struct plan *p = &f->plan;
    uint32_t head = plan_find_person(p, manager);
    f->inside = mem_clear(p->n_people, sizeof *f->inside);
    for (uint32_t i = 0; i < p->n_people; i++) {
        uint32_t boss = i;
        for (size_t depth = 0; depth < p->n_people && boss != PLAN_NOBODY; depth++) {
            boss = p->people[boss].boss;
            f->inside[i] |= boss == head && i != head;
        }
    }
}

static bool shares(const struct plan *p, size_t row)
{
    return !strcmp(plan_said(p, p->person[row], PLAN_SHARE), "yes");
}

/* Whether the person of row a may have what row b says, when b goes away. */
static bool may_take(const struct plan *p, size_t a, size_t b)
{
    enum plan_kind kind = (enum plan_kind)p->kind[b];
    const char *topic = plan_text(p, b, PLAN_TOPIC);
    size_t there = plan_find_row(p, p->person[a], kind, topic);
    return (there == PLAN_NO_ROW || there == a) &&
           plan_get(p, b, PLAN_WITH) != plan_get(p, a, PLAN_PERSON);
}

/* Changes what two rows say, but not of whom. */
static bool swap(struct plan *p, size_t a, size_t b)
{
    if (a == b || p->person[a] == p->person[b] || !may_take(p, a, b) || !may_take(p, b, a))
        return false;
    for (enum plan_column c = PLAN_SHARE + 1; c < PLAN_COLUMNS; c++) {
        uint32_t was = plan_get(p, a, c);
        plan_put(p, a, c, plan_get(p, b, c));
        plan_put(p, b, c, was);
    }
    uint8_t kind = p->kind[a];
    p->kind[a] = p->kind[b];
    p->kind[b] = kind;
    return true;
}

static void deal(struct flip *f)
{
    size_t done = 0;
    for (size_t tries = 0; f->rows.n && tries < 8 * f->rows.n; tries++)
        done +=
            swap(&f->plan, f->rows.items[below(f, f->rows.n)], f->rows.items[below(f, f->rows.n)]);
    if (!done)
        msg_die("there is nothing to deal");
}

static void collect(struct flip *f, const char *what)
{
    const struct plan *p = &f->plan;
    for (size_t row = 0; row < p->rows; row++) {
        uint32_t person = p->person[row];
        if (person == PLAN_NOBODY || p->kind[row] == PLAN_REVIEW)
            continue;
        bool outside = f->inside && !f->inside[person];
        bool takes = !strcmp(what, "unmet")    ? p->kind[row] == PLAN_LEARN && !held(p, row)
                     : !strcmp(what, "silent") ? !f->busy[person]
                                               : held(p, row) && (outside || !shares(p, row));
        if (takes)
            MEM_PUSH(&f->rows, row);
    }
}

static bool swap_one(struct plan *p, const char *person, const char *other)
{
    uint32_t a = plan_find_person(p, person), b = plan_find_person(p, other);
    if (a == PLAN_NOBODY || b == PLAN_NOBODY)
        msg_die("'%s' or '%s' is nobody of this plan", person, other);
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++)
        for (size_t k = p->start[b]; k < p->start[b + 1]; k++)
            if (held(p, p->list[i]) && held(p, p->list[k]) && swap(p, p->list[i], p->list[k]))
                return true;
    return false;
}

static void change_words(struct plan *p)
{
    static const enum plan_column words[] = {PLAN_FROM, PLAN_VALUE, PLAN_TEXT, PLAN_WHY};
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_LEARN && p->kind[row] != PLAN_TEACH)
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            plan_say(p, row, words[i], "a word nobody may read");
        plan_say(p, row, PLAN_RANK, "5");
        plan_say(p, row, PLAN_REACH, "77");
        if (plan_get(p, row, PLAN_FIT))
            plan_say(p, row, PLAN_FIT, "77");
    }
}

int main(int argc, char **argv)
{
    struct flip f = {.plan = PLAN_INIT};
    int64_t seed = 0;
    bool done = true;
    msg_init("flip");
    if (argc < 3)
        msg_usage("say what to change, and the plan");
    const char *what = argv[1];
    plan_read(&f.plan, (const char *const[]){argv[2], NULL});
    find_busy(&f);
    if (!strcmp(what, "words")) {
        change_words(&f.plan);
    } else if (!strcmp(what, "swap") && argc == 5) {
        done = swap_one(&f.plan, argv[3], argv[4]);
    } else {
        if (argc < 4 || !num_int(argv[3], 0, INT32_MAX, &seed))
            msg_usage("the seed is not a number");
        f.state = (uint64_t)seed;
        if (argc > 4)
            find_line(&f, argv[4]);
        collect(&f, what);
        deal(&f);
    }
    int status = done ? plan_write(&f.plan, NULL, 0) : MSG_FAILED;
    free(f.busy);
    free(f.inside);
    free(f.rows.items);
    plan_free(&f.plan);
    return status;
}
