#include "roster_column.h"

#include "buf.h"
#include "fold.h"
#include "roster.h"

#include <string.h>

/* What staff lists call the plan's columns; folded. A new word is a new line. */
static const struct {
    const char *word;
    int column;
} words[] = {
    {"person", PLAN_PERSON},
    {"id", ROSTER_ID},
    {"employee id", ROSTER_ID},
    {"employee number", ROSTER_ID},
    {"emp id", ROSTER_ID},
    {"staff id", ROSTER_ID},
    {"staff number", ROSTER_ID},
    {"personnel number", ROSTER_ID},
    {"personalnummer", ROSTER_ID},
    {"email", PLAN_EMAIL},
    {"e-mail", PLAN_EMAIL},
    {"email address", PLAN_EMAIL},
    {"e-mail address", PLAN_EMAIL},
    {"mail", PLAN_EMAIL},
    {"e-mail-adresse", PLAN_EMAIL},
    {"name", PLAN_NAME},
    {"full name", PLAN_NAME},
    {"display name", PLAN_NAME},
    {"first name", ROSTER_FIRST},
    {"given name", ROSTER_FIRST},
    {"vorname", ROSTER_FIRST},
    {"last name", ROSTER_LAST},
    {"surname", ROSTER_LAST},
    {"family name", ROSTER_LAST},
    {"nachname", ROSTER_LAST},
    {"level", PLAN_LEVEL},
    {"grade", PLAN_LEVEL},
    {"job level", PLAN_LEVEL},
    {"stufe", PLAN_LEVEL},
    {"unit", PLAN_UNIT},
    {"department", PLAN_UNIT},
    {"team", PLAN_UNIT},
    {"business unit", PLAN_UNIT},
    {"abteilung", PLAN_UNIT},
    {"org", PLAN_ORG},
    {"organisation", PLAN_ORG},
    {"organization", PLAN_ORG},
    {"company", PLAN_ORG},
    {"firma", PLAN_ORG},
    {"site", PLAN_SITE},
    {"office", PLAN_SITE},
    {"work location", PLAN_SITE},
    {"standort", PLAN_SITE},
    {"manager", PLAN_MANAGER},
    {"line manager", PLAN_MANAGER},
    {"manager id", PLAN_MANAGER},
    {"manager email", PLAN_MANAGER},
    {"manager e-mail", PLAN_MANAGER},
    {"reports to", PLAN_MANAGER},
    {"supervisor", PLAN_MANAGER},
    {"vorgesetzte", PLAN_MANAGER},
    {"vorgesetzter", PLAN_MANAGER},
    {"führungskraft", PLAN_MANAGER},
    {"tz", PLAN_TZ},
    {"time zone", PLAN_TZ},
    {"timezone", PLAN_TZ},
    {"zeitzone", PLAN_TZ},
    {"free", PLAN_FREE},
    {"max learn", PLAN_MAX_LEARN},
    {"max teach", PLAN_MAX_TEACH},
    {"share", PLAN_SHARE},
};

/* Words that make a column a private matter. */
static const char *const private_words[] = {
    "phone",  "mobile",     "fax",        "address",   "street",   "postal",   "postcode",
    "zip",    "birth",      "birthday",   "birthdate", "age",      "gender",   "sex",
    "salary", "pay",        "wage",       "bank",      "iban",     "tax",      "social",
    "ssn",    "ip",         "latitude",   "longitude", "national", "religion", "marital",
    "health", "disability", "telefon",    "handy",     "adresse",  "strasse",  "plz",
    "geburt", "alter",      "geschlecht", "gehalt",    "lohn",     "konto",    "steuer"};

/* --- what a header means ----------------------------------------------------------------------
 */

/* Folded, with '_' as a blank. */
static void header_key(const char *header, struct buf *key)
{
    buf_clear(key);
    fold_key(header, strlen(header), key);
    buf_puts(key, "");
    for (size_t i = 0; i < key->n; i++)
        if (key->s[i] == '_')
            key->s[i] = ' ';
}

int roster_column(const char *header)
{
    struct buf key = BUF_INIT;
    int column = ROSTER_OTHER;
    header_key(header, &key);
    for (size_t i = 0; i < sizeof words / sizeof *words && column == ROSTER_OTHER; i++)
        if (!strcmp(key.s, words[i].word))
            column = words[i].column;
    buf_free(&key);
    return column;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || ((unsigned char)c & 0x80);
}

/* Short words must stand alone ("ip" is not in "zip"), longer ones may begin another ("birthday").
 */
static bool holds_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = text; (p = strstr(p, word)); p++)
        if ((p == text || !is_letter(p[-1])) && (n > 5 || !is_letter(p[n])))
            return true;
    return false;
}

bool roster_may_keep(const char *column)
{
    struct buf key = BUF_INIT;
    header_key(column, &key);
    bool may = key.n > 0;
    for (size_t i = 0; i < sizeof private_words / sizeof *private_words && may; i++)
        may = !holds_word(key.s, private_words[i]);
    for (int c = 0; c < PLAN_COLUMNS && may; c++)
        may = strcmp(column, plan_column_names[c]) != 0;
    buf_free(&key);
    return may;
}
