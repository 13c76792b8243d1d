#include "translate.h"

#include "fold.h"
#include "mem.h"
#include "num.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    char *word; /* folded */
    bool range; /* the word is one: numbers from low to high fit too */
    double low, high;
    char *to;
};

struct translation {
    struct entry *items;
    size_t n, cap;
    bool reverse;
    double top;
};

static char *folded(const char *s, size_t n)
{
    struct buf key = BUF_INIT;
    fold_key(s, n, &key);
    char *copy = mem_string(buf_text(&key));
    buf_free(&key);
    return copy;
}

/* "0-4", "10-", "-3" as a range; a single number is a word. Both ends may be negative: "-3--1". */
static bool read_range(const char *word, struct entry *e)
{
    char low[64];
    size_t n = strlen(word);
    const char *dash = n > 1 ? strchr(word + 1, '-') : NULL;
    e->low = -INFINITY;
    e->high = INFINITY;
    if (!dash || (size_t)(dash - word) >= sizeof low)
        return false;
    snprintf(low, sizeof low, "%.*s", (int)(dash - word), word);
    return num_real(low, &e->low) && (!dash[1] || num_real(dash + 1, &e->high)) &&
           e->low <= e->high;
}

static bool read_entry(struct translation *t, const char *s, size_t n, struct buf *error)
{
    struct entry e = {NULL, false, 0, 0, NULL};
    const char *equals = NULL;
    for (size_t i = 0; i < n; i++)
        equals = s[i] == '=' ? s + i : equals; /* the last: a word may hold one */
    if (!equals) {
        buf_printf(error, "'%.*s' is not a word and what it means, like Yes=1", (int)n, s);
        return false;
    }
    e.word = folded(s, (size_t)(equals - s));
    e.range = read_range(e.word, &e);
    struct buf to = BUF_INIT;
    fold_space(equals + 1, n - (size_t)(equals + 1 - s), &to);
    e.to = mem_string(buf_text(&to));
    buf_free(&to);
    MEM_PUSH(t, e);
    return true;
}

static bool read_part(struct translation *t, const char *s, size_t n, struct buf *error)
{
    char *key = folded(s, n);
    bool good = true;
    if (!strncmp(key, "reverse", 7) && !strchr(key, '=')) {
        t->reverse = key[7] == ' ' && num_real(key + 8, &t->top);
        good = t->reverse;
        if (!good)
            buf_printf(error, "'%s': write reverse and the sum of the two ends of the scale", key);
    } else if (*key) {
        good = read_entry(t, s, n, error);
    }
    free(key);
    return good;
}

struct translation *translate_read(const char *values, struct buf *error)
{
    struct translation *t = mem_clear(1, sizeof *t);
    while (*values) {
        size_t n = strcspn(values, ";");
        if (!read_part(t, values, n, error)) {
            translate_free(t);
            return NULL;
        }
        values += n + (values[n] == ';');
    }
    return t;
}

void translate_free(struct translation *t)
{
    for (size_t i = 0; t && i < t->n; i++) {
        free(t->items[i].word);
        free(t->items[i].to);
    }
    if (t)
        free(t->items);
    free(t);
}

size_t translate_size(const struct translation *t)
{
    return t ? t->n : 0;
}

size_t translate_meanings(const struct translation *t)
{
    size_t n = 0;
    for (size_t i = 0; i < translate_size(t); i++)
        n += *t->items[i].to != '\0';
    return n;
}

static const struct entry *find(const struct translation *t, const char *key)
{
    double number;
    bool is_number = num_real(key, &number);
    for (size_t i = 0; i < t->n; i++) {
        const struct entry *e = &t->items[i];
        if (!strcmp(e->word, key) ||
            (e->range && is_number && number >= e->low && number <= e->high))
            return e;
    }
    return NULL;
}

/* "5. strongly agree", "5 - strongly agree": a number before the word that people see. */
static const struct entry *find_numbered(const struct translation *t, const char *key)
{
    size_t digits = strspn(key, "0123456789");
    size_t signs = strspn(key + digits, ".-:) =");
    if (!digits || !signs || key[digits + signs - 1] != ' ' || !key[digits + signs] || digits > 3)
        return NULL;
    const struct entry *e = find(t, key + digits + signs);
    char number[4];
    snprintf(number, sizeof number, "%.*s", (int)digits, key);
    return e ? e : find(t, number);
}

static bool reversed(const struct translation *t, struct buf *out)
{
    double number;
    if (!t->reverse || !num_real(buf_text(out), &number))
        return false;
    buf_clear(out);
    buf_printf(out, "%.10g", t->top - number);
    return true;
}

enum translated translate(const struct translation *t, const char *cell, struct buf *out)
{
    buf_clear(out);
    const struct entry *e = NULL;
    if (t && t->n) {
        char *key = folded(cell, strlen(cell));
        e = find(t, key);
        e = e ? e : find_numbered(t, key);
        free(key);
    }
    buf_puts(out, e ? e->to : cell);
    if (e && !*e->to)
        return TRANSLATE_NOTHING;
    bool turned = t && reversed(t, out);
    return e || turned ? TRANSLATE_DONE : TRANSLATE_SAME;
}
