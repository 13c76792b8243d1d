#include "answer.h"

#include "fold.h"
#include "json.h"
#include "mem.h"
#include "word.h"

#include <stdlib.h>
#include <string.h>

void answer_know(struct answer_known *k, const char *topic)
{
    struct buf key = BUF_INIT;
    fold_key(topic, strlen(topic), &key);
    pool_intern(&k->keys, buf_text(&key), key.n);
    for (size_t i = 0; i < key.n; i++)
        if (!((unsigned char)key.s[i] & 0x80))
            k->holds[(unsigned char)key.s[i]] = true;
    if (key.n > k->longest)
        k->longest = key.n;
    buf_free(&key);
}

bool answer_knows(const struct answer_known *k, const char *s, size_t n)
{
    enum { FOLDING_SHRINKS = 4 }; /* a key is never shorter than a fourth of its text */
    if (!k || !k->keys.n || n > (k->longest + 1) * FOLDING_SHRINKS)
        return false;
    struct buf key = BUF_INIT;
    fold_key(s, n, &key);
    bool known = key.n && pool_find(&k->keys, key.s, key.n) != POOL_NONE;
    buf_free(&key);
    return known;
}

void answer_known_free(struct answer_known *k)
{
    pool_free(&k->keys);
}

static bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct answer_item trimmed(const char *s, size_t n)
{
    while (n && blank(*s))
        s++, n--;
    while (n && blank(s[n - 1]))
        n--;
    return (struct answer_item){s, n};
}

void answer_told(struct answer_column *c, const char *split)
{
    static const struct word names[] = {{"auto", ANSWER_AUTO},
                                        {"", ANSWER_WHOLE},
                                        {";", ANSWER_SEMICOLON},
                                        {"json", ANSWER_JSON},
                                        {"blank", ANSWER_BLANK},
                                        {"newline", ANSWER_NEWLINE},
                                        {NULL, 0}};
    /* a blank alone would fold to nothing */
    c->split = !strcmp(split, " ")
                   ? ANSWER_BLANK
                   : (enum answer_split)word_value(names, split, strlen(split), ANSWER_OTHER);
    c->separator = split;
    c->told = c->split != ANSWER_AUTO;
}

/* Where the separator next stands in [s, end), or NULL; *length is how long it is. */
static const char *separator(const struct answer_column *c, enum answer_split split, const char *s,
                             const char *end, size_t *length)
{
    static const char signs[] = {[ANSWER_SEMICOLON] = ';',
                                 [ANSWER_NEWLINE] = '\n',
                                 [ANSWER_COMMA_BLANK] = ',',
                                 [ANSWER_COMMA] = ',',
                                 [ANSWER_BLANK] = ' '};
    *length = split == ANSWER_OTHER ? strlen(c->separator) : 1;
    char sign = split == ANSWER_OTHER ? c->separator[0] : signs[split];
    for (; (s = memchr(s, sign, (size_t)(end - s))) != NULL; s++) {
        bool spaced = s + 1 < end && blank(s[1]);
        if (split == ANSWER_COMMA_BLANK ? spaced
            : split == ANSWER_COMMA     ? !spaced
            : split == ANSWER_OTHER
                ? (size_t)(end - s) >= *length && !memcmp(s, c->separator, *length)
                : true)
            return s;
    }
    return NULL;
}

void answer_see(struct answer_column *c, const char *cell, size_t n)
{
    enum { LONGEST_OPTION = 200 };
    struct answer_item all = trimmed(cell, n);
    size_t length;
    if (!all.n)
        return;
    c->cells++;
    for (int split = ANSWER_SEMICOLON; split < ANSWER_OTHER; split++)
        if (split == ANSWER_JSON)
            c->holding[split] += all.s[0] == '[' && all.s[all.n - 1] == ']';
        else
            c->holding[split] +=
                separator(c, (enum answer_split)split, all.s, all.s + all.n, &length) != NULL;
    if (all.n > LONGEST_OPTION || memchr(all.s, ',', all.n))
        return;
    struct buf text = BUF_INIT;
    buf_add(&text, all.s, all.n);
    answer_know(&c->alone, buf_text(&text));
    buf_free(&text);
}

void answer_settle(struct answer_column *c)
{
    if (c->split != ANSWER_AUTO)
        return;
    if (c->cells && c->holding[ANSWER_JSON] == c->cells)
        c->split = ANSWER_JSON;
    else if (c->hint != ANSWER_AUTO && c->hint < ANSWER_OTHER && c->holding[c->hint])
        c->split = c->hint;
    else if (c->holding[ANSWER_SEMICOLON])
        c->split = ANSWER_SEMICOLON;
    else if (c->holding[ANSWER_NEWLINE])
        c->split = ANSWER_NEWLINE;
    else if (c->holding[ANSWER_COMMA_BLANK])
        c->split = ANSWER_COMMA_BLANK;
    else
        c->split = c->holding[ANSWER_COMMA] ? ANSWER_COMMA : ANSWER_WHOLE;
}

void answer_column_free(struct answer_column *c)
{
    answer_known_free(&c->alone);
}

static void push(struct answer_list *l, const char *s, size_t n)
{
    struct answer_item item = trimmed(s, n);
    if (item.n)
        MEM_PUSH(l, item);
}

/* The options may hold the separator, and nobody said they do not. */
static bool doubtful(const struct answer_column *c)
{
    return !c->told && (c->split == ANSWER_COMMA_BLANK || c->split == ANSWER_BLANK ||
                        (c->split == ANSWER_COMMA && c->hint != ANSWER_COMMA));
}

/* Known topics may hold the separator: only then are pieces tried together. */
static bool may_join(const struct answer_column *c, const struct answer_known *known)
{
    static const char signs[] = {[ANSWER_SEMICOLON] = ';',
                                 [ANSWER_COMMA_BLANK] = ',',
                                 [ANSWER_COMMA] = ',',
                                 [ANSWER_BLANK] = ' ',
                                 [ANSWER_OTHER] = 0};
    if (!known || !known->keys.n || c->split == ANSWER_NEWLINE || c->split == ANSWER_JSON)
        return false;
    char sign = c->split == ANSWER_OTHER ? c->separator[0] : signs[c->split];
    return (unsigned char)sign < 128 && known->holds[(unsigned char)sign];
}

/* From pieces[i] on, how many pieces together are a known topic: the most. 0: none. */
static size_t known_pieces(const struct answer_known *known, const struct answer_item *pieces,
                           size_t i, size_t n, bool join)
{
    for (size_t j = join ? n : i + 1; j > i; j--) {
        const struct answer_item *last = &pieces[j - 1];
        if (answer_knows(known, pieces[i].s, (size_t)(last->s + last->n - pieces[i].s)))
            return j - i;
    }
    return 0;
}

/*
 * Pieces that are no known topic: one is somebody's own words. Several in a row are several
 * answers only when each was seen as an answer by itself.
 */
static bool proven(const struct answer_column *c, const struct answer_item *pieces, size_t n)
{
    if (n < 2 || !doubtful(c))
        return true;
    for (size_t i = 0; i < n; i++)
        if (!answer_knows(&c->alone, pieces[i].s, pieces[i].n))
            return false;
    return true;
}

/* Joins the pieces in place to answers. */
static bool assemble(const struct answer_column *c, const struct answer_known *known,
                     struct answer_list *l)
{
    bool join = may_join(c, known);
    if (!join && !doubtful(c))
        return true;
    size_t out = 0, loose = 0; /* loose: unknown pieces just before i */
    for (size_t i = 0; i < l->n;) {
        size_t k = known_pieces(known, l->items, i, l->n, join);
        if (!k) {
            loose++;
            i++;
            l->items[out++] = l->items[i - 1];
            continue;
        }
        if (!proven(c, l->items + out - loose, loose))
            return false;
        loose = 0;
        const struct answer_item *last = &l->items[i + k - 1];
        const char *begin = l->items[i].s;
        l->items[out++] = (struct answer_item){begin, (size_t)(last->s + last->n - begin)};
        i += k;
    }
    l->n = out;
    return proven(c, l->items + out - loose, loose);
}

/* The texts move while they grow: they are found when all are there. */
static bool split_json(struct answer_item all, struct answer_list *l)
{
    size_t count = 0;
    if (!json_strings(all.s, all.n, &l->text, &count))
        return false;
    const char *s = buf_text(&l->text);
    for (size_t i = 0; i < count; i++, s += strlen(s) + 1)
        push(l, s, strlen(s));
    return true;
}

static void cut(const struct answer_column *c, struct answer_item all, struct answer_list *l)
{
    const char *s = all.s, *end = all.s + all.n, *at;
    size_t length;
    while ((at = separator(c, c->split, s, end, &length)) != NULL) {
        push(l, s, (size_t)(at - s));
        s = at + length;
    }
    push(l, s, (size_t)(end - s));
}

bool answer_split(const struct answer_column *c, const struct answer_known *known, const char *cell,
                  size_t n, struct answer_list *l)
{
    struct answer_item all = trimmed(cell, n);
    bool clear = true;
    l->n = 0;
    buf_clear(&l->text);
    if (!all.n)
        return true;
    if (c->split == ANSWER_JSON)
        clear = split_json(all, l);
    else if (c->split == ANSWER_WHOLE || c->split == ANSWER_AUTO)
        push(l, all.s, all.n);
    else {
        cut(c, all, l);
        clear = assemble(c, known, l);
    }
    if (!clear) {
        l->n = 0;
        push(l, all.s, all.n);
    }
    return clear;
}

void answer_list_free(struct answer_list *l)
{
    free(l->items);
    buf_free(&l->text);
}
