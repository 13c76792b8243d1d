/*
 * tap - the few lines a C test program needs: ok(), is_int(), is_text(), and done().
 * Output is TAP, run by prove.
 */
#ifndef TAP_H
#define TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_run, tap_failed;

#define ok(test, ...) tap_ok((test), __FILE__, __LINE__, __VA_ARGS__)
#define is_int(got, want, ...)                                                                     \
    tap_int((long long)(got), (long long)(want), __FILE__, __LINE__, __VA_ARGS__)
#define is_text(got, want, ...) tap_text((got), (want), __FILE__, __LINE__, __VA_ARGS__)

static inline bool tap_ok(bool good, const char *file, int line, const char *what)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++tap_run, what);
    if (!good) {
        tap_failed++;
        printf("# failed at %s:%d\n", file, line);
    }
    fflush(stdout);
    return good;
}

static inline bool tap_int(long long got, long long want, const char *file, int line,
                           const char *what)
{
    bool good = tap_ok(got == want, file, line, what);
    if (!good)
        printf("#  got %lld\n# want %lld\n", got, want);
    return good;
}

static inline bool tap_text(const char *got, const char *want, const char *file, int line,
                            const char *what)
{
    bool good = tap_ok(got && want && !strcmp(got, want), file, line, what);
    if (!good)
        printf("#  got %s\n# want %s\n", got ? got : "(null)", want ? want : "(null)");
    return good;
}

/* The plan comes last; its result is main's exit status. */
static inline int tap_done(void)
{
    printf("1..%d\n", tap_run);
    return tap_failed != 0;
}

#endif
