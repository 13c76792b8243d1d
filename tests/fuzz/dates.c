/* Numbers, dates, times of day, stamps and other small answers. */
#include "fuzz.h"
#include "num.h"
#include "reply.h"
#include "stamp.h"
#include "zone.h"

#include <string.h>

static struct zone_set zones; /* kept: opening one takes milliseconds */
static const struct zone *utc;

static void numbers(const char *text, size_t n)
{
    int64_t i = 0;
    double real = 0;
    int minutes = 0;
    if (num_int(text, -1000, 1000, &i))
        fuzz_law(i >= -1000 && i <= 1000, "a number lies in its range");
    num_int(text, INT64_MIN, INT64_MAX, &i);
    if (num_real(text, &real))
        fuzz_law(real - real == 0, "a number is finite");
    if (num_clock(text, &minutes))
        fuzz_law(minutes >= 0 && minutes <= 1440, "a time of day lies in a day");
    fuzz_law(num_weekday(text, n) < 7, "a week has seven days");
}

static void dates(const char *text)
{
    int32_t days;
    char again[16];
    if (!num_date(text, &days))
        return;
    num_date_text(days, again);
    fuzz_law(!strcmp(text, again), "a date is written as it was read");
}

static void instants(const char *text)
{
    int64_t at, again;
    char written[ZONE_TEXT];
    if (!zone_instant(text, &at))
        return;
    zone_text(utc, at, written);
    fuzz_law(zone_instant(written, &again) && at == again, "an instant reads as it was written");
}

static void stamps(const char *text)
{
    struct stamp_column c = STAMP_COLUMN_INIT;
    struct stamp s[4];
    for (int told = STAMP_ANY; told <= STAMP_YMD; told++) {
        s[told] = stamp_read(text, (enum stamp_order)told);
        stamp_see(&c, &s[told], (size_t)told + 1);
    }
    stamp_settle(&c);
    fuzz_law(stamp_compare(&c, &s[0], &s[0]) == STAMP_SAME ||
                 stamp_compare(&c, &s[0], &s[0]) == STAMP_UNCLEAR,
             "a stamp is not later than itself");
}

static void replies(const char *text)
{
    int n = reply_number(text), rank = reply_rank(text), yes = reply_yes(text);
    fuzz_law(n >= -1 && n <= 1000, "a number of meetings is 0 to 1000, or none");
    fuzz_law(rank >= 0 && yes >= -1 && yes <= 1, "a rank is not negative; yes, no or neither");
    reply_is_nothing(text);
}

static void read_all(const char *text, size_t n)
{
    numbers(text, strlen(text) < n ? strlen(text) : n);
    dates(text);
    instants(text);
    stamps(text);
    replies(text);
}

void fuzz_one(const char *text, size_t n)
{
    if (!utc)
        utc = zone_open(&zones, "UTC");
    fuzz_law(fuzz_lives(read_all, text, n),
             "a date that cannot be read is for the caller to judge");
}
