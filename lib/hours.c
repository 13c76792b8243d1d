#include "hours.h"

#include "mem.h"
#include "near.h"

#include <stdlib.h>
#include <string.h>

/* One who learns, teaches or facilitates has to be found a time; others only stand on the list. */
static uint8_t *taking_part(const struct plan *p)
{
    uint8_t *part = mem_clear(p->n_people, sizeof *part);
    for (size_t row = 0; row < p->rows; row++) {
        bool named = p->kind[row] == PLAN_TEACH && plan_status(p, row) == PLAN_NOMINATED;
        if (p->kind[row] <= PLAN_FACILITATE && !named)
            part[p->person[row]] = 1;
    }
    return part;
}

/* The row where the person said it, for the complaint. */
static size_t row_of(const struct plan *p, uint32_t person, enum plan_column c)
{
    for (size_t i = p->start[person]; i < p->start[person + 1]; i++)
        if (plan_get(p, p->list[i], c))
            return p->list[i];
    return p->people[person].row;
}

static void check_zones(const struct plan *p)
{
    bool zones = false;
    uint32_t windows = PLAN_NOBODY;
    for (uint32_t i = 0; i < p->n_people; i++) {
        zones |= p->people[i].said[PLAN_TZ] != 0;
        if (windows == PLAN_NOBODY && p->people[i].said[PLAN_FREE])
            windows = i;
    }
    if (!zones && windows != PLAN_NOBODY)
        plan_die(p, row_of(p, windows, PLAN_FREE),
                 "%s has free windows and nobody has a time zone; name one with pl-survey --zone",
                 plan_key(p, windows));
    if (!zones)
        return;
    uint8_t *part = taking_part(p);
    for (uint32_t i = 0; i < p->n_people; i++)
        if (part[i] && !p->people[i].said[PLAN_TZ])
            plan_die(p, p->people[i].row,
                     "%s has no time zone and others have; fill 'tz', or name one for all who have "
                     "none with pl-survey --zone",
                     plan_key(p, i));
    free(part);
}

static const struct zone *open_zone(struct hours *h, const struct plan *p, uint32_t person)
{
    const char *name = plan_said(p, person, PLAN_TZ);
    const struct zone *z = zone_open(&h->zones, *name ? name : "UTC");
    if (z)
        return z;
    const char *meant = NULL;
    size_t n = zone_nearest(&h->zones, name, &meant, 1);
    struct buf hint = BUF_INIT;
    plan_die(p, row_of(p, person, PLAN_TZ), "tz '%s' is not a time zone%s", name,
             n ? near_hint(meant, &hint) : "; say a name like Europe/Berlin");
}

static void intern(struct hours *h, const struct plan *p, uint32_t person)
{
    struct window_fault fault;
    const char *free_cell = plan_said(p, person, PLAN_FREE);
    if (!window_set_intern(&h->set, free_cell, h->zone[person], &h->sig[person], &fault))
        plan_die(p, row_of(p, person, PLAN_FREE), "free '%.*s' %s", fault.length, fault.piece,
                 fault.why);
}

void hours_read(struct hours *h, const struct plan *p, const struct window_week *working,
                int32_t monday)
{
    check_zones(p);
    window_set_begin(&h->set, working, monday);
    h->sig = mem_clear(p->n_people, sizeof *h->sig);
    h->zone = mem_clear(p->n_people, sizeof *h->zone);
    uint32_t before = 0;
    for (uint32_t i = 0; i < p->n_people; i++) {
        bool same = i && p->people[i].said[PLAN_TZ] == p->people[before].said[PLAN_TZ];
        h->zone[i] = same ? h->zone[before] : open_zone(h, p, i);
        before = i;
        intern(h, p, i);
    }
}

void hours_free(struct hours *h)
{
    zone_set_free(&h->zones);
    window_set_free(&h->set);
    free(h->sig);
    free(h->zone);
    *h = (struct hours)HOURS_INIT;
}
