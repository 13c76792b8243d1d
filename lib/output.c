#include "output.h"

#include "buf.h"
#include "mem.h"
#include "msg.h"
#include "progress.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FLUSH = 1 << 16 };

struct output {
    const char *name; /* for messages */
    char *path;       /* where it shall be; NULL: written directly */
    char *temporary;
    char *spool; /* for a library that writes the file, when `fd` cannot be a file of its own */
    int fd;
    struct buf pending;
    bool one_of_many;
    struct output *next; /* all that are open, for the end of a program that dies */
};

static struct output *open_outputs;

static void remove_temporaries(void)
{
    for (struct output *o = open_outputs; o; o = o->next) {
        if (o->temporary)
            unlink(o->temporary);
        if (o->spool)
            unlink(o->spool);
    }
}

/* A new file gets the usual mode, a replaced one keeps its own. */
static void set_mode(struct output *o, const struct stat *old)
{
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = old ? old->st_mode & 07777 : (mode_t)0666 & ~mask;
    if (fchmod(o->fd, mode))
        msg_die("%s: cannot set its permissions:", o->name);
}

/* Through a symbolic link the file behind it is replaced, not the link. */
static char *real_place(const char *path)
{
    char *real = realpath(path, NULL);
    return real ? real : mem_string(path);
}

static void open_beside(struct output *o, const char *path, const struct stat *old)
{
    struct buf name = BUF_INIT;
    o->path = old ? real_place(path) : mem_string(path);
    buf_printf(&name, "%s.XXXXXX", o->path);
    o->temporary = name.s;
    o->fd = mkstemp(o->temporary);
    if (o->fd < 0) {
        free(o->temporary);
        o->temporary = NULL;
        msg_die("%s: cannot write here:", path);
    }
    set_mode(o, old);
}

struct output *output_open(const char *path)
{
    struct output *o = mem_clear(1, sizeof *o);
    struct stat old;
    msg_at_death(remove_temporaries);
    o->next = open_outputs;
    open_outputs = o;
    if (!path || !strcmp(path, "-")) {
        o->name = "standard output";
        o->fd = STDOUT_FILENO;
        if (isatty(o->fd))
            progress_off();
        return o;
    }
    o->name = path;
    bool exists = stat(path, &old) == 0;
    if (exists && S_ISDIR(old.st_mode))
        msg_die("%s: is a folder; name a file", path);
    if (!exists || S_ISREG(old.st_mode))
        open_beside(o, path, exists ? &old : NULL);
    else if ((o->fd = open(path, O_WRONLY | O_CLOEXEC)) < 0)
        msg_die("%s: cannot write:", path);
    return o;
}

static void flush(struct output *o)
{
    for (size_t at = 0; at < o->pending.n;) {
        ssize_t n = write(o->fd, o->pending.s + at, o->pending.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            msg_die("%s: cannot write:", o->name);
        at += (size_t)n;
    }
    buf_clear(&o->pending);
}

void output_write(struct output *o, const char *s, size_t n)
{
    buf_add(&o->pending, s, n);
    if (o->pending.n >= FLUSH)
        flush(o);
}

void output_puts(struct output *o, const char *s)
{
    output_write(o, s, strlen(s));
}

static void open_spool(struct output *o)
{
    const char *folder = getenv("TMPDIR");
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s/pl-XXXXXX", folder && *folder ? folder : "/tmp");
    int fd = mkstemp(name.s);
    if (fd < 0)
        msg_die("%s: cannot make a temporary file; make room, or set TMPDIR to another folder:",
                name.s);
    o->spool = name.s;
    close(fd);
}

const char *output_path(struct output *o)
{
    if (!o->temporary && !o->spool)
        open_spool(o);
    return o->temporary ? o->temporary : o->spool;
}

static void copy_spool(struct output *o)
{
    char block[FLUSH];
    ssize_t n;
    int fd = open(o->spool, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        msg_die("%s: cannot read it again:", o->spool);
    while ((n = read(fd, block, sizeof block)) > 0 || (n < 0 && errno == EINTR))
        output_write(o, block, n < 0 ? 0 : (size_t)n);
    if (n < 0)
        msg_die("%s: cannot read it again:", o->spool);
    close(fd);
    unlink(o->spool);
}

static void forget(struct output *o)
{
    struct output **p = &open_outputs;
    while (*p != o)
        p = &(*p)->next;
    *p = o->next;
    buf_free(&o->pending);
    free(o->path);
    free(o->temporary);
    free(o->spool);
    free(o);
}

void output_one_of_many(struct output *o)
{
    o->one_of_many = true;
}

int output_commit(struct output *o)
{
    if (o->spool)
        copy_spool(o);
    flush(o);
    if (o->temporary && !o->one_of_many && fsync(o->fd))
        msg_die("%s: cannot write:", o->name);
    if (close(o->fd))
        msg_die("%s: cannot write:", o->name);
    if (o->temporary && rename(o->temporary, o->path))
        msg_die("%s: cannot put it in place:", o->name);
    forget(o);
    return 0;
}
