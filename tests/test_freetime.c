#include "freetime.h"
#include "tap.h"

static void is(const char *topic, const char *cell, const char *want)
{
    struct freetime f = FREETIME_INIT;
    struct buf out = BUF_INIT;
    const char *bad;
    size_t n;
    if (freetime_add(&f, topic, cell, 0, &bad, &n))
        freetime_text(&f, &out);
    else
        buf_printf(&out, "bad: %.*s", (int)n, bad);
    is_text(buf_text(&out), want, *topic ? topic : cell);
    freetime_free(&f);
    buf_free(&out);
}

#define WEEK(t) "Mon " t ";Tue " t ";Wed " t ";Thu " t ";Fri " t

static void test_both_ways_round(void)
{
    is("Monday", "9 AM;10 AM", "Mon 09:00-11:00");
    is("Tuesday", "9 AM, 10 AM", "Tue 09:00-11:00");
    is("Tuesday", "2 PM;3 PM", "Tue 14:00-16:00");
    is("0:00 AM - 3:00 AM", "Sunday", "Sun 00:00-03:00");
    is("9:00-12:00", "Monday;Wednesday;", "Mon 09:00-12:00;Wed 09:00-12:00");
    is("Morning", "Mon, Tue", "Mon 09:00-12:00;Tue 09:00-12:00");
    is("Monday >> Morning", "Yes", "Mon 09:00-12:00");
    is("Monday >> Morning", "No", "");
    is("Monday Morning", "Free", "Mon 09:00-12:00");
    is("Monday Morning", "Busy", "");
    is("Montag Vormittag", "verf\xC3\xBCgbar", "Mon 09:00-12:00");
    is("Monday Morning", "Monday Morning", "Mon 09:00-12:00");
    is("Friday", "1", "Fri 09:00-17:00");
    is("Friday", "", "");
    is("On Friday I am free", "Afternoon", "Fri 13:00-17:00");
}

static void test_words(void)
{
    is("", "Monday, 10/28: 10:10am-11am;Tuesday, 10/29: 12:30pm-1:20pm;",
       "Mon 10:10-11:00;Tue 12:30-13:20");
    is("", "Mon 09:00-12:00;Thu 13:00-17:00", "Mon 09:00-12:00;Thu 13:00-17:00");
    is("", "Mon 9-12, Thu 13-17", "Mon 09:00-12:00;Thu 13:00-17:00");
    is("", "Mon, Tue and Wed 9-11 am", "Mon 09:00-11:00;Tue 09:00-11:00;Wed 09:00-11:00");
    is("", "Mondays and Thursdays", "Mon 09:00-17:00;Thu 09:00-17:00");
    is("", "Mon-Wed mornings", "Mon 09:00-12:00;Tue 09:00-12:00;Wed 09:00-12:00");
    is("", "Mornings", WEEK("09:00-12:00"));
    is("", "Mo-Fr 14 Uhr", WEEK("14:00-15:00"));
    is("", "am Montag Nachmittag", "Mon 13:00-17:00");
    is("", "Dienstags von 10 bis 12 Uhr", "Tue 10:00-12:00");
    is("", "Di. 9.30-11.00", "Tue 09:30-11:00");
    is("", "Fri 1-3 pm", "Fri 13:00-15:00");
    is("", "Fri 11-1 pm", "Fri 11:00-13:00");
    is("", "Fri 11 pm - 0:00", "Fri 23:00-24:00");
    is("", "Fri 12 pm", "Fri 12:00-13:00");
    is("", "Fri 12 am - 1 am", "Fri 00:00-01:00");
    is("", "Sun 20:00-24:00;Mon 00:00-01:00", "Mon 00:00-01:00;Sun 20:00-24:00");
    is("Monday", "Morning (9 to 12);Afternoon (1 to 5)", "Mon 09:00-12:00;Mon 13:00-17:00");
    is("Monday", "Afternoon 12:30-4:30", "Mon 12:30-16:30");
    is("", "Evening 6-8 Fri", "Fri 18:00-20:00");
    is("", "Sat-Mon", "Mon 09:00-17:00;Sat 09:00-17:00;Sun 09:00-17:00");
    is("", "weekends", "Sat 09:00-17:00;Sun 09:00-17:00");
}

static void test_refused(void)
{
    is("", "Mon 9-12;whenever;Tue", "bad: whenever");
    is("", "Fri 1-3", "bad: Fri 1-3");
    is("", "Fri 13-12", "bad: Fri 13-12");
    is("", "25:00", "bad: 25:00");
    is("", "Mon 10:75", "bad: Mon 10:75");
    is("", "7", "bad: 7");
    is("", "not on Mondays", "bad: not on Mondays");
}

static void test_slots(void)
{
    is_int(freetime_slot("9 AM;10 AM", 0), 60, "hours");
    is_int(freetime_slot("9:30 AM", 60), 30, "half hours");
    is_int(freetime_slot("9:00 AM", 30), 30, "it stays");
    ok(freetime_is_day("Monday") && !freetime_is_time("Monday"), "a day");
    ok(freetime_is_time("9 AM - 10 AM") && !freetime_is_day("Morning"), "a time");
    ok(freetime_is_day("Mon 9-12") && freetime_is_time("Monday >> Morning"), "both");
    ok(!freetime_is_day("Excel") && !freetime_is_time("SQL") && !freetime_is_day(""), "neither");
}

int main(void)
{
    test_both_ways_round();
    test_words();
    test_refused();
    test_slots();
    return tap_done();
}
