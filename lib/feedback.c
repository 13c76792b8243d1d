#include "feedback.h"

#include "reply.h"
#include "word.h"

#include <string.h>

static const struct word met_words[] = {
    {"yes", 0},     {"we met", 0},     {"ja", 0},      {"no", 1},          {"nein", 1},
    {"not yet", 2}, {"noch nicht", 2}, {"planned", 2}, {"no, not yet", 2}, {NULL, 0}};
static const struct word fit_words[] = {
    {"good", 0},      {"good fit", 0},      {"a good fit", 0}, {"yes", 0},
    {"gut", 0},       {"undecided", 1},     {"unsure", 1},     {"not sure", 1},
    {"maybe", 1},     {"unentschieden", 1}, {"not", 2},        {"no", 2},
    {"not a fit", 2}, {"no fit", 2},        {"nicht", 2},      {NULL, 0}};

static const struct {
    const char *topic;
    const struct word *words; /* NULL: a number */
    const char *means[3];
    const char *wrong;
} questions[] = {
    {"met", met_words, {"yes", "no", "not yet"},
     "is none of yes, no, not yet; say in `values` what it means"},
    {"fit", fit_words, {"good", "undecided", "not"},
     "is none of good, undecided, not; say in `values` what it means"},
    {"again", NULL, {"no", "yes"}, "is neither yes nor no; say in `values` what it means"},
    {"follow-ups", NULL, {NULL}, "is no number of meetings; say in `values` what it means"},
};

static int meaning(const struct word *words, const char *cell)
{
    return words ? word_value(words, cell, strlen(cell), -1) : reply_yes(cell);
}

const char *feedback_read(const char *question, const char *cell, struct buf *out)
{
    size_t i = 0, n = sizeof questions / sizeof *questions;
    while (i < n && strcmp(questions[i].topic, question) != 0)
        i++;
    if (i == n) {
        buf_puts(out, cell);
        return NULL;
    }
    bool number = !questions[i].means[0];
    int value = number ? reply_number(cell) : meaning(questions[i].words, cell);
    if (value < 0)
        return questions[i].wrong;
    if (number)
        buf_printf(out, "%d", value);
    else
        buf_puts(out, questions[i].means[value]);
    return NULL;
}
