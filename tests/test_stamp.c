#include "num.h"
#include "stamp.h"
#include "tap.h"

static int64_t at(int y, int m, int d, int h, int min, int s)
{
    return ((int64_t)num_days(y, m, d) * 1440 + h * 60 + min) * 60000 + s * 1000;
}

static void reads(const char *text, int64_t day_first, int64_t month_first)
{
    struct stamp s = stamp_read(text, STAMP_ANY);
    ok(s.day_first == day_first && s.month_first == month_first, text);
}

/* Every form that the products' files show. */
static void test_forms(void)
{
    struct {
        const char *text;
        int64_t moment;
    } sure[] = {
        {"2024-10-09 17:21:33", at(2024, 10, 9, 17, 21, 33)},
        {"2024-10-09T11:00:01.000-04:00", at(2024, 10, 9, 15, 0, 1)},
        {"2024-10-09T15:05:00", at(2024, 10, 9, 15, 5, 0)},
        {"2024/10/09 10:06:06 PM GMT+1", at(2024, 10, 9, 21, 6, 6)},
        {"2024/10/09 9:31:58 AM GMT+1", at(2024, 10, 9, 8, 31, 58)},
        {"2022/06/22 11:07:29 AM AST", at(2022, 6, 22, 11, 7, 29)},
        {"2562/07/26 10:06:06 หลังเที่ยง GMT+7", at(2019, 7, 26, 15, 6, 6)},
        {"2562/07/26 10:06:06 ก่อนเที่ยง GMT+7", at(2019, 7, 26, 3, 6, 6)},
        {"2022/10/17 下午 6:31:58", at(2022, 10, 17, 18, 31, 58)},
        {"Oct 9, 2024 5:56:04 pm", at(2024, 10, 9, 17, 56, 4)},
        {"Oct 9, 2024 5:56:04\xC2\xA0PM", at(2024, 10, 9, 17, 56, 4)},
        {"Wed, 9 October 2024 12:00:00 AM", at(2024, 10, 9, 0, 0, 0)},
        {"9. Oktober 2024", at(2024, 10, 9, 0, 0, 0)},
        {"9. M\xC3\xA4rz 2024 12:30 Uhr", at(2024, 3, 9, 12, 30, 0)},
        {"May 1, 2026", at(2026, 5, 1, 0, 0, 0)},
        {"5/5/2024 12:00\xE2\x80\xAFPM", at(2024, 5, 5, 12, 0, 0)},
        {"2023-01-23 06:24:12 +0530", at(2023, 1, 23, 0, 54, 12)},
    };
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        reads(sure[i].text, sure[i].moment, sure[i].moment);
    reads("10/9/2024 11:02:31", at(2024, 9, 10, 11, 2, 31), at(2024, 10, 9, 11, 2, 31));
    reads("10/09/2024 01:00:01 PM", at(2024, 9, 10, 13, 0, 1), at(2024, 10, 9, 13, 0, 1));
    reads("27.04.2026 11:34", at(2026, 4, 27, 11, 34, 0), STAMP_NEVER);
    reads("26-03-2024 09:34", at(2024, 3, 26, 9, 34, 0), STAMP_NEVER);
    reads("8/20/25 12:51:45", STAMP_NEVER, at(2025, 8, 20, 12, 51, 45));
    const char *const none[] = {
        "",    "[not completed]",  "2", "13/13/2024",     "31.04.2026",        "10:30",
        "1.2", "2024-10-09 25:00", "x", "9 bananas 2024", "2024-10-09 7 11:00"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct stamp s = stamp_read(none[i], STAMP_ANY);
        ok(!stamp_is_date(&s), none[i][0] ? none[i] : "the empty cell is no date");
    }
}

static void test_told(void)
{
    struct stamp s = stamp_read("10/9/2024", STAMP_DMY);
    ok(s.day_first == at(2024, 9, 10, 0, 0, 0) && s.month_first == s.day_first, "told dmy");
    s = stamp_read("10/9/2024", STAMP_MDY);
    ok(s.day_first == at(2024, 10, 9, 0, 0, 0) && s.month_first == s.day_first, "told mdy");
    s = stamp_read("24/10/09", STAMP_YMD);
    ok(s.day_first == at(2024, 10, 9, 0, 0, 0) && s.month_first == s.day_first, "told ymd");
    enum stamp_order order;
    ok(stamp_order_word("dmy", &order) && order == STAMP_DMY, "the word dmy");
    ok(!stamp_order_word("", &order) && !stamp_order_word("dym", &order), "no other word");
}

static struct stamp seen(struct stamp_column *c, const char *text, size_t line)
{
    struct stamp s = stamp_read(text, STAMP_ANY);
    stamp_see(c, &s, line);
    return s;
}

static void test_column(void)
{
    struct stamp_column c = STAMP_COLUMN_INIT;
    struct stamp a = seen(&c, "1/2/2024", 2), b = seen(&c, "2/1/2024", 3);
    struct stamp later = seen(&c, "3/3/2024", 4), none = seen(&c, "", 5);
    ok(stamp_settle(&c) && c.order == STAMP_ANY && c.dates == 3, "nothing decides");
    is_int(stamp_compare(&c, &a, &b), STAMP_UNCLEAR, "the order depends on the reading");
    is_int(stamp_compare(&c, &a, &later), STAMP_EARLIER, "here it does not");
    is_int(stamp_compare(&c, &a, &a), STAMP_SAME, "a stamp is its own time");
    is_int(stamp_compare(&c, &none, &a), STAMP_EARLIER, "no date is before any date");
    seen(&c, "13/1/2024", 6);
    ok(stamp_settle(&c) && c.order == STAMP_DMY && c.day_line == 6, "row 6 decides");
    is_int(stamp_compare(&c, &a, &b), STAMP_LATER, "1 February is after 2 January");
    seen(&c, "1/13/2024", 9);
    ok(!stamp_settle(&c) && c.day_line == 6 && c.month_line == 9, "rows 6 and 9 contradict");
}

int main(void)
{
    test_forms();
    test_told();
    test_column();
    return tap_done();
}
