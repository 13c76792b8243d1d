#include "absence.h"

#include "absence_table.h"
#include "calendar.h"
#include "mem.h"
#include "num.h"

#include <stdlib.h>

enum { DAY = 1440 };

static int32_t read_day(const struct reader *r, const char *text)
{
    int32_t day;
    if (!num_date(text, &day))
        msg_die_at(r->name, r->line, "'%s' is not a date like 2026-12-25", text);
    return day;
}

static void read_holiday_table(struct absence *a, const char *path)
{
    struct reader *r = absence_table_open(path, GUISE_HOLIDAYS);
    size_t start = absence_table_find(r, "date"), end = absence_table_find(r, "end"),
           site = absence_table_find(r, "site");
    if (start == SIZE_MAX)
        start = absence_table_need(r, "start", "date (or start), end, name and site");
    while (reader_next(r)) {
        struct absence_day d = {.first = read_day(r, absence_table_cell(r, start))};
        d.last = *absence_table_cell(r, end) ? read_day(r, absence_table_cell(r, end)) : d.first;
        if (d.last < d.first)
            msg_die_at(r->name, r->line, "ends on %s before it starts on %s",
                       absence_table_cell(r, end), absence_table_cell(r, start));
        if (*absence_table_cell(r, site)) {
            d.site = mem_string(absence_table_cell(r, site));
            a->by_site = true;
        }
        MEM_PUSH(&a->holidays, d);
    }
    reader_close(r);
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
    if (!absence_is_named(path, ".ics")) {
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
