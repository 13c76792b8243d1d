/*
 * records - what the reader makes of a file: one JSON list a record, its line first.
 *
 *     records [FILE [DELIMITER [ENCODING]]]        ENCODING `?`: UTF-8, or windows-1252 if it is
 * that
 */
#include "msg.h"
#include "reader.h"

static void json(const char *s, size_t n)
{
    putchar('"');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"' || s[i] == '\\')
            printf("\\%c", s[i]);
        else if (s[i] == '\n')
            fputs("\\n", stdout);
        else if ((unsigned char)s[i] < ' ')
            printf("\\u%04x", (unsigned)s[i]);
        else
            putchar(s[i]);
    }
    putchar('"');
}

int main(int argc, char **argv)
{
    bool windows = argc > 3 && argv[3][0] == '?';
    struct reader_options options = {argc > 2 ? argv[2][0] : '\0',
                                     argc > 3 && !windows ? argv[3] : NULL, windows};
    msg_init("records");
    struct reader *r = reader_open(argc > 1 ? argv[1] : NULL, &options);
    while (reader_next(r)) {
        printf("[%zu", r->line);
        for (size_t i = 0; i < r->n; i++) {
            putchar(',');
            json(r->field[i], r->length[i]);
        }
        puts("]");
    }
    if (reader_is_windows(r))
        puts("windows-1252");
    reader_close(r);
    return fflush(stdout) || ferror(stdout);
}
