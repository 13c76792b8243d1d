#include "sparse.h"

#include "mem.h"

#include <stdlib.h>

struct known {
    uint32_t person, other;
    const struct rules_line *rule;
};

struct place {
    uint32_t from, to, person; /* the person's interval in the line */
    size_t row;
};

struct sparse {
    const struct map *map;
    const struct judge *judge;
    const struct rules_line *line; /* the rule that wants the line apart, a must first, or NULL */
    struct known *known;           /* forbidden pairs both ways, sorted by person */
    size_t n_known;
    size_t *teach_row; /* by person, within the topic at hand: row + 1 */
    struct place *wish, *offer;
    size_t wishes, offers;
};

static int by_person(const void *a, const void *b)
{
    const struct known *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    return x->other < y->other ? -1 : x->other > y->other;
}

static int by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void list_known(struct sparse *s)
{
    const struct judge *j = s->judge;
    s->known = mem_alloc(j->known_pairs * 2, sizeof *s->known);
    for (size_t i = 0; i < j->known_slots; i++) {
        const struct judge_known *k = &j->known[i];
        if (!k->rule)
            continue;
        uint32_t a = (uint32_t)(k->pair >> 32), b = (uint32_t)k->pair;
        s->known[s->n_known++] = (struct known){a, b, k->rule};
        s->known[s->n_known++] = (struct known){b, a, k->rule};
    }
    if (s->n_known)
        qsort(s->known, s->n_known, sizeof *s->known, by_person);
}

struct sparse *sparse_open(const struct map *m, const struct judge *j)
{
    struct sparse *s = mem_clear(1, sizeof *s);
    size_t most = 0;
    for (size_t i = 0; i < m->topics; i++)
        most =
            most < m->topic[i].end - m->topic[i].wish ? m->topic[i].end - m->topic[i].wish : most;
    *s = (struct sparse){.map = m, .judge = j};
    for (size_t i = 0; i < j->musts && !s->line; i++)
        s->line = j->must[i].dense ? NULL : j->must[i].rule;
    for (size_t i = 0; i < j->prefers && !s->line; i++)
        s->line = j->prefer[i].dense ? NULL : j->prefer[i].rule;
    s->teach_row = mem_clear(j->plan->n_people, sizeof *s->teach_row);
    s->wish = mem_alloc(most, sizeof *s->wish);
    s->offer = mem_alloc(most, sizeof *s->offer);
    list_known(s);
    return s;
}

void sparse_close(struct sparse *s)
{
    free(s->known);
    free(s->teach_row);
    free(s->wish);
    free(s->offer);
    free(s);
}

/* --- the line --------------------------------------------------------------------------------- */

static size_t fill(const struct sparse *s, struct place *out, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        size_t row = s->map->row[i];
        uint32_t person = s->judge->plan->person[row];
        struct line_span span = s->judge->line.span[person];
        out[i - from] = (struct place){span.from, span.to, person, row};
    }
    if (to > from)
        qsort(out, to - from, sizeof *out, by_place);
    return to - from;
}

static size_t first_from(const struct place *p, size_t n, uint32_t from)
{
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (p[mid].from < from)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static bool holds(const struct place *above, const struct place *below)
{
    return above->from <= below->from && below->from < above->to;
}

static void visit_line(struct sparse *s, sparse_visitor *visit, void *context)
{
    for (size_t i = 0; i < s->wishes; i++) {
        const struct place *w = &s->wish[i];
        for (size_t k = first_from(s->offer, s->offers, w->from);
             k < s->offers && s->offer[k].from < w->to; k++)
            if (s->offer[k].person != w->person)
                visit(context, w->row, s->offer[k].row, s->line, false);
    }
    for (size_t k = 0; k < s->offers; k++) {
        const struct place *o = &s->offer[k];
        for (size_t i = first_from(s->wish, s->wishes, o->from);
             i < s->wishes && s->wish[i].from < o->to; i++)
            if (s->wish[i].person != o->person && !holds(&s->wish[i], o))
                visit(context, s->wish[i].row, o->row, s->line, false);
    }
}

/* --- oneself and forbidden pairs -------------------------------------------------------------- */

static size_t first_known(const struct sparse *s, uint32_t person)
{
    size_t lo = 0, hi = s->n_known;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->known[mid].person < person)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static void visit_known(struct sparse *s, const struct place *w, sparse_visitor *visit,
                        void *context)
{
    bool must = s->line && s->line->verb == RULES_MUST;
    if (!s->judge->is_known[w->person])
        return;
    for (size_t i = first_known(s, w->person); i < s->n_known && s->known[i].person == w->person;
         i++) {
        uint32_t other = s->known[i].other;
        if (s->teach_row[other])
            visit(context, w->row, s->teach_row[other] - 1, s->known[i].rule,
                  must && line_joins(&s->judge->line, w->person, other));
    }
}

void sparse_visit(struct sparse *s, const struct map_topic *t, sparse_visitor *visit, void *context)
{
    s->wishes = fill(s, s->wish, t->wish, t->offer);
    s->offers = fill(s, s->offer, t->offer, t->end);
    for (size_t k = 0; k < s->offers; k++)
        s->teach_row[s->offer[k].person] = s->offer[k].row + 1;
    for (size_t i = 0; i < s->wishes; i++) {
        const struct place *w = &s->wish[i];
        if (s->teach_row[w->person])
            visit(context, w->row, s->teach_row[w->person] - 1, &judge_oneself, false);
        visit_known(s, w, visit, context);
    }
    if (s->line)
        visit_line(s, visit, context);
    for (size_t k = 0; k < s->offers; k++)
        s->teach_row[s->offer[k].person] = 0;
}
