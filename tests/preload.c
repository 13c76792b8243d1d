/*
 * preload - a library that makes the n-th call of a kind fail, to be put in front of a tool:
 *
 *     LD_PRELOAD=build/tests/preload.so FAULT=write FAULT_AT=3 FAULT_HIT=hit pl-map plan.csv
 *
 * FAULT is alloc, read, write, fsync, rename, open (also of folders and temporary files, and making
 * a folder), close, mode (of a file), or one of two that are no failure and must change nothing:
 * short (a read or write of one byte only) and signal (one that was interrupted). The file
 * FAULT_HIT appears when the call was reached, so the one who counts knows when to stop. Of
 * allocations only those that the tool's own code asks for are counted: popt and libical do not
 * look at what they got, and what they do then is not ours to mend. The idea is that of SQLite's
 * tests: fail the first, then the second, until all goes well.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* glibc's own names: dlsym() itself allocates, so it cannot be asked for malloc. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

enum { ERROR_SEEN = 0x20 }; /* glibc's flag of a stream whose reading failed */

static const char *kind;
static long left;

static const void *tool; /* where the program itself is loaded */

static int first_object(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size;
    (void)unused;
    tool = (const void *)info->dlpi_addr;
    return 1; /* the program comes first */
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAULT_AT");
    dl_iterate_phdr(first_object, NULL);
    left = at ? atol(at) : 0;
    kind = getenv("FAULT");
}

static int asked_by_tool(const void *caller)
{
    Dl_info info;
    return dladdr(caller, &info) && info.dli_fbase == tool;
}

static int now(const char *what)
{
    if (!kind || strcmp(kind, what) || left <= 0 || --left)
        return 0; /* not this kind, or not yet, or long since */
    const char *hit = getenv("FAULT_HIT");
    if (hit)
        syscall(SYS_close, syscall(SYS_open, hit, O_WRONLY | O_CREAT, 0600));
    return 1;
}

static int no_memory(const void *caller)
{
    if (!kind || strcmp(kind, "alloc") || left <= 0 || !asked_by_tool(caller) || !now("alloc"))
        return 0;
    errno = ENOMEM;
    return 1;
}

static int fail(const char *what, int error)
{
    if (!now(what))
        return 0;
    errno = error;
    return 1;
}

static void *next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

void *malloc(size_t n)
{
    return no_memory(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return no_memory(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return no_memory(__builtin_return_address(0)) ? NULL : __libc_realloc(p, n);
}

/* Calls inside libc do not come by here, so a stream's own functions fail too. */
static size_t at_most(size_t n)
{
    return n > 1 && now("short") ? 1 : n;
}

ssize_t read(int fd, void *to, size_t n)
{
    if (fail("read", EIO) || fail("signal", EINTR))
        return -1;
    return (ssize_t)syscall(SYS_read, fd, to, at_most(n));
}

size_t fread(void *to, size_t size, size_t n, FILE *f)
{
    static size_t (*real)(void *, size_t, size_t, FILE *);
    if (!real)
        real = (size_t(*)(void *, size_t, size_t, FILE *))next("fread");
    if (fileno(f) < 0 || !fail("read", EIO))
        return real(to, size, n, f);
    f->_flags |= ERROR_SEEN;
    return 0;
}

ssize_t write(int fd, const void *from, size_t n)
{
    /* messages must come through, or nobody could tell what happened */
    if (fd != STDERR_FILENO && (fail("write", ENOSPC) || fail("signal", EINTR)))
        return -1;
    return (ssize_t)syscall(SYS_write, fd, from, fd != STDERR_FILENO ? at_most(n) : n);
}

size_t fwrite(const void *from, size_t size, size_t n, FILE *f)
{
    static size_t (*real)(const void *, size_t, size_t, FILE *);
    if (!real)
        real = (size_t(*)(const void *, size_t, size_t, FILE *))next("fwrite");
    /* a stream without a descriptor ends in somebody's write(), which fails by itself */
    return f != stderr && fileno(f) >= 0 && fail("write", ENOSPC) ? 0 : real(from, size, n, f);
}

/* What a stream still held cannot be written. */
int fclose(FILE *f)
{
    static int (*real)(FILE *);
    if (!real)
        real = (int (*)(FILE *))next("fclose");
    int failed = fileno(f) >= 0 && fail("close", ENOSPC);
    int r = real(f);
    return failed ? (errno = ENOSPC, EOF) : r;
}

int fsync(int fd)
{
    return fail("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
    return fail("rename", EACCES) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int close(int fd)
{
    int failed = fail("close", EIO);
    int r = (int)syscall(SYS_close, fd);
    return failed ? (errno = EIO, -1) : r;
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    return fail("open", EMFILE) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    static FILE *(*real)(const char *, const char *);
    if (!real)
        real = (FILE * (*)(const char *, const char *)) next("fopen");
    return fail("open", EMFILE) ? NULL : real(path, mode);
}

DIR *opendir(const char *path)
{
    static DIR *(*real)(const char *);
    if (!real)
        real = (DIR * (*)(const char *)) next("opendir");
    return fail("open", EMFILE) ? NULL : real(path);
}

int mkstemp(char *pattern)
{
    static int (*real)(char *);
    if (!real)
        real = (int (*)(char *))next("mkstemp");
    return fail("open", EROFS) ? -1 : real(pattern);
}

int mkdir(const char *path, mode_t mode)
{
    return fail("open", EROFS) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int fchmod(int fd, mode_t mode)
{
    return fail("mode", EPERM) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}
