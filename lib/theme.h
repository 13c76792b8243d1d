/*
 * theme - which barrier an answer speaks of, by lists of words.
 *
 *     struct theme_set themes = theme_default();          or theme_read("themes.csv")
 *     size_t i = theme_of(&themes, "I have no time");     themes.n: none of them, "other"
 *     themes.items[i].name
 *     theme_free(&themes);
 *
 * A theme file is CSV with the columns theme,word: a word or a phrase, case and white space do not
 * matter, '*' at its end stands for any ending. An answer has the one theme whose words cover most
 * of its letters ("time zone" beats "time"), the first of equals; one theme for each answer, so
 * that the counts add up and can be suppressed as one partition. Pure but for theme_read(), which
 * ends the program with file and line.
 */
#ifndef THEME_H
#define THEME_H

#include <stddef.h>
#include <stdint.h>

enum { THEME_MOST = 14 }; /* themes of a set: with "other" and all together, 16 figures */

struct theme {
    char *name;
    char **words; /* folded */
    size_t n, cap;
};
struct theme_set {
    struct theme *items;
    size_t n, cap;
};

/* The common ones: time, whom to ask, what to ask, manager, pride, distance, tools. */
struct theme_set theme_default(void);
struct theme_set theme_read(const char *path);
size_t theme_of(const struct theme_set *set, const char *text);
/* The themes of the parts of an answer as bits; bit set->n is "other". 0 for an empty answer. */
uint32_t theme_all(const struct theme_set *set, const char *answer);
void theme_free(struct theme_set *set);

#endif
