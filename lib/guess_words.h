/*
 * guess_words - the words by which guess knows questions and scales, as data. English and German;
 * the words of the recommended questionnaire first. Only guess.c looks at it.
 *
 * To teach guess a word, add a line; of the lines that fit the first counts.
 */
#ifndef GUESS_WORDS_H
#define GUESS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * `pattern` fits the folded question, `_` as a blank, signs at its end left out; `*` is any text.
 * Field "private" is dropped without an example, "how" is a question about how people learn, not
 * what. `topic` is the scale of a score, else "".
 */
struct guess_phrase {
    const char *pattern, *field, *topic;
    bool unsure;
};
extern const struct guess_phrase guess_phrases[];
extern const size_t guess_phrases_n;

/* Statements about the team, after A. Edmondson (1999), "Psychological Safety and Learning Behavior
 * in Work Teams": their scale is "safety". Ends with a NULL pattern. */
struct guess_statement {
    const char *pattern;
    bool reversed;
};
extern const struct guess_statement guess_statements[];

/* Words of a grid that asks for both: what the cell means for the item. Ends with NULL. */
struct guess_meaning {
    const char *word, *means;
};
extern const struct guess_meaning guess_skills[];

/* Answers on a scale, from 1 up; several words for a step with `|` between. Ends with NULL. */
struct guess_scale {
    const char *step[8];
};
extern const struct guess_scale guess_scales[];
extern const size_t guess_scales_n;

#endif
