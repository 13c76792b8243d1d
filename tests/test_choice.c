#include "choice.h"
#include "tap.h"

static void parses(const char *header, unsigned shapes, const char *want)
{
    struct choice_header c;
    char got[300] = "none";
    if (choice_parse(header, shapes, &c))
        snprintf(got, sizeof got, "%.*s|%.*s", (int)c.question_n, header + c.question,
                 (int)c.item_n, header + c.item);
    is_text(got, want, header);
}

static void test_headers(void)
{
    parses("Availability [Monday]", CHOICE_BRACKET, "Availability|Monday");
    parses("teach[SQ001]", CHOICE_BRACKET, "teach|SQ001");
    parses("[Python]", CHOICE_BRACKET, "|Python");
    parses("a [b] c", CHOICE_BRACKET, "none");
    parses("Which pies? - Apple", CHOICE_DASH, "Which pies?|Apple");
    parses("Well-known", CHOICE_DASH, "none");
    parses("SQL, advanced:Which topics could you teach?", CHOICE_COLON,
           "Which topics could you teach?|SQL, advanced");
    parses("Name: yours", CHOICE_COLON, "none");
    parses("Free at 12:30", CHOICE_COLON, "none");
    parses("What could you teach?/HTML/CSS", CHOICE_SLASH, "What could you teach?|HTML/CSS");
    parses("group/teach/excel", CHOICE_SLASH, "group/teach|excel");
    parses("Availability >> Monday >> Morning", CHOICE_ARROWS, "Availability|Monday >> Morning");
    parses("Teach? (choice=SQL, advanced)", CHOICE_PAREN, "Teach?|SQL, advanced");
    parses("teach___98", CHOICE_UNDERS, "teach|98");
    parses("Wie sehr stimmst du zu?.Ich habe Zeit", CHOICE_DOT,
           "Wie sehr stimmst du zu?|Ich habe Zeit");
    parses("Agree.I have time, e.g. for you", CHOICE_DOT, "Agree|I have time, e.g. for you");
    parses("Mail (z.B. a@b.de)", CHOICE_DOT, "none");
    parses("What? - Selected Choice - Excel - basics", CHOICE_SELECTED | CHOICE_DASH,
           "What?|Excel - basics");
    parses("What? - Other - Text", CHOICE_SELECTED | CHOICE_DASH, "What?|Other - Text");
    parses("Rank formats - Pairing", CHOICE_SELECTED | CHOICE_DASH, "Rank formats|Pairing");
    parses("", ~0U, "none");
    parses("[]", ~0U, "none");
    parses("]", ~0U, "none");
    parses(" - ", ~0U, "none");
    parses("a - ", ~0U, "none");
    parses("?", ~0U, "none");
}

static void test_cells(void)
{
    is_int(choice_read("Excel", " EXCEL"), CHOICE_YES, "the label itself");
    is_int(choice_read("No", "No"), CHOICE_YES, "the label itself, though it is no");
    is_int(choice_read("N/A", "Excel"), CHOICE_NOT_ASKED, "never shown");
    is_int(choice_read("", "Excel"), CHOICE_EMPTY, "nothing");
    is_int(choice_read("", ""), CHOICE_EMPTY, "nothing for nothing");
    is_int(choice_read("Not selected", "Excel"), CHOICE_NO, "not selected");
    is_int(choice_read("Unchecked", "Excel"), CHOICE_NO, "unchecked");
    is_int(choice_read("checked", "Excel"), CHOICE_YES, "checked");
    is_int(choice_read("knitting", "Other"), CHOICE_WORDS, "one's own words");
    is_int(choice_read("2", "Excel"), CHOICE_WORDS, "a rank");
    ok(choice_is_other("Other (please specify)") && choice_is_other("Sonstiges") &&
           !choice_is_other("Other languages"),
       "other");
}

int main(void)
{
    test_headers();
    test_cells();
    return tap_done();
}
