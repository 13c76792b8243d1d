#include "tap.h"
#include "theme.h"

#include <stdlib.h>

static const char *name(const struct theme_set *set, const char *text)
{
    size_t i = theme_of(set, text);
    return i < set->n ? set->items[i].name : "other";
}

int main(void)
{
    struct theme_set t = theme_default();
    is_text(name(&t, "No time"), "time", "no time");
    is_text(name(&t, "We sit in DIFFERENT TIME ZONES"), "distance", "time zones are distance, not time");
    is_text(name(&t, "I do not know whom to ask"), "whom to ask", "whom to ask");
    is_text(name(&t, "I wouldn\xE2\x80\x99t know what to ask"), "what to ask", "what to ask");
    is_text(name(&t, "My manager would not like it"), "manager", "manager");
    is_text(name(&t, "afraid to look stupid"), "pride", "pride");
    is_text(name(&t, "We work from home"), "distance", "home");
    is_text(name(&t, "sometimes the tooling"), "tools", "a word inside another does not count; an ending does");
    is_text(name(&t, "sometimes"), "other", "time in sometimes is not time");
    is_text(name(&t, ""), "other", "nothing");
    is_text(name(&t, "\xE6\x99\x82\xE9\x96\x93"), "other", "a language the lists do not know");
    is_int(theme_all(&t, "No time; We work from home;never thought of it"), 1 | 1 << 5 | 1 << 7, "the themes of three parts");
    is_int(theme_all(&t, " ;"), 0, "no part says anything");
    theme_free(&t);
    theme_free(&t);
    FILE *f = fopen("themes.csv", "w");
    if (!f)
        return 1;
    fputs("theme,word\nzeit,keine zeit\nzeit,Termine*\nzeit,\xE6\x99\x82\xE9\x96\x93\n", f);
    fclose(f);
    t = theme_read("themes.csv");
    is_int(t.n, 1, "a file of themes");
    is_text(name(&t, "Ich habe Keine  Zeit"), "zeit", "case and blanks do not matter");
    is_text(name(&t, "\xE7\xA7\x81\xE3\x81\xAF\xE6\x99\x82\xE9\x96\x93\xE3\x81\x8C"), "zeit",
            "writing without blanks");
    theme_free(&t);
    remove("themes.csv");
    return tap_done();
}
