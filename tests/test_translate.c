#include "translate.h"
#include "tap.h"

static void means(const char *values, const char *cell, enum translated want, const char *text)
{
    struct buf error = BUF_INIT, out = BUF_INIT;
    struct translation *t = translate_read(values, &error);
    ok(t && translate(t, cell, &out) == want, values);
    is_text(buf_text(&out), text, cell);
    translate_free(t);
    buf_free(&error);
    buf_free(&out);
}

static void refuses(const char *values, const char *why)
{
    struct buf error = BUF_INIT;
    struct translation *t = translate_read(values, &error);
    ok(!t, values);
    is_text(buf_text(&error), why, "and says why");
    translate_free(t);
    buf_free(&error);
}

int main(void)
{
    const char *day = "Morning=09:00-12:00;Afternoon=13:00-17:00", *bands = "0-4=1;5-9=2;10-=3";
    means(day, "  morning", TRANSLATE_DONE, "09:00-12:00");
    means(day, "Evening", TRANSLATE_SAME, "Evening");
    means("NA=;x=1", "na", TRANSLATE_NOTHING, "");
    means(bands, "0", TRANSLATE_DONE, "1");
    means(bands, "4", TRANSLATE_DONE, "1");
    means(bands, "9", TRANSLATE_DONE, "2");
    means(bands, "4.5", TRANSLATE_SAME, "4.5");
    means(bands, "120", TRANSLATE_DONE, "3");
    means(bands, "many", TRANSLATE_SAME, "many");
    means("-5--1=low;0-=high", "-3", TRANSLATE_DONE, "low");
    means("reverse 8", "2", TRANSLATE_DONE, "6");
    means("reverse 6", "1.5", TRANSLATE_DONE, "4.5");
    means("reverse 8", "no number", TRANSLATE_SAME, "no number");
    means("Strongly agree=7;reverse 8", "Strongly  Agree", TRANSLATE_DONE, "1");
    means("Strongly agree=5", "5. Strongly Agree", TRANSLATE_DONE, "5");
    means("4=4", "4 - Agree", TRANSLATE_DONE, "4");
    means("4=4", "4. Agree", TRANSLATE_DONE, "4");
    means("a=b=c", "a=b", TRANSLATE_DONE, "c");
    means("", "x", TRANSLATE_SAME, "x");
    means(" ; ;", "x", TRANSLATE_SAME, "x");
    means("18-29=young", "18-29", TRANSLATE_DONE, "young");
    refuses("Morning", "'Morning' is not a word and what it means, like Yes=1");
    refuses("reverse", "'reverse': write reverse and the sum of the two ends of the scale");
    refuses("reverse x", "'reverse x': write reverse and the sum of the two ends of the scale");
    return tap_done();
}
