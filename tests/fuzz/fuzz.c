/*
 * fuzz - libFuzzer's entry, and the library's death made survivable. Linked with --wrap for
 * _exit(), malloc() and the like, so that it stands in front of them in our own code only: the
 * libraries keep what they allocated for later.
 */
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HELD = 1 << 16, FILES = 16 };

static jmp_buf back;
static bool inside;
static int first_fd; /* what the library opens comes from here on */
static void *held[HELD];
static size_t n_held;
static iconv_t converter = (iconv_t)-1;

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void __real_free(void *p);
iconv_t __real_iconv_open(const char *to, const char *from);
_Noreturn void __real__exit(int status);

static void *hold(void *p)
{
    if (p && inside && n_held < HELD)
        held[n_held++] = p;
    return p;
}

/* What was allocated last is mostly freed first. */
static void let_go(const void *p)
{
    for (size_t i = n_held; i-- > 0;)
        if (held[i] == p) {
            held[i] = held[--n_held];
            return;
        }
}

void *__wrap_malloc(size_t n)
{
    return hold(__real_malloc(n));
}

void *__wrap_calloc(size_t n, size_t size)
{
    return hold(__real_calloc(n, size));
}

void *__wrap_realloc(void *p, size_t n)
{
    let_go(p);
    return hold(__real_realloc(p, n));
}

void __wrap_free(void *p)
{
    let_go(p);
    __real_free(p);
}

iconv_t __wrap_iconv_open(const char *to, const char *from)
{
    return converter = __real_iconv_open(to, from);
}

int __real_iconv_close(iconv_t c);
int __wrap_iconv_close(iconv_t c)
{
    converter = (iconv_t)-1;
    return __real_iconv_close(c);
}

_Noreturn void __wrap__exit(int status)
{
    if (inside)
        longjmp(back, 1);
    __real__exit(status);
}

static void bury(void)
{
    while (n_held)
        __real_free(held[--n_held]);
    if (converter != (iconv_t)-1)
        __wrap_iconv_close(converter);
    for (int fd = first_fd; fd < first_fd + FILES; fd++)
        close(fd);
}

bool fuzz_lives(void (*f)(const char *text, size_t n), const char *text, size_t n)
{
    n_held = 0;
    first_fd = dup(STDIN_FILENO);
    close(first_fd);
    bool died = setjmp(back);
    if (!died) {
        inside = true;
        f(text, n);
    }
    inside = false;
    if (died)
        bury();
    return !died;
}

void fuzz_law(bool holds, const char *law)
{
    if (holds)
        return;
    printf("broken law: %s\n", law);
    fflush(stdout);
    abort();
}

static char folder[] = "/dev/shm/pl-fuzz.XXXXXX", place[4][sizeof folder + 4];

static void clean_up(void)
{
    for (int i = 0; i < 4; i++)
        unlink(place[i]);
    rmdir(folder);
}

const char *fuzz_place(int which)
{
    return place[which];
}

const char *fuzz_file(int which, const char *text, size_t n)
{
    int fd = open(place[which], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, text, n) != (ssize_t)n || close(fd))
        abort();
    return place[which];
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    if (access("/dev/shm", W_OK))
        memcpy(folder, "/./././tmp", 10); /* as long as the other */
    if (!mkdtemp(folder))
        abort();
    for (int i = 0; i < 4; i++)
        snprintf(place[i], sizeof place[i], "%s/%d", folder, i);
    atexit(clean_up);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = malloc(n + 1); /* of its very size, so that a byte too far is seen */
    memcpy(text, data, n);
    text[n] = '\0';
    fuzz_one(text, n);
    free(text);
    return 0;
}
