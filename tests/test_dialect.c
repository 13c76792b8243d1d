/* Finding columns, judging marks, seeing damage. The products themselves: test_guess.c. */
#include "dialect.h"
#include "tap.h"

#define ROW(...)                                                                                   \
    ((struct dialect_record){(const char *const[]){__VA_ARGS__},                                   \
                             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)})

static void test_find(void)
{
    struct dialect_record row = ROW("ID", "Topics", "Topics", "a#2", "  From\nwhom? ", "", "Q#1");
    struct dialect_head h;
    struct buf name = BUF_INIT;
    size_t count, nearest;
    dialect_read(&h, NULL, &row, 1);
    is_int(dialect_find(&h, "ID", &count, &nearest), 0, "a name");
    is_int(dialect_find(&h, "from whom?", &count, &nearest), 4, "a name in other case, one line");
    is_int(dialect_find(&h, "#3", &count, &nearest), 2, "a position");
    is_int(dialect_find(&h, "Topics#2", &count, &nearest), 2, "the second of that name");
    is_int(dialect_find(&h, "a#2", &count, &nearest), 3, "a name that looks so");
    ok(dialect_find(&h, "Topics", &count, &nearest) == DIALECT_NO_COLUMN && count == 2,
       "which of the two?");
    ok(dialect_find(&h, "Topics#3", &count, &nearest) == DIALECT_NO_COLUMN && count == 0,
       "there is no third");
    ok(dialect_find(&h, "#8", &count, &nearest) == DIALECT_NO_COLUMN, "no eighth column");
    ok(dialect_find(&h, "", &count, &nearest) == DIALECT_NO_COLUMN, "no name is no column");
    ok(dialect_find(&h, "Form whom?", &count, &nearest) == DIALECT_NO_COLUMN && nearest == 4,
       "the nearest");
    for (size_t i = 0; i < h.n; i++) {
        buf_clear(&name);
        dialect_column_name(&h, i, &name);
        is_int(dialect_find(&h, buf_text(&name), &count, &nearest), i, buf_text(&name));
    }
    buf_free(&name);
    dialect_free(&h);
}

static void finds(const char *what, const char *dialect, size_t rows,
                  const struct dialect_record *first, size_t n)
{
    struct dialect_head h;
    dialect_read(&h, NULL, first, n);
    is_text(dialect_name(h.dialect), dialect, what);
    is_int(h.rows, rows, "header rows");
    dialect_free(&h);
}

static void test_rows(void)
{
    struct dialect_record cut[] = {ROW("StartDate", "EndDate", "Progress", "Finished", "Q1"),
                                   ROW("2026-11-02 11:00", "2026-11-02 11:05", "100", "1", "x"),
                                   ROW("2026-11-03 11:00", "2026-11-03 11:05", "100", "1", "y")};
    finds("Qualtrics, its second and third row deleted by hand", "qualtrics", 1, cut, 3);
    cut[1] = ROW("Start Date", "End Date", "Progress", "Finished", "What?");
    finds("Qualtrics, only the third deleted", "qualtrics", 2, cut, 3);
    finds("Qualtrics, nobody answered", "qualtrics", 1, cut, 1);
    struct dialect_record none[] = {ROW("")};
    finds("an empty cell", "csv", 1, none, 1);
    struct dialect_record ragged[] = {ROW("Respondent ID", "Collector ID", "Q"), ROW("")};
    finds("a short second row", "surveymonkey", 2, ragged, 2);
    struct dialect_record filled[] = {
        ROW("RespondentID", "Which topics?", "Column2", "...4", "Unnamed: 4", "Why?"),
        ROW("", "Bread", "Chess", "Other", "Tea", "Open-Ended Response"),
        ROW("1", "Bread", "", "", "", "so")};
    struct dialect_head round;
    dialect_read(&round, NULL, filled, 3);
    is_text(round.column[3].name, "Which topics? - Other", "blanks that a spreadsheet filled");
    is_text(round.column[5].name, "Why?", "an open question");
    ok(round.column[4].group == 1 && round.column[5].group == 5, "one question of four columns");
    dialect_free(&round);
    struct dialect_record names[] = {ROW("", "record_id", "a"), ROW("1", "7", "x"),
                                     ROW("2", "8", "y")};
    finds("row names of R are no second header", "csv", 1, names, 3);
    struct dialect_head h;
    dialect_read(&h, dialect_named("typeform"), names, 3);
    is_text(dialect_title(h.dialect), "Typeform", "told is told");
    dialect_free(&h);
    ok(!dialect_named("Typeform form") && !dialect_named(""), "no such dialect");
    size_t n = 0;
    for (; dialect_at(n); n++)
        if (dialect_named(dialect_name(dialect_at(n))) != dialect_at(n))
            break;
    ok(n > 15 && !dialect_at(n), "every name is its own");
}

static void test_marks(void)
{
    is_int(dialect_says("finished", ""), DIALECT_UNFINISHED, "an empty date is not finished");
    is_int(dialect_says("finished", "2026-11-02 11:05:00"), DIALECT_FINISHED, "a date is");
    is_int(dialect_says("finished", "Partial"), DIALECT_UNFINISHED, "partial");
    is_int(dialect_says("finished", "[not completed]"), DIALECT_UNFINISHED, "REDCap's word");
    is_int(dialect_says("finished", "test"), DIALECT_TEST, "a test that was finished");
    is_int(dialect_says("preview", "preview"), DIALECT_TEST, "a preview");
    is_int(dialect_says("preview", "Spam"), DIALECT_SPAM, "spam");
    is_int(dialect_says("preview", "email"), DIALECT_NOTHING, "an ordinary channel");
    is_int(dialect_says("preview", ""), DIALECT_NOTHING, "nothing");
}

static void damaged(const char *what, const char *head, size_t n, const char *want)
{
    struct buf message = BUF_INIT;
    const char *got = dialect_damage("x.csv", head, n, &message);
    is_text(got ? got : "fine", want, what);
    buf_free(&message);
}
#define DAMAGED(what, head, want) damaged(what, head, sizeof(head) - 1, want)

static void test_damage(void)
{
    DAMAGED("a workbook",
            "PK\3\4\24\0\10\10\10\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\23\0\0\0[Content_T",
            "is an Excel workbook (or another zip file), not CSV; try: xlsx2csv x.csv | pl-survey");
    DAMAGED("a zip of a CSV",
            "PK\3\4\24\0\10\10\10\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0a.csvID,Na",
            "is a zip archive, not CSV; try: unzip -p x.csv | pl-survey");
    DAMAGED("a short zip", "PK\3\4",
            "is an Excel workbook (or another zip file), not CSV; try: xlsx2csv x.csv | pl-survey");
    DAMAGED("a web page", "\xEF\xBB\xBF\n <!DocType HTML><p>",
            "is a web page, not CSV: the link asks for a login or shows the wrong tab; download "
            "the responses again (x.csv)");
    DAMAGED("gzip", "\x1F\x8B\x08", "is compressed; try: gzip -dc x.csv | pl-survey");
    static const char again[] =
        "is a comma file that a spreadsheet cut at the semicolons and saved again: answers are "
        "broken beyond repair; download it again and do not open it before";
    DAMAGED("saved again", "ID,Name,Teach;;\n\"1,Ada,\"\"Excel\";SQL;\"x\"\"\"\n", again);
    DAMAGED("saved again, each record one cell", "ID,Name,Teach\r\n\"1,Ada,\"\"a, b\"\"\"\r\n",
            again);
    DAMAGED("an honest quoted record", "ID,Name,Teach\n\"1\",\"Ada\",\"a,b\"\n", "fine");
    DAMAGED("an honest one-column list", "Topics\n\"a,b\"\n", "fine");
    DAMAGED("a semicolon file with commas in questions", "ID;What, how, why?;Who\n1;a;b\n", "fine");
    DAMAGED("the same with a trailing empty column", "ID;What, how, why?;Who;\n1;a;b;\n", "fine");
    DAMAGED("a trailing empty column", "ID,Name,\n1,a,\n", "fine");
    DAMAGED("UTF-16 without a mark", "I\0D\0,\0N\0a\0m\0e\0\n\0",
            "stores its letters as UTF-16 and does not say so; say --encoding utf-16le");
    DAMAGED("nothing", "", "fine");
}

static void test_twice(void)
{
    struct buf sample = BUF_INIT;
    static const char bad[] = "Herr J\xC3\x83\xC2\xB6rg da"; /* ö, twice */
    ok(dialect_encoded_twice(bad, sizeof bad - 1, &sample), "o with dots, encoded twice");
    is_text(buf_text(&sample), "J\xC3\x83\xC2\xB6rg", "the word");
    static const char quote[] = "I\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2m"; /* a broken apostrophe */
    ok(dialect_encoded_twice(quote, sizeof quote - 1, &sample), "an apostrophe, encoded twice");
    static const char good[] = "J\xC3\xB6rg N\xC3\x83O caf\xC3\xA9 \xC3\xA2ge";
    ok(!dialect_encoded_twice(good, sizeof good - 1, &sample), "letters as they should be");
    buf_free(&sample);
}

int main(void)
{
    test_find();
    test_rows();
    test_marks();
    test_damage();
    test_twice();
    return tap_done();
}
