#include "choice.h"

#include "buf.h"
#include "fold.h"
#include "word.h"

#include <ctype.h>
#include <string.h>

static bool letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool upper(char c)
{
    return isupper((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* question = [0, cut), item = [from, end), without blanks at their ends. */
static bool parts(const char *h, size_t cut, size_t from, size_t end, struct choice_header *out)
{
    while (from < end && h[from] == ' ')
        from++;
    while (end > from && h[end - 1] == ' ')
        end--;
    size_t begin = strspn(h, " ");
    while (cut > begin && h[cut - 1] == ' ')
        cut--;
    out->question = begin < cut ? begin : cut;
    out->question_n = cut - out->question;
    out->item = from;
    out->item_n = end - from;
    return end > from;
}

static const char *last(const char *h, const char *sign)
{
    const char *found = NULL;
    for (const char *s = h; (s = strstr(s, sign)) != NULL; s++)
        found = s;
    return found;
}

static bool at_sign(const char *h, const char *found, const char *sign, struct choice_header *out)
{
    if (!found || found == h)
        return false;
    size_t cut = (size_t)(found - h);
    return parts(h, cut, cut + strlen(sign), strlen(h), out);
}

static bool paren(const char *h, struct choice_header *out)
{
    const char *found = last(h, "(choice=");
    size_t n = strlen(h);
    return found && h[n - 1] == ')' &&
           parts(h, (size_t)(found - h), (size_t)(found - h) + 8, n - 1, out);
}

static bool bracket(const char *h, struct choice_header *out)
{
    const char *found = strrchr(h, '[');
    size_t n = strlen(h);
    return found && h[n - 1] == ']' &&
           parts(h, (size_t)(found - h), (size_t)(found - h) + 1, n - 1, out);
}

static bool selected(const char *h, struct choice_header *out)
{
    static const char sign[] = " - Selected Choice - ";
    if (at_sign(h, strstr(h, sign), sign, out))
        return true;
    const char *text = last(h, " - Text"); /* Q - Other - Text: the item is "Other - Text" */
    if (!text || text[7])
        return false;
    const char *found = NULL;
    for (const char *s = h; (s = strstr(s, " - ")) != NULL && s < text; s++)
        found = s;
    return at_sign(h, found, " - ", out);
}

static bool slash(const char *h, struct choice_header *out)
{
    const char *found = strstr(h, "?/");
    return at_sign(h, found ? found + 1 : strrchr(h, '/'), "/", out);
}

/* x:Q - the item stands first. */
static bool colon(const char *h, struct choice_header *out)
{
    const char *found = NULL;
    for (const char *s = h; (s = strchr(s, ':')) != NULL; s++)
        if (s > h && s[1] && s[1] != ' ' && s[-1] != ' ' &&
            !(isdigit((unsigned char)s[-1]) && isdigit((unsigned char)s[1])))
            found = s;
    if (!found)
        return false;
    struct choice_header turned;
    size_t cut = (size_t)(found - h);
    if (!parts(h, cut, cut + 1, strlen(h), &turned))
        return false;
    out->question = turned.item;
    out->question_n = turned.item_n;
    out->item = turned.question;
    out->item_n = turned.question_n;
    return out->item_n > 0;
}

/* Not the full stops of "z.B." and "Mr. X": a question mark or two letters before, a capital after.
 */
static bool dot(const char *h, struct choice_header *out)
{
    if (strlen(h) < 4)
        return false;
    for (const char *s = h + 2; (s = strchr(s, '.')) != NULL; s++)
        if (upper(s[1]) && (strchr("?!):", s[-1]) || (letter(s[-1]) && letter(s[-2]))))
            return at_sign(h, s, ".", out);
    return false;
}

static bool arrows(const char *h, struct choice_header *out)
{
    return at_sign(h, strstr(h, ">>"), ">>", out);
}

static bool unders(const char *h, struct choice_header *out)
{
    return at_sign(h, last(h, "___"), "___", out);
}

static bool dash(const char *h, struct choice_header *out)
{
    return at_sign(h, last(h, " - "), " - ", out);
}

bool choice_parse(const char *h, unsigned shapes, struct choice_header *out)
{
    static const struct {
        enum choice_shape shape;
        bool (*parse)(const char *h, struct choice_header *out);
    } all[] = {{CHOICE_PAREN, paren},   {CHOICE_BRACKET, bracket},   {CHOICE_ARROWS, arrows},
               {CHOICE_UNDERS, unders}, {CHOICE_SELECTED, selected}, {CHOICE_SLASH, slash},
               {CHOICE_COLON, colon},   {CHOICE_DOT, dot},           {CHOICE_DASH, dash}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct choice_header c = {0, 0, 0, 0, all[i].shape};
        if (!(shapes & all[i].shape) || !all[i].parse(h, &c))
            continue;
        *out = c;
        return true;
    }
    return false;
}

static const struct word states[] = {{"", CHOICE_EMPTY},
                                     {"0", CHOICE_NO},
                                     {"n", CHOICE_NO},
                                     {"-99", CHOICE_NO}, /* Qualtrics: seen but not answered */
                                     {"no", CHOICE_NO},
                                     {"nein", CHOICE_NO},
                                     {"false", CHOICE_NO},
                                     {"falsch", CHOICE_NO},
                                     {"unchecked", CHOICE_NO},
                                     {"not selected", CHOICE_NO},
                                     {"nicht gew\xC3\xA4hlt", CHOICE_NO},
                                     {"n/a", CHOICE_NOT_ASKED},
                                     {"na", CHOICE_NOT_ASKED},
                                     {"1", CHOICE_YES},
                                     {"y", CHOICE_YES},
                                     {"j", CHOICE_YES},
                                     {"x", CHOICE_YES},
                                     {"yes", CHOICE_YES},
                                     {"ja", CHOICE_YES},
                                     {"true", CHOICE_YES},
                                     {"wahr", CHOICE_YES},
                                     {"checked", CHOICE_YES},
                                     {"selected", CHOICE_YES},
                                     {"gew\xC3\xA4hlt", CHOICE_YES},
                                     {NULL, 0}};

enum choice_state choice_read(const char *cell, const char *item)
{
    if (!*cell)
        return CHOICE_EMPTY;
    struct buf a = BUF_INIT, b = BUF_INIT;
    fold_key(cell, strlen(cell), &a);
    fold_key(item, strlen(item), &b);
    bool same = a.n && a.n == b.n && !memcmp(a.s, b.s, a.n);
    buf_free(&a);
    buf_free(&b);
    return same ? CHOICE_YES
                : (enum choice_state)word_value(states, cell, strlen(cell), CHOICE_WORDS);
}

static const struct word others[] = {{"other", 1},
                                     {"other (please specify)", 1},
                                     {"other, please specify", 1},
                                     {"other (please specify):", 1},
                                     {"other - text", 1},
                                     {"other:", 1},
                                     {"other...", 1},
                                     {"sonstiges", 1},
                                     {"sonstige", 1},
                                     {"andere", 1},
                                     {"anderes", 1},
                                     {"sonstiges (bitte angeben)", 1},
                                     {NULL, 0}};

bool choice_is_other(const char *item)
{
    return word_value(others, item, strlen(item), 0) == 1;
}
