#include "theme.h"

#include "buf.h"
#include "fold.h"
#include "guise.h"
#include "mem.h"
#include "msg.h"
#include "reader.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A theme's name, then its words up to NULL. What people write about learning from colleagues. */
static const char *const defaults[] = {"time",
                                       "time",
                                       "busy",
                                       "workload",
                                       "deadline*",
                                       "schedul*",
                                       "calendar*",
                                       "overload*",
                                       "too much work",
                                       "too much to do",
                                       "priorit*",
                                       "hours",
                                       NULL,
                                       "whom to ask",
                                       "whom",
                                       "who to ask",
                                       "who knows",
                                       "who can",
                                       "who could",
                                       "who is",
                                       "know who*",
                                       "find someone",
                                       "find somebody",
                                       "find the right person",
                                       "know anybody",
                                       "know anyone",
                                       "expert*",
                                       NULL,
                                       "what to ask",
                                       "what to ask",
                                       "how to ask",
                                       "which question*",
                                       "what question*",
                                       "where to start",
                                       "where to begin",
                                       "know what",
                                       "not sure what",
                                       NULL,
                                       "manager",
                                       "manager*",
                                       "boss",
                                       "supervisor*",
                                       "management",
                                       "my lead",
                                       "team lead*",
                                       "permission",
                                       "allowed",
                                       "not encouraged",
                                       "support from",
                                       NULL,
                                       "pride",
                                       "pride",
                                       "proud",
                                       "embarrass*",
                                       "stupid",
                                       "silly",
                                       "asham*",
                                       "afraid",
                                       "fear*",
                                       "shy",
                                       "weak",
                                       "weakness",
                                       "judg*",
                                       "incompetent",
                                       "bother*",
                                       "disturb*",
                                       "uncomfortable",
                                       "burden",
                                       NULL,
                                       "distance",
                                       "distance",
                                       "distant",
                                       "remote*",
                                       "from home",
                                       "home office",
                                       "time zone*",
                                       "timezone*",
                                       "different site*",
                                       "other site*",
                                       "different office*",
                                       "other office*",
                                       "different location*",
                                       "far away",
                                       "never meet",
                                       "never see",
                                       "travel*",
                                       NULL,
                                       "tools",
                                       "tool*",
                                       "software",
                                       "platform*",
                                       "technical",
                                       "licen*",
                                       "access",
                                       "equipment",
                                       "connection",
                                       NULL,
                                       NULL};

static char *folded(const char *text)
{
    struct buf key = BUF_INIT;
    fold_key(text, strlen(text), &key);
    return key.s ? key.s : mem_string("");
}

static struct theme *theme_named(struct theme_set *set, const char *name)
{
    for (size_t i = 0; i < set->n; i++)
        if (!strcmp(set->items[i].name, name))
            return &set->items[i];
    MEM_PUSH(set, ((struct theme){.name = mem_string(name)}));
    return &set->items[set->n - 1];
}

static void add_word(struct theme *t, const char *word)
{
    t->words = mem_grow(t->words, t->n, &t->cap, sizeof *t->words);
    t->words[t->n++] = folded(word);
}

struct theme_set theme_default(void)
{
    struct theme_set set = {NULL, 0, 0};
    for (const char *const *p = defaults; *p; p++) {
        struct theme *t = theme_named(&set, *p);
        while (*++p)
            add_word(t, *p);
    }
    return set;
}

struct theme_set theme_read(const char *path)
{
    struct theme_set set = {NULL, 0, 0};
    struct reader *r = reader_open(path, NULL);
    struct buf hint = BUF_INIT;
    if (!reader_next(r) || r->n != 2 || strcmp(r->field[0], "theme") || strcmp(r->field[1], "word"))
        msg_die_at(r->name, 1, "a file of themes begins with the line theme,word%s",
                   guise_hint(guise_of((const char *const *)r->field, r->n), &hint));
    while (reader_next(r)) {
        if (r->n != 2 || !*r->field[0] || !*r->field[1])
            msg_die_at(r->name, r->line, "a line of a file of themes is a theme and a word");
        add_word(theme_named(&set, r->field[0]), r->field[1]);
        if (set.n > THEME_MOST)
            msg_die_at(r->name, r->line, "'%s' is one theme too many; at most %d can be told apart",
                       r->field[0], THEME_MOST);
    }
    reader_close(r);
    return set;
}

void theme_free(struct theme_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        for (size_t k = 0; k < set->items[i].n; k++)
            free(set->items[i].words[k]);
        free(set->items[i].words);
        free(set->items[i].name);
    }
    free(set->items);
    *set = (struct theme_set){NULL, 0, 0};
}

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || (c & 0x80);
}

/* Letters of the text that the word covers: its length for every place where it stands. */
static size_t covered(const char *text, const char *word)
{
    size_t n = strlen(word), total = 0;
    bool open = n && word[n - 1] == '*';
    n -= open;
    /* Writing without blanks between words has no borders to look at. */
    bool borders = n && !(word[0] & 0x80);
    if (!n)
        return 0;
    for (const char *p = text; *p; p++) {
        if (strncmp(p, word, n))
            continue;
        bool begins = p == text || !in_word(p[-1]), ends = open || !in_word(p[n]);
        if (!borders || (begins && ends))
            total += n;
    }
    return total;
}

/* A typographic apostrophe is an apostrophe. */
static void plain_apostrophes(char *s)
{
    char *to = s;
    for (; *s; s++) {
        if (!strncmp(s, "\xE2\x80\x99", 3)) {
            *to++ = '\'';
            s += 2;
        } else {
            *to++ = *s;
        }
    }
    *to = '\0';
}

size_t theme_of(const struct theme_set *set, const char *text)
{
    char *key = folded(text);
    size_t best = set->n, most = 0;
    plain_apostrophes(key);
    for (size_t i = 0; i < set->n; i++) {
        size_t score = 0;
        for (size_t k = 0; k < set->items[i].n; k++)
            score += covered(key, set->items[i].words[k]);
        if (score > most) {
            most = score;
            best = i;
        }
    }
    free(key);
    return best;
}

uint32_t theme_all(const struct theme_set *set, const char *answer)
{
    uint32_t themes = 0;
    struct buf part = BUF_INIT;
    for (;;) {
        size_t n = strcspn(answer, ";");
        buf_clear(&part);
        buf_add(&part, answer, n);
        if (part.s[strspn(part.s, " ")])
            themes |= UINT32_C(1) << theme_of(set, part.s);
        if (!answer[n])
            break;
        answer += n + 1;
    }
    buf_free(&part);
    return themes;
}
