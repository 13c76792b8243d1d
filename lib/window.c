#include "window.h"

#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

void window_free(struct window_week *week)
{
    free(week->items);
    *week = (struct window_week)WINDOW_WEEK_INIT;
}

void window_copy(const struct window_week *from, struct window_week *to)
{
    to->n = 0;
    for (size_t i = 0; i < from->n; i++)
        MEM_PUSH(to, from->items[i]);
}

bool window_equal(const struct window_week *a, const struct window_week *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->items[i].from != b->items[i].from || a->items[i].to != b->items[i].to)
            return false;
    return true;
}

static int by_start(const void *x, const void *y)
{
    const struct window_span *a = x, *b = y;
    return a->from != b->from ? a->from - b->from : a->to - b->to;
}

void window_add(struct window_week *week, int from, int to)
{
    int length = to - from < WINDOW_WEEK ? to - from : WINDOW_WEEK;
    if (length <= 0)
        return;
    int start = (from % WINDOW_WEEK + WINDOW_WEEK) % WINDOW_WEEK, end = start + length;
    int cut = end < WINDOW_WEEK ? end : WINDOW_WEEK;
    struct window_span here = {(uint16_t)start, (uint16_t)cut};
    MEM_PUSH(week, here);
    if (end > WINDOW_WEEK) {
        struct window_span rest = {0, (uint16_t)(end - WINDOW_WEEK)};
        MEM_PUSH(week, rest);
    }
}

void window_tidy(struct window_week *week)
{
    size_t n = 0;
    if (week->n)
        qsort(week->items, week->n, sizeof *week->items, by_start);
    for (size_t i = 0; i < week->n; i++) {
        struct window_span s = week->items[i];
        if (!n || s.from > week->items[n - 1].to)
            week->items[n++] = s;
        else if (s.to > week->items[n - 1].to)
            week->items[n - 1].to = s.to;
    }
    week->n = n;
}

void window_shift(const struct window_week *week, int minutes, struct window_week *out)
{
    out->n = 0;
    minutes %= WINDOW_WEEK;
    for (size_t i = 0; i < week->n; i++)
        window_add(out, week->items[i].from + minutes, week->items[i].to + minutes);
    window_tidy(out);
}

/* The walk over what two weeks share, for one who counts and one who keeps. */
struct walk {
    const struct window_span *a, *a_end, *b, *b_end;
};

static bool next_common(struct walk *w, struct window_span *out)
{
    while (w->a < w->a_end && w->b < w->b_end) {
        uint16_t from = w->a->from > w->b->from ? w->a->from : w->b->from;
        uint16_t to = w->a->to < w->b->to ? w->a->to : w->b->to;
        if (w->a->to < w->b->to)
            w->a++;
        else
            w->b++;
        *out = (struct window_span){from, to};
        if (from < to)
            return true;
    }
    return false;
}

static struct walk walk_both(const struct window_week *a, const struct window_week *b)
{
    return (struct walk){a->items, a->items + a->n, b->items, b->items + b->n};
}

/* Sees spans in order, none touching the next, and joins the last to the first over the end of
   the week. */
struct stretch {
    int best, head, tail; /* longest seen; the one that begins the week; the one that ends it */
};

static void stretch_see(struct stretch *s, struct window_span span)
{
    int length = span.to - span.from;
    if (length > s->best)
        s->best = length;
    if (span.from == 0)
        s->head = length;
    if (span.to == WINDOW_WEEK)
        s->tail = length;
}

static int stretch_end(const struct stretch *s)
{
    int joined = s->head && s->tail && s->best < WINDOW_WEEK ? s->head + s->tail : 0;
    return joined > s->best ? joined : s->best;
}

int window_longest(const struct window_week *week)
{
    struct stretch s = {0, 0, 0};
    for (size_t i = 0; i < week->n; i++)
        stretch_see(&s, week->items[i]);
    return stretch_end(&s);
}

int window_overlap(const struct window_week *a, const struct window_week *b)
{
    struct stretch s = {0, 0, 0};
    struct walk w = walk_both(a, b);
    struct window_span span;
    while (next_common(&w, &span))
        stretch_see(&s, span);
    return stretch_end(&s);
}

void window_both(const struct window_week *a, const struct window_week *b, struct window_week *out)
{
    struct walk w = walk_both(a, b);
    struct window_span span;
    out->n = 0;
    while (next_common(&w, &span))
        MEM_PUSH(out, span);
}
