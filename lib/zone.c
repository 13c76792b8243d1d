#include "zone.h"

#include "buf.h"
#include "mem.h"
#include "num.h"

#include <ctype.h>
#include <libical/ical.h>
#include <libical/icaltz-util.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DAY = 1440, NAME_LONGEST = 64 };

struct zone {
    char *name;
    int first; /* offset before the first change */
    struct zone_change *items;
    size_t n, cap;
};

bool zone_data_found(void)
{
    return icaltzutil_get_zone_directory() != NULL;
}

/* libical takes the name as a path below the zone folder: only what can be a name goes there. */
static bool plausible(const char *name)
{
    size_t n = strlen(name);
    if (!n || n > NAME_LONGEST || !isalpha((unsigned char)*name) || name[n - 1] == '/')
        return false;
    if (!strncmp(name, "right/", 6)) /* counts leap seconds */
        return false;
    return strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == n;
}

/* The system has such a file: when libical makes nothing of it, it could not be read. */
static bool is_there(const char *name)
{
    struct buf path = BUF_INIT;
    struct stat st;
    const char *folder = icaltzutil_get_zone_directory();
    buf_printf(&path, "%s/%s", folder ? folder : "", name);
    bool there = folder && plausible(name) && !stat(path.s, &st) && S_ISREG(st.st_mode);
    buf_free(&path);
    return there;
}

static int ask(icaltimezone *z, int64_t utc)
{
    int summer;
    icaltimetype t = icaltime_from_timet_with_zone((time_t)(utc * 60), 0, NULL);
    return icaltimezone_get_utc_offset_of_utc_time(z, &t, &summer) / 60;
}

/* The minute in (lo, hi] from which the offset is no longer `before`. */
static int64_t bisect(icaltimezone *z, int64_t lo, int64_t hi, int before)
{
    while (hi - lo > 1) {
        int64_t middle = lo + (hi - lo) / 2;
        if (ask(z, middle) == before)
            lo = middle;
        else
            hi = middle;
    }
    return hi;
}

/* No zone has ever changed twice within a day, so a look per day misses nothing. */
static void find_changes(struct zone *z, icaltimezone *from)
{
    int64_t t = zone_local(num_days(ZONE_FIRST, 1, 1), 0);
    int64_t end = zone_local(num_days(ZONE_LAST + 1, 1, 1), 0);
    int offset = z->first = ask(from, t);
    for (; t < end; t += DAY) {
        int after = ask(from, t + DAY);
        if (after == offset)
            continue;
        struct zone_change change = {bisect(from, t, t + DAY, offset), offset, after};
        MEM_PUSH(z, change);
        offset = after;
    }
}

const struct zone *zone_open(struct zone_set *set, const char *name)
{
    for (size_t i = 0; i < set->n; i++)
        if (!strcmp(set->items[i]->name, name))
            return set->items[i];
    icaltimezone *from = plausible(name) ? icaltimezone_get_builtin_timezone(name) : NULL;
    bool known = from && icaltimezone_get_component(from);
    if (!known && strcmp(name, "UTC")) {
        if (is_there(name))
            msg_die("what this machine knows of the time zone '%s' cannot be read; install the "
                    "package tzdata anew",
                    name);
        return NULL;
    }
    struct zone *z = mem_clear(1, sizeof *z);
    z->name = mem_string(name);
    if (known)
        find_changes(z, from);
    MEM_PUSH(set, z);
    return z;
}

void zone_set_free(struct zone_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        free(set->items[i]->name);
        free(set->items[i]->items);
        free(set->items[i]);
    }
    free(set->items);
    for (size_t i = 0; i < set->names.n; i++)
        free(set->names.items[i]);
    free(set->names.items);
    *set = (struct zone_set)ZONE_SET_INIT;
}

const char *zone_name(const struct zone *z)
{
    return z->name;
}

/* How many changes lie at or before the instant. */
static size_t passed(const struct zone *z, int64_t utc)
{
    size_t lo = 0, hi = z->n;
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (z->items[middle].at <= utc)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo;
}

int zone_offset(const struct zone *z, int64_t utc)
{
    size_t n = passed(z, utc);
    return n ? z->items[n - 1].after : z->first;
}

int64_t zone_utc(const struct zone *z, int64_t local)
{
    /* The walk starts at a change that surely lies behind and stops at the first that lies ahead
       when seen with the offset before it. */
    size_t n = passed(z, local - 2 * DAY);
    int offset = n ? z->items[n - 1].after : z->first;
    for (; n < z->n && local - offset >= z->items[n].at; n++) {
        if (local - z->items[n].after < z->items[n].at) /* skipped: read with the offset before */
            break;
        offset = z->items[n].after;
    }
    return local - offset;
}

int zone_standard(const struct zone *z)
{
    int january = zone_offset(z, zone_local(num_days(ZONE_LAST, 1, 1), 0));
    int july = zone_offset(z, zone_local(num_days(ZONE_LAST, 7, 1), 0));
    return january < july ? january : july;
}

int64_t zone_local(int32_t days, int minutes)
{
    return (int64_t)days * DAY + minutes;
}

static int64_t floor_day(int64_t local)
{
    return local >= 0 ? local / DAY : -((DAY - 1 - local) / DAY);
}

void zone_text(const struct zone *z, int64_t utc, char *text)
{
    int offset = zone_offset(z, utc);
    int64_t local = utc + offset, days = floor_day(local);
    unsigned clock = (unsigned)(local - days * DAY), away = (unsigned)abs(offset) % 6000;
    char date[11];
    num_date_text((int32_t)days, date);
    snprintf(text, ZONE_TEXT, "%sT%02u:%02u:00%c%02u:%02u", date, clock / 60, clock % 60,
             offset < 0 ? '-' : '+', away / 60, away % 60);
}

static bool read_offset(const char *s, int *offset)
{
    int minutes;
    if (!strcmp(s, "Z")) {
        *offset = 0;
        return true;
    }
    if ((*s != '+' && *s != '-') || !num_clock(s + 1, &minutes) || minutes >= DAY)
        return false;
    *offset = *s == '-' ? -minutes : minutes;
    return true;
}

bool zone_instant(const char *text, int64_t *utc)
{
    char date[11], clock[6];
    int32_t days;
    int minutes, offset;
    if (strlen(text) < 20 || text[10] != 'T' || strncmp(text + 16, ":00", 3))
        return false;
    snprintf(date, sizeof date, "%.10s", text);
    snprintf(clock, sizeof clock, "%.5s", text + 11);
    if (!num_date(date, &days) || !num_clock(clock, &minutes) || minutes >= DAY ||
        !read_offset(text + 19, &offset))
        return false;
    int64_t at = zone_local(days, minutes) - offset;
    /* A day from the ends of the calendar, so that it can be written in any zone. */
    if (at < zone_local(num_days(1, 1, 2), 0) || at >= zone_local(num_days(9999, 12, 31), 0))
        return false;
    *utc = at;
    return true;
}

size_t zone_changes(const struct zone *z, int64_t from, int64_t to, struct zone_change *out,
                    size_t room)
{
    size_t n = 0;
    for (size_t i = passed(z, from - 1); i < z->n && z->items[i].at < to && n < room; i++)
        out[n++] = z->items[i];
    return n;
}

/* libical's names point into memory that opening a zone moves, so they are copied at once. */
static void read_names(struct zone_set *set)
{
    icalarray *known = icaltimezone_get_builtin_timezones();
    MEM_PUSH(&set->names, mem_string("UTC"));
    for (size_t i = 0; known && i < known->num_elements; i++) {
        const char *name = icaltimezone_get_location(icalarray_element_at(known, i));
        if (name && plausible(name))
            MEM_PUSH(&set->names, mem_string(name));
    }
}

static int alike(char a, char b)
{
    int x = a == ' ' ? '_' : tolower((unsigned char)a), y = tolower((unsigned char)b);
    return x == y;
}

/* One row of the table at a time; both words are short. */
static size_t distance(const char *a, const char *b)
{
    size_t row[NAME_LONGEST + 1], n = strlen(b);
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t change = corner + !alike(a[i - 1], b[j - 1]);
            size_t lose = row[j] + 1, add = row[j - 1] + 1;
            corner = row[j];
            row[j] = change < lose ? change : lose;
            row[j] = row[j] < add ? row[j] : add;
        }
    }
    return row[n];
}

/* The nearer of the whole name and of the city alone, which is what people remember. */
static size_t unlikeness(const char *word, const char *name)
{
    const char *slash = strrchr(name, '/');
    size_t whole = distance(word, name);
    size_t city = slash ? distance(word, slash + 1) : whole;
    return whole < city ? whole : city;
}

size_t zone_nearest(struct zone_set *set, const char *name, const char **names, size_t want)
{
    size_t far[8], n = 0, length = strlen(name);
    if (want > 8)
        want = 8;
    if (!length || length > NAME_LONGEST)
        return 0;
    if (!set->names.n)
        read_names(set);
    for (size_t i = 0; i < set->names.n; i++) {
        size_t d = unlikeness(name, set->names.items[i]), at = n;
        if (d > length / 3 + (length > 2))
            continue;
        while (at && far[at - 1] > d)
            at--;
        if (at >= want)
            continue;
        n += n < want;
        for (size_t k = n - 1; k > at; k--) {
            far[k] = far[k - 1];
            names[k] = names[k - 1];
        }
        far[at] = d;
        names[at] = set->names.items[i];
    }
    return n;
}
