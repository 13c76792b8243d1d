/* Windows, as the plan and the options write them and as people do.. */
#include "freetime.h"
#include "fuzz.h"
#include "window_set.h"

#include <stdlib.h>
#include <string.h>

static void read_again(const struct window_week *week)
{
    struct buf text = BUF_INIT;
    struct window_week again = WINDOW_WEEK_INIT;
    struct window_fault fault;
    window_text(week, &text);
    fuzz_law(window_parse(buf_text(&text), &again, &fault) && window_equal(week, &again),
             "the canonical text of a week gives the week");
    fuzz_law(window_overlap(week, &again) == window_longest(week),
             "a week shares with itself all that it has");
    window_free(&again);
    buf_free(&text);
}

static void shift(const struct window_week *week)
{
    struct window_week there = WINDOW_WEEK_INIT, back = WINDOW_WEEK_INIT;
    window_shift(week, 345, &there);
    window_shift(&there, -345, &back);
    fuzz_law(window_equal(week, &back), "a week moved there and back is the week");
    fuzz_law(window_longest(week) == window_longest(&there), "moving keeps the longest stretch");
    window_free(&there);
    window_free(&back);
}

static void as_plan(const char *text)
{
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    bool good = window_parse(text, &week, &fault);
    fuzz_law(good || (fault.piece >= text && fault.length >= 0 &&
                      (size_t)(fault.piece - text) + (size_t)fault.length <= strlen(text)),
             "the bad piece lies in the text");
    read_again(&week);
    shift(&week);
    window_free(&week);
}

static void as_options(const char *text)
{
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    window_working(text, "Mon-Fri", &week, &fault);
    window_working("09:00-17:00", text, &week, &fault);
    window_free(&week);
}

static void as_people_write(const char *text)
{
    struct freetime f = FREETIME_INIT;
    struct buf out = BUF_INIT;
    struct window_week week = WINDOW_WEEK_INIT;
    struct window_fault fault;
    const char *bad = text;
    size_t bad_n = 0;
    if (!freetime_add(&f, "Monday", text, freetime_slot(text, 60), &bad, &bad_n))
        fuzz_law(bad >= text && (size_t)(bad - text) + bad_n <= strlen(text),
                 "the bad part lies in the cell");
    freetime_add(&f, text, "Morning", 30, &bad, &bad_n);
    freetime_is_day(text);
    freetime_is_time(text);
    freetime_text(&f, &out);
    fuzz_law(window_parse(buf_text(&out), &week, &fault), "pl-survey writes what the plan reads");
    window_free(&week);
    buf_free(&out);
    freetime_free(&f);
}

static void read_all(const char *text, size_t n)
{
    as_plan(text);
    as_options(text);
    as_people_write(text);
    (void)n;
}

void fuzz_one(const char *text, size_t n)
{
    fuzz_law(fuzz_lives(read_all, text, n),
             "a window that cannot be read is for the caller to judge");
}
