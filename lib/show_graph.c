#include "buf.h"
#include "mem.h"
#include "show.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PEOPLE = 60, MOST_UNITS = 40, STRONGEST = 3 };

/* Meetings that a node may give, and that it asks for. */
struct balance {
    size_t gives, asks;
};

struct drawing {
    const struct show *show;
    struct output *out;
    bool paired; /* meetings have been chosen: they are drawn, not what could be */
};

/* --- words of the language -------------------------------------------------------------------- */

static void add_quoted(struct buf *b, const char *s)
{
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            buf_putc(b, '\\');
        buf_putc(b, (unsigned char)*s < ' ' ? ' ' : *s);
    }
}

static void put(struct drawing *d, struct buf *line)
{
    output_write(d->out, buf_text(line), line->n);
    buf_clear(line);
}

static void begin(struct drawing *d, const char *what)
{
    struct buf b = BUF_INIT;
    buf_printf(&b,
               "digraph programme {\n"
               "  label=\"%s. Double border: can give more than is asked there; dark: asks for "
               "more than it can give\";\n"
               "  labelloc=t; fontname=\"Helvetica\"; rankdir=LR; ranksep=1.2; nodesep=0.15;\n"
               "  node [fontname=\"Helvetica\", fontsize=11, shape=box, style=\"filled,rounded\", "
               "fillcolor=\"#eeeeee\"];\n"
               "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#666666\"];\n",
               what);
    put(d, &b);
    buf_free(&b);
}

/* Light with a double border against dark with light words: told apart without colour. */
static const char *look(struct balance b)
{
    if (b.gives > b.asks)
        return "peripheries=2, fillcolor=\"#d5ead0\"";
    if (b.gives < b.asks)
        return "fillcolor=\"#8c3b2e\", fontcolor=\"#ffffff\"";
    return "fillcolor=\"#eeeeee\"";
}

static void node(struct drawing *d, const char *kind, size_t i, const char *name, struct balance b)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "  %s%zu [label=\"", kind, i);
    add_quoted(&line, name);
    buf_printf(&line, "\\ngives %zu, asks %zu\", %s];\n", b.gives, b.asks, look(b));
    put(d, &line);
    buf_free(&line);
}

/* --- what each person gives and asks ---------------------------------------------------------- */

static size_t least(size_t a, int32_t limit, int32_t otherwise)
{
    size_t most = (size_t)(limit == PLAN_UNSAID ? otherwise : limit);
    return a < most ? a : most;
}

/* Gives as many meetings as a limit allows when somebody could use an offer; asks for no more than
   there are wishes. */
static struct balance *balances(const struct show *s)
{
    const struct plan *p = s->plan;
    struct balance *b = mem_clear(p->n_people, sizeof *b);
    for (size_t row = 0; row < s->map->rows; row++) {
        if (p->kind[row] == PLAN_LEARN)
            b[p->person[row]].asks++;
        else if (p->kind[row] == PLAN_TEACH && plan_status(p, row) != PLAN_NOMINATED)
            b[p->person[row]].gives += s->map->reach[row];
    }
    for (size_t i = 0; i < p->n_people; i++) {
        b[i].gives = least(b[i].gives, s->judge->max_teach[i], s->limits.teach);
        b[i].asks = least(b[i].asks, s->judge->max_learn[i], s->limits.learn);
    }
    return b;
}

/* --- people ----------------------------------------------------------------------------------- */

static void people_edge(struct drawing *d, size_t teacher, size_t row, const char *style)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "  p%zu -> p%u [label=\"", teacher, (unsigned)d->show->plan->person[row]);
    add_quoted(&line, plan_text(d->show->plan, row, PLAN_TOPIC));
    buf_printf(&line, "\"%s];\n", style);
    put(d, &line);
    buf_free(&line);
}

/* The offer of the best fit, the first of equals. */
static size_t best_offer(const struct show *s, size_t wish, const struct map_topic *t)
{
    size_t best = PLAN_NO_ROW;
    int32_t most = -1;
    for (size_t k = t->offer; k < t->named; k++) {
        size_t offer = s->map->row[k];
        if (judge_forbid(s->judge, s->plan->person[wish], s->plan->person[offer]))
            continue;
        int32_t fit = judge_fit(s->judge, wish, offer, true);
        if (fit > most) {
            most = fit;
            best = offer;
        }
    }
    return best;
}

/* From a topic that is no person: t a gap, c a circle. */
static void topic_edge(struct drawing *d, char kind, size_t topic, size_t row, const char *style)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "  %c%zu -> p%u [style=%s, arrowhead=none];\n", kind, topic,
               (unsigned)d->show->plan->person[row], style);
    put(d, &line);
    buf_free(&line);
}

/* A circle is drawn by its session; dot takes the same node twice as one. */
static void circle_edge(struct drawing *d, size_t row)
{
    const struct plan *p = d->show->plan;
    size_t session = plan_get(p, row, PLAN_SESSION);
    struct buf line = BUF_INIT;
    buf_printf(&line, "  c%zu [shape=ellipse, fillcolor=\"#ffffff\", label=\"circle: ", session);
    add_quoted(&line, plan_text(p, row, PLAN_TOPIC));
    buf_puts(&line, "\"];\n");
    put(d, &line);
    topic_edge(d, 'c', session, row, "dotted");
    buf_free(&line);
}

static void meeting_edge(struct drawing *d, size_t row)
{
    const struct plan *p = d->show->plan;
    uint32_t with = plan_find_person(p, plan_text(p, row, PLAN_WITH));
    if (plan_in_circle(p, row))
        circle_edge(d, row);
    else if (with != PLAN_NOBODY)
        people_edge(d, with, row, ", color=\"#222222\", penwidth=2");
}

static void wish_edge(struct drawing *d, size_t row, const struct map_topic *t, size_t topic)
{
    const struct plan *p = d->show->plan;
    if (d->paired && plan_get(p, row, PLAN_SESSION)) {
        meeting_edge(d, row);
        return;
    }
    size_t offer = d->paired ? PLAN_NO_ROW : best_offer(d->show, row, t);
    if (offer != PLAN_NO_ROW)
        people_edge(d, p->person[offer], row, "");
    else if (!d->show->map->reach[row])
        topic_edge(d, 't', topic, row, "dashed");
}

/* Somebody without a meeting wants what nobody can teach them. */
static bool has_gap(const struct drawing *d, const struct map_topic *t)
{
    const struct show *s = d->show;
    for (size_t k = t->wish; k < t->offer; k++) {
        size_t row = s->map->row[k];
        if (!s->map->reach[row] && !(d->paired && plan_get(s->plan, row, PLAN_SESSION)))
            return true;
    }
    return false;
}

static void gap_node(struct drawing *d, const struct map_topic *t, size_t i)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "  t%zu [shape=ellipse, style=dashed, label=\"", i);
    add_quoted(&line, plan_string(d->show->plan, t->id));
    buf_printf(&line, "\\n%s\"];\n", map_offers(t) ? "nobody whom the rules allow" : "nobody");
    put(d, &line);
    buf_free(&line);
}

static void draw_people(struct drawing *d, const struct units *u)
{
    const struct show *s = d->show;
    struct balance *b = balances(s);
    begin(d, d->paired ? "Who teaches whom" : "Who could best teach whom");
    for (uint32_t i = 0; i < s->plan->n_people; i++)
        if (u->of[i] != UNITS_NONE)
            node(d, "p", i, plan_name(s->plan, i), b[i]);
    for (size_t i = 0; i < s->map->topics; i++) {
        const struct map_topic *t = &s->map->topic[i];
        if (has_gap(d, t))
            gap_node(d, t, i);
        for (size_t k = t->wish; k < t->offer; k++)
            wish_edge(d, s->map->row[k], t, i);
    }
    free(b);
}

/* --- units ------------------------------------------------------------------------------------ */

/* Meetings chosen, by unit of the learner and of the teacher. */
static uint32_t *meetings(const struct show *s, const struct units *u)
{
    const struct plan *p = s->plan;
    uint32_t *n = mem_clear(u->n * u->n, sizeof *n);
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_LEARN || !plan_get(p, row, PLAN_SESSION) || plan_in_circle(p, row))
            continue;
        uint32_t with = plan_find_person(p, plan_text(p, row, PLAN_WITH));
        if (with != PLAN_NOBODY && u->of[with] != UNITS_NONE)
            n[u->of[p->person[row]] * u->n + u->of[with]]++;
    }
    return n;
}

/* The unit that is next after `before` in strength, for a row of the matrix; n when none is left.
   Equals by place. */
static size_t next_strongest(const uint32_t *row, size_t n, size_t before)
{
    size_t best = n;
    for (size_t k = 0; k < n; k++) {
        bool after = before == n || row[k] < row[before] || (row[k] == row[before] && k > before);
        if (row[k] && after && (best == n || row[k] > row[best]))
            best = k;
    }
    return best;
}

static void unit_edges(struct drawing *d, const uint32_t *row, size_t n, size_t learner)
{
    struct buf line = BUF_INIT;
    size_t k = n;
    uint32_t most = 1;
    for (int i = 0; i < STRONGEST && (k = next_strongest(row, n, k)) < n; i++) {
        most = i ? most : row[k];
        buf_printf(&line, "  u%zu -> u%zu [label=\"%u\", penwidth=%u];\n", k, learner,
                   (unsigned)row[k], 1 + (unsigned)(3 * (uint64_t)row[k] / most));
        put(d, &line);
    }
    buf_free(&line);
}

static void draw_units(struct drawing *d)
{
    const struct show *s = d->show;
    struct units u = units_of(s->plan, MOST_UNITS);
    uint32_t *n = d->paired ? meetings(s, &u) : units_reach(&u, s->map, s->judge);
    struct balance *b = balances(s), *sum = mem_clear(u.n, sizeof *sum);
    for (size_t i = 0; i < s->plan->n_people; i++)
        if (u.of[i] != UNITS_NONE) {
            sum[u.of[i]].gives += b[i].gives;
            sum[u.of[i]].asks += b[i].asks;
        }
    begin(d, d->paired ? "Meetings, from the unit that teaches to the one that learns, the "
                         "three strongest each"
                       : "Learners who could learn from a unit, the three strongest each");
    for (size_t i = 0; i < u.n; i++)
        node(d, "u", i, u.unit[i].name, sum[i]);
    for (size_t i = 0; i < u.n; i++)
        unit_edges(d, n + i * u.n, u.n, i);
    free(n);
    free(b);
    free(sum);
    units_free(&u);
}

/* --- choosing --------------------------------------------------------------------------------- */

static bool has_sessions(const struct plan *p)
{
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && plan_get(p, row, PLAN_SESSION))
            return true;
    return false;
}

void show_graph(const struct show *s, struct output *out)
{
    struct drawing d = {s, out, has_sessions(s->plan)};
    struct units all = units_of(s->plan, SIZE_MAX);
    size_t people = 0;
    for (size_t i = 0; i < all.n; i++)
        people += all.unit[i].people;
    if (people > MOST_PEOPLE)
        draw_units(&d);
    else
        draw_people(&d, &all);
    output_puts(out, "}\n");
    units_free(&all);
}
