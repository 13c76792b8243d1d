#include "buf.h"
#include "num.h"
#include "tap.h"
#include "window.h"
#include "window_set.h"

#include <stdlib.h>

static struct window_week read_week(const char *text)
{
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    if (!window_parse(text, &week, &fault))
        printf("# '%.*s' %s\n", fault.length, fault.piece, fault.why);
    return week;
}

static void canonical(const char *text, const char *want)
{
    struct window_week week = read_week(text);
    struct buf out = BUF_INIT;
    window_text(&week, &out);
    is_text(buf_text(&out), want, text);
    buf_free(&out);
    window_free(&week);
}

static void refused(const char *text, const char *want)
{
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    char got[200] = "accepted";
    if (!window_parse(text, &week, &fault))
        snprintf(got, sizeof got, "'%.*s' %s", fault.length, fault.piece, fault.why);
    is_text(got, want, text);
    is_int(week.n, 0, "a bad text leaves an empty week");
    window_free(&week);
}

static int overlap(const char *one, const char *other)
{
    struct window_week a = read_week(one), b = read_week(other), c = WINDOW_WEEK_INIT;
    int minutes = window_overlap(&a, &b);
    window_both(&a, &b, &c);
    if (window_longest(&c) != minutes || window_overlap(&b, &a) != minutes)
        minutes = -1; /* three ways to ask, one answer */
    window_free(&a);
    window_free(&b);
    window_free(&c);
    return minutes;
}

static void texts(void)
{
    canonical("Mon 09:00-12:00;Thu 13:00-17:00", "Mon 09:00-12:00;Thu 13:00-17:00");
    canonical(" thu 13:00 - 17:00 ;; mon 09:00-12:00; ", "Mon 09:00-12:00;Thu 13:00-17:00");
    canonical("Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00");
    canonical("Sun-Thu 09:00-17:00", "Mon-Thu 09:00-17:00;Sun 09:00-17:00");
    canonical("Tue,Thu 09:00-10:00,15:00-16:35",
              "Tue 09:00-10:00;Tue 15:00-16:35;Thu 09:00-10:00;Thu 15:00-16:35");
    canonical("Mon 09:00-12:00;Mon 11:00-13:00;Mon 13:00-14:00", "Mon 09:00-14:00");
    canonical("Mon 20:00-24:00;Tue 00:00-02:00", "Mon 20:00-24:00;Tue 00:00-02:00");
    canonical("", "");
    canonical(" ; ", "");
    refused("Mon 12:00-09:00", "'Mon 12:00-09:00' ends before it starts");
    refused("Mon 09:00-10:00;Tue 09:00-09:00", "'Tue 09:00-09:00' lasts no time");
    refused("Mon 9-12", "'Mon 9-12' has no times such as 09:00-12:00");
    refused("Mon 09:00-24:30", "'Mon 09:00-24:30' has no times such as 09:00-12:00");
    refused("Monday 09:00-12:00",
            "'Monday 09:00-12:00' does not begin with a day, or days, such as Mon or Mon-Fri");
    refused("09:00-12:00",
            "'09:00-12:00' does not begin with a day, or days, such as Mon or Mon-Fri");
    refused("Mon", "'Mon' has no times such as 09:00-12:00");
    refused("Mon09:00-12:00", "'Mon09:00-12:00' has no blank between day and time");
    refused("Mon 09:00-12:00 x", "'Mon 09:00-12:00 x' has no times such as 09:00-12:00");
    refused("Mon 09:00-12:00-13:00", "'Mon 09:00-12:00-13:00' has no times such as 09:00-12:00");
    refused("Mon- 09:00-12:00",
            "'Mon- 09:00-12:00' does not begin with a day, or days, such as Mon or Mon-Fri");
}

static void overlaps(void)
{
    is_int(overlap("Mon 09:00-12:00", "Mon 11:30-13:00"), 30, "half an hour");
    is_int(overlap("Mon 09:00-12:00", "Mon 11:31-13:00"), 29, "a minute short of it");
    is_int(overlap("Mon 09:00-12:00", "Mon 12:00-13:00"), 0, "touching is not meeting");
    is_int(overlap("Mon 09:00-12:00", "Tue 09:00-12:00"), 0, "another day");
    is_int(overlap("Mon 09:00-09:20;Mon 09:20-09:40", "Mon 09:00-10:00"), 40,
           "two pieces that touch are one");
    is_int(overlap("Mon 09:00-09:20;Mon 09:21-09:41", "Mon 09:00-10:00"), 20,
           "a minute's break parts them");
    is_int(overlap("Sun 23:00-24:00;Mon 00:00-01:00", "Sun 22:00-24:00;Mon 00:00-03:00"), 120,
           "over the end of the week");
    is_int(overlap("Mon-Sun 00:00-24:00", "Mon-Sun 00:00-24:00"), WINDOW_WEEK, "always");
    is_int(overlap("", "Mon 09:00-10:00"), 0, "never");
}

static void shifts(void)
{
    struct window_week week = read_week("Mon 00:30-02:00;Sun 22:00-23:00"), out = WINDOW_WEEK_INIT;
    struct buf text = BUF_INIT;
    window_shift(&week, -330, &out);
    window_text(&out, &text);
    is_text(buf_text(&text), "Sun 16:30-17:30;Sun 19:00-20:30", "Kolkata's Monday is UTC's Sunday");
    window_shift(&week, 90, &out);
    buf_clear(&text);
    window_text(&out, &text);
    is_text(buf_text(&text), "Mon 00:00-00:30;Mon 02:00-03:30;Sun 23:30-24:00",
            "and a Sunday evening may be Monday further east");
    window_free(&week);
    window_free(&out);
    buf_free(&text);
}

/* Minute by minute against a plain array: random weeks, round the end, off any grid. */
static void fill(const struct window_week *week, char *minutes)
{
    memset(minutes, 0, WINDOW_WEEK);
    for (size_t i = 0; i < week->n; i++)
        memset(minutes + week->items[i].from, 1, (size_t)(week->items[i].to - week->items[i].from));
}

static int plain_overlap(const struct window_week *a, const struct window_week *b)
{
    static char x[WINDOW_WEEK], y[WINDOW_WEEK];
    int best = 0, run = 0;
    fill(a, x);
    fill(b, y);
    for (int m = 0; m < 2 * WINDOW_WEEK && run < WINDOW_WEEK; m++) {
        run = x[m % WINDOW_WEEK] && y[m % WINDOW_WEEK] ? run + 1 : 0;
        best = run > best ? run : best;
    }
    return best;
}

static unsigned dice(unsigned *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % n;
}

static struct window_week random_week(unsigned *seed)
{
    struct window_week week = WINDOW_WEEK_INIT;
    for (unsigned k = dice(seed, 12); k--;) {
        int from = (int)dice(seed, WINDOW_WEEK), longest = dice(seed, 4) ? 600 : 9000;
        window_add(&week, from, from + 1 + (int)dice(seed, (unsigned)longest));
    }
    window_tidy(&week);
    return week;
}

static void random_weeks(void)
{
    unsigned seed = 7;
    int wrong = 0, lost = 0;
    for (int round = 0; round < 2000; round++) {
        struct window_week a = random_week(&seed), b = random_week(&seed), c = WINDOW_WEEK_INIT;
        struct buf text = BUF_INIT;
        wrong += window_overlap(&a, &b) != plain_overlap(&a, &b);
        window_both(&a, &b, &c);
        wrong += window_longest(&c) != plain_overlap(&a, &b);
        window_text(&a, &text);
        struct window_week back = read_week(buf_text(&text));
        lost += !window_equal(&a, &back);
        window_free(&a);
        window_free(&b);
        window_free(&c);
        window_free(&back);
        buf_free(&text);
    }
    is_int(wrong, 0, "2000 random pairs of weeks agree with counting minutes");
    is_int(lost, 0, "the text of a week, read again, is the week");
}

static uint32_t intern(struct window_set *set, const char *text, const struct zone *zone)
{
    uint32_t sig = UINT32_MAX;
    struct window_fault fault;
    window_set_intern(set, text, zone, &sig, &fault);
    return sig;
}

static void signatures(void)
{
    struct zone_set zones = ZONE_SET_INIT;
    struct window_set set = WINDOW_SET_INIT;
    struct window_week work = WINDOW_WEEK_INIT;
    struct window_fault fault;
    uint32_t sig;
    const struct zone *berlin = zone_open(&zones, "Europe/Berlin");
    const struct zone *kolkata = zone_open(&zones, "Asia/Kolkata");
    const struct zone *york = zone_open(&zones, "America/New_York");
    ok(window_working("09:00-17:00", "Mon-Fri", &work, &fault), "working hours");
    window_set_begin(&set, &work, WINDOW_SET_STANDARD);
    uint32_t b = intern(&set, "", berlin), k = intern(&set, "", kolkata),
             y = intern(&set, "", york);
    is_int(intern(&set, "Mon-Fri 09:00-17:00", berlin), b, "no windows are the working hours");
    is_int(intern(&set, "Mon-Fri 08:00-16:00", zone_open(&zones, "Europe/London")), b,
           "the same hours in another zone are one signature");
    is_int(window_set_overlap(&set, b, k), 210, "Berlin and Kolkata: 3 h 30 min");
    is_int(window_set_overlap(&set, k, b), 210, "either way, and from the table");
    is_int(window_set_overlap(&set, b, y), 120, "Berlin and New York: 2 h");
    is_int(window_set_overlap(&set, k, y), 0, "Kolkata and New York: never");
    is_int(window_set_share(&set, (uint32_t[]){b, k, y}, 3), 0, "the three: never");
    uint32_t late = intern(&set, "Mon-Fri 12:00-22:00", kolkata);
    is_int(window_set_share(&set, (uint32_t[]){b, late, y}, 3), 120, "with late hours: two");
    is_int(window_set_overlap(&set, window_set_both(&set, b, late), y), 120,
           "the same through what two have in common");
    ok(!window_set_intern(&set, "Mon 12:00-11:00", berlin, &sig, &fault) &&
           !strcmp(fault.why, "ends before it starts"),
       "bad windows are told");
    window_set_free(&set);

    int32_t gap_week = 0;
    gap_week = num_days(2026, 10, 28); /* Europe is back on winter time, New York is not */
    window_set_begin(&set, &work, gap_week);
    b = intern(&set, "", berlin);
    y = intern(&set, "", york);
    is_int(window_set_overlap(&set, b, y), 180, "the week between the two changes of clocks: 3 h");
    window_set_free(&set);
    window_free(&work);
    zone_set_free(&zones);
}

/* The figures are in the header; here only that many signatures past the table still agree. */
static void many(void)
{
    struct zone_set zones = ZONE_SET_INIT;
    struct window_set set = WINDOW_SET_INIT;
    struct window_week work = WINDOW_WEEK_INIT;
    const struct zone *utc = zone_open(&zones, "UTC");
    unsigned seed = 3;
    int wrong = 0;
    uint32_t sigs[WINDOW_SET_TABLE + 1500];
    window_set_begin(&set, &work, WINDOW_SET_STANDARD);
    for (size_t i = 0; i < WINDOW_SET_TABLE + 1500; i++) {
        struct window_week week = random_week(&seed);
        struct buf text = BUF_INIT;
        window_text(&week, &text);
        sigs[i] = intern(&set, buf_text(&text), utc);
        buf_free(&text);
        window_free(&week);
    }
    ok(window_set_count(&set) > WINDOW_SET_TABLE, "more signatures than the table holds");
    for (int k = 0; k < 300000; k++) {
        uint32_t a = sigs[dice(&seed, WINDOW_SET_TABLE + 1500)], b = sigs[dice(&seed, 4)];
        wrong += window_set_overlap(&set, a, b) !=
                 window_overlap(window_set_week(&set, a), window_set_week(&set, b));
    }
    is_int(wrong, 0, "300,000 overlaps by table equal those by walk");
    window_set_free(&set);
    zone_set_free(&zones);
}

int main(void)
{
    texts();
    overlaps();
    shifts();
    random_weeks();
    signatures();
    many();
    return tap_done();
}
