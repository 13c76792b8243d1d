#include "answer.h"
#include "json.h"
#include "tap.h"

/* The cells of a column, settled, and the first of them split: its answers joined by '|'. */
static const char *split(const char *told, enum answer_split hint, const char *const *cells,
                         const struct answer_known *known)
{
    static struct buf out;
    struct answer_column c = ANSWER_COLUMN_INIT;
    struct answer_list l = ANSWER_LIST_INIT;
    c.hint = hint;
    answer_told(&c, told);
    for (size_t i = 0; cells[i]; i++)
        answer_see(&c, cells[i], strlen(cells[i]));
    answer_settle(&c);
    buf_clear(&out);
    if (!answer_split(&c, known, cells[0], strlen(cells[0]), &l))
        buf_puts(&out, "ambiguous: ");
    for (size_t i = 0; i < l.n; i++) {
        buf_add(&out, l.items[i].s, l.items[i].n);
        buf_puts(&out, i + 1 < l.n ? "|" : "");
    }
    answer_list_free(&l);
    answer_column_free(&c);
    return buf_text(&out);
}
#define CELLS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define AUTO(...) split("auto", ANSWER_AUTO, CELLS(__VA_ARGS__), NULL)
#define HINT(hint, ...) split("auto", hint, CELLS(__VA_ARGS__), NULL)

static void test_separators(void)
{
    is_text(AUTO("Excel;SQL;Giving feedback;"), "Excel|SQL|Giving feedback", "trailing ;");
    is_text(AUTO("Excel; SQL", "Go"), "Excel|SQL", "; and a blank");
    is_text(AUTO("SQL, advanced", "Excel;SQL, advanced"), "SQL, advanced",
            "the column decides, not the cell");
    is_text(AUTO("Excel\r\nSQL"), "Excel|SQL", "one per line");
    is_text(AUTO("[\"Excel\",\"SQL, advanced\"]", "[]"), "Excel|SQL, advanced", "JSON");
    is_text(AUTO("[]", "[\"a\"]"), "", "an empty JSON list");
    is_text(AUTO("[\"a\\u00fc\\ud83d\\ude00\\\"b\"]"), "a\xC3\xBC\xF0\x9F\x98\x80\"b", "escapes");
    is_text(AUTO("Excel"), "Excel", "one answer");
    is_text(AUTO("  "), "", "an empty cell");
    is_text(HINT(ANSWER_COMMA, "Python,Public speaking", "SQL, advanced,Go"),
            "Python|Public speaking", "Qualtrics");
    is_text(HINT(ANSWER_COMMA, "SQL, advanced,Go"), "SQL, advanced|Go",
            "Qualtrics: a comma and a blank are the option's");
    is_text(HINT(ANSWER_SEMICOLON, "SQL, advanced", "Excel;SQL"), "SQL, advanced",
            "a product that writes ;");
    is_text(HINT(ANSWER_SEMICOLON, "Excel, SQL", "Go"), "ambiguous: Excel, SQL",
            "the same, but nobody chose two: perhaps people typed it");
    is_text(HINT(ANSWER_NEWLINE, "Excel, SQL", "Go"), "ambiguous: Excel, SQL",
            "Jotform's other way to write a list");
    is_text(HINT(ANSWER_COMMA_BLANK, "a;b"), "a|b", "the hint is no order");
}

static void test_told(void)
{
    is_text(split(",", ANSWER_AUTO, CELLS("a, b,c"), NULL), "a|b|c", "told a comma");
    is_text(split("", ANSWER_AUTO, CELLS("a;b"), NULL), "a;b", "told none");
    is_text(split(" / ", ANSWER_AUTO, CELLS("a / b/c"), NULL), "a|b/c", "told something else");
    is_text(split("blank", ANSWER_AUTO, CELLS("a b"), NULL), "a|b", "told blanks");
    is_text(split(" ", ANSWER_AUTO, CELLS("a b"), NULL), "a|b", "told a blank");
    is_text(split("json", ANSWER_AUTO, CELLS("a"), NULL), "ambiguous: a", "told JSON, it is none");
    is_text(split(", ", ANSWER_AUTO, CELLS("Excel, SQL, advanced"), NULL), "Excel|SQL|advanced",
            "told is told");
}

static void test_doubt(void)
{
    is_text(AUTO("Excel, SQL, advanced", "Python"), "ambiguous: Excel, SQL, advanced",
            "an option may hold the separator");
    is_text(AUTO("Excel, SQL", "SQL", "Excel"), "Excel|SQL", "each was seen alone");
    is_text(AUTO("Excel, SQL", "SQL", "Go"), "ambiguous: Excel, SQL", "one was not");
    is_text(HINT(ANSWER_BLANK, "Excel Public speaking"), "ambiguous: Excel Public speaking",
            "Kobo's labels");
}

static void test_known(void)
{
    struct answer_known k = ANSWER_KNOWN_INIT;
    answer_know(&k, "Excel");
    answer_know(&k, "SQL, advanced");
    answer_know(&k, "SQL");
    answer_know(&k, "Public speaking");
    answer_know(&k, "R;S");
    is_text(split("auto", ANSWER_AUTO, CELLS("excel, SQL,  advanced"), &k), "excel|SQL,  advanced",
            "the longest first, blanks and case do not matter");
    is_text(split(", ", ANSWER_AUTO, CELLS("Excel, SQL, advanced"), &k), "Excel|SQL, advanced",
            "told, and still whole");
    is_text(split("auto", ANSWER_AUTO, CELLS("SQL, Excel, knitting"), &k), "SQL|Excel|knitting",
            "one's own words beside known ones");
    is_text(split("auto", ANSWER_AUTO, CELLS("Excel, knitting, socks"), &k),
            "ambiguous: Excel, knitting, socks", "own words that may be one or two");
    is_text(split("auto", ANSWER_AUTO, CELLS("knitting, socks, Excel"), &k),
            "ambiguous: knitting, socks, Excel", "the same before a known one");
    is_text(split("auto", ANSWER_BLANK, CELLS("Excel Public speaking"), &k),
            "Excel|Public speaking", "Kobo's labels are known");
    is_text(split("auto", ANSWER_AUTO, CELLS("Excel;R;S;"), &k), "Excel|R;S",
            "an option with a semicolon");
    ok(answer_knows(&k, " EXCEL ", 7) && !answer_knows(&k, "Exce", 4) && !answer_knows(&k, "", 0),
       "known is known whole");
    answer_known_free(&k);
}

static void test_json(void)
{
    const char *const bad[] = {
        "",      "[",         "[\"a\"",      "[\"a\",]",      "[a]",           "[\"a\"]x",
        "\"a\"", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\ud800\"]", "[\"a\" \"b\"]", "{\"a\":1}",
        "[1]"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct buf b = BUF_INIT;
        size_t n = 0;
        ok(!json_strings(bad[i], strlen(bad[i]), &b, &n), bad[i]);
        buf_free(&b);
    }
}

int main(void)
{
    test_separators();
    test_told();
    test_doubt();
    test_known();
    test_json();
    return tap_done();
}
