#include "line.h"

#include "mem.h"

#include <stdlib.h>

/* What the walk needs and nobody afterwards. */
struct walk {
    const struct plan *plan;
    struct line *line;
    uint32_t *first, *next; /* children of each person as a list */
    uint8_t *ring;          /* is the person on a circle of managers? */
    uint32_t *stack;
    size_t depth;
    uint32_t *order; /* people in the order they were numbered */
    size_t numbered;
};

static void list_children(struct walk *w)
{
    const struct plan *p = w->plan;
    for (size_t i = 0; i < p->n_people; i++)
        w->first[i] = PLAN_NOBODY;
    for (size_t i = p->n_people; i-- > 0;) {
        uint32_t boss = p->people[i].boss;
        if (boss == PLAN_NOBODY)
            continue;
        w->next[i] = w->first[boss];
        w->first[boss] = (uint32_t)i;
    }
}

/* Every walk upwards ends at the top, in people seen on an earlier walk, or in itself: a circle. */
static void find_circles(struct walk *w)
{
    const struct plan *p = w->plan;
    uint32_t *seen = mem_clear(p->n_people, sizeof *seen);
    for (uint32_t i = 0; i < p->n_people; i++) {
        uint32_t q = i;
        for (; q != PLAN_NOBODY && !seen[q]; q = p->people[q].boss)
            seen[q] = i + 1;
        if (q == PLAN_NOBODY || seen[q] != i + 1)
            continue;
        uint32_t least = q;
        for (uint32_t r = q; !w->ring[r]; r = p->people[r].boss) {
            w->ring[r] = 1;
            least = r < least ? r : least;
        }
        MEM_PUSH(&w->line->circles, least);
    }
    free(seen);
}

static void push_children(struct walk *w, uint32_t person)
{
    for (uint32_t c = w->first[person]; c != PLAN_NOBODY; c = w->next[c])
        if (!w->ring[c])
            w->stack[w->depth++] = c;
}

/* Numbers all below those on the stack; whoever is below somebody follows him without a gap. */
static void number_below(struct walk *w)
{
    while (w->depth) {
        uint32_t q = w->stack[--w->depth];
        w->line->span[q] = (struct line_span){(uint32_t)w->numbered, (uint32_t)w->numbered + 1};
        w->order[w->numbered++] = q;
        push_children(w, q);
    }
}

/* A circle is one node: all on it get the same interval, from one number to all that follow. */
static void number_circle(struct walk *w, uint32_t person)
{
    const struct plan *p = w->plan;
    uint32_t from = (uint32_t)w->numbered, q = person;
    w->order[w->numbered++] = person;
    do {
        push_children(w, q);
        q = p->people[q].boss;
    } while (q != person);
    number_below(w);
    do {
        w->line->span[q] = (struct line_span){from, (uint32_t)w->numbered};
        q = p->people[q].boss;
    } while (q != person);
}

static void widen_bosses(struct walk *w)
{
    for (size_t k = w->numbered; k-- > 0;) {
        uint32_t q = w->order[k], boss = w->plan->people[q].boss;
        if (w->ring[q] || boss == PLAN_NOBODY || w->ring[boss])
            continue;
        struct line_span *span = &w->line->span[boss];
        if (span->to < w->line->span[q].to)
            span->to = w->line->span[q].to;
    }
}

struct line line_build(const struct plan *p)
{
    size_t n = p->n_people;
    struct line line = {.span = mem_clear(n, sizeof *line.span)};
    struct walk w = {.plan = p,
                     .line = &line,
                     .first = mem_alloc(n, sizeof *w.first),
                     .next = mem_alloc(n, sizeof *w.next),
                     .ring = mem_clear(n, sizeof *w.ring),
                     .stack = mem_alloc(n, sizeof *w.stack),
                     .order = mem_alloc(n, sizeof *w.order)};
    for (size_t i = 0; i < n; i++)
        w.next[i] = PLAN_NOBODY;
    list_children(&w);
    find_circles(&w);
    for (uint32_t i = 0; i < n; i++)
        if (p->people[i].boss == PLAN_NOBODY) {
            w.stack[w.depth++] = i;
            number_below(&w);
        }
    for (size_t i = 0; i < line.circles.n; i++)
        number_circle(&w, line.circles.items[i]);
    widen_bosses(&w);
    free(w.first);
    free(w.next);
    free(w.ring);
    free(w.stack);
    free(w.order);
    return line;
}

void line_free(struct line *l)
{
    free(l->span);
    free(l->circles.items);
    *l = (struct line){0};
}

/* --- what is odd ------------------------------------------------------------------------------ */

enum { NAMED_AT_MOST = 3 };

static void warn_circles(const struct line *l, const struct plan *p)
{
    for (size_t i = 0; i < l->circles.n && i < NAMED_AT_MOST; i++) {
        uint32_t q = l->circles.items[i];
        plan_warn(p, p->people[q].row,
                  "%s is above themself: manager by manager the line comes back through %s; all on "
                  "the way count as one line",
                  plan_key(p, q), plan_key(p, p->people[q].boss));
    }
    if (l->circles.n > NAMED_AT_MOST)
        msg_warn("and %zu more circles of managers", l->circles.n - NAMED_AT_MOST);
}

static void warn_unknown(const struct plan *p)
{
    size_t unknown = 0;
    uint8_t *said = mem_clear(p->table.pool.n + 1, 1);
    for (uint32_t i = 0; i < p->n_people; i++) {
        const struct plan_person *q = &p->people[i];
        uint32_t id = q->said[PLAN_MANAGER];
        if (!id || q->boss != PLAN_NOBODY || id == q->key || said[id])
            continue;
        said[id] = 1;
        if (++unknown <= NAMED_AT_MOST)
            plan_warn(p, q->row, "manager '%s' of %s is not in the plan; who is above is not known",
                      plan_string(p, id), plan_key(p, i));
    }
    if (unknown > NAMED_AT_MOST)
        msg_warn("and %zu more managers who are not in the plan", unknown - NAMED_AT_MOST);
    free(said);
}

void line_warn(const struct line *l, const struct plan *p)
{
    warn_circles(l, p);
    warn_unknown(p);
}
