#include "topics_near.h"

#include "fold.h"
#include "mem.h"
#include "near.h"
#include "writer.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is compared of a topic: numbers first, for nearly all pairs differ in one. */
struct shape {
    uint64_t letters; /* which letters it has: a bit each */
    uint64_t digits;  /* of its digits, in their order */
    uint64_t sorted;  /* of `words` */
    struct buf key;   /* folded */
    struct buf words; /* its words without endings, in alphabetical order */
};

/* --- shapes ------------------------------------------------------------------------------------
 */

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || ((unsigned char)c & 0x80) || c == '+' || c == '#';
}

static const char *const small_words[] = {"and", "und", "the", "of", "in", "for"};

static bool is_small(const char *word)
{
    for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
        if (!strcmp(word, small_words[i]))
            return true;
    return false;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Cuts `text` into words in place, without the plural's s. */
static size_t cut_words(char *text, char **word, size_t room)
{
    size_t n = 0;
    for (char *p = text; *p && n < room;) {
        size_t length = 0;
        while (is_letter(p[length]))
            length++;
        char *next = p[length] ? p + length + 1 : p + length;
        p[length] = '\0';
        if (length > 3 && p[length - 1] == 's' && p[length - 2] != 's')
            p[length - 1] = '\0';
        if (*p && !is_small(p))
            word[n++] = p;
        p = next;
    }
    return n;
}

static void sort_words(struct shape *s)
{
    char *word[32], *text = mem_copy(buf_text(&s->key), s->key.n);
    size_t n = cut_words(text, word, sizeof word / sizeof *word);
    if (n)
        qsort(word, n, sizeof *word, by_text);
    for (size_t i = 0; i < n; i++)
        buf_printf(&s->words, "%s ", word[i]);
    free(text);
}

/* G. Fowler, L. C. Noll, P. Vo (1991), FNV-1a. */
static uint64_t hash(uint64_t h, unsigned char c)
{
    return (h ^ c) * UINT64_C(0x100000001B3);
}

static struct shape shape_of(const char *name)
{
    struct shape s = {.key = BUF_INIT, .words = BUF_INIT};
    fold_key(name, strlen(name), &s.key);
    sort_words(&s);
    for (size_t i = 0; i < s.key.n; i++) {
        unsigned char c = (unsigned char)s.key.s[i];
        s.letters |= UINT64_C(1) << (c % 64);
        if (isdigit(c))
            s.digits = hash(s.digits + 1, c);
    }
    for (size_t i = 0; i < s.words.n; i++)
        s.sorted = hash(s.sorted + 1, (unsigned char)s.words.s[i]);
    return s;
}

static struct shape *all_shapes(const struct topics *t)
{
    struct shape *shapes = mem_alloc(t->n, sizeof *shapes);
    for (uint32_t i = 0; i < t->n; i++)
        shapes[i] = shape_of(topics_name(t, i));
    return shapes;
}

static void free_shapes(struct shape *shapes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_free(&shapes[i].key);
        buf_free(&shapes[i].words);
    }
    free(shapes);
}

/* --- likeness ----------------------------------------------------------------------------------
 */

enum { UNLIKE = 100, MOST = 3 }; /* slips */

static size_t slips(size_t n)
{
    return n < 5 ? 0 : n < 9 ? 1 : n < 16 ? 2 : MOST;
}

/* Ones in a word; the sideways addition of D. E. Knuth, "The Art of Computer Programming" 7.1.3. */
static int ones(uint64_t x)
{
    x -= x >> 1 & UINT64_C(0x5555555555555555);
    x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
    x = (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (int)(x * UINT64_C(0x0101010101010101) >> 56);
}

/* 0 the same words, else the letters that differ; UNLIKE when it is another topic. */
static size_t unlike(const struct shape *a, const struct shape *b)
{
    bool same_words = a->sorted && a->sorted == b->sorted;
    if (a->digits != b->digits || (!same_words && ones(a->letters ^ b->letters) > 2 * MOST))
        return UNLIKE; /* a slip changes at most two letters of the set */
    if (same_words && !strcmp(a->words.s, b->words.s))
        return 0;
    size_t limit = slips(a->key.n < b->key.n ? a->key.n : b->key.n);
    size_t d = near_distance(buf_text(&a->key), a->key.n, buf_text(&b->key), b->key.n, limit);
    return d <= limit ? d : UNLIKE;
}

/* Whether topic a goes before b as what others are an alias of. */
static bool stands_before(const struct topics *t, uint32_t a, uint32_t b)
{
    if (t->items[a].agreed != t->items[b].agreed)
        return t->items[a].agreed;
    if (t->items[a].count != t->items[b].count)
        return t->items[a].count > t->items[b].count;
    return a < b;
}

static void offer(struct topics_near_list *list, const struct topics *t, const struct shape *shapes,
                  uint32_t alias)
{
    static const char *const why[] = {"the same words", "one letter differs", "two letters differ",
                                      "three letters differ"};
    uint32_t nearest = TOPICS_NONE;
    size_t least = UNLIKE;
    for (uint32_t i = 0; i < t->n; i++) {
        size_t d = unlike(&shapes[i], &shapes[alias]);
        if (d == UNLIKE || i == alias || !stands_before(t, i, alias))
            continue;
        if (d < least || (d == least && stands_before(t, i, nearest))) {
            least = d;
            nearest = i;
        }
    }
    if (least < UNLIKE)
        MEM_PUSH(list, ((struct topics_near){nearest, alias, why[least]}));
}

struct topics_near_list topics_near_find(const struct topics *t)
{
    struct topics_near_list list = {NULL, 0, 0};
    struct shape *shapes = all_shapes(t);
    for (uint32_t i = 0; i < t->n; i++)
        if (!t->items[i].agreed)
            offer(&list, t, shapes, i);
    free_shapes(shapes, t->n);
    return list;
}

size_t topics_near_write(const struct topics *t, const char *path, char delimiter)
{
    static const char *const header[] = {"topic", "alias", "answers", "why"};
    struct topics_near_list list = topics_near_find(t);
    struct output *o = output_open(path);
    struct writer w = writer_on(o, delimiter);
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        writer_text(&w, header[i]);
    writer_end(&w);
    for (size_t i = 0; i < list.n; i++) {
        char answers[16];
        snprintf(answers, sizeof answers, "%u", (unsigned)t->items[list.items[i].alias].count);
        writer_text(&w, topics_name(t, list.items[i].topic));
        writer_text(&w, topics_name(t, list.items[i].alias));
        writer_text(&w, answers);
        writer_text(&w, list.items[i].why);
        writer_end(&w);
    }
    output_commit(o);
    free(list.items);
    return list.n;
}
