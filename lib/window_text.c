/* The words of window.h: reading and writing weeks as text. */
#include "mem.h"
#include "num.h"
#include "window.h"

#include <stdio.h>
#include <string.h>

/* A stretch of the text being read. */
struct piece {
    const char *s;
    size_t n;
};

static struct piece trim(struct piece p)
{
    while (p.n && strchr(" \t\r\n", *p.s)) {
        p.s++;
        p.n--;
    }
    while (p.n && strchr(" \t\r\n", p.s[p.n - 1]))
        p.n--;
    return p;
}

/* Cuts what comes before the first `mark` off the rest; false when nothing is left. */
static bool cut(struct piece *rest, char mark, struct piece *first)
{
    if (!rest->s)
        return false;
    const char *end = rest->n ? memchr(rest->s, mark, rest->n) : NULL;
    size_t n = end ? (size_t)(end - rest->s) : rest->n;
    *first = trim((struct piece){rest->s, n});
    *rest = end ? (struct piece){end + 1, rest->n - n - 1} : (struct piece){NULL, 0};
    return true;
}

/* Bit d is set for each day named: "Mon", "Mon-Fri", "Sun-Thu", "Tue,Thu". */
static const char *read_days(struct piece text, unsigned *days)
{
    struct piece item, first, last;
    *days = 0;
    while (cut(&text, ',', &item)) {
        cut(&item, '-', &first);
        int a = num_weekday(first.s, first.n), b = a;
        if (item.s) {
            last = trim(item);
            b = num_weekday(last.s, last.n);
        }
        if (a < 0 || b < 0)
            return "does not begin with a day, or days, such as Mon or Mon-Fri";
        for (*days |= 1u << b; a != b; a = (a + 1) % 7)
            *days |= 1u << a;
    }
    return NULL;
}

static bool read_clock(struct piece p, int *minutes)
{
    char text[6];
    if (p.n != 5)
        return false;
    memcpy(text, p.s, 5);
    text[5] = '\0';
    return num_clock(text, minutes);
}

/* "09:00-12:00,13:00-17:00" on each of the days. */
static const char *read_times(struct piece text, unsigned days, struct window_week *week)
{
    struct piece item, first;
    int from, to;
    while (cut(&text, ',', &item)) {
        cut(&item, '-', &first);
        if (!item.s || !read_clock(first, &from) || !read_clock(trim(item), &to))
            return "has no times such as 09:00-12:00";
        if (to < from)
            return "ends before it starts";
        if (to == from)
            return "lasts no time";
        for (int d = 0; d < 7; d++)
            if (days >> d & 1)
                window_add(week, d * WINDOW_DAY + from, d * WINDOW_DAY + to);
    }
    return NULL;
}

/* Days end at the blank before the first digit: "Mon - Fri 09:00-17:00" is days and times. */
static const char *read_piece(struct piece p, struct window_week *week)
{
    unsigned days;
    size_t n = 0;
    while (n < p.n && !(p.s[n] >= '0' && p.s[n] <= '9'))
        n++;
    if (n == p.n)
        return "has no times such as 09:00-12:00";
    if (n && !strchr(" \t", p.s[n - 1]))
        return "has no blank between day and time";
    const char *why = read_days(trim((struct piece){p.s, n}), &days);
    return why ? why : read_times((struct piece){p.s + n, p.n - n}, days, week);
}

static bool fail(struct window_week *week, struct window_fault *fault, struct piece p,
                 const char *why)
{
    week->n = 0;
    *fault = (struct window_fault){p.s, (int)p.n, why};
    return false;
}

bool window_parse(const char *text, struct window_week *week, struct window_fault *fault)
{
    struct piece rest = {text, strlen(text)}, p;
    week->n = 0;
    while (cut(&rest, ';', &p)) {
        const char *why = p.n ? read_piece(p, week) : NULL;
        if (why)
            return fail(week, fault, p, why);
    }
    window_tidy(week);
    return true;
}

bool window_working(const char *hours, const char *days, struct window_week *week,
                    struct window_fault *fault)
{
    struct piece d = trim((struct piece){days, strlen(days)}), h = {hours, strlen(hours)};
    unsigned which;
    week->n = 0;
    if (read_days(d, &which))
        return fail(week, fault, d, "is not days such as Mon-Fri or Mon,Wed");
    const char *why = read_times(h, which, week);
    if (why)
        return fail(week, fault, h, why);
    window_tidy(week);
    return true;
}

/* The times of one day, joined by ','. A span that runs past midnight is cut there. */
static void day_text(const struct window_week *week, int day, struct buf *out)
{
    int start = day * WINDOW_DAY, end = start + WINDOW_DAY;
    for (size_t i = 0; i < week->n; i++) {
        int from = week->items[i].from - start, to = week->items[i].to - start;
        if (from >= end - start || to <= 0)
            continue;
        from = from < 0 ? 0 : from;
        to = to > WINDOW_DAY ? WINDOW_DAY : to;
        buf_printf(out, "%s%02d:%02d-%02d:%02d", buf_text(out)[0] ? "," : "", from / 60, from % 60,
                   to / 60, to % 60);
    }
}

/* One piece per time, so that the simplest reader can split it: days, blank, one time. */
static void put_pieces(const char *times, int first, int last, struct buf *out)
{
    struct piece rest = {times, strlen(times)}, time;
    while (*times && cut(&rest, ',', &time)) {
        buf_printf(out, "%s%s", out->n ? ";" : "", num_weekdays[first]);
        if (last > first)
            buf_printf(out, "-%s", num_weekdays[last]);
        buf_printf(out, " %.*s", (int)time.n, time.s);
    }
}

void window_text(const struct window_week *week, struct buf *out)
{
    struct buf days[7] = {BUF_INIT}, text = BUF_INIT;
    for (int d = 0; d < 7; d++)
        day_text(week, d, &days[d]);
    for (int d = 0, last; d < 7; d = last + 1) {
        for (last = d; last < 6 && !strcmp(buf_text(&days[last + 1]), buf_text(&days[d]));)
            last++;
        put_pieces(buf_text(&days[d]), d, last, &text);
    }
    buf_puts(out, buf_text(&text));
    buf_free(&text);
    for (int d = 0; d < 7; d++)
        buf_free(&days[d]);
}
