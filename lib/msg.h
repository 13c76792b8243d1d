/*
 * msg - messages for people.
 *
 * Everything the tools say to a person goes to stderr through here, as
 *
 *     pl-pair: plan.csv:17: 'maybe' is not yes or no
 *
 * lower case, no full stop, what is wrong first, the user's own word in
 * quotes. Control bytes are shown as '?', so that a hostile cell cannot drive
 * a terminal, and of a text longer than a screen the middle is left out. A
 * format that ends in ':' gets the system's reason (errno) appended.
 *
 * Exit status, the same in every tool: 0 done, 1 the data or the system
 * failed, 2 usage.
 */
#ifndef MSG_H
#define MSG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#if defined(__GNUC__)
#define MSG_FORMAT(n) __attribute__((format(printf, n, (n) + 1)))
#else
#define MSG_FORMAT(n)
#endif

enum msg_status { MSG_DONE = 0, MSG_FAILED = 1, MSG_USAGE = 2 };

/* First call of every main(): the name in front of messages, SIGPIPE to default. */
void msg_init(const char *tool);

/* -q: from now on msg_info() and msg_passing() say nothing; warnings and errors still do. */
void msg_quiet(bool quiet);

/* Says it and ends the program with status 1. Output files not yet committed are removed. */
_Noreturn void msg_die(const char *format, ...) MSG_FORMAT(1);

/* The same, with "file:line: " in front. `line` 0 leaves the number out. */
_Noreturn void msg_die_at(const char *file, size_t line, const char *format, ...) MSG_FORMAT(3);

/* Wrong use of the command line: says it, points at --help, ends with status 2. */
_Noreturn void msg_usage(const char *format, ...) MSG_FORMAT(1);

/* Something the user should know although the work goes on. */
void msg_warn(const char *format, ...) MSG_FORMAT(1);
void msg_warn_at(const char *file, size_t line, const char *format, ...) MSG_FORMAT(3);

/* For those who know the place by more than a file and a line. */
_Noreturn void msg_die_at_v(const char *file, size_t line, const char *format, va_list args);
void msg_warn_at_v(const char *file, size_t line, const char *format, va_list args);

/* A figure or a result for the person at the shell; silenced by -q. */
void msg_info(const char *format, ...) MSG_FORMAT(1);

/*
 * A line without a future, for progress.h: redrawn in place by the next, wiped before a message,
 * by NULL, and by -q. The caller sees to it that stderr is a terminal.
 */
void msg_passing(const char *words);

/* Called once before msg_die() exits: the output module removes its temporary files. */
void msg_at_death(void (*clean)(void));

#endif
