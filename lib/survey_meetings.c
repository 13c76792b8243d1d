#include "survey_meetings.h"

#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "near.h"
#include "survey_export.h"
#include "survey_log.h"

#include <stdlib.h>
#include <string.h>

/* --- the plan ----------------------------------------------------------------------------------
 */

static uint32_t copy(struct survey *s, const struct plan *p, uint32_t id)
{
    return survey_keep(s, plan_string(p, id));
}

static void add_seat(struct survey *s, uint32_t person, uint32_t session)
{
    MEM_PUSH(&s->seats, ((struct survey_seat){person, session}));
}

static void add_meeting(struct survey *s, const struct plan *p, size_t row)
{
    uint32_t session = copy(s, p, plan_get(p, row, PLAN_SESSION));
    struct survey_meeting m = {session, copy(s, p, plan_get(p, row, PLAN_TOPIC)),
                               copy(s, p, plan_get(p, row, PLAN_FORMAT))};
    uint32_t with = copy(s, p, plan_get(p, row, PLAN_WITH));
    if (!session || p->kind[row] != PLAN_LEARN)
        return;
    add_seat(s, copy(s, p, p->people[p->person[row]].key), session);
    if (with)
        add_seat(s, with, session);
    MEM_PUSH(&s->meetings, m);
}

static int by_person(const void *a, const void *b)
{
    const struct survey_seat *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    return x->session < y->session ? -1 : x->session > y->session;
}

static int by_session(const void *a, const void *b)
{
    const struct survey_meeting *x = a, *y = b;
    if (x->session != y->session)
        return x->session < y->session ? -1 : 1;
    return x->topic < y->topic ? -1 : x->topic > y->topic;
}

/* A teacher of a group sits there once for every learner, and a group has a row for each. */
static void sort(struct survey *s)
{
    size_t n = 0;
    qsort(s->seats.items, s->seats.n, sizeof *s->seats.items, by_person);
    for (size_t i = 0; i < s->seats.n; i++)
        if (!n || by_person(&s->seats.items[n - 1], &s->seats.items[i]))
            s->seats.items[n++] = s->seats.items[i];
    s->seats.n = n;
    n = 0;
    qsort(s->meetings.items, s->meetings.n, sizeof *s->meetings.items, by_session);
    for (size_t i = 0; i < s->meetings.n; i++)
        if (!n || s->meetings.items[n - 1].session != s->meetings.items[i].session)
            s->meetings.items[n++] = s->meetings.items[i];
    s->meetings.n = n;
}

void survey_meetings_read(struct survey *s, const char *path)
{
    struct plan p = PLAN_INIT;
    plan_read(&p, (const char *const[]){path, NULL});
    plan_need(&p, PLAN_SESSION);
    for (size_t row = 0; row < p.rows; row++)
        if (p.person[row] != PLAN_NOBODY)
            add_meeting(s, &p, row);
    if (!s->meetings.n)
        msg_die("%s: has no session yet, so no feedback can speak of one", path);
    sort(s);
    roster_from_plan(&s->roster, &p, &s->plan.pool);
    if (!s->options.cycle)
        s->options.cycle = survey_text(s, copy(s, &p, p.cycle));
    plan_free(&p);
}

static const struct survey_meeting *meeting_of(const struct survey *s, uint32_t session)
{
    struct survey_meeting key = {.session = session};
    size_t lo = 0, hi = s->meetings.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->meetings.items[mid].session < key.session)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < s->meetings.n && s->meetings.items[lo].session == session ? &s->meetings.items[lo]
                                                                          : NULL;
}

uint32_t survey_meetings_format(const struct survey *s, uint32_t session)
{
    const struct survey_meeting *m = meeting_of(s, session);
    return m ? m->format : 0;
}

/* --- finding -----------------------------------------------------------------------------------
 */

static size_t first_seat(const struct survey *s, uint32_t person)
{
    size_t lo = 0, hi = s->seats.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->seats.items[mid].person < person)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static bool sits_in(const struct survey *s, uint32_t person, uint32_t session)
{
    for (size_t i = first_seat(s, person); i < s->seats.n && s->seats.items[i].person == person;
         i++)
        if (s->seats.items[i].session == session)
            return true;
    return false;
}

/* What a response says of its meeting; "" and 0 for what it does not say. */
struct hint {
    const char *session, *with, *topic;
    struct survey_place session_at, with_at;
    uint32_t partner;
};

static struct hint read_hint(struct survey *s, size_t export, size_t response)
{
    const struct survey_export *e = &s->exports.items[export];
    struct hint h = {.session = "", .with = "", .topic = ""};
    for (size_t j = 0; j < e->book.n; j++) {
        enum codebook_field f = e->book.items[j].field;
        struct survey_place at = {export, response, &e->book.items[j]};
        if (f != CODEBOOK_SESSION && f != CODEBOOK_WITH && f != CODEBOOK_TOPIC)
            continue;
        const char *raw = survey_text(s, survey_cell(e, response, j));
        const char *text = survey_text(s, survey_export_value(s, export, j, raw, NULL));
        if (f == CODEBOOK_SESSION)
            h.session = text, h.session_at = at;
        else if (f == CODEBOOK_WITH)
            h.with = text, h.with_at = at;
        else
            h.topic = text;
    }
    return h;
}

static uint32_t by_id(struct survey *s, const struct hint *h, uint32_t key)
{
    uint32_t session = pool_find(&s->plan.pool, h->session, strlen(h->session));
    if (session == POOL_NONE || !meeting_of(s, session))
        return survey_refuse(s, h->session_at, h->session, "is no session of the plan"), 0;
    if (!sits_in(s, key, session))
        return survey_refuse(s, h->session_at, h->session, "is a session that %s is not in",
                             survey_text(s, key)),
               0;
    return session;
}

static bool fits(const struct survey *s, const struct hint *h, uint32_t session)
{
    if (h->partner && !sits_in(s, h->partner, session))
        return false;
    return !*h->topic || fold_same(survey_text(s, meeting_of(s, session)->topic), h->topic);
}

/* Of the person's meetings the only one that fits what was said. */
static uint32_t only_one(struct survey *s, const struct hint *h, struct survey_place at,
                         uint32_t key)
{
    uint32_t found = 0;
    size_t n = 0, all = 0;
    for (size_t i = first_seat(s, key); i < s->seats.n && s->seats.items[i].person == key; i++) {
        all++;
        if (fits(s, h, s->seats.items[i].session)) {
            found = s->seats.items[i].session;
            n++;
        }
    }
    if (n == 1)
        return found;
    if (!all)
        survey_refuse(s, at, survey_text(s, key), "has no meeting in the plan");
    else if (n)
        survey_refuse(s, at, survey_text(s, key),
                      "has %zu meetings, and it is not said which one is meant", n);
    else
        survey_refuse(s, at, survey_text(s, key), "has no meeting%s%s%s%s",
                      *h->with ? " with " : "", h->with, *h->topic ? " about " : "", h->topic);
    return 0;
}

uint32_t survey_meetings_find(struct survey *s, size_t export, size_t response, uint32_t key)
{
    struct hint h = read_hint(s, export, response);
    if (*h.session)
        return by_id(s, &h, key);
    if (*h.with) {
        uint32_t entry = roster_find(&s->roster, h.with, h.with, h.with);
        if (entry == ROSTER_NOBODY)
            return survey_refuse(s, h.with_at, h.with, "is nobody in the plan"), 0;
        h.partner = s->roster.items[entry].key;
    }
    return only_one(s, &h, (struct survey_place){export, response, NULL}, key);
}

void survey_meetings_free(struct survey *s)
{
    free(s->seats.items);
    free(s->meetings.items);
}
