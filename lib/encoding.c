#include "encoding.h"

#include "fold.h"
#include "mem.h"
#include "msg.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

struct source {
    const char *name;
    int fd;
    iconv_t convert; /* (iconv_t)-1: bytes pass as they are */
    char *raw;       /* bytes read and not yet given or converted: raw[at..n) */
    size_t at, n;
    bool ended;
};

static void fill(struct source *s)
{
    memmove(s->raw, s->raw + s->at, s->n - s->at);
    s->n -= s->at;
    s->at = 0;
    while (!s->ended && s->n < BLOCK) {
        ssize_t got = read(s->fd, s->raw + s->n, BLOCK - s->n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            msg_die("%s: cannot read:", s->name);
        s->ended = got == 0;
        s->n += (size_t)got;
        if (got > 0 && s->n >= 4)
            break; /* enough to see a mark; a pipe may be slow with the rest */
    }
}

static bool starts(const struct source *s, const char *mark, size_t n)
{
    return s->n - s->at >= n && !memcmp(s->raw + s->at, mark, n);
}

/* What the mark says; NULL for none or UTF-8. Skips it. */
static const char *by_mark(struct source *s)
{
    if (starts(s, "\xEF\xBB\xBF", 3))
        s->at += 3;
    else if (starts(s, "\xFF\xFE", 2))
        return s->at += 2, "UTF-16LE";
    else if (starts(s, "\xFE\xFF", 2))
        return s->at += 2, "UTF-16BE";
    return NULL;
}

struct source *source_open(const char *path, const char *encoding)
{
    struct source *s = mem_clear(1, sizeof *s);
    bool standard = !path || !strcmp(path, "-");
    s->name = standard ? "<stdin>" : path;
    s->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (s->fd < 0)
        msg_die("%s: cannot open:", s->name);
    s->convert = (iconv_t)-1;
    s->raw = mem_alloc(BLOCK, 1);
    fill(s);
    const char *marked = by_mark(s);
    if (!encoding)
        encoding = marked;
    if (!encoding || !strcasecmp(encoding, "utf-8") || !strcasecmp(encoding, "utf8"))
        return s;
    s->convert = iconv_open("UTF-8", encoding);
    if (s->convert == (iconv_t)-1)
        msg_die("'%s' is not an encoding this machine knows; 'iconv -l' lists them", encoding);
    return s;
}

const char *source_name(const struct source *s)
{
    return s->name;
}

const char *source_peek(const struct source *s, size_t *n)
{
    *n = s->n;
    return s->raw;
}

static size_t convert_some(struct source *s, char *to, size_t room)
{
    for (;;) {
        char *in = s->raw + s->at, *out = to;
        size_t left = s->n - s->at, space = room;
        size_t r = left ? iconv(s->convert, &in, &left, &out, &space) : 0;
        s->at = s->n - left;
        if (r == (size_t)-1 && errno == EILSEQ)
            msg_die("%s: bytes that are not in the encoding given; say another with --encoding",
                    s->name);
        if (out > to)
            return (size_t)(out - to);
        if (s->ended && left)
            msg_die("%s: ends in the middle of a character; the file seems to be cut", s->name);
        if (s->ended)
            return 0;
        fill(s);
    }
}

size_t source_read(struct source *s, char *to, size_t n)
{
    if (s->convert != (iconv_t)-1)
        return convert_some(s, to, n);
    if (s->at == s->n)
        fill(s);
    size_t give = s->n - s->at < n ? s->n - s->at : n;
    memcpy(to, s->raw + s->at, give);
    s->at += give;
    return give;
}

void source_close(struct source *s)
{
    if (!s)
        return;
    if (s->convert != (iconv_t)-1)
        iconv_close(s->convert);
    if (s->fd != STDIN_FILENO)
        close(s->fd);
    free(s->raw);
    free(s);
}

size_t encoding_valid(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        uint64_t word = UINT64_MAX;
        if (n - i >= sizeof word)
            memcpy(&word, s + i, sizeof word);
        if (!(word & UINT64_C(0x8080808080808080))) {
            i += sizeof word; /* eight ASCII bytes at once: the usual case */
        } else if (!((unsigned char)s[i] & 0x80)) {
            i++;
        } else {
            size_t length = fold_utf8_length(s + i, n - i);
            if (!length)
                return i;
            i += length;
        }
    }
    return n;
}
