#include "tap.h"
#include "topics.h"
#include "topics_near.h"

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

static const char *nearest_to(const struct topics *t, const struct topics_near_list *list,
                              const char *alias)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(topics_name(t, list->items[i].alias), alias))
            return topics_name(t, list->items[i].topic);
    return "";
}

static void near_misses(void)
{
    static const char *const said[] = {"Giving feedback",
                                       "Giving feedback",
                                       "Feedback giving",
                                       "Giving feedbacks",
                                       "Givng feedback",
                                       "Python 2",
                                       "Python 3",
                                       "Excel",
                                       "Word",
                                       "Java",
                                       "JavaScript",
                                       "Risk and quality",
                                       "Quality, risk",
                                       "Negotiation",
                                       "Negotation",
                                       "Negotiation",
                                       "C",
                                       "R",
                                       "C#",
                                       "C++"};
    struct topics t = TOPICS_INIT;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        see(&t, said[i]);
    topics_settle(&t);
    struct topics_near_list list = topics_near_find(&t);
    is_text(nearest_to(&t, &list, "Feedback giving"), "Giving feedback", "other order of words");
    is_text(nearest_to(&t, &list, "Giving feedbacks"), "Giving feedback", "a plural");
    is_text(nearest_to(&t, &list, "Givng feedback"), "Giving feedback", "a slip of the pen");
    is_text(nearest_to(&t, &list, "Negotation"), "Negotiation", "another");
    is_text(nearest_to(&t, &list, "Quality, risk"), "Risk and quality", "small words do not count");
    is_int(list.n, 5, "and nothing else: no digits, no short words, no beginnings");
    free(list.items);
    topics_free(&t);
}

int main(void)
{
    near_misses();
    without_a_file();
    with_a_file();
    return tap_done();
}
