#include "cover.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define NONE MARKET_NONE

/* Offers of one topic by people of one class; the first `left` of them were not reached yet. */
struct bunch {
    uint32_t class, first, n, left;
};

/* Where seats are: a teacher, or with `seats_count` an offer. The last one is nobody yet. */
struct node {
    int32_t seats, taken;
    uint32_t first; /* learner in it, a list by person.next */
    uint32_t seen;  /* in which search all who sit there were asked to leave */
};

/* Where a learner sits: anywhere at a node, or where an offer serves once, at an offer. */
struct place {
    uint32_t user; /* of an offer that serves once, or NONE */
    uint32_t wish; /* by which it was reached */
    uint32_t seen; /* in which search */
};

struct learner {
    uint32_t first, n;     /* wishes */
    uint32_t place;        /* where the person has a seat, or NONE */
    uint32_t next, before; /* others at the same node */
    uint32_t root;         /* the person without a seat the search came from */
    uint32_t via;          /* the place for which the person was asked to leave */
    uint32_t asked;        /* in which search */
    bool counts;           /* may learn and does not already */
};

struct change {
    uint32_t person, place;
};

struct cover {
    const struct market *m;
    struct learner *learner;
    struct node *node;
    uint32_t nodes; /* without the last one */
    struct place *place;
    bool once; /* an offer serves one: places are offers; else they are nodes */
    uint32_t *offer;
    struct bunch *bunch;
    size_t n_bunch, cap_bunch;
    uint32_t *first_bunch; /* by topic */
    uint32_t *first_wish, *wish_of_topic;
    bool *apart; /* by class and class: no pair allowed */
    uint32_t classes;
    uint32_t search;
    uint32_t *queue;
    size_t begin, end;
    bool *done; /* by person as root: has got a seat in this search */
    struct change *change;
    size_t changes, cap_change;
    bool keep;           /* changes are written down, to be undone */
    const uint32_t *set; /* when not NULL, searches begin from people of set `one` alone */
    uint32_t one;
    uint64_t looked;
};

/* --- building --- */

static uint32_t class_of(const struct cover *c, uint32_t person)
{
    return c->m->class ? c->m->class[person] : 0;
}

static int by_key(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    if (x[0] != y[0])
        return x[0] < y[0] ? -1 : 1;
    return x[1] < y[1] ? -1 : x[1] > y[1];
}

static void list_offers(struct cover *c)
{
    const struct market *m = c->m;
    uint64_t(*key)[2] = mem_alloc(m->offers, sizeof *key);
    for (uint32_t i = 0; i < m->offers; i++) {
        key[i][0] = m->offer[i].topic;
        key[i][1] = (uint64_t)class_of(c, m->offer[i].person) << 32 | i;
    }
    if (m->offers)
        qsort(key, m->offers, sizeof *key, by_key);
    c->offer = mem_alloc(m->offers, sizeof *c->offer);
    c->first_bunch = mem_alloc((size_t)m->topics + 1, sizeof *c->first_bunch);
    uint32_t i = 0;
    for (uint32_t t = 0; t < m->topics; t++) {
        c->first_bunch[t] = (uint32_t)c->n_bunch;
        for (; i < m->offers && key[i][0] == t; i++) {
            uint32_t class = (uint32_t)(key[i][1] >> 32);
            c->offer[i] = (uint32_t)key[i][1];
            if (c->n_bunch == c->first_bunch[t] || c->bunch[c->n_bunch - 1].class != class) {
                c->bunch = mem_grow(c->bunch, c->n_bunch, &c->cap_bunch, sizeof *c->bunch);
                c->bunch[c->n_bunch++] = (struct bunch){class, i, 0, 0};
            }
            c->bunch[c->n_bunch - 1].n++;
        }
    }
    c->first_bunch[m->topics] = (uint32_t)c->n_bunch;
    free(key);
}

static void list_wishes(struct cover *c)
{
    const struct market *m = c->m;
    c->first_wish = mem_clear((size_t)m->topics + 2, sizeof *c->first_wish);
    c->wish_of_topic = mem_alloc(m->wishes, sizeof *c->wish_of_topic);
    for (size_t i = 0; i < m->wishes; i++)
        c->first_wish[m->wish[i].topic + 2]++;
    for (uint32_t t = 2; t < m->topics + 2; t++)
        c->first_wish[t] += c->first_wish[t - 1];
    for (uint32_t i = 0; i < m->wishes; i++)
        c->wish_of_topic[c->first_wish[m->wish[i].topic + 1]++] = i;
}

static void add_people(struct cover *c)
{
    const struct market *m = c->m;
    c->learner = mem_clear(m->people, sizeof *c->learner);
    c->nodes = (uint32_t)(m->seats_count ? m->offers : m->people);
    c->node = mem_clear((size_t)c->nodes + 1, sizeof *c->node);
    size_t places = c->once ? m->offers : c->nodes;
    c->place = mem_clear(places + 1, sizeof *c->place);
    for (size_t i = 0; i <= places; i++)
        c->place[i].user = NONE;
    for (uint32_t i = 0; i <= c->nodes; i++) {
        c->node[i].first = NONE;
        if (i < c->nodes)
            c->node[i].seats =
                m->seats_count ? m->offer[i].seats : m->person[i].teach + m->person[i].crowd;
    }
    for (uint32_t i = (uint32_t)m->wishes; i-- > 0;) {
        c->learner[m->wish[i].person].first = i;
        c->learner[m->wish[i].person].n++;
    }
    for (size_t i = 0; i < m->people; i++) {
        c->learner[i].place = NONE;
        c->learner[i].counts =
            m->person[i].learn > 0 && !m->person[i].learns && c->learner[i].n > 0;
    }
}

static void read_classes(struct cover *c)
{
    const struct market *m = c->m;
    c->classes = m->class ? m->classes : 1;
    c->apart = mem_clear((size_t)c->classes * c->classes, sizeof *c->apart);
    for (uint32_t a = 0; m->class && a < c->classes; a++)
        for (uint32_t b = 0; b < c->classes; b++)
            c->apart[a * c->classes + b] = m->class_most(m->context, a, b) == MARKET_FORBIDDEN;
}

static uint32_t node_of(const struct cover *c, uint32_t offer)
{
    return c->m->seats_count ? offer : c->m->offer[offer].person;
}

static uint32_t place_of(const struct cover *c, uint32_t offer)
{
    return c->once ? offer : node_of(c, offer);
}

static struct node *node_at(const struct cover *c, uint32_t place)
{
    return &c->node[c->once ? node_of(c, place) : place];
}

/* --- seats --- */

static void leave(struct cover *c, uint32_t person)
{
    struct learner *l = &c->learner[person];
    struct node *n = node_at(c, l->place);
    if (c->place[l->place].user == person)
        c->place[l->place].user = NONE;
    if (l->before == NONE)
        n->first = l->next;
    else
        c->learner[l->before].next = l->next;
    if (l->next != NONE)
        c->learner[l->next].before = l->before;
    n->taken--;
    l->place = NONE;
}

static void sit(struct cover *c, uint32_t person, uint32_t place)
{
    struct learner *l = &c->learner[person];
    if (c->keep) {
        c->change = mem_grow(c->change, c->changes, &c->cap_change, sizeof *c->change);
        c->change[c->changes++] = (struct change){person, l->place};
    }
    if (l->place != NONE)
        leave(c, person);
    if (place == NONE)
        return;
    struct node *n = node_at(c, place);
    l->place = place;
    if (c->once)
        c->place[place].user = person;
    l->next = n->first;
    l->before = NONE;
    if (n->first != NONE)
        c->learner[n->first].before = person;
    n->first = person;
    n->taken++;
}

static void undo(struct cover *c)
{
    c->keep = false;
    while (c->changes-- > 0) {
        if (c->change[c->changes].place == NONE)
            leave(c, c->change[c->changes].person);
        else
            sit(c, c->change[c->changes].person, c->change[c->changes].place);
    }
    c->changes = 0;
}

static struct cover *open_cover(const struct market *m, const uint32_t *choice, bool once)
{
    struct cover *c = mem_clear(1, sizeof *c);
    c->m = m;
    c->once = once;
    add_people(c);
    read_classes(c);
    list_offers(c);
    list_wishes(c);
    c->queue = mem_alloc(m->people, sizeof *c->queue);
    c->done = mem_alloc(m->people, sizeof *c->done);
    for (uint32_t i = 0; choice && i < m->wishes; i++) {
        struct learner *l = &c->learner[m->wish[i].person];
        if (choice[i] != NONE && l->counts && l->place == NONE)
            sit(c, m->wish[i].person, place_of(c, choice[i]));
    }
    return c;
}

struct cover *cover_open(const struct market *m, const uint32_t *choice)
{
    return open_cover(m, choice, false);
}

struct cover *cover_open_once(const struct market *m, const uint32_t *choice)
{
    return open_cover(m, choice, true);
}

void cover_close(struct cover *c)
{
    if (!c)
        return;
    free(c->learner);
    free(c->node);
    free(c->place);
    free(c->offer);
    free(c->bunch);
    free(c->first_bunch);
    free(c->first_wish);
    free(c->wish_of_topic);
    free(c->apart);
    free(c->queue);
    free(c->done);
    free(c->change);
    free(c);
}

/* --- searching --- */

/* Who may sit elsewhere makes room for who comes by `via`. */
static void ask(struct cover *c, uint32_t person, uint32_t via, uint32_t root)
{
    struct learner *l = &c->learner[person];
    if (l->asked == c->search)
        return;
    l->asked = c->search;
    l->via = via;
    l->root = root;
    c->queue[c->end++] = person;
}

static void begin_search(struct cover *c)
{
    c->search++;
    c->looked += c->m->people + c->n_bunch;
    c->begin = c->end = 0;
    memset(c->done, 0, c->m->people * sizeof *c->done);
    for (size_t b = 0; b < c->n_bunch; b++)
        c->bunch[b].left = c->bunch[b].n;
    for (uint32_t i = 0; i < c->m->people; i++)
        if (c->learner[i].counts && c->learner[i].place == NONE && (!c->set || c->set[i] == c->one))
            ask(c, i, NONE, i);
}

/* Everybody along the way moves on to the seat the search found for them. */
static void augment(struct cover *c, uint32_t place)
{
    while (place != NONE) {
        uint32_t person = c->m->wish[c->place[place].wish].person;
        sit(c, person, place);
        place = c->learner[person].via;
    }
}

static void take_out(struct cover *c, struct bunch *b, uint32_t at)
{
    uint32_t last = b->first + --b->left, offer = c->offer[at];
    c->offer[at] = c->offer[last];
    c->offer[last] = offer;
}

/*
 * The next place that a wish reaches and nothing reached before; NONE when there is none. What
 * stays in the bunch was forbidden to this wish.
 */
static uint32_t reach_in(struct cover *c, uint32_t wish, struct bunch *b, uint32_t *at)
{
    while (*at < b->first + b->left) {
        uint32_t offer = c->offer[*at], place = place_of(c, offer);
        const struct node *n = node_at(c, place);
        c->looked++;
        if (c->place[place].seen == c->search || n->seen == c->search || !n->seats) {
            take_out(c, b, *at);
        } else if (c->m->pair(c->m->context, wish, offer) < 0) {
            ++*at;
        } else {
            take_out(c, b, *at);
            c->place[place].seen = c->search;
            c->place[place].wish = wish;
            return place;
        }
    }
    return NONE;
}

/* Who sits there is asked to leave: the one whose place it is, else all of the node. */
static void follow(struct cover *c, uint32_t place, uint32_t root)
{
    struct node *n = node_at(c, place);
    if (c->place[place].user != NONE) {
        ask(c, c->place[place].user, place, root);
        return;
    }
    n->seen = c->search;
    for (uint32_t i = n->first; i != NONE; i = c->learner[i].next)
        ask(c, i, place, root);
}

static bool is_free(const struct cover *c, uint32_t place)
{
    const struct node *n = node_at(c, place);
    return c->place[place].user == NONE && n->taken < n->seats;
}

/* True when a free seat was found and the root sits. */
static bool reach_by(struct cover *c, uint32_t wish, uint32_t root)
{
    const struct market_wish *w = &c->m->wish[wish];
    const bool *apart = c->apart + (size_t)class_of(c, w->person) * c->classes;
    for (uint32_t i = c->first_bunch[w->topic]; i < c->first_bunch[w->topic + 1]; i++) {
        struct bunch *b = &c->bunch[i];
        uint32_t at = b->first, place;
        if (apart[b->class])
            continue;
        while ((place = reach_in(c, wish, b, &at)) != NONE) {
            if (is_free(c, place)) {
                augment(c, place);
                c->done[root] = true;
                return true;
            }
            follow(c, place, root);
        }
    }
    return false;
}

/* Searches from all without a seat at once; returns how many found one. */
static size_t search(struct cover *c)
{
    size_t found = 0;
    begin_search(c);
    while (c->begin < c->end) {
        uint32_t person = c->queue[c->begin++], root = c->learner[person].root;
        const struct learner *l = &c->learner[person];
        for (uint32_t k = 0; k < l->n && !c->done[root]; k++)
            found += reach_by(c, l->first + k, root);
    }
    return found;
}

size_t cover_learners(struct cover *c)
{
    size_t n = 0;
    while (search(c))
        ;
    for (size_t i = 0; i < c->m->people; i++)
        n += c->m->person[i].learns || c->learner[i].place != NONE;
    return n;
}

uint32_t cover_place(const struct cover *c, uint32_t person)
{
    return c->learner[person].place;
}

/* --- one more person who offers a topic --- */

static uint32_t wish_on(const struct cover *c, uint32_t person, uint32_t topic)
{
    const struct learner *l = &c->learner[person];
    for (uint32_t i = l->first; i < l->first + l->n; i++)
        if (c->m->wish[i].topic == topic)
            return i;
    return NONE;
}

/* Seats somebody new: one without a seat who wants the topic, or one who makes room for another. */
static bool seat_one_more(struct cover *c, uint32_t topic)
{
    begin_search(c);
    while (c->begin < c->end) {
        uint32_t person = c->queue[c->begin++], root = c->learner[person].root;
        uint32_t wish = c->learner[person].place == c->nodes ? NONE : wish_on(c, person, topic);
        if (wish != NONE) {
            c->place[c->nodes].wish = wish;
            augment(c, c->nodes);
            return true;
        }
        for (uint32_t k = 0; k < c->learner[person].n; k++)
            reach_by(c, c->learner[person].first + k, root);
    }
    return false;
}

size_t cover_gain(struct cover *c, uint32_t topic, int32_t seats)
{
    size_t gain = 0;
    int32_t left = seats;
    c->keep = true;
    for (uint32_t i = c->first_wish[topic]; i < c->first_wish[topic + 1] && left; i++) {
        uint32_t person = c->m->wish[c->wish_of_topic[i]].person;
        if (!c->learner[person].counts || c->learner[person].place != NONE)
            continue;
        sit(c, person, c->nodes);
        gain++;
        left--;
    }
    for (; left && seat_one_more(c, topic); left--)
        gain++;
    undo(c);
    return gain;
}

/* How many more find a seat as things are now; nobody keeps it. */
static size_t seat_and_undo(struct cover *c)
{
    size_t gain = 0, found;
    c->keep = true;
    while ((found = search(c)))
        gain += found;
    undo(c);
    return gain;
}

size_t cover_gain_of(struct cover *c, uint32_t teacher, int32_t seats)
{
    c->node[teacher].seats += seats;
    size_t gain = seat_and_undo(c);
    c->node[teacher].seats -= seats;
    return gain;
}

size_t cover_gain_eased(struct cover *c, const struct market *eased, const uint32_t *set,
                        uint32_t one)
{
    const struct market *m = c->m;
    bool *apart = c->apart;
    c->m = eased;
    c->set = set;
    c->one = one;
    read_classes(c);
    size_t gain = seat_and_undo(c);
    free(c->apart);
    c->apart = apart;
    c->m = m;
    c->set = NULL;
    return gain;
}

uint64_t cover_looked(const struct cover *c)
{
    return c->looked;
}

static bool has_unserved(const struct cover *c)
{
    for (size_t i = 0; i < c->m->people; i++)
        if (c->learner[i].counts && c->learner[i].place == NONE)
            return true;
    return false;
}

void cover_gains(struct cover *c, int32_t seats, uint32_t *gain)
{
    bool any = has_unserved(c);
    for (uint32_t t = 0; t < c->m->topics; t++)
        gain[t] = any ? (uint32_t)cover_gain(c, t, seats) : 0;
}

/* --- who competes for what --- */

static uint32_t top_of(uint32_t *up, uint32_t t)
{
    while (up[t] != t)
        t = up[t] = up[up[t]];
    return t;
}

static void join(uint32_t *up, uint32_t a, uint32_t b)
{
    a = top_of(up, a);
    b = top_of(up, b);
    up[a > b ? a : b] = a < b ? a : b;
}

static bool reached(const struct cover *c, uint32_t offer)
{
    return c->node[node_of(c, offer)].seen == c->search;
}

/* Is there a teacher who was reached and may teach this wish? */
static bool is_taught(const struct cover *c, uint32_t wish)
{
    const struct market_wish *w = &c->m->wish[wish];
    const bool *apart = c->apart + (size_t)class_of(c, w->person) * c->classes;
    for (uint32_t i = c->first_bunch[w->topic]; i < c->first_bunch[w->topic + 1]; i++) {
        const struct bunch *b = &c->bunch[i];
        for (uint32_t k = b->first; !apart[b->class] && k < b->first + b->n; k++)
            if (reached(c, c->offer[k]) && c->m->pair(c->m->context, wish, c->offer[k]) >= 0)
                return true;
    }
    return false;
}

/* What the search reached: wishes of learners and topics of both. */
struct region {
    bool *wish;   /* by wish: of a learner who was reached, and taught there */
    bool *topic;  /* by topic: has such a wish */
    uint32_t *up; /* by topic: joined by people to another */
};

static void find_region(const struct cover *c, struct region *r)
{
    r->wish = mem_clear(c->m->wishes, sizeof *r->wish);
    r->topic = mem_clear(c->m->topics, sizeof *r->topic);
    for (size_t i = 0; i < c->end; i++) {
        const struct learner *l = &c->learner[c->queue[i]];
        for (uint32_t w = l->first; w < l->first + l->n; w++)
            if (is_taught(c, w))
                r->wish[w] = r->topic[c->m->wish[w].topic] = true;
    }
}

static void join_wishes(const struct cover *c, uint32_t person, struct region *r)
{
    const struct learner *l = &c->learner[person];
    uint32_t last = NONE;
    for (uint32_t w = l->first; w < l->first + l->n; w++) {
        if (!r->wish[w])
            continue;
        if (last != NONE)
            join(r->up, last, c->m->wish[w].topic);
        last = c->m->wish[w].topic;
    }
}

static void join_topics(const struct cover *c, struct region *r)
{
    uint32_t *last = mem_alloc(c->m->people, sizeof *last);
    r->up = mem_alloc(c->m->topics, sizeof *r->up);
    for (uint32_t t = 0; t < c->m->topics; t++)
        r->up[t] = t;
    for (size_t i = 0; i < c->end; i++)
        join_wishes(c, c->queue[i], r);
    memset(last, 0xff, c->m->people * sizeof *last);
    for (uint32_t o = 0; o < c->m->offers; o++) {
        uint32_t person = c->m->offer[o].person, topic = c->m->offer[o].topic;
        if (!reached(c, o) || !r->topic[topic])
            continue;
        if (last[person] != NONE)
            join(r->up, last[person], topic);
        last[person] = topic;
    }
    free(last);
}

static int by_unserved(const void *a, const void *b)
{
    const struct cover_set *x = a, *y = b;
    if (x->unserved != y->unserved)
        return x->unserved > y->unserved ? -1 : 1;
    return x->topic[0] < y->topic[0] ? -1 : x->topic[0] > y->topic[0];
}

/* A set for each group of topics; *set_of is by topic. */
static void list_sets(const struct cover *c, struct cover_lack *l, const struct region *r,
                      uint32_t *set_of)
{
    for (uint32_t t = 0; t < c->m->topics; t++) {
        set_of[t] = NONE;
        if (!r->topic[t])
            continue;
        uint32_t top = top_of(r->up, t);
        if (top == t) {
            l->set = mem_grow(l->set, l->n, &l->cap, sizeof *l->set);
            l->set[l->n++] = (struct cover_set){0};
            set_of[t] = (uint32_t)l->n - 1;
        }
        set_of[t] = set_of[top];
        struct cover_set *s = &l->set[set_of[t]];
        s->topic = mem_grow(s->topic, s->topics, &s->cap_topics, sizeof *s->topic);
        s->topic[s->topics++] = t;
    }
}

static void count_learners(const struct cover *c, struct cover_lack *l, const struct region *r,
                           const uint32_t *set_of)
{
    for (size_t i = 0; i < c->end; i++) {
        const struct learner *x = &c->learner[c->queue[i]];
        uint32_t w = x->first;
        while (w < x->first + x->n && !r->wish[w])
            w++;
        if (w == x->first + x->n)
            continue; /* nobody may teach this person anything */
        uint32_t set = set_of[c->m->wish[w].topic];
        l->learner[c->queue[i]] = set;
        l->set[set].learners++;
        l->set[set].unserved += x->place == NONE;
    }
}

static void count_teachers(const struct cover *c, struct cover_lack *l, const uint32_t *set_of)
{
    for (uint32_t i = 0; i < c->nodes; i++) {
        const struct node *n = &c->node[i];
        if (n->seen != c->search)
            continue;
        uint32_t set = set_of[c->m->wish[c->place[i].wish].topic],
                 person = c->m->seats_count ? c->m->offer[i].person : i;
        l->set[set].teachers += l->teacher[person] == NONE;
        l->set[set].seats += (size_t)n->seats;
        l->teacher[person] = set;
    }
}

/* Wishes nobody may teach put a learner into the set of another of their wishes; see join_wishes.
 */
static void sort_sets(struct cover_lack *l, size_t people)
{
    uint32_t *place = mem_alloc(l->n, sizeof *place);
    for (uint32_t i = 0; i < l->n; i++)
        l->set[i].cap_topics = i; /* where it stood; the room is not needed any more */
    if (l->n)
        qsort(l->set, l->n, sizeof *l->set, by_unserved);
    for (uint32_t i = 0; i < l->n; i++)
        place[l->set[i].cap_topics] = i;
    for (size_t i = 0; i < people; i++) {
        l->learner[i] = l->learner[i] == NONE ? NONE : place[l->learner[i]];
        l->teacher[i] = l->teacher[i] == NONE ? NONE : place[l->teacher[i]];
    }
    free(place);
}

struct cover_lack cover_lack(struct cover *c)
{
    size_t people = c->m->people;
    struct cover_lack l = {.learner = mem_alloc(people, sizeof *l.learner),
                           .teacher = mem_alloc(people, sizeof *l.teacher)};
    memset(l.learner, 0xff, people * sizeof *l.learner);
    memset(l.teacher, 0xff, people * sizeof *l.teacher);
    struct region r;
    search(c);
    find_region(c, &r);
    join_topics(c, &r);
    uint32_t *set_of = mem_alloc(c->m->topics, sizeof *set_of);
    list_sets(c, &l, &r, set_of);
    count_learners(c, &l, &r, set_of);
    count_teachers(c, &l, set_of);
    sort_sets(&l, people);
    free(r.wish);
    free(r.topic);
    free(r.up);
    free(set_of);
    return l;
}

void cover_lack_free(struct cover_lack *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->set[i].topic);
    free(l->set);
    free(l->learner);
    free(l->teacher);
    *l = (struct cover_lack){0};
}
