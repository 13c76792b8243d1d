#include "celltext.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>

static const char *cleaned(struct buf *b, const char *s, size_t most, enum celltext_change *change)
{
    buf_clear(b);
    *change = celltext_clean(b, s, most);
    return buf_text(b);
}

static const char *name(struct buf *b, const char *wanted, unsigned ordinal)
{
    buf_clear(b);
    celltext_sheet_name(b, wanted, ordinal);
    return buf_text(b);
}

static void clean(struct buf *b)
{
    enum celltext_change c;
    is_text(cleaned(b, "plain \xC3\xBC \xF0\x9F\x98\x80", 100, &c), "plain \xC3\xBC \xF0\x9F\x98\x80", "good text stays");
    is_int(c, CELLTEXT_SAME, "and nothing is said of it");
    is_text(cleaned(b, "a\xFF" "b\xC3", 100, &c), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD", "bytes that are no UTF-8");
    is_int(c, CELLTEXT_REPAIRED, "are repaired");
    is_text(cleaned(b, "\xED\xA0\x80", 100, &c), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "half a surrogate pair is not UTF-8");
    is_text(cleaned(b, "x\x01y\xEF\xBF\xBFz", 100, &c), "x_x0001_y_xFFFF_z", "what XML does not know is escaped");
    is_text(cleaned(b, "\xEF\xBF\xBD", 100, &c), "\xEF\xBF\xBD", "U+FFFD itself is a character");
    is_int(c, CELLTEXT_SAME, "and not a repair");
    is_text(cleaned(b, "_x0041_ _x41_", 100, &c), "_x005F_x0041_ _x41_", "an escape keeps its letters");
    is_text(cleaned(b, "a\rb\n", 100, &c), "a_x000D_b\n", "a carriage return would be read as a line feed");
    is_int(c, CELLTEXT_SAME, "and is no repair");
    is_text(cleaned(b, "\x01\x02", 10, &c), "_x0001_\xE2\x80\xA6", "an escape takes the room of its letters");
    is_text(cleaned(b, "abcdef", 4, &c), "abc\xE2\x80\xA6", "cut with an ellipsis");
    is_int(c, CELLTEXT_CUT, "and said");
    is_text(cleaned(b, "abcd", 4, &c), "abcd", "just fits");
    is_text(cleaned(b, "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 4, &c), "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "an emoji is two units");
    is_text(cleaned(b, "\xF0\x9F\x98\x80\xF0\x9F\x98\x80" "a", 4, &c), "\xF0\x9F\x98\x80\xE2\x80\xA6", "and is never halved");
}

static void names(struct buf *b)
{
    is_text(name(b, "People", 1), "People", "a plain name");
    is_text(name(b, "a/b\\c[d]e:f*g?h", 1), "a-b-c-d-e-f-g-h", "characters that are not allowed");
    is_text(name(b, "'quoted'", 1), "quoted", "no apostrophe at either end");
    is_text(name(b, "", 1), "Sheet", "never empty");
    is_text(name(b, "history", 1), "history-", "a name that is taken by spreadsheets");
    is_text(name(b, "0123456789012345678901234567890123456789", 1), "0123456789012345678901234567890", "31 characters");
    is_text(name(b, "0123456789012345678901234567890123456789", 12), "01234567890123456789012345 (12)", "the number is inside the 31");
}

static void lines(void)
{
    is_int(celltext_lines("", 10), 1, "nothing is a line");
    is_int(celltext_lines("a b c d e f g", 100), 1, "short");
    ok(celltext_lines("aaaa bbbb cccc dddd", 10) == 2, "broken between words");
    is_int(celltext_lines("a\nb\nc", 10), 3, "line ends");
    ok(celltext_lines("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10) >= 3, "a long word is broken");
    ok(celltext_width("0123456789") == 10, "digits are the measure");
    ok(fabs(celltext_width("Wi~") - (944 + 222 + 584) / 556.0) < 1e-9, "letters are as wide as in Arial");
    ok(celltext_width("\xE6\x97\xA5\xE6\x9C\xAC") > 3, "East Asian letters are wide");
    ok(celltext_width("e\xCC\x81") == celltext_width("e"), "an accent that combines takes no room");
    ok(celltext_width("aa\nbbbbbb") == celltext_width("bbbbbb"), "the widest line counts");
}

int main(void)
{
    struct buf b = BUF_INIT;
    clean(&b);
    names(&b);
    lines();
    buf_free(&b);
    return tap_done();
}
