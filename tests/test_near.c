#include "near.h"
#include "tap.h"

#include <stdlib.h>

static size_t distance(const char *a, const char *b, size_t limit)
{
    return near_distance(a, strlen(a), b, strlen(b), limit);
}

/* The whole table, without limits: what the quick one must agree with. */
static size_t plain(const char *a, const char *b)
{
    size_t d[16][16], na = strlen(a), nb = strlen(b);
    for (size_t i = 0; i <= na; i++)
        for (size_t j = 0; j <= nb; j++) {
            if (!i || !j) {
                d[i][j] = i + j;
                continue;
            }
            size_t best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
            best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[na][nb];
}

static void random_word(char *s)
{
    size_t n = (size_t)(rand() % 9);
    for (size_t i = 0; i < n; i++)
        s[i] = (char)('a' + rand() % 3);
    s[n] = '\0';
}

static void agrees_with_plain(void)
{
    int wrong = 0;
    srand(7);
    for (int i = 0; i < 20000; i++) {
        char a[16], b[16];
        random_word(a);
        random_word(b);
        size_t limit = (size_t)(rand() % 6), want = plain(a, b);
        want = want > limit ? limit + 1 : want;
        wrong += distance(a, b, limit) != want;
    }
    is_int(wrong, 0, "20000 random pairs: equal to the whole table, cut at the limit");
}

int main(void)
{
    is_int(distance("learn", "laern", 3), 1, "two letters swapped are one slip");
    is_int(distance("excel", "excell", 3), 1, "a letter too many");
    is_int(distance("sql", "python", 2), 3, "beyond the limit is limit + 1");
    is_int(distance("", "", 0), 0, "nothing is like nothing");
    agrees_with_plain();
    static const char *const known[] = {"learn", "teach", "first_name", "E-Mail Address"};
    is_text(near_word("tach", known, 4), "teach", "the nearest word");
    is_text(near_word("e-mail", known, 4), "E-Mail Address", "... or one that begins so");
    ok(!near_word("salary", known, 4), "... or none");
    return tap_done();
}
