/* Busy times of a calendar, four weeks of them. */
#include "calendar.h"
#include "fuzz.h"
#include "num.h"

static struct zone_set zones; /* kept: opening one takes milliseconds */
static const struct zone *home;

static void found(const struct calendar_busy *b, void *user)
{
    (void)user;
    fuzz_law(b->from < b->to, "a busy time has an end after its start");
}

static void read_busy(const char *text, size_t n)
{
    struct calendar_fault fault = {0};
    int64_t from = zone_local(num_days(2026, 12, 1), 0);
    (void)n;
    if (!calendar_read(text, home, from, from + 28 * 1440, true, found, NULL, &fault))
        fuzz_law(fault.line && *fault.why,
                 "a calendar that cannot be read has a line and a reason");
}

void fuzz_one(const char *text, size_t n)
{
    if (!home)
        home = zone_open(&zones, "Europe/Berlin");
    fuzz_law(fuzz_lives(read_busy, text, n),
             "a calendar that cannot be read is for the caller to judge");
}
