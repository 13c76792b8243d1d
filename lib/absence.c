#include "absence.h"

#include "calendar.h"
#include "guise.h"
#include "mem.h"
#include "num.h"
#include "reader.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DAY = 1440, WARNINGS = 10 };

static bool ends_in(const char *path, const char *tail)
{
    size_t n = strlen(path), k = strlen(tail);
    return n > k && !strcasecmp(path + n - k, tail);
}

/* CSV. */

/* Which column holds what, by the names in the header; SIZE_MAX for none. */
static size_t find_column(const struct reader *r, const char *name)
{
    for (size_t i = 0; i < r->n; i++)
        if (!strcasecmp(r->field[i], name))
            return i;
    return SIZE_MAX;
}

static const char *cell(const struct reader *r, size_t column)
{
    return column < r->n ? r->field[column] : "";
}

static struct reader *open_table(const char *path)
{
    struct reader *r = reader_open(path, NULL);
    if (!reader_next(r))
        msg_die_at(r->name, 1, "no header line");
    return r;
}

static size_t need_column(const struct reader *r, const char *name, const char *columns)
{
    size_t i = find_column(r, name);
    struct buf hint = BUF_INIT;
    if (i == SIZE_MAX)
        msg_die_at(r->name, r->line, "no column '%s'; the columns are %s%s", name, columns,
                   guise_hint(guise_of((const char *const *)r->field, r->n), &hint));
    return i;
}

static int32_t read_day(const struct reader *r, const char *text)
{
    int32_t day;
    if (!num_date(text, &day))
        msg_die_at(r->name, r->line, "'%s' is not a date like 2026-12-25", text);
    return day;
}

static void read_holiday_table(struct absence *a, const char *path)
{
    struct reader *r = open_table(path);
    size_t start = find_column(r, "date"), end = find_column(r, "end"),
           site = find_column(r, "site");
    if (start == SIZE_MAX)
        start = need_column(r, "start", "date (or start), end, name and site");
    while (reader_next(r)) {
        struct absence_day d = {.first = read_day(r, cell(r, start))};
        d.last = *cell(r, end) ? read_day(r, cell(r, end)) : d.first;
        if (d.last < d.first)
            msg_die_at(r->name, r->line, "ends on %s before it starts on %s", cell(r, end),
                       cell(r, start));
        if (*cell(r, site)) {
            d.site = mem_string(cell(r, site));
            a->by_site = true;
        }
        MEM_PUSH(&a->holidays, d);
    }
    reader_close(r);
}

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

static void say_stranger(struct absence *a, const char *file, size_t line, const char *word)
{
    if (a->strangers++ < WARNINGS)
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
    struct reader *r = open_table(path);
    size_t person = need_column(r, "person", columns), start = need_column(r, "start", columns),
           end = need_column(r, "end", columns);
    while (reader_next(r)) {
        s->person = find_person(s, cell(r, person));
        if (s->person == PLAN_NOBODY)
            say_stranger(s->a, r->name, r->line, cell(r, person));
        else
            read_busy_row(s, r, cell(r, start), cell(r, end));
    }
    reader_close(r);
}

/* iCalendar. */

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
        say_stranger(s->a, path, 0, word);
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

static void found_holiday(const struct calendar_busy *b, void *user)
{
    struct absence *a = user;
    /* A holiday with hours is the whole of its day. */
    struct absence_day d = {.first = (int32_t)(b->from / DAY),
                            .last = (int32_t)((b->to - 1) / DAY)};
    MEM_PUSH(&a->holidays, d);
}

void absence_read_holidays(struct absence *a, const char *path)
{
    struct calendar_fault fault;
    struct zone_set zones = ZONE_SET_INIT;
    if (!ends_in(path, ".ics")) {
        read_holiday_table(a, path);
        return;
    }
    struct buf text = BUF_INIT;
    buf_read(&text, path, "calendar");
    int64_t from = zone_local(num_days(ZONE_FIRST, 1, 1), 0);
    int64_t to = zone_local(num_days(ZONE_LAST, 12, 31), 0);
    if (!calendar_read(text.s, zone_open(&zones, "UTC"), from, to, true, found_holiday, a, &fault))
        msg_die_at(path, fault.line, "%s", fault.why);
    buf_free(&text);
    zone_set_free(&zones);
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
        if (e->d_name[0] != '.' && (ends_in(e->d_name, ".ics") || ends_in(e->d_name, ".csv"))) {
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
        if (ends_in(names.items[i], ".ics"))
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
    struct span_reader s = {a, plan, zone, from, to, PLAN_NOBODY, NULL, 0};
    struct stat st;
    list_addresses(&s);
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        read_folder(&s, path);
    else if (ends_in(path, ".ics"))
        read_busy_calendar(&s, path);
    else
        read_busy_table(&s, path);
    if (a->strangers > WARNINGS)
        msg_warn("%s: speaks %zu times of people who are not in the plan", path, a->strangers);
    free(s.addresses);
}

static int by_day(const void *x, const void *y)
{
    const struct absence_day *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->last < b->last ? -1 : a->last > b->last;
}

static int by_person(const void *x, const void *y)
{
    const struct absence_busy *a = x, *b = y;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

void absence_sort(struct absence *a)
{
    if (a->holidays.n)
        qsort(a->holidays.items, a->holidays.n, sizeof *a->holidays.items, by_day);
    if (a->busy.n)
        qsort(a->busy.items, a->busy.n, sizeof *a->busy.items, by_person);
}

void absence_free(struct absence *a)
{
    for (size_t i = 0; i < a->holidays.n; i++)
        free(a->holidays.items[i].site);
    free(a->holidays.items);
    free(a->busy.items);
    *a = (struct absence)ABSENCE_INIT;
}
