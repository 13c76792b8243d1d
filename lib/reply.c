#include "reply.h"

#include "buf.h"
#include "fold.h"
#include "word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { FILLER = -2, NO_WORD = -1, MOST = 1000 };

static const struct word numbers[] = {{"none", 0},
                                      {"zero", 0},
                                      {"no", 0},
                                      {"keine", 0},
                                      {"keins", 0},
                                      {"null", 0},
                                      {"one", 1},
                                      {"once", 1},
                                      {"a", 1},
                                      {"two", 2},
                                      {"twice", 2},
                                      {"three", 3},
                                      {"four", 4},
                                      {"five", 5},
                                      {"six", 6},
                                      {"seven", 7},
                                      {"eight", 8},
                                      {"nine", 9},
                                      {"ten", 10},
                                      {"ein", 1},
                                      {"eins", 1},
                                      {"eine", 1},
                                      {"einen", 1},
                                      {"zwei", 2},
                                      {"drei", 3},
                                      {"vier", 4},
                                      {"f\xC3\xBCnf", 5},
                                      {"sechs", 6},
                                      {"sieben", 7},
                                      {"acht", 8},
                                      {"neun", 9},
                                      {"zehn", 10},
                                      {"up", FILLER},
                                      {"to", FILLER},
                                      {"at", FILLER},
                                      {"most", FILLER},
                                      {"max", FILLER},
                                      {"max.", FILLER},
                                      {"maximum", FILLER},
                                      {"maximal", FILLER},
                                      {"about", FILLER},
                                      {"ca.", FILLER},
                                      {"etwa", FILLER},
                                      {"bis", FILLER},
                                      {"zu", FILLER},
                                      {"h\xC3\xB6"
                                       "chstens",
                                       FILLER},
                                      {"or", FILLER},
                                      {"oder", FILLER},
                                      {"and", FILLER},
                                      {"und", FILLER},
                                      {"more", FILLER},
                                      {"mehr", FILLER},
                                      {"meeting", FILLER},
                                      {"meetings", FILLER},
                                      {"treffen", FILLER},
                                      {"people", FILLER},
                                      {"person", FILLER},
                                      {"personen", FILLER},
                                      {"colleagues", FILLER},
                                      {"mentees", FILLER},
                                      {"session", FILLER},
                                      {"sessions", FILLER},
                                      {"hour", FILLER},
                                      {"hours", FILLER},
                                      {"per", FILLER},
                                      {"pro", FILLER},
                                      {"month", FILLER},
                                      {"monat", FILLER},
                                      {"cycle", FILLER},
                                      {"round", FILLER},
                                      {"runde", FILLER},
                                      {NULL, 0}};

static const struct word places[] = {{"first", 1},
                                     {"second", 2},
                                     {"third", 3},
                                     {"fourth", 4},
                                     {"fifth", 5},
                                     {"sixth", 6},
                                     {"seventh", 7},
                                     {"eighth", 8},
                                     {"ninth", 9},
                                     {"tenth", 10},
                                     {"erste", 1},
                                     {"zweite", 2},
                                     {"dritte", 3},
                                     {"vierte", 4},
                                     {"f\xC3\xBCnfte", 5},
                                     {"erster", 1},
                                     {"zweiter", 2},
                                     {"dritter", 3},
                                     {"st", FILLER},
                                     {"nd", FILLER},
                                     {"rd", FILLER},
                                     {"th", FILLER},
                                     {"choice", FILLER},
                                     {"place", FILLER},
                                     {"rank", FILLER},
                                     {"ranking", FILLER},
                                     {"wahl", FILLER},
                                     {"platz", FILLER},
                                     {"rang", FILLER},
                                     {"priority", FILLER},
                                     {"priorit\xC3\xA4t", FILLER},
                                     {"preference", FILLER},
                                     {NULL, 0}};

static const struct word yes_no[] = {
    {"yes", 1},         {"y", 1},         {"true", 1},    {"1", 1},
    {"ja", 1},          {"wahr", 1},      {"checked", 1}, {"x", 1},
    {"on", 1},          {"i agree", 1},   {"agree", 1},   {"ok", 1},
    {"okay", 1},        {"sure", 1},      {"gern", 1},    {"gerne", 1},
    {"yes, please", 1}, {"s\xC3\xAD", 1}, {"oui", 1},     {"no", 0},
    {"n", 0},           {"false", 0},     {"0", 0},       {"nein", 0},
    {"falsch", 0},      {"unchecked", 0}, {"off", 0},     {"not selected", 0},
    {"non", 0},         {"", 0},          {NULL, 0}};

static const struct word nothings[] = {{"", 1},
                                       {"n/a", 1},
                                       {"na", 1},
                                       {"n.a.", 1},
                                       {"-", 1},
                                       {"--", 1},
                                       {"\xE2\x80\x93", 1},
                                       {"none", 1},
                                       {"nothing", 1},
                                       {"keine angabe", 1},
                                       {"k.a.", 1},
                                       {"k. a.", 1},
                                       {"keine", 1},
                                       {"nichts", 1},
                                       {"-99", 1},
                                       {"no answer", 1},
                                       {"prefer not to say", 1},
                                       {NULL, 0}};

/* The next number or word of the folded text; NO_WORD when it is neither, or longer than a reply.
 */
static int next(const struct word *table, const char **s)
{
    size_t digits = strspn(*s, "0123456789");
    if (digits) {
        int value = digits < 5 ? atoi(*s) : MOST + 1;
        *s += digits;
        bool fraction = (**s == '.' || **s == ',') && isdigit((unsigned char)(*s)[1]);
        return fraction || value > MOST ? NO_WORD : value;
    }
    int value = NO_WORD;
    size_t n = word_begin(table, *s, &value);
    *s += n;
    return n ? value : NO_WORD;
}

/* All the numbers of a reply that holds nothing else but fillers; how many, or -1. */
static int read_numbers(const struct word *table, const char *cell, int *least, int *most)
{
    struct buf key = BUF_INIT;
    int count = 0;
    fold_key(cell, strlen(cell), &key);
    const char *s = buf_text(&key);
    for (s += strspn(s, " ~<#"); *s && count >= 0; s += strspn(s, " +-.,()\xE2\x80\x93")) {
        int value = next(table, &s);
        if (value == NO_WORD) {
            count = -1;
        } else if (value != FILLER) {
            *least = !count || value < *least ? value : *least;
            *most = !count || value > *most ? value : *most;
            count++;
        }
    }
    buf_free(&key);
    return count;
}

int reply_rank(const char *cell)
{
    int least, most;
    return read_numbers(places, cell, &least, &most) == 1 ? most : 0;
}

int reply_number(const char *cell)
{
    int least, most;
    int count = read_numbers(numbers, cell, &least, &most);
    return count == 1 || count == 2 ? most : -1;
}

int reply_yes(const char *cell)
{
    return word_value(yes_no, cell, strlen(cell), -1);
}

bool reply_is_nothing(const char *cell)
{
    return word_value(nothings, cell, strlen(cell), 0) == 1;
}
