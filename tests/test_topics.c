#include "tap.h"
#include "topics.h"

#include <stdlib.h>
#include <unistd.h>

static uint32_t see(struct topics *t, const char *s)
{
    return topics_see(t, s, strlen(s));
}

static void without_a_file(void)
{
    struct topics t = TOPICS_INIT;
    uint32_t sql = see(&t, "sql"), excel = see(&t, "Excel");
    is_int(see(&t, " SQL "), sql, "case and blanks do not make another topic");
    is_int(see(&t, "ＳＱＬ"), sql, "nor does width");
    see(&t, "SQL");
    ok(see(&t, "SQLite") != sql, "what is merely near is another one");
    is_int(see(&t, " \t\xC2\xA0"), TOPICS_NONE, "blanks are no topic");
    is_int(see(&t, "\xE2\x80\x8B"), TOPICS_NONE, "nor is what prints nothing");
    topics_settle(&t);
    is_text(topics_name(&t, sql), "SQL", "the spelling of most counts");
    is_text(topics_name(&t, excel), "Excel", "or the only one");
    is_int(topics_find(&t, "EXCEL"), excel, "a topic is found");
    is_int(topics_find(&t, "Word"), TOPICS_NONE, "... or not");
    topics_free(&t);
}

static void with_a_file(void)
{
    char path[] = "/tmp/pl-test-topics.XXXXXX";
    FILE *f = fdopen(mkstemp(path), "w");
    struct topics t = TOPICS_INIT;
    fputs("topic,alias\nMicrosoft Excel,Excel\nMicrosoft Excel,Spreadsheets\nSQL,\n", f);
    fclose(f);
    topics_read(&t, path);
    uint32_t excel = see(&t, "spreadsheets");
    for (int i = 0; i < 3; i++)
        is_int(see(&t, "EXCEL"), excel, "an alias is the topic");
    topics_settle(&t);
    is_text(topics_name(&t, excel), "Microsoft Excel", "spelled as in the file, whatever most say");
    ok(topics_is_alias(&t, "Excel") && !topics_is_alias(&t, "SQL"), "an alias is known as one");
    is_int(t.items[excel].count, 4, "answers are counted");
    topics_free(&t);
    unlink(path);
}

int main(void)
{
    without_a_file();
    with_a_file();
    return tap_done();
}
