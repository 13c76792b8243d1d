/* What the cells of `finished` and `preview` columns say. */
#include "dialect.h"
#include "word.h"

#include <string.h>

static const struct word finished[] = {{"", DIALECT_UNFINISHED},
                                       {"no", DIALECT_UNFINISHED},
                                       {"n", DIALECT_UNFINISHED},
                                       {"0", DIALECT_UNFINISHED},
                                       {"false", DIALECT_UNFINISHED},
                                       {"falsch", DIALECT_UNFINISHED},
                                       {"nein", DIALECT_UNFINISHED},
                                       {"na", DIALECT_UNFINISHED},
                                       {"n/a", DIALECT_UNFINISHED},
                                       {"partial", DIALECT_UNFINISHED},
                                       {"incomplete", DIALECT_UNFINISHED},
                                       {"in progress", DIALECT_UNFINISHED},
                                       {"started", DIALECT_UNFINISHED},
                                       {"abandoned", DIALECT_UNFINISHED},
                                       {"disqualified", DIALECT_UNFINISHED},
                                       {"unvollst\xC3\xA4ndig", DIALECT_UNFINISHED},
                                       {"[not completed]", DIALECT_UNFINISHED},
                                       {"test", DIALECT_TEST},
                                       {"spam", DIALECT_SPAM},
                                       {NULL, 0}};

static const struct word preview[] = {{"test", DIALECT_TEST},
                                      {"preview", DIALECT_TEST},
                                      {"survey preview", DIALECT_TEST},
                                      {"survey test", DIALECT_TEST},
                                      {"test data", DIALECT_TEST},
                                      {"testdaten", DIALECT_TEST},
                                      {"vorschau", DIALECT_TEST},
                                      {"umfragevorschau", DIALECT_TEST},
                                      {"yes", DIALECT_TEST},
                                      {"true", DIALECT_TEST},
                                      {"1", DIALECT_TEST},
                                      {"ja", DIALECT_TEST},
                                      {"spam", DIALECT_SPAM},
                                      {NULL, 0}};

/* An unknown word in a `finished` column (often a date) is better kept than lost. */
enum dialect_word dialect_says(const char *field, const char *cell)
{
    size_t n = strlen(cell);
    if (!strcmp(field, "finished"))
        return (enum dialect_word)word_value(finished, cell, n, DIALECT_FINISHED);
    return (enum dialect_word)word_value(preview, cell, n, DIALECT_NOTHING);
}
