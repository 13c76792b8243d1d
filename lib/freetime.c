#include "freetime.h"

#include "fold.h"
#include "mem.h"
#include "num.h"
#include "word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 1440, HOUR = 60, WEEKDAYS = 0x1F, WEEKEND = 0x60, EVERY_DAY = 0x7F, DAYS = 7 };

/* To sets of days: bit 0 is Monday. */
static const struct word days[] = {{"mon", 1},
                                   {"monday*", 1},
                                   {"montag*", 1},
                                   {"mo", 1},
                                   {"mo.", 1},
                                   {"tue", 2},
                                   {"tues", 2},
                                   {"tuesday*", 2},
                                   {"dienstag*", 2},
                                   {"di", 2},
                                   {"di.", 2},
                                   {"wed", 4},
                                   {"wednesday*", 4},
                                   {"mittwoch*", 4},
                                   {"mi", 4},
                                   {"mi.", 4},
                                   {"thu", 8},
                                   {"thur", 8},
                                   {"thurs", 8},
                                   {"thursday*", 8},
                                   {"donnerstag*", 8},
                                   {"do", 8},
                                   {"do.", 8},
                                   {"fri", 16},
                                   {"friday*", 16},
                                   {"freitag*", 16},
                                   {"fr", 16},
                                   {"fr.", 16},
                                   {"sat", 32},
                                   {"saturday*", 32},
                                   {"samstag*", 32},
                                   {"sonnabend*", 32},
                                   {"sa", 32},
                                   {"sa.", 32},
                                   {"sun", 64},
                                   {"sunday*", 64},
                                   {"sonntag*", 64},
                                   {"so", 64},
                                   {"so.", 64},
                                   {"weekdays", WEEKDAYS},
                                   {"weekday", WEEKDAYS},
                                   {"every weekday", WEEKDAYS},
                                   {"werktags", WEEKDAYS},
                                   {"wochentags", WEEKDAYS},
                                   {"weekend", WEEKEND},
                                   {"weekends", WEEKEND},
                                   {"wochenende", WEEKEND},
                                   {"every day", EVERY_DAY},
                                   {"daily", EVERY_DAY},
                                   {"t\xC3\xA4glich", EVERY_DAY},
                                   {NULL, 0}};

/* Parts of a day: begin * 100 + end, in hours. */
static const struct word dayparts[] = {{"early morning", 709},
                                       {"fr\xC3\xBCh*", 709},
                                       {"morning*", 912},
                                       {"vormittag*", 912},
                                       {"a.m.", 912},
                                       {"am", 912},
                                       {"noon", 1213},
                                       {"midday", 1213},
                                       {"lunch", 1213},
                                       {"lunchtime", 1213},
                                       {"mittag", 1213},
                                       {"mittags", 1213},
                                       {"afternoon*", 1317},
                                       {"nachmittag*", 1317},
                                       {"p.m.", 1317},
                                       {"pm", 1317},
                                       {"evening*", 1720},
                                       {"abend*", 1720},
                                       {"all day", 917},
                                       {"whole day", 917},
                                       {"full day", 917},
                                       {"any time", 917},
                                       {"anytime", 917},
                                       {"ganztags", 917},
                                       {"ganzt\xC3\xA4gig", 917},
                                       {"jederzeit", 917},
                                       {"working hours", 917},
                                       {"office hours", 917},
                                       {NULL, 0}};

/* Of the whole topic: free or not. */
static const struct word states[] = {{"", 0},
                                     {"no", 0},
                                     {"n", 0},
                                     {"0", 0},
                                     {"nein", 0},
                                     {"busy", 0},
                                     {"false", 0},
                                     {"belegt", 0},
                                     {"unavailable", 0},
                                     {"not available", 0},
                                     {"not free", 0},
                                     {"unchecked", 0},
                                     {"not selected", 0},
                                     {"n/a", 0},
                                     {"na", 0},
                                     {"none", 0},
                                     {"-", 0},
                                     {"nicht frei", 0},
                                     {"nicht verf\xC3\xBCgbar", 0},
                                     {"never", 0},
                                     {"nie", 0},
                                     {"keine zeit", 0},
                                     {"yes", 1},
                                     {"y", 1},
                                     {"1", 1},
                                     {"x", 1},
                                     {"ja", 1},
                                     {"j", 1},
                                     {"free", 1},
                                     {"available", 1},
                                     {"true", 1},
                                     {"frei", 1},
                                     {"verf\xC3\xBCgbar", 1},
                                     {"checked", 1},
                                     {"selected", 1},
                                     {"i am free", 1},
                                     {"can meet", 1},
                                     {NULL, 0}};

static const struct word fillers[] = {
    {"and", 0}, {"und", 0},     {"or", 0},       {"oder", 0}, {"from", 0},    {"von", 0},
    {"on", 0},  {"am", 0},      {"at", 0},       {"um", 0},   {"in", 0},      {"the", 0},
    {"den", 0}, {"between", 0}, {"zwischen", 0}, {"uhr", 0},  {"o'clock", 0}, {NULL, 0}};

static const struct word towards[] = {
    {"-", 0},   {"\xE2\x80\x93", 0}, {"\xE2\x80\x94", 0}, {"to", 0},
    {"bis", 0}, {"until", 0},        {"till", 0},         {NULL, 0}};

static const struct word clocks[] = {{"am", 0},   {"a.m.", 0}, {"pm", 12}, {"p.m.", 12},
                                     {"uhr", -1}, {"h", -1},   {NULL, 0}};

/* What a piece of text says: sets of days and times of day, each perhaps several. */
struct piece {
    unsigned days;
    struct freetime times; /* minutes of a day */
    bool both;             /* times came after the days: a new day begins a new thought */
    bool part;             /* the last time is a part of the day by its word */
};

struct scan {
    const char *at;
    unsigned slot;
    bool lenient; /* skip words that are no time */
    struct piece now, *topic;
    struct freetime *out; /* minutes of the week */
};

static void blanks(struct scan *s)
{
    s->at += strspn(s->at, " ,:.;>/&()|\"");
}

static void window(struct freetime *f, int begin, int end)
{
    MEM_PUSH(f, ((struct freetime_window){begin, end}));
}

/* Days times times, each from the piece itself, else from the topic, else the usual ones. */
static void emit(struct freetime *out, const struct piece *p, const struct piece *topic)
{
    static struct freetime_window day = {9 * HOUR, 17 * HOUR};
    const struct freetime usual = {&day, 1, 1};
    unsigned set = p->days ? p->days : topic && topic->days ? topic->days : WEEKDAYS;
    const struct freetime *times = p->times.n                ? &p->times
                                   : topic && topic->times.n ? &topic->times
                                                             : &usual;
    for (int d = 0; d < DAYS; d++)
        for (size_t i = 0; set & 1U << d && i < times->n; i++)
            window(out, d * DAY + times->items[i].begin, d * DAY + times->items[i].end);
}

static void flush(struct scan *s)
{
    if (s->out && (s->now.days || s->now.times.n))
        emit(s->out, &s->now, s->topic);
    s->now.days = 0;
    s->now.times.n = 0;
    s->now.both = s->now.part = false;
}

/* "10/28", "10/28/2024", "2024-10-28", "28.10.": a usual week has no dates. */
static bool skip_date(struct scan *s)
{
    const char *p = s->at;
    size_t a = strspn(p, "0123456789");
    if (!a || !p[a] || !strchr("/.-", p[a]))
        return false;
    char sign = p[a];
    size_t b = strspn(p + a + 1, "0123456789");
    const char *end = p + a + 1 + b;
    bool third = b && *end == sign;
    size_t c = third ? strspn(end + 1, "0123456789") : 0;
    if (!b || (sign == '-' && !(a == 4 && c)) || (sign == '.' && !third))
        return false;
    s->at = third ? end + 1 + c : end;
    return true;
}

static unsigned days_between(unsigned from, unsigned to)
{
    unsigned set = from;
    for (unsigned bit = from; bit != to; bit = bit == 64 ? 1 : bit << 1)
        set |= bit;
    return set | to;
}

static bool one_day(unsigned set)
{
    return set && !(set & (set - 1));
}

static bool day(struct scan *s)
{
    int from, to, none;
    size_t n = word_begin(days, s->at, &from);
    if (!n)
        return false;
    if (s->now.both)
        flush(s);
    s->at += n;
    const char *p = s->at + strspn(s->at, " .");
    size_t sign = word_begin(towards, p, &none);
    p += sign;
    p += strspn(p, " ");
    n = sign ? word_begin(days, p, &to) : 0;
    if (n && one_day((unsigned)from) && one_day((unsigned)to)) {
        s->now.days |= days_between((unsigned)from, (unsigned)to);
        s->at = p + n;
    } else {
        s->now.days |= (unsigned)from;
    }
    return true;
}

struct clock {
    int minutes;
    int half;   /* 0 before noon, 12 after, -1 by the word Uhr, -2 not said */
    bool exact; /* with minutes */
};

/* "9", "9:30", "9.30", "9 am", "14 Uhr" */
static bool read_clock(const char **at, struct clock *c)
{
    const char *p = *at;
    size_t n = strspn(p, "0123456789");
    if (!n || n > 2)
        return false;
    int h = atoi(p), m = 0;
    p += n;
    c->exact = (*p == ':' || *p == '.') && strspn(p + 1, "0123456789") == 2;
    if (c->exact) {
        m = atoi(p + 1);
        p += 3;
    }
    c->half = -2;
    const char *after = p + strspn(p, " ");
    size_t word = word_begin(clocks, after, &c->half);
    if (word)
        p = after + word;
    if (c->half >= 0 && h == 12)
        h = 0;
    h += c->half == 12 && h < 12 ? 12 : 0;
    c->minutes = h * HOUR + m;
    *at = p;
    return m < HOUR && c->minutes <= DAY;
}

/* "9-11 am" and "1-3 pm" say the half of the day once, at the end; "11-1 pm" crosses noon. */
static bool share_half(struct clock *from, const struct clock *to)
{
    bool said = from->half != -2 || to->half != -2 || from->exact || to->exact;
    if (from->half == -2 && to->half == 12 && from->minutes < 12 * HOUR &&
        from->minutes + 12 * HOUR < to->minutes)
        from->minutes += 12 * HOUR;
    return said || from->minutes >= 7 * HOUR;
}

/* "Afternoon (1 to 5)": the clock says exactly what the word means, the word which half it is. */
static void take_part(struct scan *s, struct clock *from, struct clock *to)
{
    struct freetime *times = &s->now.times;
    if (!s->now.part)
        return;
    bool late = times->items[times->n - 1].begin >= 12 * HOUR;
    if (late && from->half == -2 && from->minutes < 12 * HOUR)
        from->minutes += 12 * HOUR;
    if (late && to->half == -2 && to->minutes < 12 * HOUR)
        to->minutes += 12 * HOUR;
    from->exact = true;
    times->n--;
    s->now.part = false;
}

static bool clock_time(struct scan *s)
{
    struct clock from, to;
    const char *p = s->at;
    int none;
    if (!read_clock(&p, &from))
        return false;
    const char *q = p + strspn(p, " ");
    size_t sign = word_begin(towards, q, &none);
    q += sign;
    q += strspn(q, " ");
    if (sign && read_clock(&q, &to)) {
        p = q;
        take_part(s, &from, &to);
        if (!share_half(&from, &to))
            return false;
        if (to.minutes == 0)
            to.minutes = DAY;
    } else {
        if (from.half == -2 && !from.exact)
            return false; /* a number alone */
        to.minutes = from.minutes + (int)(s->slot ? s->slot : HOUR);
    }
    if (from.minutes >= to.minutes || to.minutes > DAY)
        return false;
    window(&s->now.times, from.minutes, to.minutes);
    s->at = p;
    return true;
}

static bool daypart(struct scan *s)
{
    int hours;
    size_t n = word_begin(dayparts, s->at, &hours);
    if (!n)
        return false;
    window(&s->now.times, hours / 100 * HOUR, hours % 100 * HOUR);
    s->now.part = true;
    s->at += n;
    return true;
}

static bool filler(struct scan *s)
{
    int none;
    size_t n = word_begin(fillers, s->at, &none);
    if (!n && s->lenient)
        n = strcspn(s->at, " ") + 1;
    if (n > strlen(s->at))
        n = strlen(s->at);
    s->at += n;
    return n > 0;
}

/* "am Montag" is no morning: the filler counts where a day follows. */
static bool before_day(const struct scan *s)
{
    int none;
    size_t n = word_begin(fillers, s->at, &none);
    return n && word_begin(days, s->at + n + strspn(s->at + n, " "), &none);
}

static bool scan(struct scan *s)
{
    for (blanks(s); *s->at; blanks(s)) {
        bool dated = skip_date(s);
        if (dated)
            continue;
        bool timed = !before_day(s) && (clock_time(s) || daypart(s));
        if (!timed && !day(s) && !filler(s))
            return false;
        s->now.both = s->now.both || (timed && s->now.days);
    }
    return true;
}

static char *folded(const char *text, size_t n)
{
    struct buf key = BUF_INIT;
    fold_key(text, n, &key);
    char *copy = mem_string(buf_text(&key));
    buf_free(&key);
    return copy;
}

static bool add_item(struct freetime *out, struct piece *topic, const char *text, size_t n,
                     unsigned slot)
{
    int state = word_value(states, text, n, -1);
    if (state >= 0) {
        if (state)
            emit(out, topic, NULL);
        return true;
    }
    char *key = folded(text, n);
    struct scan s = {key, slot, false, {.times = FREETIME_INIT}, topic, out};
    bool good = scan(&s);
    if (good)
        flush(&s);
    freetime_free(&s.now.times);
    free(key);
    return good;
}

static void read_topic(const char *topic, unsigned slot, struct piece *p)
{
    char *key = folded(topic, strlen(topic));
    struct scan s = {key, slot, true, *p, NULL, NULL};
    scan(&s);
    *p = s.now;
    free(key);
}

bool freetime_add(struct freetime *f, const char *topic, const char *cell, unsigned slot,
                  const char **bad, size_t *bad_n)
{
    struct piece about = {.times = FREETIME_INIT};
    struct freetime found = FREETIME_INIT;
    bool good = true;
    read_topic(topic, slot, &about);
    while (good && *cell) {
        size_t n = strcspn(cell, ";\n");
        good = add_item(&found, &about, cell, n, slot);
        if (!good) {
            *bad = cell;
            *bad_n = n;
        }
        cell += n + (cell[n] != '\0');
    }
    for (size_t i = 0; good && i < found.n; i++)
        MEM_PUSH(f, found.items[i]);
    freetime_free(&found);
    freetime_free(&about.times);
    return good;
}

/* What the whole text is made of: days (1), times (2), both (3), or something else (0). */
static int made_of(const char *text)
{
    struct freetime out = FREETIME_INIT;
    char *key = folded(text, strlen(text));
    struct scan s = {key, 0, false, {.times = FREETIME_INIT}, NULL, NULL};
    bool good = scan(&s);
    int kind = good ? (s.now.days != 0) + 2 * (s.now.times.n > 0) : 0;
    freetime_free(&s.now.times);
    freetime_free(&out);
    free(key);
    return kind;
}

bool freetime_is_day(const char *s)
{
    return made_of(s) & 1;
}

bool freetime_is_time(const char *s)
{
    return made_of(s) & 2;
}

unsigned freetime_slot(const char *cell, unsigned so_far)
{
    for (const char *s = cell; (s = strchr(s, ':')) != NULL; s++)
        if (s > cell && isdigit((unsigned char)s[-1]) && !strncmp(s + 1, "30", 2))
            return 30;
    return so_far ? so_far : HOUR;
}

static int by_begin(const void *a, const void *b)
{
    const struct freetime_window *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* Windows that touch become one, but never across midnight: a window belongs to a day. */
static void merge(struct freetime *f)
{
    size_t out = 0;
    if (f->n)
        qsort(f->items, f->n, sizeof *f->items, by_begin);
    for (size_t i = 0; i < f->n; i++) {
        struct freetime_window *last = out ? &f->items[out - 1] : NULL;
        bool same_day = last && last->begin / DAY == f->items[i].begin / DAY;
        if (same_day && f->items[i].begin <= last->end)
            last->end = f->items[i].end > last->end ? f->items[i].end : last->end;
        else
            f->items[out++] = f->items[i];
    }
    f->n = out;
}

void freetime_text(struct freetime *f, struct buf *out)
{
    merge(f);
    for (size_t i = 0; i < f->n; i++) {
        int d = f->items[i].begin / DAY, b = f->items[i].begin % DAY, e = f->items[i].end - d * DAY;
        buf_printf(out, "%s%s %02d:%02d-%02d:%02d", i ? ";" : "", num_weekdays[d], b / HOUR,
                   b % HOUR, e / HOUR, e % HOUR);
    }
}

void freetime_clear(struct freetime *f)
{
    f->n = 0;
}

void freetime_free(struct freetime *f)
{
    free(f->items);
    *f = (struct freetime)FREETIME_INIT;
}
