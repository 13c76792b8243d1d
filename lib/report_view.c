#include "report_view.h"

#include "mem.h"
#include "report_seen.h"
#include "suppress.h"

#include <stdlib.h>

const char *report_view_name(const struct report_view *v, uint32_t person)
{
    bool visible = v->set->audience == REPORT_ORGANISER ||
                   (v->set->audience == REPORT_MANAGER && v->scope->in[person]);
    return visible ? plan_name(v->r->plan, person) : report_word(WORD_COLLEAGUE);
}

const char *report_view_host(const struct report_view *v, const struct report_meeting *m)
{
    if (m->host != PLAN_NOBODY)
        return report_view_name(v, m->host);
    if (!m->with)
        return m->format == REPORT_CIRCLE ? report_word(WORD_NO_FACILITATOR) : "";
    return v->set->audience == REPORT_ORGANISER ? plan_string(v->r->plan, m->with)
                                                : report_word(WORD_COLLEAGUE);
}

bool report_view_hosts_inside(const struct report_view *v, const struct report_meeting *m)
{
    return v->set->audience == REPORT_ORGANISER ||
           (m->host != PLAN_NOBODY && v->scope->in[m->host]);
}

bool report_view_sees_seat(const struct report_view *v, const struct report_meeting *m, size_t row)
{
    uint32_t person = v->r->plan->person[row];
    return m->format == REPORT_REVIEW ? report_view_sees_person(v, person)
                                      : report_view_sees_learning(v, person);
}

size_t report_view_first_seen(const struct report_view *v, const struct report_meeting *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (report_view_sees_seat(v, m, v->r->seat[m->first + i]))
            return v->r->seat[m->first + i];
    return PLAN_NO_ROW;
}

/* The host's, else that of the first learner who may be seen; nobody's where there is neither. */
struct report_wall report_view_wall(const struct report_view *v, const struct report_meeting *m)
{
    bool organiser = v->set->audience == REPORT_ORGANISER;
    if (organiser || (m->hosts_wall && report_view_hosts_inside(v, m)))
        return m->wall;
    size_t row = report_view_first_seen(v, m);
    return row == PLAN_NO_ROW ? report_utc_wall(m->utc) : report_row_wall(v->r->plan, row);
}

const char *report_view_place(const struct report_view *v, const struct report_meeting *m)
{
    return report_view_hosts_inside(v, m) ? plan_text(v->r->plan, v->r->seat[m->first], PLAN_PLACE)
                                          : "";
}

bool report_view_sees_learning(const struct report_view *v, uint32_t person)
{
    if (v->set->audience == REPORT_ORGANISER)
        return true;
    return v->set->audience == REPORT_MANAGER && v->scope->in[person] && !v->r->hidden[person];
}

bool report_view_sees_person(const struct report_view *v, uint32_t person)
{
    const struct report_person *p = &v->r->person[person];
    if (v->set->audience == REPORT_ORGANISER)
        return true;
    return v->set->audience == REPORT_MANAGER && v->scope->in[person] &&
           (p->learns || p->teaches || p->facilitates);
}

size_t report_view_advice(const struct plan *p, size_t *row, size_t most)
{
    static const char *const names[] = {"shortage", "gain", "remedy", "gap"};
    enum { KINDS = sizeof names / sizeof *names, EACH = 4 };
    size_t n = 0;
    for (int k = 0; k < KINDS; k++) {
        size_t said = 0;
        for (size_t i = 0; i < p->rows && said < EACH && n < most; i++)
            if (plan_is_note(p, i, names[k]) && plan_get(p, i, PLAN_WHY)) {
                row[n++] = i;
                said++;
            }
    }
    return n;
}

const char *report_view_proof(const struct plan *p)
{
    const char *said = "";
    for (size_t row = 0; row < p->rows; row++) {
        if (!plan_is_note(p, row, "can learn") || !plan_get(p, row, PLAN_WHY))
            continue;
        if (*said)
            return report_word(WORD_PROOF_OF_PARTS);
        said = plan_text(p, row, PLAN_WHY);
    }
    return said;
}

/* ---- figures ---- */

/* Whom each figure counts, as bits by report_figure. */
static uint32_t figures_of(const struct report_person *p)
{
    bool gives = p->teaches || p->facilitates;
    const bool counted[REPORT_FIGURES] = {
        [REPORT_INVITED] = true,
        [REPORT_ANSWERED] = p->answered,
        [REPORT_LEARNERS] = p->wishes,
        [REPORT_TEACHERS] = p->offers,
        [REPORT_BOTH] = p->wishes && p->offers,
        [REPORT_TAKING_PART] = p->learns || gives,
        [REPORT_LEARNERS_MET] = p->learns,
        [REPORT_HOSTS] = gives,
        [REPORT_BOTH_MET] = p->learns && gives,
        [REPORT_FACILITATORS] = p->would_facilitate,
        [REPORT_IN_ONE_TO_ONE] = p->in_format[REPORT_ONE_TO_ONE],
        [REPORT_IN_GROUP] = p->in_format[REPORT_GROUP],
        [REPORT_IN_CIRCLE] = p->in_format[REPORT_CIRCLE],
    };
    uint32_t bits = 0;
    for (int f = 0; f < REPORT_FIGURES; f++)
        bits |= (uint32_t)counted[f] << f;
    return bits;
}

/* Not who was asked, who answered, who asked for what or learns in which way. */
static bool may_be_shown(const struct report_view *v, int f)
{
    static const bool seen[REPORT_FIGURES] = {
        [REPORT_LEARNERS_MET] = true,
        [REPORT_HOSTS] = true,
        [REPORT_TAKING_PART] = true,
        [REPORT_BOTH_MET] = true,
    };
    return v->set->audience != REPORT_MANAGER || seen[f];
}

static void count_figures(struct report_view *v)
{
    for (size_t i = 0; i < v->scope->n; i++) {
        uint32_t bits = figures_of(&v->r->person[v->scope->people[i]]);
        for (int f = 0; f < REPORT_FIGURES; f++)
            v->people[f] += may_be_shown(v, f) && bits >> f & 1;
    }
}

size_t report_view_people(const struct report_view *v, enum report_figure f)
{
    return v->people[f];
}

/* A manager's are those in the list of meetings. */
bool report_view_shows_format(const struct report_view *v, int format)
{
    return v->set->audience == REPORT_MANAGER || v->shown[REPORT_IN_ONE_TO_ONE + format];
}

/* Manager and organiser know the people they read of; everyone gets what speaks of enough. */
static void judge_figures(struct report_view *v)
{
    struct {
        uint32_t *items;
        size_t n, cap;
    } kinds = {NULL, 0, 0};
    for (int f = 0; f < REPORT_FIGURES; f++)
        v->shown[f] = may_be_shown(v, f);
    if (v->set->audience != REPORT_EVERYONE)
        return;
    long *of = mem_clear((size_t)1 << REPORT_FIGURES, sizeof *of);
    for (size_t i = 0; i < v->scope->n; i++) {
        uint32_t bits = figures_of(&v->r->person[v->scope->people[i]]);
        if (!of[bits]++)
            MEM_PUSH(&kinds, bits);
    }
    long *people = mem_alloc(kinds.n, sizeof *people);
    for (size_t i = 0; i < kinds.n; i++)
        people[i] = of[kinds.items[i]];
    suppress_overlapping(people, kinds.items, kinds.n, REPORT_FIGURES, v->shown, v->set->min_group);
    free(people);
    free(kinds.items);
    free(of);
}

struct report_view report_view_open(const struct report_settings *set, struct report *r,
                                    const struct report_scope *scope, const char *about)
{
    struct report_view v = {.set = set, .r = r, .scope = scope, .about = about};
    bool manager = set->audience == REPORT_MANAGER;
    report_seen_list(&v);
    v.totals = manager ? report_seen_count(&v) : report_count(r, scope);
    v.topics = manager ? report_topics_taught(r, scope) : report_topics_open(r, scope);
    count_figures(&v);
    judge_figures(&v);
    return v;
}

void report_view_close(struct report_view *v)
{
    report_topics_close(&v->topics);
    free(v->meeting);
}
