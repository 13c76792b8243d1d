#include "freetime_read.h"

#include "fold.h"
#include "freetime_words.h"
#include "mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 1440, HOUR = 60, WEEKDAYS = 0x1F, DAYS = 7 };

struct scan {
    const char *at;
    unsigned slot;
    bool lenient; /* skip words that are no time */
    struct freetime_piece *now;
    const struct freetime_piece *topic;
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

void freetime_say(const struct freetime_piece *p, const struct freetime_piece *topic,
                  struct freetime *out)
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
    if (s->out && (s->now->days || s->now->times.n))
        freetime_say(s->now, s->topic, s->out);
    s->now->days = 0;
    s->now->times.n = 0;
    s->now->both = s->now->part = false;
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
    size_t n = word_begin(freetime_days, s->at, &from);
    if (!n)
        return false;
    if (s->now->both)
        flush(s);
    s->at += n;
    const char *p = s->at + strspn(s->at, " .");
    size_t sign = word_begin(freetime_towards, p, &none);
    p += sign;
    p += strspn(p, " ");
    n = sign ? word_begin(freetime_days, p, &to) : 0;
    if (n && one_day((unsigned)from) && one_day((unsigned)to)) {
        s->now->days |= days_between((unsigned)from, (unsigned)to);
        s->at = p + n;
    } else {
        s->now->days |= (unsigned)from;
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
    size_t word = word_begin(freetime_clocks, after, &c->half);
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
    struct freetime *times = &s->now->times;
    if (!s->now->part)
        return;
    bool late = times->items[times->n - 1].begin >= 12 * HOUR;
    if (late && from->half == -2 && from->minutes < 12 * HOUR)
        from->minutes += 12 * HOUR;
    if (late && to->half == -2 && to->minutes < 12 * HOUR)
        to->minutes += 12 * HOUR;
    from->exact = true;
    times->n--;
    s->now->part = false;
}

static bool clock_time(struct scan *s)
{
    struct clock from, to;
    const char *p = s->at;
    int none;
    if (!read_clock(&p, &from))
        return false;
    const char *q = p + strspn(p, " ");
    size_t sign = word_begin(freetime_towards, q, &none);
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
    window(&s->now->times, from.minutes, to.minutes);
    s->at = p;
    return true;
}

static bool daypart(struct scan *s)
{
    int hours;
    size_t n = word_begin(freetime_dayparts, s->at, &hours);
    if (!n)
        return false;
    window(&s->now->times, hours / 100 * HOUR, hours % 100 * HOUR);
    s->now->part = true;
    s->at += n;
    return true;
}

static bool filler(struct scan *s)
{
    int none;
    size_t n = word_begin(freetime_fillers, s->at, &none);
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
    size_t n = word_begin(freetime_fillers, s->at, &none);
    return n && word_begin(freetime_days, s->at + n + strspn(s->at + n, " "), &none);
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
        s->now->both = s->now->both || (timed && s->now->days);
    }
    return true;
}

bool freetime_read(const char *text, size_t n, unsigned slot, bool lenient,
                   const struct freetime_piece *topic, struct freetime *out,
                   struct freetime_piece *p)
{
    struct buf key = BUF_INIT;
    fold_key(text, n, &key);
    struct scan s = {buf_text(&key), slot, lenient, p, topic, out};
    bool good = scan(&s);
    buf_free(&key);
    return good;
}
