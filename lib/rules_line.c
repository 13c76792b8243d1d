#include "rules_line.h"

#include "buf.h"
#include "mem.h"
#include "msg.h"
#include "near.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

static const char *const verbs[] = {"must", "prefer", "order", "repeat", "never", "pin", "limit"};
static const char *const tests[] = {"within", "apart", "overlaps", "differs",  "same",
                                    "shares", "named", "rank",     "strength", "alone"};
static const char *const repeats[] = {"never", "avoid", "prefer"};

/* The words of the line at hand, and where it is: what every complaint needs. */
struct at {
    const char *file;
    size_t line;
    char **word;
    size_t words;
};

/* --- words ------------------------------------------------------------------------------------ */

struct list {
    char **items;
    size_t n, cap;
};

/* A word in quotes ("" is a quote inside); returns what follows it. */
static const char *quoted(const struct at *at, const char *s, struct buf *out)
{
    for (s++; *s != '"' || s[1] == '"'; s++) {
        if (!*s)
            msg_die_at(at->file, at->line, "a quote is opened and not closed");
        s += *s == '"';
        buf_putc(out, *s);
    }
    return s + 1;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* '<' is a word of its own, so that an order may be written without blanks. */
static const char *next_word(const struct at *at, const char *s, struct buf *out)
{
    if (*s == '"')
        return quoted(at, s, out);
    do
        buf_putc(out, *s++);
    while (*s && !is_blank(*s) && *s != '<' && *s != '"' && s[-1] != '<');
    return s;
}

static void split(const struct at *at, const char *s, struct list *words)
{
    struct buf word = BUF_INIT;
    for (;;) {
        while (is_blank(*s))
            s++;
        if (!*s || *s == '#')
            break;
        buf_clear(&word);
        s = next_word(at, s, &word);
        MEM_PUSH(words, mem_string(buf_text(&word)));
    }
    buf_free(&word);
}

/* The line as it is shown: the words, one blank between them, in quotes where they were needed. */
static char *spell(char **word, size_t words)
{
    struct buf s = BUF_INIT;
    for (size_t i = 0; i < words; i++) {
        bool quote = !*word[i] || strpbrk(word[i], " \t#\"");
        buf_puts(&s, i ? " " : "");
        buf_puts(&s, quote ? "\"" : "");
        for (const char *c = word[i]; *c; c++)
            buf_puts(&s, *c == '"' ? "\"\"" : (char[]){*c, 0});
        buf_puts(&s, quote ? "\"" : "");
    }
    char *text = mem_string(buf_text(&s));
    buf_free(&s);
    return text;
}

/* --- complaints ------------------------------------------------------------------------------- */

static _Noreturn void not_one_of(const struct at *at, const char *word, const char *what,
                                 const char *const *known, size_t n)
{
    struct buf hint = BUF_INIT;
    near_hint(near_word(word, known, n), &hint);
    msg_die_at(at->file, at->line, "'%s' is not %s%s", word, what, buf_text(&hint));
}

static size_t one_of(const struct at *at, size_t i, const char *what, const char *const *known,
                     size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (!strcmp(at->word[i], known[k]))
            return k;
    not_one_of(at, at->word[i], what, known, n);
}

/* The line must have this many words; `say` shows how it is written. */
static void count(const struct at *at, size_t from, size_t to, const char *say)
{
    if (at->words > to)
        msg_die_at(at->file, at->line, "'%s' is one word too many; say %s", at->word[to], say);
    if (at->words < from)
        msg_die_at(at->file, at->line, "a word is missing after '%s'; say %s",
                   at->word[at->words - 1], say);
}

static int32_t number(const struct at *at, size_t i, int32_t lo, int32_t hi, const char *what)
{
    int64_t v = 0;
    if (!num_int(at->word[i], lo, hi, &v))
        msg_die_at(at->file, at->line, "%s '%s' is not a whole number from %d to %d", what,
                   at->word[i], (int)lo, (int)hi);
    return (int32_t)v;
}

/* --- one verb after the other ----------------------------------------------------------------- */

/* `line apart` and `free overlaps N` belong together and to no other column. */
static void fit_column_to_test(const struct at *at, const struct rules_line *l)
{
    const char *column = at->word[1];
    bool line = !strcmp(column, "line"), windows = !strcmp(column, "free");
    if (line != (l->test == RULES_APART))
        msg_die_at(at->file, at->line, "'apart' and 'line' go together; say line apart");
    if (windows != (l->test == RULES_OVERLAPS))
        msg_die_at(at->file, at->line, "'overlaps' and 'free' go together; say free overlaps 30");
}

/* "level within 1", "unit differs": words 1, 2 and perhaps 3. Returns the next word's place. */
static size_t parse_test(const struct at *at, struct rules_line *l)
{
    count(at, 3, SIZE_MAX, "a column, a test, and what the test needs, like level within 1");
    size_t n = RULES_NAMED;
    l->test = (enum rules_test)one_of(
        at, 2, "a test; say within N, apart, overlaps MINUTES, differs, same or shares", tests, n);
    fit_column_to_test(at, l);
    if (l->test != RULES_WITHIN && l->test != RULES_OVERLAPS)
        return 3;
    count(at, 4, SIZE_MAX, l->test == RULES_WITHIN ? "within 1" : "overlaps 30");
    int32_t hi = l->test == RULES_WITHIN ? RULES_NUMBER : 10080;
    l->number = number(at, 3, l->test == RULES_OVERLAPS, hi, tests[l->test]);
    return 4;
}

static bool without_column(const char *word, enum rules_test *test)
{
    for (int t = RULES_NAMED; t < RULES_TESTS; t++)
        if (!strcmp(word, tests[t])) {
            *test = (enum rules_test)t;
            return true;
        }
    return false;
}

static void parse_must(const struct at *at, struct rules_line *l)
{
    count(at, 2, SIZE_MAX, "must, a column and a test, like must level within 1");
    if (without_column(at->word[1], &l->test))
        msg_die_at(at->file, at->line, "'%s' can be preferred, not demanded; say prefer %s 100",
                   at->word[1], at->word[1]);
    size_t n = parse_test(at, l);
    count(at, n, n, "must, a column and a test, without a weight");
}

static void parse_prefer(const struct at *at, struct rules_line *l)
{
    const char *say = "prefer, what is preferred, and a weight, like prefer unit differs 100";
    count(at, 2, SIZE_MAX, say);
    size_t n = without_column(at->word[1], &l->test) ? 2 : parse_test(at, l);
    count(at, n + 1, n + 1, say);
    l->weight = number(at, n, 0, RULES_WEIGHT, "weight");
}

/* Leaves the column and the values in at->word, without verb and '<'. */
static void parse_order(struct at *at)
{
    const char *say = "order level junior < senior < lead";
    size_t n = 0;
    for (size_t i = 1; i < at->words; i++) {
        bool sign = i > 2 && i % 2 == 1;
        if (sign != !strcmp(at->word[i], "<"))
            msg_die_at(at->file, at->line, "%s '%s'; say %s",
                       sign ? "a '<' is missing before" : "a value is missing before", at->word[i],
                       say);
        if (sign)
            free(at->word[i]);
        else
            at->word[++n] = at->word[i];
    }
    if (at->words > 2 && at->words % 2 == 0)
        msg_die_at(at->file, at->line, "nothing follows the last '<'; say %s", say);
    if (n < 3)
        msg_die_at(at->file, at->line, "an order has two values or more; say %s", say);
    at->words = n + 1;
}

static void parse_repeat(const struct at *at, struct rules_line *l)
{
    const char *say = "repeat never, repeat avoid 200 or repeat prefer 100";
    count(at, 2, SIZE_MAX, say);
    l->repeat = (enum rules_repeat)one_of(at, 1, "never, avoid or prefer", repeats, 3);
    size_t n = l->repeat == RULES_REPEAT_NEVER ? 2 : 3;
    count(at, n, n, say);
    if (n == 3)
        l->weight = number(at, 2, 0, RULES_WEIGHT, "weight");
}

/* Leaves the people alone in at->word, after the verb. */
static void parse_limit(struct at *at, struct rules_line *l)
{
    static const char *const what[] = {"learn", "teach"};
    count(at, 4, SIZE_MAX, "limit teach 3 ana@example.org");
    l->teach = one_of(at, 1, "learn or teach", what, 2) == 1;
    l->number = number(at, 2, 0, RULES_NUMBER, "limit");
    free(at->word[1]);
    free(at->word[2]);
    memmove(at->word + 1, at->word + 3, (at->words - 3) * sizeof *at->word);
    at->words -= 2;
}

static void parse_verb(struct at *at, struct rules_line *l)
{
    l->verb = (enum rules_verb)one_of(
        at, 0, "a rule; say must, prefer, order, repeat, never, pin or limit", verbs, RULES_VERBS);
    switch (l->verb) {
    case RULES_MUST:
        parse_must(at, l);
        break;
    case RULES_PREFER:
        parse_prefer(at, l);
        break;
    case RULES_ORDER:
        parse_order(at);
        break;
    case RULES_REPEAT:
        parse_repeat(at, l);
        break;
    case RULES_NEVER:
        count(at, 3, SIZE_MAX, "never ana@example.org bo@example.org");
        break;
    case RULES_PIN:
        count(at, 4, 4, "pin LEARNER TOPIC TEACHER, a topic of several words in quotes");
        break;
    default:
        parse_limit(at, l);
    }
}

bool rules_line_read(struct rules_line *l, const char *file, size_t line, const char *s)
{
    struct list words = {NULL, 0, 0};
    struct at at = {file, line, NULL, 0};
    split(&at, s, &words);
    if (!words.n) {
        free(words.items);
        return false;
    }
    at.word = words.items;
    at.words = words.n;
    *l = (struct rules_line){.line = line, .text = spell(at.word, at.words)};
    parse_verb(&at, l);
    free(at.word[0]);
    memmove(at.word, at.word + 1, (at.words - 1) * sizeof *at.word);
    l->word = at.word;
    l->words = at.words - 1;
    return true;
}
