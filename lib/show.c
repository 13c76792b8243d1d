#include "show.h"

#include "mem.h"
#include "progress.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void number(struct writer *w, uint64_t v)
{
    char s[24];
    snprintf(s, sizeof s, "%llu", (unsigned long long)v);
    writer_text(w, s);
}

static void header(struct writer *w, const char *const *names)
{
    while (*names)
        writer_text(w, *names++);
    writer_end(w);
}

/* The topic of each row of the plan that has one, by place in map.topic. */
static uint32_t *topics_by_row(const struct map *m)
{
    uint32_t *of = mem_clear(m->rows, sizeof *of);
    for (size_t i = 0; i < m->topics; i++)
        for (size_t k = m->topic[i].wish; k < m->topic[i].end; k++)
            of[m->row[k]] = (uint32_t)i;
    return of;
}

/* --- pairs ------------------------------------------------------------------------------------ */

static void pairs_of_wish(const struct show *s, struct writer *w, struct buf *why, size_t wish,
                          const struct map_topic *t)
{
    const struct plan *p = s->plan;
    for (size_t k = t->offer; k < t->named; k++) {
        size_t offer = s->map->row[k];
        if (judge_forbid(s->judge, p->person[wish], p->person[offer]))
            continue;
        buf_clear(why);
        judge_parts(s->judge, wish, offer, true, why);
        writer_text(w, plan_key(p, p->person[wish]));
        writer_text(w, plan_string(p, t->id));
        writer_text(w, plan_key(p, p->person[offer]));
        number(w, (uint64_t)judge_fit(s->judge, wish, offer, true));
        writer_text(w, buf_text(why));
        writer_end(w);
    }
}

void show_pairs(const struct show *s, struct output *out)
{
    static const char *const names[] = {"learner", "topic", "teacher", "fit", "why", NULL};
    struct writer w = writer_on(out, s->delimiter);
    struct buf why = BUF_INIT;
    uint32_t *topic = topics_by_row(s->map);
    header(&w, names);
    progress_begin("listing pairs", "rows");
    for (size_t row = 0; row < s->map->rows; row++) {
        progress_at(row, s->map->rows);
        if (s->plan->kind[row] == PLAN_LEARN)
            pairs_of_wish(s, &w, &why, row, &s->map->topic[topic[row]]);
    }
    progress_end();
    free(topic);
    buf_free(&why);
}

/* --- topics ----------------------------------------------------------------------------------- */

struct ranked {
    const struct map_topic *topic;
    size_t place; /* in map.topic: breaks ties */
};

static int by_wishes(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    size_t m = map_wishes(x->topic), n = map_wishes(y->topic);
    if (m != n)
        return m > n ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static size_t reachable(const struct map *m, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += m->reach[m->row[i]] > 0;
    return n;
}

/* Seats in all meetings the topic's teachers may give, as if they gave them on nothing else. */
static uint64_t seats(const struct show *s, const struct map_topic *t)
{
    uint64_t n = 0;
    for (size_t i = t->offer; i < t->named; i++) {
        int32_t most = s->judge->max_teach[s->plan->person[s->map->row[i]]];
        n += (uint64_t)(most == PLAN_UNSAID ? s->limits.teach : most);
    }
    return n * (uint64_t)s->limits.group;
}

static void topic_line(const struct show *s, struct writer *w, const struct map_topic *t,
                       uint32_t gain)
{
    const struct map *m = s->map;
    size_t can = reachable(m, t->wish, t->offer);
    uint64_t room = seats(s, t), served = room < can ? room : can;
    writer_text(w, plan_string(s->plan, t->id));
    number(w, map_wishes(t));
    number(w, can);
    number(w, map_wishes(t) - served);
    number(w, map_offers(t));
    number(w, reachable(m, t->offer, t->named));
    number(w, room);
    number(w, t->end - t->named);
    bool single = map_offers(t) == 1 && map_wishes(t);
    writer_text(w, single ? plan_key(s->plan, s->plan->person[m->row[t->offer]]) : "");
    number(w, gain);
    writer_end(w);
}

void show_topics(const struct show *s, struct output *out)
{
    static const char *const names[] = {"topic",    "learners", "reachable", "unmet",
                                        "teachers", "wanted",   "seats",     "named",
                                        "single",   "gain",     NULL};
    struct writer w = writer_on(out, s->delimiter);
    struct ranked *line = mem_alloc(s->map->topics, sizeof *line);
    uint32_t *gain = map_gain_topics(s->map, s->judge, &s->limits);
    for (size_t i = 0; i < s->map->topics; i++)
        line[i] = (struct ranked){&s->map->topic[i], i};
    if (s->map->topics)
        qsort(line, s->map->topics, sizeof *line, by_wishes);
    header(&w, names);
    for (size_t i = 0; i < s->map->topics; i++)
        topic_line(s, &w, line[i].topic, gain[line[i].place]);
    free(gain);
    free(line);
}

/* --- people ----------------------------------------------------------------------------------- */

struct person_line {
    size_t wishes, can, offers, wanted;
    struct buf unmet, idle, named; /* topics, ';' between them */
};

static void list_topic(struct buf *b, const char *topic)
{
    buf_puts(b, b->n ? ";" : "");
    buf_puts(b, topic);
}

static void add_row(const struct show *s, struct person_line *l, size_t row)
{
    const char *topic = plan_text(s->plan, row, PLAN_TOPIC);
    bool fits = s->map->reach[row] > 0;
    if (s->plan->kind[row] == PLAN_LEARN) {
        l->wishes++;
        l->can += fits;
        if (!fits)
            list_topic(&l->unmet, topic);
    } else if (plan_status(s->plan, row) == PLAN_NOMINATED) {
        list_topic(&l->named, topic);
    } else {
        l->offers++;
        l->wanted += fits;
        if (!fits)
            list_topic(&l->idle, topic);
    }
}

static void person_line(const struct show *s, struct writer *w, uint32_t person,
                        const struct person_line *l)
{
    writer_text(w, plan_key(s->plan, person));
    writer_text(w, plan_said(s->plan, person, PLAN_NAME));
    writer_text(w, plan_said(s->plan, person, PLAN_UNIT));
    number(w, l->wishes);
    number(w, l->can);
    writer_text(w, buf_text(&l->unmet));
    number(w, l->offers);
    number(w, l->wanted);
    writer_text(w, buf_text(&l->idle));
    writer_text(w, buf_text(&l->named));
    writer_end(w);
}

void show_people(const struct show *s, struct output *out)
{
    static const char *const names[] = {"person", "name",   "unit", "learns", "reachable", "unmet",
                                        "offers", "wanted", "idle", "named",  NULL};
    struct writer w = writer_on(out, s->delimiter);
    struct person_line l = {.unmet = BUF_INIT};
    uint32_t *start, *list = plan_rows_by_person(s->plan, &start);
    header(&w, names);
    for (uint32_t i = 0; i < s->plan->n_people; i++) {
        l.wishes = l.can = l.offers = l.wanted = 0;
        buf_clear(&l.unmet);
        buf_clear(&l.idle);
        buf_clear(&l.named);
        for (size_t k = start[i]; k < start[i + 1]; k++)
            if (s->plan->kind[list[k]] <= PLAN_TEACH)
                add_row(s, &l, list[k]);
        if (l.wishes || l.offers || l.named.n)
            person_line(s, &w, i, &l);
    }
    buf_free(&l.unmet);
    buf_free(&l.idle);
    buf_free(&l.named);
    free(start);
    free(list);
}
