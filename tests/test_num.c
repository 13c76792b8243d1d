#include "num.h"
#include "tap.h"

int main(void)
{
    int64_t v = 99;
    ok(num_int("010", 0, 100, &v) && v == 10, "010 is ten, not eight");
    ok(!num_int("", 0, 9, &v) && !num_int("1x", 0, 9, &v) && !num_int(" 1", 0, 9, &v),
       "whole string or nothing");
    ok(!num_int("10", 0, 9, &v) && !num_int("99999999999999999999", 0, INT64_MAX, &v), "range");
    double r;
    ok(num_real("4.5", &r) && r == 4.5, "4.5");
    ok(!num_real("nan", &r) && !num_real("1e3", &r) && !num_real("4,5", &r) && !num_real("4.", &r),
       "no nan, exponent or comma");
    int32_t d;
    ok(num_date("2026-12-01", &d) && num_weekday_of(d) == 1, "1 December 2026 is a Tuesday");
    ok(num_date("2024-02-29", &d) && !num_date("2026-02-29", &d) && !num_date("2026-04-31", &d),
       "leap days and short months");
    int bad = 0;
    for (d = -800000; d < 2500000; d++) { /* every day of the years -220 to 8800, both ways */
        int y, m, dd;
        num_civil(d, &y, &m, &dd);
        bad += num_days(y, m, dd) != d;
    }
    is_int(bad, 0, "civil dates and day numbers are inverse");
    int t;
    ok(num_clock("24:00", &t) && t == 1440 && !num_clock("24:01", &t) && !num_clock("9:00", &t),
       "clock");
    is_int(num_weekday("sun", 3), 6, "weekday in any case");
    return tap_done();
}
