#include "pair_groups.h"

#include "group.h"
#include "hours.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct sharing {
    const struct pair_model *m;
    struct hours hours;
    /* who sits in the open groups already: seated[first[i]..] are people */
    uint32_t *seated;
    size_t *first;
    uint32_t *sigs; /* room for a whole group and its teacher */
};

static bool share_an_hour(const void *context, uint32_t offer, uint32_t open, const uint32_t *wish,
                          size_t n)
{
    struct sharing *s = (struct sharing *)context;
    size_t k = 0;
    s->sigs[k++] = s->hours.sig[s->m->offer[offer].person];
    for (size_t i = 0; i < n; i++)
        s->sigs[k++] = s->hours.sig[s->m->wish[wish[i]].person];
    for (size_t i = open == MARKET_NONE ? 0 : s->first[open];
         open != MARKET_NONE && i < s->first[open + 1]; i++)
        s->sigs[k++] = s->hours.sig[s->seated[i]];
    return window_set_share(&s->hours.set, s->sigs, k) >= PAIR_GROUP_MINUTES;
}

/* Kept groups that have room; `meeting` gets their number in the choice. */
static struct group_open *open_groups(struct sharing *s, const struct pair_choice *c,
                                      const struct pair_options *o, size_t *n, uint32_t **meeting)
{
    struct group_open *open = mem_alloc(c->n, sizeof *open);
    uint32_t *number = mem_alloc(c->n, sizeof *number);
    *meeting = mem_alloc(c->n, sizeof **meeting);
    *n = 0;
    s->first = mem_clear(c->n + 2, sizeof *s->first);
    for (uint32_t i = 0; i < c->n; i++) {
        const struct pair_meeting *k = &c->meeting[i];
        number[i] = MARKET_NONE;
        if (!k->group || k->teach_row == PLAN_NO_ROW || k->n >= (uint32_t)o->group)
            continue;
        number[i] = (uint32_t)*n;
        s->first[*n + 2] = k->n;
        uint32_t offer = MARKET_NONE;
        for (uint32_t f = 0; f < s->m->market.offers && offer == MARKET_NONE; f++)
            if (s->m->offer_row[f] == k->teach_row)
                offer = f;
        open[*n] = (struct group_open){offer, o->group - (int32_t)k->n};
        (*meeting)[(*n)++] = i;
    }
    for (size_t i = 2; i < *n + 2; i++)
        s->first[i] += s->first[i - 1];
    s->seated = mem_alloc(c->plan->rows, sizeof *s->seated);
    for (size_t row = 0; row < c->plan->rows; row++)
        if (c->at[row] && number[c->at[row] - 1] != MARKET_NONE)
            s->seated[s->first[number[c->at[row] - 1] + 1]++] = c->plan->person[row];
    free(number);
    return open;
}

static void take(struct pair_choice *c, const struct pair_model *m, const struct group_result *r,
                 const uint32_t *open)
{
    size_t *meeting = mem_alloc(r->n, sizeof *meeting);
    for (size_t i = 0; i < r->n; i++)
        meeting[i] = r->meeting[i].open == MARKET_NONE ? SIZE_MAX : open[r->meeting[i].open];
    for (size_t w = 0; w < m->market.wishes; w++) {
        uint32_t at = r->at[w];
        if (at == MARKET_NONE)
            continue;
        if (meeting[at] != SIZE_MAX)
            pair_choice_join(c, m->wish_row[w], meeting[at]);
        else
            meeting[at] = pair_choice_meet(c, m->wish_row[w], m->offer_row[r->meeting[at].offer]);
        c->meeting[meeting[at]].group |= r->meeting[at].n > 1;
    }
    free(meeting);
}

struct market_result pair_groups(struct pair_choice *c, const struct pair_model *m,
                                 const struct pair_options *o)
{
    struct sharing s = {.m = m, .hours = HOURS_INIT};
    struct group_result r;
    uint32_t *meeting;
    hours_read(&s.hours, m->plan, o->working, o->monday);
    s.sigs = mem_alloc((size_t)o->group + 1, sizeof *s.sigs);
    struct group_problem p = {.market = &m->market,
                              .size = o->group,
                              .alone = m->judge->alone,
                              .share = share_an_hour,
                              .context = &s};
    p.open = open_groups(&s, c, o, &p.opens, &meeting);
    group_solve(&p, &r);
    take(c, m, &r, meeting);
    struct market_result figures = r.figures;
    group_result_free(&r);
    free((void *)p.open);
    free(meeting);
    free(s.seated);
    free(s.first);
    free(s.sigs);
    hours_free(&s.hours);
    return figures;
}
