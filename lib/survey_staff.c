#include "survey_staff.h"

#include "buf.h"
#include "freetime.h"
#include "mem.h"
#include "near.h"
#include "reply.h"
#include "survey_log.h"

#include <stdlib.h>
#include <string.h>

/* --- the staff list's cells as the plan wants them ---------------------------------------------
 */

static _Noreturn void die_at(const struct survey *s, const struct roster_entry *e,
                             enum plan_column c, const char *what)
{
    msg_die_at(s->roster.name, e->line, "%s '%s' %s", plan_column_names[c],
               survey_text(s, e->said[c]), what);
}

static void check_zone(struct survey *s, const struct roster_entry *e)
{
    const char *name = survey_text(s, e->said[PLAN_TZ]), *meant = NULL;
    struct buf hint = BUF_INIT;
    if (!*name || !zone_data_found() || zone_open(&s->zones, name))
        return;
    zone_nearest(&s->zones, name, &meant, 1);
    msg_die_at(s->roster.name, e->line,
               "'%s' is no time zone; write a name such as Europe/Berlin%s", name,
               near_hint(meant, &hint));
}

static void read_limit(struct survey *s, struct roster_entry *e, enum plan_column c)
{
    char digits[16];
    int n = reply_number(survey_text(s, e->said[c]));
    if (!e->said[c])
        return;
    if (n < 0)
        die_at(s, e, c, "is no number of meetings");
    snprintf(digits, sizeof digits, "%d", n);
    e->said[c] = survey_keep(s, digits);
}

static void read_share(struct survey *s, struct roster_entry *e)
{
    int yes = reply_yes(survey_text(s, e->said[PLAN_SHARE]));
    if (yes < 0)
        die_at(s, e, PLAN_SHARE, "is neither yes nor no");
    e->said[PLAN_SHARE] = yes ? survey_keep(s, "yes") : 0;
}

static void read_free(struct survey *s, struct roster_entry *e)
{
    struct freetime week = FREETIME_INIT;
    struct buf text = BUF_INIT;
    const char *bad;
    size_t n;
    if (!freetime_add(&week, "", survey_text(s, e->said[PLAN_FREE]), 0, &bad, &n))
        die_at(s, e, PLAN_FREE, "is no time somebody could be free; write Mon 09:00-12:00");
    freetime_text(&week, &text);
    e->said[PLAN_FREE] = survey_keep(s, buf_text(&text));
    freetime_free(&week);
    buf_free(&text);
}

static void read_entry(struct survey *s, struct roster_entry *e)
{
    check_zone(s, e);
    read_limit(s, e, PLAN_MAX_LEARN);
    read_limit(s, e, PLAN_MAX_TEACH);
    read_share(s, e);
    if (e->said[PLAN_FREE])
        read_free(s, e);
}

/* --- joining -----------------------------------------------------------------------------------
 */

/* The staff list is right where the two differ in who somebody is; what people say of their own
 * time and limits is theirs. */
static bool is_own(enum plan_column c)
{
    return c >= PLAN_TZ;
}

static void join(struct survey *s, struct survey_person *p)
{
    if (p->entry == ROSTER_NOBODY)
        return;
    const struct roster_entry *e = &s->roster.items[p->entry];
    for (enum plan_column c = PLAN_NAME; c <= PLAN_SHARE; c++) {
        if (!e->said[c] || (p->said[c] && is_own(c)))
            continue;
        if (p->said[c] && p->said[c] != e->said[c] && p->line[c])
            survey_changed_at(s, p->export[c], p -> line[c], plan_column_names[c], p -> said[c],
                              e -> said[c], "the staff list says so");
        p->said[c] = e->said[c];
    }
}

/* Managers by the text that names them, each looked up once; by pool id of the text. */
struct managers {
    uint32_t *found;    /* key + 1, 0: not looked up */
    uint32_t *answered; /* those who answered, by e-mail and by name: the key, or SEVERAL */
    size_t texts;
    size_t unknown;
    uint32_t example, of;
};
#define SEVERAL UINT32_MAX

static void enter(struct managers *m, uint32_t text, uint32_t key)
{
    uint32_t *slot = &m->answered[text];
    if (text)
        *slot = *slot && *slot != key ? SEVERAL : key;
}

static struct managers managers_open(const struct survey *s)
{
    struct managers m = {.texts = s->plan.pool.n};
    m.found = mem_clear(m.texts, sizeof *m.found);
    m.answered = mem_clear(m.texts, sizeof *m.answered);
    for (size_t i = 0; i < s->people.n; i++) {
        const struct survey_person *p = &s->people.items[i];
        enter(&m, p->key, p->key);
        enter(&m, p->said[PLAN_EMAIL], p->key);
        enter(&m, p->said[PLAN_NAME], p->key);
    }
    return m;
}

/* The key of the one a text names: on the staff list, or among those who answered; 0: nobody. */
static uint32_t find_manager(const struct survey *s, const struct managers *m, const char *text)
{
    struct buf mail = BUF_INIT;
    uint32_t entry = roster_find(&s->roster, text, text, text);
    const char *word = roster_email(text, &mail) ? mail.s : text;
    uint32_t id = pool_find(&s->plan.pool, word, strlen(word));
    buf_free(&mail);
    if (entry != ROSTER_NOBODY)
        return s->roster.items[entry].key;
    return id < m->texts && m->answered[id] != SEVERAL ? m->answered[id] : 0;
}

static void name_manager(struct survey *s, struct managers *m, uint32_t *said, uint32_t person)
{
    uint32_t text = *said;
    if (!text || text >= m->texts)
        return;
    if (!m->found[text])
        m->found[text] = find_manager(s, m, survey_text(s, text)) + 1;
    if (m->found[text] > 1) {
        *said = m->found[text] - 1;
    } else if (!m->unknown++) {
        m->example = text;
        m->of = person;
    }
}

static void name_managers(struct survey *s)
{
    struct managers m = managers_open(s);
    for (size_t i = 0; i < s->people.n; i++)
        name_manager(s, &m, &s->people.items[i].said[PLAN_MANAGER], s->people.items[i].key);
    for (size_t i = 0; i < s->roster.n; i++)
        name_manager(s, &m, &s->roster.items[i].said[PLAN_MANAGER], s->roster.items[i].key);
    if (m.unknown)
        msg_warn("manager '%s' of %s%s is neither on the staff list nor among those who answered; "
                 "nobody below is known to be in that line",
                 survey_text(s, m.example), survey_text(s, m.of),
                 m.unknown > 1 ? " (and others)" : "");
    free(m.found);
    free(m.answered);
}

static void fill_zones(struct survey *s)
{
    uint32_t zone = survey_keep(s, s->options.zone ? s->options.zone : "");
    for (size_t i = 0; i < s->people.n; i++)
        if (!s->people.items[i].said[PLAN_TZ])
            s->people.items[i].said[PLAN_TZ] = zone;
    for (size_t i = 0; i < s->roster.n; i++)
        if (!s->roster.items[i].said[PLAN_TZ])
            s->roster.items[i].said[PLAN_TZ] = zone;
}

/* Times of day mean nothing without a place. */
static void warn_of_zones(const struct survey *s)
{
    bool any = false;
    size_t without = 0;
    const struct survey_person *example = NULL;
    for (size_t i = 0; i < s->people.n; i++) {
        const struct survey_person *p = &s->people.items[i];
        any |= p->said[PLAN_FREE] || p->said[PLAN_TZ];
        if (p->answered && !p->said[PLAN_TZ] && !without++)
            example = p;
    }
    if (any && without)
        msg_warn("%s%s no time zone while windows or other zones are given: name one with --zone "
                 "NAME",
                 survey_text(s, example->key), without > 1 ? " and others have" : " has");
}

/* Guests are welcome, but a misspelt address looks the same. */
static void tell_of_guests(const struct survey *s)
{
    size_t guests = 0;
    const struct survey_person *example = NULL;
    for (size_t i = 0; i < s->people.n && s->roster.n; i++) {
        const struct survey_person *p = &s->people.items[i];
        if (p->answered && p->entry == ROSTER_NOBODY && !guests++)
            example = p;
    }
    if (guests)
        msg_info("%zu who answered %s not on the staff list, such as %s", guests,
                 guests == 1 ? "is" : "are", survey_text(s, example->key));
}

static void place_secrets(struct survey *s)
{
    for (size_t i = 0; i < s->secrets.n; i++) {
        struct confidential_answer *a = &s->secrets.items[i];
        if (a->author >= s->people.n)
            continue;
        a->unit = s->people.items[a->author].said[PLAN_UNIT];
        a->org = s->people.items[a->author].said[PLAN_ORG];
    }
}

void survey_join_staff(struct survey *s)
{
    for (size_t i = 0; i < s->roster.n; i++)
        read_entry(s, &s->roster.items[i]);
    for (size_t i = 0; i < s->people.n; i++)
        join(s, &s->people.items[i]);
    fill_zones(s);
    warn_of_zones(s);
    tell_of_guests(s);
    name_managers(s);
    place_secrets(s);
}
