#include "guess_sight.h"

#include "choice.h"
#include "fold.h"
#include "freetime.h"
#include "guess_words.h"
#include "num.h"
#include "reply.h"
#include "stamp.h"
#include "word.h"

#include <ctype.h>
#include <string.h>

void guess_sight_add(struct guess_sight *s, const char *cell)
{
    if (!*cell)
        return;
    s->cells++;
    if (s->words.n <= GUESS_DIFFERENT)
        pool_intern(&s->words, cell, strlen(cell));
}

void guess_sight_free(struct guess_sight *s)
{
    pool_free(&s->words);
}

const char *guess_sight_except(const struct guess_sight *s,
                               bool (*looks)(const char *cell, const void *about),
                               const void *about)
{
    for (uint32_t id = 1; id < s->words.n; id++)
        if (!looks(pool_text(&s->words, id), about))
            return pool_text(&s->words, id);
    return NULL;
}

bool guess_sight_all(const struct guess_sight *s,
                     bool (*looks)(const char *cell, const void *about), const void *about)
{
    return s->cells && !guess_sight_except(s, looks, about);
}

bool guess_sight_any(const struct guess_sight *s,
                     bool (*looks)(const char *cell, const void *about), const void *about)
{
    for (uint32_t id = 1; id < s->words.n; id++)
        if (looks(pool_text(&s->words, id), about))
            return true;
    return false;
}

bool guess_sight_most(const struct guess_sight *s,
                      bool (*looks)(const char *cell, const void *about), const void *about)
{
    size_t n = 0, all = s->words.n ? s->words.n - 1 : 0;
    for (uint32_t id = 1; id < s->words.n; id++)
        n += looks(pool_text(&s->words, id), about);
    return n && 2 * n >= all;
}

bool guess_looks_chosen(const char *cell, const void *item)
{
    return choice_read(cell, item) != CHOICE_WORDS;
}

bool guess_looks_itself(const char *cell, const void *item)
{
    return fold_same(cell, item);
}

bool guess_looks_rank(const char *cell, const void *about)
{
    (void)about;
    return reply_rank(cell) > 0 || reply_is_nothing(cell);
}

bool guess_looks_beyond(const char *cell, const void *about)
{
    (void)about;
    return reply_rank(cell) > 1;
}

bool guess_looks_number(const char *cell, const void *about)
{
    (void)about;
    return reply_number(cell) >= 0 || reply_is_nothing(cell);
}

bool guess_looks_yes_no(const char *cell, const void *about)
{
    (void)about;
    return reply_yes(cell) >= 0 || reply_is_nothing(cell);
}

static bool is_skill(const char *word, size_t n)
{
    struct buf key = BUF_INIT;
    bool found = false;
    fold_key(word, n, &key);
    for (const struct guess_meaning *m = guess_skills; m->word && !found; m++)
        found = !strcmp(m->word, buf_text(&key));
    buf_free(&key);
    return found;
}

/* Several may be ticked for one item: "I can share;I want to learn". */
bool guess_looks_skill(const char *cell, const void *about)
{
    (void)about;
    while (*cell) {
        size_t n = strcspn(cell, ";,\n");
        if (!is_skill(cell, n))
            return false;
        cell += n + (cell[n] != '\0');
    }
    return true;
}

bool guess_looks_time(const char *cell, const void *topic)
{
    struct freetime f = FREETIME_INIT;
    const char *bad;
    size_t n;
    bool good = freetime_add(&f, topic, cell, 0, &bad, &n);
    freetime_free(&f);
    return good;
}

bool guess_looks_numeric(const char *cell, const void *about)
{
    double number;
    (void)about;
    return num_real(cell, &number) || reply_is_nothing(cell);
}

bool guess_looks_nobody(const char *cell, const void *about)
{
    static const struct word words[] = {
        {"anonymous", 1}, {"anonym", 1}, {"an\xC3\xB3nimo", 1}, {NULL, 0}};
    (void)about;
    return word_value(words, cell, strlen(cell), 0) || reply_is_nothing(cell);
}

bool guess_looks_date(const char *cell, const void *about)
{
    (void)about;
    struct stamp s = stamp_read(cell, STAMP_ANY);
    return stamp_is_date(&s);
}

static bool is_code(const char *s, size_t n)
{
    size_t letters = 0, digits = 0;
    while (letters < n && isalpha((unsigned char)s[letters]))
        letters++;
    while (letters + digits < n && isdigit((unsigned char)s[letters + digits]))
        digits++;
    return letters <= 3 && letters + digits == n && (digits || n == 1);
}

/* A code of the product, not a topic anybody would know. */
bool guess_looks_code(const char *cell, const void *about)
{
    (void)about;
    return is_code(cell, strlen(cell));
}

bool guess_looks_codes(const char *cell, const void *about)
{
    (void)about;
    while (*cell) {
        size_t n = strcspn(cell, ",; \n");
        if (n && !is_code(cell, n))
            return false;
        cell += n + (cell[n] != '\0');
    }
    return true;
}

bool guess_looks_semicolon(const char *cell, const void *about)
{
    (void)about;
    return strchr(cell, ';') != NULL;
}

bool guess_looks_comma(const char *cell, const void *about)
{
    (void)about;
    return strchr(cell, ',') != NULL;
}

bool guess_looks_list(const char *cell, const void *about)
{
    (void)about;
    return strchr(cell, ';') || strstr(cell, ", ") || !strncmp(cell, "[\"", 2);
}
