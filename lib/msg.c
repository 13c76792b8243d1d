#include "msg.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char *tool_name = "pl";
static bool quiet_mode;
static bool passing_shown;
static void (*death_cleaner)(void);

/*
 * A standard stream that the caller closed would be the next file opened, and a message land in a
 * plan. Open it the wrong way round instead: reading and writing fail as they should.
 */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
}

void msg_init(const char *tool)
{
    tool_name = tool;
    hold_standard_streams();
    signal(SIGPIPE, SIG_DFL);
}

void msg_quiet(bool quiet)
{
    quiet_mode = quiet;
}

void msg_at_death(void (*clean)(void))
{
    death_cleaner = clean;
}

/* Not by the stream: while a library is kept from talking there, messages still come through. */
static void put(const char *s, size_t n)
{
    while (n) {
        ssize_t done = write(STDERR_FILENO, s, n);
        if (done < 0 && errno != EINTR)
            return; /* nobody is left to tell */
        s += done < 0 ? 0 : done;
        n -= done < 0 ? 0 : (size_t)done;
    }
}

static void wipe_passing(void)
{
    if (passing_shown)
        put("\r\033[K", 4);
    passing_shown = false;
}

/* So that a hostile cell or file name cannot drive a terminal. */
static void blind(char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
            text[i] = '?';
}

/* Two reasons of the system in the words of a person at a spreadsheet. */
static const char *reason(int error)
{
    return error == EISDIR  ? "it is a folder; name a file in it"
           : error == EBADF ? "it is closed"
                            : strerror(error);
}

static bool inside_letter(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* What to do stands at the end of a message: where a huge cell made it long, the middle goes. */
static size_t leave_out_middle(char *text, size_t n)
{
    enum { LONG = 1000, HEAD = 600, TAIL = 300 };
    static const char gap[] = " ... ";
    size_t head = HEAD, tail = n - TAIL, gap_n = sizeof gap - 1;
    if (n <= LONG)
        return n;
    while (head && inside_letter(text[head]))
        head--;
    while (tail < n && inside_letter(text[tail]))
        tail++;
    memcpy(text + head, gap, gap_n);
    memmove(text + head + gap_n, text + tail, n - tail);
    return head + gap_n + n - tail;
}

static size_t at_most(size_t n, size_t most)
{
    return n < most ? n : most;
}

static size_t put_place(char *text, size_t room, const char *file, size_t line)
{
    int n = file && line ? snprintf(text, room, "%s: %s:%zu: ", tool_name, file, line)
            : file       ? snprintf(text, room, "%s: %s: ", tool_name, file)
                         : snprintf(text, room, "%s: ", tool_name);
    return at_most((size_t)n, room - 1);
}

/* One write per message, so that messages of tools in one pipe do not mix within a line. */
static void say(const char *file, size_t line, const char *format, va_list args)
{
    char brief[4096], *text = brief, *longer;
    int error = errno;
    size_t room = sizeof brief, n = put_place(text, room, file, line);
    va_list again;
    va_copy(again, args);
    size_t whole = n + (size_t)vsnprintf(text + n, room - n, format, args);
    if (whole >= room && (longer = malloc(whole + 1))) {
        memcpy(longer, brief, n);
        vsnprintf(longer + n, whole + 1 - n, format, again);
        text = longer;
        room = whole + 1;
    }
    va_end(again);
    n = leave_out_middle(text, at_most(whole, room - 1));
    if (text[n - 1] == ':')
        n += (size_t)snprintf(text + n, sizeof brief - n, " %s", reason(error));
    blind(text, n);
    wipe_passing();
    text[n] = '\n';
    put(text, n + 1);
    if (text != brief)
        free(text);
}

static _Noreturn void end(enum msg_status status)
{
    if (death_cleaner)
        death_cleaner();
    /* Buffered stdout is dropped on purpose: a failed stage writes nothing. */
    fflush(stderr);
    _exit((int)status);
}

void msg_die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(NULL, 0, format, args);
    va_end(args);
    end(MSG_FAILED);
}

void msg_die_at(const char *file, size_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    msg_die_at_v(file, line, format, args);
}

void msg_die_at_v(const char *file, size_t line, const char *format, va_list args)
{
    say(file, line, format, args);
    end(MSG_FAILED);
}

void msg_usage(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(NULL, 0, format, args);
    va_end(args);
    fprintf(stderr, "try '%s --help'\n", tool_name);
    end(MSG_USAGE);
}

void msg_warn(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(NULL, 0, format, args);
    va_end(args);
}

void msg_warn_at(const char *file, size_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(file, line, format, args);
    va_end(args);
}

void msg_warn_at_v(const char *file, size_t line, const char *format, va_list args)
{
    say(file, line, format, args);
}

void msg_info(const char *format, ...)
{
    if (quiet_mode)
        return;
    va_list args;
    va_start(args, format);
    say(NULL, 0, format, args);
    va_end(args);
}

/* Columns of the terminal; a line that is longer would wrap, and be wiped in part only. */
static size_t terminal_width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || !size.ws_col ? 80 : size.ws_col;
}

void msg_passing(const char *words)
{
    char text[512];
    if (quiet_mode || !words) {
        wipe_passing();
        return;
    }
    size_t n = (size_t)snprintf(text, sizeof text, "%s: %s", tool_name, words);
    size_t most = terminal_width() - 1;
    most = most < sizeof text ? most : sizeof text - 1;
    for (n = n < most ? n : most; n && ((unsigned char)text[n] & 0xC0) == 0x80;)
        n--; /* never within a letter */
    blind(text, n);
    put("\r", 1);
    put(text, n);
    put("\033[K", 3);
    passing_shown = true;
}
