#include "rules.h"

#include "buf.h"
#include "fold.h"
#include "guise.h"
#include "mem.h"
#include "msg.h"
#include "rules_line.h"

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

/* Would the one make the other meaningless: said twice, or one preference with two weights? */
static bool clash(const struct rules_line *a, const struct rules_line *b)
{
    if (a->verb != b->verb)
        return false;
    if (a->verb == RULES_REPEAT)
        return true;
    if (a->verb == RULES_ORDER)
        return !strcmp(a->word[0], b->word[0]);
    if (a->verb != RULES_MUST && a->verb != RULES_PREFER)
        return false;
    bool number = a->verb == RULES_MUST || a->number == b->number;
    return a->test == b->test && number && !strcmp(a->word[0], b->word[0]);
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
        msg_die_at(r->file, l->line, "more than %d lines of '%.*s'", RULES_MOST,
                   (int)strcspn(l->text, " "), l->text);
}

static void add_line(struct rules *r, size_t line, const char *s)
{
    struct rules_line l;
    if (!rules_line_read(&l, r->file, line, s))
        return;
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
                       "a letter that is not stored as UTF-8; save the file as UTF-8 text");
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
        add_line(r, n, buf_text(&line));
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
    struct buf hint = BUF_INIT;
    if (text->n && strlen(text->s) < text->n)
        msg_die_at(path, 0, "is not a text file%s",
                   guise_hint(guise_of_text(text->s, text->n), &hint));
}

/* Another kind of file: said at once, since no line of it will make sense. */
static void refuse_guise(const char *path, const char *text)
{
    struct buf hint = BUF_INIT;
    enum guise g = guise_of_file(text, strlen(text));
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
