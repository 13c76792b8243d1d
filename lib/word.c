#include "word.h"

#include "buf.h"
#include "fold.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

int word_value(const struct word *table, const char *s, size_t n, int none)
{
    enum { LONGEST = 200 }; /* longer text is no word: most cells need no folding */
    if (n > LONGEST)
        return none;
    struct buf key = BUF_INIT;
    int value = none;
    fold_key(s, n, &key);
    for (; table->text; table++)
        if (!strcmp(table->text, buf_text(&key))) {
            value = table->value;
            break;
        }
    buf_free(&key);
    return value;
}

static bool letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

size_t word_begin(const struct word *table, const char *s, int *value)
{
    size_t longest = 0;
    for (; table->text; table++) {
        size_t n = strlen(table->text);
        bool open = table->text[n - 1] == '*';
        n -= open;
        if (strncmp(s, table->text, n) != 0)
            continue;
        size_t end = n;
        while (open && letter(s[end]))
            end++;
        if (end <= longest || (letter(s[end - 1]) && letter(s[end])))
            continue;
        longest = end;
        *value = table->value;
    }
    return longest;
}
