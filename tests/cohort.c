/*
 * cohort - writes a made-up cohort as a plan, the same bytes on every machine.
 *
 *     cohort PEOPLE SEED [NAME=NUMBER...]
 *
 * Numbers are percent unless said otherwise:
 *
 *     named=5    wishes that name somebody      free=80   people who say when they are free
 *     limits=10  people with limits             gaps=0    topics (a count) nobody offers
 *     zones=1    1: several time zones          circle=3  people who would facilitate
 *     odd=0      1: columns no tool knows       naughty=0 1: hostile text in names and answers
 *     shuffle=0  1: rows in no order            topics=0  how many; 0: one for 25 people, 8 to 2000
 *     share=0    people who let the manager see what they learn; 0: nobody is asked
 *     sites=0    nine of ten people of a unit at one of so many sites; 0: anybody anywhere
 *     export=0   1: as the export of a survey product instead, one row per person
 *
 * People are popular as in life: the i-th topic has a weight of 1/i. Two wishes of a person never
 * agree, as pl-survey sees to it.
 */
#include "buf.h"
#include "mem.h"
#include "num.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WISHES = 6, WIDTH = 24 };

struct settings {
    unsigned people, seed, named, free, limits, gaps, zones, circle, odd, naughty, shuffle, topics,
        share, sites, export;
};

struct person {
    unsigned level, unit, org, site, zone, boss, learn[WISHES], teach[WISHES], gap;
    unsigned n_learn, n_teach, max_learn, max_teach, windows;
    bool facilitates, wants_gap, shares;
};

struct cohort {
    struct settings set;
    uint64_t state, *weight; /* of topics, summed up */
    unsigned units;
    struct person *people;
    struct {
        char **items;
        size_t n, cap;
    } rows;
    struct buf row; /* the one in the making */
};

static const char *const zone_names[] = {"Europe/London", "Europe/Berlin", "America/New_York",
                                         "Asia/Kolkata"};
static const char *const naughty_texts[] = {
    "=1+1",
    "a \"quoted\" word",
    "one, two; three",
    "two\nlines",
    "\xE2\x80\xAEright to left",
    "@SUM(A1)",
    "e\xCC\x81 and \xF0\x9F\x92\xA9",
    " blanks ",
    "-2",
    "tab\there",
    "%s%n",
    "<b>bold</b>",
};

/* Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators". */
static uint64_t draw(struct cohort *c)
{
    uint64_t z = c->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static unsigned below(struct cohort *c, unsigned n)
{
    return (unsigned)(draw(c) % n);
}

static bool percent(struct cohort *c, unsigned share)
{
    return below(c, 100) < share;
}

static unsigned by_weight(struct cohort *c, const unsigned *weight)
{
    unsigned at = below(c, 100), i = 0;
    while (at >= weight[i])
        at -= weight[i++];
    return i;
}

static unsigned popular_topic(struct cohort *c)
{
    uint64_t at = draw(c) % c->weight[c->set.topics - 1];
    unsigned lo = 0, hi = c->set.topics - 1;
    while (lo < hi) {
        unsigned mid = lo + (hi - lo) / 2;
        if (c->weight[mid] > at)
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

static bool holds(const unsigned *list, unsigned n, unsigned topic)
{
    while (n)
        if (list[--n] == topic)
            return true;
    return false;
}

/* Up to `want` different topics that are not in `others` either. */
static unsigned pick(struct cohort *c, unsigned want, const unsigned *others, unsigned n_others,
                     unsigned *list)
{
    unsigned n = 0;
    for (unsigned tries = 4 * want; tries && n < want; tries--) {
        unsigned t = popular_topic(c);
        if (!holds(list, n, t) && !holds(others, n_others, t))
            list[n++] = t;
    }
    return n;
}

static void invent_person(struct cohort *c, struct person *p)
{
    static const unsigned levels[] = {30, 28, 20, 12, 7, 3}, wishes[] = {5, 25, 30, 25, 10, 5},
                          offers[] = {30, 30, 20, 12, 5, 3}, orgs[] = {70, 20, 10},
                          zones[] = {50, 25, 15, 10};
    p->level = 1 + by_weight(c, levels);
    p->unit = below(c, c->units);
    p->org = by_weight(c, orgs);
    if (!c->set.sites)
        p->site = below(c, 1 + c->set.people / 200 % 20);
    else
        p->site = percent(c, 90) ? p->unit % c->set.sites : below(c, c->set.sites);
    p->zone = by_weight(c, zones);
    p->windows = percent(c, c->set.free) ? below(c, 1 << 10) : 0;
    p->n_learn = pick(c, by_weight(c, wishes), NULL, 0, p->learn);
    p->n_teach = pick(c, by_weight(c, offers), p->learn, p->n_learn, p->teach);
    p->wants_gap = c->set.gaps && percent(c, 40);
    p->gap = c->set.gaps ? below(c, c->set.gaps) : 0;
    p->facilitates = percent(c, c->set.circle);
    p->max_learn = percent(c, c->set.limits) ? 1 + 2 * below(c, 2) : 0;
    p->max_teach = percent(c, c->set.limits) ? 1 + below(c, 4) : 0;
    p->shares = c->set.share && percent(c, c->set.share);
}

/* Somebody higher up in the same unit among a few tries, so that reporting lines have no loops. */
static unsigned find_boss(struct cohort *c, const struct person *p)
{
    for (unsigned tries = 0; tries < 8; tries++) {
        unsigned b = below(c, c->set.people);
        if (c->people[b].unit == p->unit && c->people[b].level > p->level)
            return b;
    }
    return c->set.people;
}

static void invent(struct cohort *c)
{
    unsigned n = c->set.people;
    c->people = mem_clear(n, sizeof *c->people);
    for (unsigned i = 0; i < n; i++)
        invent_person(c, &c->people[i]);
    for (unsigned i = 0; i < n; i++)
        c->people[i].boss = find_boss(c, &c->people[i]);
}

/* --- as a plan ------------------------------------------------------------------------------ */

static void cell(struct cohort *c, const char *s)
{
    if (c->row.n)
        buf_putc(&c->row, ',');
    if (!strpbrk(s, ",\"\n\r")) {
        buf_puts(&c->row, s);
        return;
    }
    buf_putc(&c->row, '"');
    for (; *s; s++) {
        if (*s == '"')
            buf_putc(&c->row, '"');
        buf_putc(&c->row, *s);
    }
    buf_putc(&c->row, '"');
}

/* `s` and a number behind it, with leading zeros. */
static void numbered(struct cohort *c, const char *s, unsigned digits, unsigned n)
{
    char text[64];
    snprintf(text, sizeof text, "%s%0*u", s, (int)digits, n);
    cell(c, text);
}

static void number(struct cohort *c, unsigned n)
{
    if (n)
        numbered(c, "", 1, n);
    else
        cell(c, "");
}

static void key(struct cohort *c, unsigned i)
{
    char text[64] = "";
    if (i < c->set.people)
        snprintf(text, sizeof text, "p%07u@example.org", i);
    cell(c, text);
}

static const char *naughty(const struct cohort *c, unsigned i)
{
    size_t kinds = sizeof naughty_texts / sizeof *naughty_texts;
    return c->set.naughty ? naughty_texts[i % kinds] : "";
}

static void name(struct cohort *c, unsigned i)
{
    char text[128];
    snprintf(text, sizeof text, "Person %u%s", i, i % 3 ? "" : naughty(c, i));
    cell(c, text);
}

static void windows(struct cohort *c, unsigned set)
{
    char text[256] = "";
    for (unsigned i = 0; i < 10; i++)
        if (set >> i & 1)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s %s", *text ? ";" : "",
                     num_weekdays[i / 2], i % 2 ? "13:00-17:00" : "09:00-12:00");
    cell(c, text);
}

static void place_cells(struct cohort *c, const struct person *p)
{
    number(c, p->level);
    numbered(c, "unit ", 3, p->unit);
    numbered(c, "org ", 1, p->org);
    numbered(c, "site ", 1, p->site);
    key(c, p->boss);
    cell(c, zone_names[c->set.zones ? p->zone : 0]);
    windows(c, p->windows);
}

static void person_cells(struct cohort *c, unsigned i)
{
    const struct person *p = &c->people[i];
    cell(c, "2026-12");
    key(c, i);
    name(c, i);
    key(c, i);
    place_cells(c, p);
    number(c, p->max_learn);
    number(c, p->max_teach);
    if (c->set.share)
        cell(c, p->shares ? "yes" : "");
    if (!c->set.odd)
        return;
    numbered(c, "", 1, 36 + i % 10);
    cell(c, i % 4 ? "plain" : "an \"odd\", column");
}

static void row(struct cohort *c, unsigned i, const char *kind, const char *topic, unsigned rank)
{
    bool learns = !strcmp(kind, "learn");
    buf_clear(&c->row);
    person_cells(c, i);
    cell(c, kind);
    cell(c, topic);
    number(c, rank);
    key(c, learns && percent(c, c->set.named) ? below(c, c->set.people) : c->set.people);
    cell(c, learns ? naughty(c, i + rank) : "");
    cell(c, learns ? "asked" : strcmp(kind, "none") ? "offered" : "");
    MEM_PUSH(&c->rows, mem_copy(c->row.s, c->row.n));
}

static void answers(struct cohort *c, unsigned i)
{
    const struct person *p = &c->people[i];
    char topic[64];
    for (unsigned k = 0; k < p->n_learn; k++) {
        snprintf(topic, sizeof topic, "topic %04u", p->learn[k]);
        row(c, i, "learn", topic, k + 1);
    }
    if (p->wants_gap) {
        snprintf(topic, sizeof topic, "gap topic %u", p->gap);
        row(c, i, "learn", topic, p->n_learn + 1);
    }
    for (unsigned k = 0; k < p->n_teach; k++) {
        snprintf(topic, sizeof topic, "topic %04u", p->teach[k]);
        row(c, i, "teach", topic, below(c, 6));
    }
    if (p->facilitates)
        row(c, i, "facilitate", "", 0);
    if (!p->n_learn && !p->wants_gap && !p->n_teach && !p->facilitates)
        row(c, i, "none", "", 0);
}

/* --- as an export --------------------------------------------------------------------------- */

static void topic_list(struct cohort *c, const unsigned *list, unsigned n)
{
    char text[256] = "";
    for (unsigned i = 0; i < n; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%stopic %04u", i ? ";" : "",
                 list[i]);
    cell(c, text);
}

static void response(struct cohort *c, unsigned i)
{
    const struct person *p = &c->people[i];
    char stamp[64];
    buf_clear(&c->row);
    snprintf(stamp, sizeof stamp, "2026/11/02 %u:%02u:%02u AM GMT", 1 + i / 3600 % 11, i / 60 % 60,
             i % 60);
    cell(c, stamp);
    key(c, i);
    name(c, i);
    place_cells(c, p);
    topic_list(c, p->teach, p->n_teach);
    topic_list(c, p->learn, p->n_learn);
    key(c, percent(c, c->set.named) ? below(c, c->set.people) : c->set.people);
    cell(c, naughty(c, i));
    cell(c, p->facilitates ? "Yes" : "No");
    MEM_PUSH(&c->rows, mem_copy(c->row.s, c->row.n));
}

static void shuffle(struct cohort *c)
{
    for (size_t i = c->rows.n; i > 1; i--) {
        size_t j = draw(c) % i;
        char *t = c->rows.items[j];
        c->rows.items[j] = c->rows.items[i - 1];
        c->rows.items[i - 1] = t;
    }
}

/* --- the command line ----------------------------------------------------------------------- */

static void set(struct settings *s, const char *word)
{
    const struct {
        const char *name;
        unsigned *to;
    } known[] = {{"named", &s->named},   {"free", &s->free},       {"limits", &s->limits},
                 {"gaps", &s->gaps},     {"zones", &s->zones},     {"circle", &s->circle},
                 {"odd", &s->odd},       {"naughty", &s->naughty}, {"shuffle", &s->shuffle},
                 {"topics", &s->topics}, {"people", &s->people},   {"seed", &s->seed},
                 {"share", &s->share},   {"sites", &s->sites},     {"export", &s->export}};
    int64_t v;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i].name);
        if (strncmp(word, known[i].name, n) || word[n] != '=')
            continue;
        if (!num_int(word + n + 1, 0, 10000000, &v))
            msg_usage("'%s' is not a number from 0 to 10000000", word);
        *known[i].to = (unsigned)v;
        return;
    }
    msg_usage("'%s' is no setting", word);
}

static struct settings read_settings(int argc, char **argv)
{
    struct settings s = {.named = 5, .free = 80, .limits = 10, .zones = 1, .circle = 3};
    char word[64];
    msg_init("cohort");
    if (argc < 3)
        msg_usage("say how many people, and a seed");
    for (int i = 1; i < argc; i++) {
        snprintf(word, sizeof word, "%s%s", i == 1 ? "people=" : i == 2 ? "seed=" : "", argv[i]);
        set(&s, word);
    }
    if (!s.topics)
        s.topics = s.people / 25 < 8 ? 8 : s.people / 25 > 2000 ? 2000 : s.people / 25;
    return s;
}

static void weigh_topics(struct cohort *c)
{
    c->weight = mem_clear(c->set.topics, sizeof *c->weight);
    for (unsigned i = 0; i < c->set.topics; i++)
        c->weight[i] = (i ? c->weight[i - 1] : 0) + 1000000000 / (i + 1);
}

int main(int argc, char **argv)
{
    struct cohort c = {.set = read_settings(argc, argv)};
    c.state = c.set.seed * UINT64_C(1000003) + c.set.people;
    c.units = c.set.people / 40 < 4 ? 4 : c.set.people / 40 > 400 ? 400 : c.set.people / 40;
    weigh_topics(&c);
    invent(&c);
    for (unsigned i = 0; i < c.set.people; i++)
        (c.set.export ? response : answers)(&c, i);
    if (c.set.shuffle)
        shuffle(&c);
    if (c.set.export)
        puts("Timestamp,Username,Name,Level,Unit,Organisation,Site,Manager,Time zone,"
             "When are you usually free?,Which topics could you share with colleagues?,"
             "Which topics would you like to learn?,From whom?,"
             "Which real problem would it help you with?,Would you facilitate a circle?");
    else
        printf("cycle,person,name,email,level,unit,org,site,manager,tz,free,max_learn,max_teach,"
               "%s%skind,topic,rank,from,text,status\n",
               c.set.share ? "share," : "",
               c.set.odd ? "shoe size,\"a remark, with a comma\"," : "");
    for (size_t i = 0; i < c.rows.n; i++) {
        puts(c.rows.items[i]);
        free(c.rows.items[i]);
    }
    free(c.rows.items);
    free(c.people);
    free(c.weight);
    buf_free(&c.row);
    return fflush(stdout) || ferror(stdout);
}
