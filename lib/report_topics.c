#include "report_topics.h"

#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

/* Ids of texts are below this; the empty text, 0, is there always. */
static size_t ids_of(const struct plan *p)
{
    return p->table.pool.n ? p->table.pool.n : 1;
}

/* What pl-pair was told, or tells itself: meetings a teacher gives, learners in a meeting. */
struct limits {
    int64_t teach, group;
};

static struct limits read_limits(const struct plan *p)
{
    struct limits l = {2, 6};
    for (size_t row = 0; row < p->rows; row++) {
        if (!plan_is_note(p, row, "option"))
            continue;
        const char *option = plan_text(p, row, PLAN_TEXT), *value = plan_text(p, row, PLAN_VALUE);
        if (!strcmp(option, "--teach"))
            num_int(value, 0, 1000, &l.teach);
        if (!strcmp(option, "--group"))
            num_int(value, 1, 1000, &l.group);
    }
    return l;
}

static void count_offer(struct report_topic *t, const struct plan *p, size_t row,
                        const struct limits *l)
{
    enum plan_status status = plan_status(p, row);
    int32_t own = p->people[p->person[row]].max_teach;
    if (status != PLAN_NOMINATED)
        t->seats += (size_t)((own == PLAN_UNSAID ? l->teach : own) * l->group);
    t->offers += status != PLAN_NOMINATED;
    t->nominated += status == PLAN_NOMINATED;
    t->teaching += status == PLAN_TEACHING;
}

static void count_wish(struct report_topic *t, const struct report *r, size_t row)
{
    uint32_t meeting = r->meeting_of_row[row];
    bool met = meeting != REPORT_NO_MEETING && !r->meeting[meeting].unbooked;
    t->wishes++;
    t->met += met;
    t->unmet += !met;
}

/* The entry of a topic, made when it is first met. */
static struct report_topic *topic_at(struct report *r, struct report_topics *topics, uint32_t id)
{
    if (!r->topic_place[id]) {
        MEM_PUSH(topics, ((struct report_topic){
                             .topic = id, .name = plan_string(r->plan, id), .gain = -1}));
        r->topic_place[id] = (uint32_t)topics->n;
    }
    return &topics->items[r->topic_place[id] - 1];
}

static void count_hosted(struct report *r, struct report_topics *topics, uint32_t person)
{
    for (size_t k = r->host_start[person]; k < r->host_start[person + 1]; k++) {
        const struct report_meeting *m = &r->meeting[r->hosted[k]];
        if (m->unbooked)
            continue;
        struct report_topic *t = topic_at(r, topics, m->topic);
        t->meetings++;
        t->minutes += (size_t)(m->minutes * m->times);
    }
}

static void count_row(struct report *r, struct report_topics *topics, size_t row,
                      const struct limits *l)
{
    const struct plan *p = r->plan;
    uint32_t topic = plan_get(p, row, PLAN_TOPIC);
    if (p->kind[row] == PLAN_TEACH)
        count_offer(topic_at(r, topics, topic), p, row, l);
    else if (p->kind[row] == PLAN_LEARN)
        count_wish(topic_at(r, topics, topic), r, row);
}

static void read_gains(const struct report *r, struct report_topics *topics)
{
    const struct plan *p = r->plan;
    for (size_t row = 0; row < p->rows; row++) {
        int64_t gain;
        if (!plan_is_note(p, row, "gain"))
            continue;
        uint32_t place = r->topic_place[plan_get(p, row, PLAN_TEXT)];
        if (place && num_int(plan_text(p, row, PLAN_VALUE), 0, INT32_MAX, &gain) &&
            gain > topics->items[place - 1].gain) /* of parts put together: where it is most */
            topics->items[place - 1].gain = (long)gain;
    }
}

static int by_wishes(const void *a, const void *b)
{
    const struct report_topic *x = a, *y = b;
    if (x->wishes != y->wishes)
        return x->wishes > y->wishes ? -1 : 1;
    if (x->offers != y->offers)
        return x->offers > y->offers ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* And forgets where they stood. */
static void sort_topics(struct report *r, struct report_topics *topics,
                        int (*order)(const void *, const void *))
{
    for (size_t i = 0; i < topics->n; i++)
        r->topic_place[topics->items[i].topic] = 0;
    if (topics->n)
        qsort(topics->items, topics->n, sizeof *topics->items, order);
}

struct report_topics report_topics_open(struct report *r, const struct report_scope *scope)
{
    const struct plan *p = r->plan;
    struct report_topics topics = {NULL, 0, 0};
    struct limits limits = {0, 0};
    if (scope->everybody)
        limits = read_limits(p);
    for (size_t i = 0; i < scope->n; i++) {
        uint32_t person = scope->people[i];
        for (size_t k = p->start[person]; k < p->start[person + 1]; k++)
            count_row(r, &topics, p->list[k], &limits);
        count_hosted(r, &topics, person);
    }
    if (scope->everybody) /* gains speak of all people together */
        read_gains(r, &topics);
    sort_topics(r, &topics, by_wishes);
    return topics;
}

static int by_meetings(const void *a, const void *b)
{
    const struct report_topic *x = a, *y = b;
    if (x->meetings != y->meetings)
        return x->meetings > y->meetings ? -1 : 1;
    return strcmp(x->name, y->name);
}

struct report_topics report_topics_taught(struct report *r, const struct report_scope *scope)
{
    struct report_topics topics = {NULL, 0, 0};
    for (size_t i = 0; i < scope->n; i++)
        count_hosted(r, &topics, scope->people[i]);
    sort_topics(r, &topics, by_meetings);
    return topics;
}

void report_topics_close(struct report_topics *t)
{
    free(t->items);
    *t = (struct report_topics){NULL, 0, 0};
}

/* ---- units ---- */

struct busy_unit {
    uint32_t unit;
    const char *name;
    size_t busy;
};

static int by_busy(const void *a, const void *b)
{
    const struct busy_unit *x = a, *y = b;
    if (x->busy != y->busy)
        return x->busy > y->busy ? -1 : 1;
    return strcmp(x->name, y->name);
}

static int by_name(const void *a, const void *b)
{
    const struct busy_unit *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static uint32_t unit_of(const struct plan *p, uint32_t person)
{
    return p->people[person].said[PLAN_UNIT];
}

/* Calls for every learner who has a teacher: the two units. */
static void each_link(const struct report *r, void (*link)(void *, uint32_t, uint32_t), void *with)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct report_meeting *m = &r->meeting[i];
        if (m->format == REPORT_CIRCLE || m->host == PLAN_NOBODY || m->unbooked)
            continue;
        for (size_t k = 0; k < m->n; k++)
            link(with, unit_of(r->plan, r->plan->person[r->seat[m->first + k]]),
                 unit_of(r->plan, m->host));
    }
}

static void add_busy(void *with, uint32_t learner, uint32_t teacher)
{
    struct busy_unit *of = with;
    of[learner].busy++;
    of[teacher].busy++;
}

struct filling {
    const struct report_matrix *m;
    const uint32_t *place; /* of each unit in the matrix */
};

static void add_link(void *with, uint32_t learner, uint32_t teacher)
{
    const struct filling *f = with;
    f->m->count[f->place[learner] * f->m->n + f->place[teacher]]++;
}

/* The busiest units, at most `most`, by name; *left: whether there are others. */
static struct busy_unit *busiest(const struct report *r, size_t most, size_t *n, bool *left)
{
    size_t ids = ids_of(r->plan), units = 0;
    struct busy_unit *of = mem_clear(ids, sizeof *of);
    each_link(r, add_busy, of);
    for (size_t i = 0; i < ids; i++)
        if (of[i].busy)
            of[units++] =
                (struct busy_unit){(uint32_t)i, plan_string(r->plan, (uint32_t)i), of[i].busy};
    qsort(of, units, sizeof *of, by_busy);
    *left = units > most;
    *n = units > most ? most : units;
    qsort(of, *n, sizeof *of, by_name);
    return of;
}

struct report_matrix report_matrix_open(const struct report *r, size_t most)
{
    size_t ids = ids_of(r->plan), own;
    bool left;
    struct busy_unit *unit = busiest(r, most, &own, &left);
    struct report_matrix m = {.n = own + left};
    m.unit = mem_alloc(m.n, sizeof *m.unit);
    m.count = mem_clear(m.n * m.n, sizeof *m.count);
    uint32_t *place = mem_alloc(ids, sizeof *place);
    for (size_t i = 0; i < ids; i++)
        place[i] = (uint32_t)own;
    for (size_t i = 0; i < own; i++) {
        m.unit[i] = unit[i].unit;
        place[m.unit[i]] = (uint32_t)i;
    }
    if (left)
        m.unit[own] = REPORT_OTHERS;
    each_link(r, add_link, &(struct filling){&m, place});
    free(unit);
    free(place);
    return m;
}

void report_matrix_close(struct report_matrix *m)
{
    free(m->unit);
    free(m->count);
    *m = (struct report_matrix){NULL, 0, NULL};
}
