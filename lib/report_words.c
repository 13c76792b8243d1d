#include "report_words.h"

#include <stdarg.h>
#include <string.h>

static const char *const words[WORD_COUNT] = {
#define REPORT_WORD(name, english) [WORD_##name] = english,
    REPORT_WORDS(REPORT_WORD)
#undef REPORT_WORD
};

const char *report_word(enum report_word w)
{
    return words[w];
}

void report_words_fill(struct buf *out, enum report_word w, ...)
{
    const char *text[4] = {"", "", "", ""};
    va_list args;
    va_start(args, w);
    for (int i = 0; i < 4; i++) {
        const char *next = va_arg(args, const char *);
        if (!next)
            break;
        text[i] = next;
    }
    va_end(args);
    for (const char *p = words[w]; *p; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '4' && p[2] == '}') {
            buf_puts(out, text[p[1] - '1']);
            p += 2;
        } else {
            buf_putc(out, *p);
        }
    }
}
