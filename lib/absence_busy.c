/* absence_busy - when people are busy, from a table, a calendar, or a folder of them. See
 * absence.h. */
#include "absence.h"
#include "absence_table.h"
#include "calendar.h"
#include "mem.h"
#include "num.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DAY = 1440, WARNINGS = 10 };

/* "2026-12-01", "2026-12-01T09:00", "2026-12-01 09:00:00", or RFC 3339 with an offset. True for a
   date alone. */
static bool read_moment(const struct reader *r, const char *text, const struct zone *zone,
                        int64_t *at)
{
    char date[11] = "", clock[6] = "";
    int32_t day;
    int minutes = 0;
    size_t n = strlen(text);
    snprintf(date, sizeof date, "%s", text);
    if (zone_instant(text, at))
        return false;
    bool good = num_date(date, &day);
    if (good && n > 10) {
        snprintf(clock, sizeof clock, "%.5s", text + 11);
        good = (text[10] == 'T' || text[10] == ' ') && num_clock(clock, &minutes) &&
               (n == 16 || (n == 19 && !strcmp(text + 16, ":00")));
    }
    if (!good)
        msg_die_at(
            r->name, r->line,
            "'%s' is not a time like 2026-12-01T09:00:00+01:00, 2026-12-01 09:00 or 2026-12-01",
            text);
    *at = zone_utc(zone, zone_local(day, minutes));
    return n == 10;
}

/* The people of other parts of a split plan are not named, only counted. */
static void say_stranger(struct absence *a, bool part, const char *file, size_t line,
                         const char *word)
{
    if (a->strangers++ < WARNINGS && !part)
        msg_warn_at(file, line, "nobody in the plan is '%s'; left out", word);
}

/* What a person may be called in a file: the key or the e-mail address, in any case. */
struct address {
    const char *text;
    uint32_t person;
};

struct span_reader {
    struct absence *a;
    const struct plan *plan;
    bool part; /* of a split plan */
    const struct zone *const *zone;
    int64_t from, to;
    uint32_t person;
    struct address *addresses; /* sorted */
    size_t n_addresses;
};

static int by_address(const void *x, const void *y)
{
    const struct address *a = x, *b = y;
    int order = strcasecmp(a->text, b->text);
    if (order)
        return order;
    return a->person < b->person ? -1 : a->person > b->person;
}

static void list_addresses(struct span_reader *s)
{
    const struct plan *p = s->plan;
    s->addresses = mem_alloc(p->n_people * 2, sizeof *s->addresses);
    for (uint32_t i = 0; i < p->n_people; i++) {
        s->addresses[s->n_addresses++] = (struct address){plan_key(p, i), i};
        if (*plan_said(p, i, PLAN_EMAIL))
            s->addresses[s->n_addresses++] = (struct address){plan_said(p, i, PLAN_EMAIL), i};
    }
    if (s->n_addresses)
        qsort(s->addresses, s->n_addresses, sizeof *s->addresses, by_address);
}

static uint32_t find_person(const struct span_reader *s, const char *word)
{
    uint32_t person = plan_find_person(s->plan, word);
    size_t lo = 0, hi = s->n_addresses;
    if (person != PLAN_NOBODY)
        return person;
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (strcasecmp(s->addresses[middle].text, word) < 0)
            lo = middle + 1;
        else
            hi = middle;
    }
    bool found = lo < s->n_addresses && !strcasecmp(s->addresses[lo].text, word);
    return found ? s->addresses[lo].person : PLAN_NOBODY;
}

static void add_busy(struct span_reader *s, int64_t from, int64_t to)
{
    struct absence_busy b = {s->person, from, to};
    if (from < to && to > s->from && from < s->to)
        MEM_PUSH(&s->a->busy, b);
}

static void read_busy_row(struct span_reader *s, const struct reader *r, const char *start,
                          const char *end)
{
    const struct zone *zone = s->zone[s->person];
    int64_t from, to;
    read_moment(r, start, zone, &from);
    if (read_moment(r, end, zone, &to)) /* the last day is busy too */
        to = zone_utc(zone, to + zone_offset(zone, to) + DAY);
    if (to <= from)
        msg_die_at(r->name, r->line, "ends at %s before it starts at %s", end, start);
    add_busy(s, from, to);
}

static void read_busy_table(struct span_reader *s, const char *path)
{
    static const char columns[] = "person, start and end";
    struct reader *r = absence_table_open(path, GUISE_BUSY);
    size_t person = absence_table_need(r, "person", columns),
           start = absence_table_need(r, "start", columns),
           end = absence_table_need(r, "end", columns);
    while (reader_next(r)) {
        s->person = find_person(s, absence_table_cell(r, person));
        if (s->person == PLAN_NOBODY)
            say_stranger(s->a, s->part, r->name, r->line, absence_table_cell(r, person));
        else
            read_busy_row(s, r, absence_table_cell(r, start), absence_table_cell(r, end));
    }
    reader_close(r);
}

static void found_busy(const struct calendar_busy *b, void *user)
{
    struct span_reader *s = user;
    const struct zone *zone = s->zone[s->person];
    if (b->days)
        add_busy(s, zone_utc(zone, b->from), zone_utc(zone, b->to));
    else
        add_busy(s, b->from, b->to);
}

static void read_busy_calendar(struct span_reader *s, const char *path)
{
    struct calendar_fault fault;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char *word = mem_copy(name, strlen(name) - 4);
    s->person = find_person(s, word);
    if (s->person == PLAN_NOBODY) {
        say_stranger(s->a, s->part, path, 0, word);
    } else {
        struct buf text = BUF_INIT;
        buf_read(&text, path, "calendar");
        if (!calendar_read(text.s, s->zone[s->person], s->from, s->to, false, found_busy, s,
                           &fault))
            msg_die_at(path, fault.line, "%s", fault.why);
        buf_free(&text);
    }
    free(word);
}

/* A folder: by name, so that warnings come in the same order everywhere. */

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

static void read_folder(struct span_reader *s, const char *path)
{
    struct {
        char **items;
        size_t n, cap;
    } names = {NULL, 0, 0};
    DIR *d = opendir(path);
    if (!d)
        msg_die("%s: cannot open:", path);
    for (struct dirent *e; (errno = 0, e = readdir(d));)
        if (e->d_name[0] != '.' &&
            (absence_is_named(e->d_name, ".ics") || absence_is_named(e->d_name, ".csv"))) {
            struct buf full = BUF_INIT;
            buf_printf(&full, "%s/%s", path, e->d_name);
            MEM_PUSH(&names, full.s);
        }
    if (errno)
        msg_die("%s: cannot read:", path);
    closedir(d);
    if (names.n)
        qsort(names.items, names.n, sizeof *names.items, by_name);
    else
        msg_warn("%s: holds no .ics or .csv file", path);
    for (size_t i = 0; i < names.n; i++) {
        if (absence_is_named(names.items[i], ".ics"))
            read_busy_calendar(s, names.items[i]);
        else
            read_busy_table(s, names.items[i]);
        free(names.items[i]);
    }
    free(names.items);
}

void absence_read_busy(struct absence *a, const char *path, const struct plan *plan,
                       const struct zone *const *zone, int64_t from, int64_t to)
{
    struct span_reader s = {a, plan, plan_is_part(plan), zone, from, to, PLAN_NOBODY, NULL, 0};
    struct stat st;
    list_addresses(&s);
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        read_folder(&s, path);
    else if (absence_is_named(path, ".ics"))
        read_busy_calendar(&s, path);
    else
        read_busy_table(&s, path);
    if (a->strangers > WARNINGS || (s.part && a->strangers))
        msg_warn("%s: speaks %zu time%s of people who are not in %s", path, a->strangers,
                 a->strangers == 1 ? "" : "s", s.part ? "this part of the plan" : "the plan");
    free(s.addresses);
}
