#define _GNU_SOURCE /* fopencookie */
#include "scratch.h"

#include "buf.h"
#include "msg.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

FILE *lxw_tmpfile(char *folder); /* as in xlsxwriter/utility.h */

char *scratch_folder(void)
{
    char *told = getenv("TMPDIR");
    static char usual[] = "/tmp";
    return told && *told ? told : usual;
}

static int fd_of(void *cookie)
{
    return (int)(intptr_t)cookie;
}

static ssize_t scratch_read(void *cookie, char *to, size_t n)
{
    ssize_t got;
    do
        got = read(fd_of(cookie), to, n);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        msg_die("a temporary file of the workbook cannot be read:");
    return got;
}

static ssize_t scratch_write(void *cookie, const char *from, size_t n)
{
    for (size_t at = 0; at < n;) {
        ssize_t put = write(fd_of(cookie), from + at, n - at);
        if (put < 0 && errno != EINTR)
            msg_die("a temporary file of the workbook cannot be written; make room, or set TMPDIR "
                    "to another folder:");
        at += put > 0 ? (size_t)put : 0;
    }
    return (ssize_t)n;
}

static int scratch_seek(void *cookie, off64_t *offset, int whence)
{
    off_t at = lseek(fd_of(cookie), *offset, whence);
    *offset = at;
    return at < 0 ? -1 : 0;
}

static int scratch_close(void *cookie)
{
    return close(fd_of(cookie));
}

FILE *lxw_tmpfile(char *folder)
{
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s/pl-report.XXXXXX", folder ? folder : scratch_folder());
    int fd = mkstemp(name.s);
    if (fd < 0)
        msg_die("%s: cannot make a temporary file; make room, or set TMPDIR to another folder:",
                name.s);
    unlink(name.s); /* gone when closed, whatever happens */
    buf_free(&name);
    cookie_io_functions_t io = {scratch_read, scratch_write, scratch_seek, scratch_close};
    FILE *f = fopencookie((void *)(intptr_t)fd, "w+", io);
    if (!f)
        msg_die("out of memory for the temporary files of the workbook");
    setvbuf(f, NULL, _IOFBF, BLOCK);
    return f;
}
