#include "rules.h"

#include "buf.h"
#include "fold.h"
#include "guise.h"
#include "mem.h"
#include "msg.h"
#include "near.h"
#include "num.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char rules_defaults[] =
    "must    level  within 1         # peers\n"
    "must    line   apart            # nobody above or below in the reporting line, at any depth\n"
    "must    free   overlaps 30      # they can meet\n"
    "prefer  named             400   # the learner named this person\n"
    "prefer  rank              300   # the first wish most: divided by the rank; empty counts as "
    "the middle\n"
    "prefer  strength          100   # fifths; empty counts as the middle\n"
    "prefer  unit   differs    100\n"
    "prefer  alone              50   # one to one rather than in a group\n"
    "prefer  site   same        20\n";

static const char *const verbs[] = {"must", "prefer", "order", "repeat", "never", "pin", "limit"};
static const char *const tests[] = {"within", "apart", "overlaps", "differs",  "same",
                                    "shares", "named", "rank",     "strength", "alone"};
static const char *const repeats[] = {"never", "avoid", "prefer"};

/* The words of the line at hand, and where it is: what every complaint needs. */
struct at {
    const struct rules *rules;
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
            msg_die_at(at->rules->file, at->line, "a quote is opened and not closed");
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
    msg_die_at(at->rules->file, at->line, "'%s' is not %s%s", word, what, buf_text(&hint));
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
        msg_die_at(at->rules->file, at->line, "'%s' is one word too many; say %s", at->word[to],
                   say);
    if (at->words < from)
        msg_die_at(at->rules->file, at->line, "a word is missing after '%s'; say %s",
                   at->word[at->words - 1], say);
}

static int32_t number(const struct at *at, size_t i, int32_t lo, int32_t hi, const char *what)
{
    int64_t v = 0;
    if (!num_int(at->word[i], lo, hi, &v))
        msg_die_at(at->rules->file, at->line, "%s '%s' is not a whole number from %d to %d", what,
                   at->word[i], (int)lo, (int)hi);
    return (int32_t)v;
}

/* --- one verb after the other ----------------------------------------------------------------- */

static bool same_word(const char *a, const char *b)
{
    return !strcmp(a, b);
}

/* `line apart` and `free overlaps N` belong together and to no other column. */
static void fit_column_to_test(const struct at *at, const struct rules_line *l)
{
    const char *column = at->word[1];
    bool line = same_word(column, "line"), windows = same_word(column, "free");
    if (line != (l->test == RULES_APART))
        msg_die_at(at->rules->file, at->line, "'apart' and 'line' go together; say line apart");
    if (windows != (l->test == RULES_OVERLAPS))
        msg_die_at(at->rules->file, at->line,
                   "'overlaps' and 'free' go together; say free overlaps 30");
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
        if (same_word(word, tests[t])) {
            *test = (enum rules_test)t;
            return true;
        }
    return false;
}

static void parse_must(const struct at *at, struct rules_line *l)
{
    count(at, 2, SIZE_MAX, "must, a column and a test, like must level within 1");
    if (without_column(at->word[1], &l->test))
        msg_die_at(at->rules->file, at->line,
                   "'%s' can be preferred, not demanded; say prefer %s 100", at->word[1],
                   at->word[1]);
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
        if (sign != same_word(at->word[i], "<"))
            msg_die_at(at->rules->file, at->line, "%s '%s'; say %s",
                       sign ? "a '<' is missing before" : "a value is missing before", at->word[i],
                       say);
        if (sign)
            free(at->word[i]);
        else
            at->word[++n] = at->word[i];
    }
    if (at->words > 2 && at->words % 2 == 0)
        msg_die_at(at->rules->file, at->line, "nothing follows the last '<'; say %s", say);
    if (n < 3)
        msg_die_at(at->rules->file, at->line, "an order has two values or more; say %s", say);
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

/* --- the file --------------------------------------------------------------------------------- */

/* Would the one make the other meaningless: said twice, or one preference with two weights? */
static bool clash(const struct rules_line *a, const struct rules_line *b)
{
    if (a->verb != b->verb)
        return false;
    if (a->verb == RULES_REPEAT)
        return true;
    if (a->verb == RULES_ORDER)
        return same_word(a->word[0], b->word[0]);
    if (a->verb != RULES_MUST && a->verb != RULES_PREFER)
        return false;
    bool number = a->verb == RULES_MUST || a->number == b->number;
    return a->test == b->test && number && same_word(a->word[0], b->word[0]);
}

/* Only these are compared with those before: of the others there may be very many. */
static bool stands_once(const struct rules_line *l)
{
    return l->verb <= RULES_REPEAT;
}

/* Rules are chosen by the bits of a number (judge_partition); so many are enough for anybody. */
static void check_line(const struct rules *r, const struct rules_line *l)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (clash(&r->items[i], l))
            msg_die_at(r->file, l->line, "'%s' was said before in line %zu as '%s'; keep one",
                       l->text, r->items[i].line, r->items[i].text);
        n += r->items[i].verb == l->verb;
    }
    if (n == RULES_MOST)
        msg_die_at(r->file, l->line, "more than %d lines of '%s'", RULES_MOST, verbs[l->verb]);
}

static void parse_line(struct rules *r, size_t number_of_line, const char *s)
{
    struct list words = {NULL, 0, 0};
    struct at at = {r, number_of_line, NULL, 0};
    split(&at, s, &words);
    if (!words.n) {
        free(words.items);
        return;
    }
    at.word = words.items;
    at.words = words.n;
    struct rules_line l = {.line = number_of_line, .text = spell(at.word, at.words)};
    parse_verb(&at, &l);
    free(at.word[0]);
    memmove(at.word, at.word + 1, (at.words - 1) * sizeof *at.word);
    l.word = at.word;
    l.words = at.words - 1;
    if (stands_once(&l))
        check_line(r, &l);
    MEM_PUSH(r, l);
}

static void check_utf8(const struct rules *r, size_t line, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t k = s[i] ? fold_utf8_length(s + i, n - i) : 0;
        if (!k)
            msg_die_at(r->file, line,
                       "holds a byte that is not UTF-8 text; save the file as UTF-8");
        i += k;
    }
}

void rules_parse(struct rules *r, const char *file, const char *text)
{
    r->file = file;
    struct buf line = BUF_INIT;
    for (size_t n = 1; *text; n++) {
        size_t length = strcspn(text, "\n");
        buf_clear(&line);
        buf_add(&line, text, length);
        check_utf8(r, n, text, length);
        parse_line(r, n, buf_text(&line));
        text += length + (text[length] == '\n');
    }
    buf_free(&line);
}

/* The whole file; a NUL in it would end the text early, so it is refused here. */
static void slurp(const char *path, struct buf *text)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        msg_die("%s: cannot read the rules:", path);
    char block[4096];
    size_t n;
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        buf_add(text, block, n);
    if (ferror(f))
        msg_die("%s: cannot read the rules:", path);
    fclose(f);
    if (text->n && strlen(text->s) < text->n)
        msg_die_at(path, 0, "holds a NUL byte; it is not a text file");
}

static enum guise guise_of_line(const char *text)
{
    if (text[strspn(text, " \t")] == '#')
        return GUISE_NONE; /* a comment may hold any word */
    struct buf line = BUF_INIT;
    size_t n = 0;
    buf_add(&line, text, strcspn(text, "\r\n"));
    buf_putc(&line, '\0');
    const char **names = mem_alloc(line.n, sizeof *names);
    for (char *s = strtok(line.s, ",;\t\""); s; s = strtok(NULL, ",;\t\""))
        names[n++] = s;
    enum guise g = guise_of(names, n);
    free(names);
    buf_free(&line);
    return g;
}

/* Another kind of file: said at once, since no line of it will make sense. */
static void refuse_guise(const char *path, const char *text)
{
    struct buf hint = BUF_INIT;
    enum guise g = guise_of_text(text, strlen(text));
    if (g == GUISE_NONE)
        g = guise_of_line(text);
    if (g != GUISE_NONE && g != GUISE_RULES)
        msg_die_at(path, 1, "is not a rule%s", guise_hint(g, &hint));
}

void rules_read(struct rules *r, const char *path)
{
    if (!path) {
        r->defaults = true;
        rules_parse(r, "default rules", rules_defaults);
        return;
    }
    struct buf text = BUF_INIT;
    slurp(path, &text);
    const char *s = buf_text(&text);
    if (!strncmp(s, "\xEF\xBB\xBF", 3))
        s += 3;
    refuse_guise(path, s);
    rules_parse(r, path, s);
    buf_free(&text);
    if (!r->n) /* else everybody could meet everybody, by a file that was cut or mistaken */
        msg_die_at(path, 0, "holds no rule; leave --rules out for the default rules");
}

void rules_free(struct rules *r)
{
    for (size_t i = 0; i < r->n; i++) {
        for (size_t k = 0; k < r->items[i].words; k++)
            free(r->items[i].word[k]);
        free(r->items[i].word);
        free(r->items[i].text);
    }
    free(r->items);
    *r = (struct rules)RULES_INIT;
}
