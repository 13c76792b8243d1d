#include "encoding.h"

#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "msg.h"
#include "progress.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

struct source {
    const char *name;
    int fd;
    struct buf reading; /* "reading plan.csv" */
    size_t taken, size; /* bytes read so far, and of the file; 0: not known */
    iconv_t convert;    /* (iconv_t)-1: bytes pass as they are */
    char *raw;          /* bytes read and not yet given or converted: raw[at..n) */
    size_t at, n;
    bool ended;
    bool told;           /* the encoding, by the user or a mark */
    bool may_be_windows; /* allowed, and nothing said otherwise yet */
    bool utf8;           /* a letter of UTF-8 was seen */
    bool windows;        /* it turned out to be windows-1252 */
};

static bool starts(const struct source *s, const char *mark, size_t n)
{
    return s->n - s->at >= n && !memcmp(s->raw + s->at, mark, n);
}

static bool starts_with_mark(const struct source *s)
{
    return starts(s, "\xEF\xBB\xBF", 3);
}

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
        s->taken += (size_t)got;
        progress_at(s->taken, s->size);
        if (got > 0 && s->n >= 4 && !starts_with_mark(s))
            break; /* enough to see that there is no mark; a pipe may be slow with the rest */
    }
}

/* What the mark says; NULL for none or UTF-8. Skips it, and more of them: who saves again may add
 * one. */
static const char *by_mark(struct source *s)
{
    while (starts_with_mark(s))
        s->at += 3;
    if (s->at)
        return NULL;
    if (starts(s, "\xFF\xFE", 2))
        return s->at += 2, "UTF-16LE";
    if (starts(s, "\xFE\xFF", 2))
        return s->at += 2, "UTF-16BE";
    return NULL;
}

/* Begun before the file is opened: of a pipe with a name that may take long. */
static void begin_reading(struct source *s)
{
    const char *slash = strrchr(s->name, '/');
    buf_printf(&s->reading, "reading %s", slash ? slash + 1 : s->name);
    progress_begin(s->reading.s, progress_mb);
}

static void see_size(struct source *s)
{
    struct stat st;
    if (!fstat(s->fd, &st) && S_ISREG(st.st_mode))
        s->size = (size_t)st.st_size;
}

struct source *source_open(const char *path, const char *encoding)
{
    struct source *s = mem_clear(1, sizeof *s);
    bool standard = !path || !strcmp(path, "-");
    s->name = standard ? "standard input" : path;
    begin_reading(s);
    s->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (s->fd < 0)
        msg_die("%s: cannot open:", s->name);
    see_size(s);
    s->convert = (iconv_t)-1;
    s->raw = mem_alloc(BLOCK, 1);
    fill(s);
    const char *marked = by_mark(s);
    s->told = encoding || marked || s->at;
    if (!encoding)
        encoding = marked;
    if (!encoding || !strcasecmp(encoding, "utf-8") || !strcasecmp(encoding, "utf8"))
        return s;
    s->convert = iconv_open("UTF-8", encoding);
    if (s->convert == (iconv_t)-1)
        msg_die("'%s' is no way of storing letters that this machine knows; say utf-8, "
                "windows-1252, utf-16 or another that 'iconv -l' lists",
                encoding);
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

/* --- UTF-8 or windows-1252 -------------------------------------------------------------------- */

void source_allow_windows(struct source *s)
{
    s->may_be_windows = s->convert == (iconv_t)-1 && !s->told;
}

bool source_is_windows(const struct source *s)
{
    return s->windows;
}

bool source_is_marked(const struct source *s)
{
    return s->told;
}

static bool is_high(char c)
{
    return (unsigned char)c & 0x80;
}

static bool holds_high(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_high(s[i]))
            return true;
    return false;
}

/*
 * A character of UTF-8 that windows-1252 hardly ever writes by chance: three bytes and more, or one
 * that would begin with the letters A circumflex, A tilde or Eth. (E acute and a closing quote, as
 * in a word in capitals and quotes, are also a UTF-8 character.)
 */
static bool holds_utf8(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t length = is_high(s[i]) ? fold_utf8_length(s + i, n - i) : 1;
        unsigned char lead = (unsigned char)s[i];
        if (length > 2 || (length == 2 && (lead == 0xC2 || lead == 0xC3 || lead == 0xD0)))
            return true;
        i += length ? length : 1;
    }
    return false;
}

/*
 * Words that are all high bytes are Russian, Greek, Chinese ... in an encoding of their own: in
 * windows-1252 four accented letters or six high bytes hardly ever stand in a row.
 */
static bool holds_foreign(const char *s, size_t n)
{
    enum { LETTERS = 4, HIGH = 6 };
    size_t letters = 0, high = 0;
    for (size_t i = 0; i < n; i++) {
        letters = (unsigned char)s[i] >= 0xC0 ? letters + 1 : 0;
        high = is_high(s[i]) ? high + 1 : 0;
        if (letters >= LETTERS || high >= HIGH)
            return true;
    }
    return false;
}

static void refuse_others(const struct source *s)
{
    const char *text = s->raw + s->at;
    size_t n = s->n - s->at;
    if (s->windows && holds_foreign(text, n))
        msg_die("%s: its letters are stored neither as UTF-8 nor as Windows does in the west; save "
                "it as 'CSV UTF-8', or say how, like --encoding windows-1251 for Russian or "
                "--encoding big5 for Chinese",
                s->name);
    if (s->windows && holds_utf8(text, n))
        msg_die("%s: its lines store accented letters in two ways, some as UTF-8, others as "
                "windows-1252: it was put together from two files; save each as 'CSV UTF-8' first",
                s->name);
}

/* A character whose rest is not among the bytes looked at, or not read yet. */
static bool is_begun(const struct source *s, const char *at)
{
    if (fold_utf8_length(at, (size_t)(s->raw + s->n - at)))
        return true;
    size_t there = (size_t)(s->raw + s->n - at);
    unsigned char lead = (unsigned char)*at;
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return !s->ended && lead >= 0xC2 && lead <= 0xF4 && there < length;
}

/* How many of the next n bytes may be given as UTF-8; 0 when they turn out to be windows-1252. */
static size_t judge(struct source *s, size_t n)
{
    const char *at = s->raw + s->at;
    size_t valid = encoding_valid(at, n);
    s->utf8 = s->utf8 || holds_high(at, valid);
    if (valid == n)
        return n;
    if (is_begun(s, at + valid) && valid)
        return valid;
    s->may_be_windows = false;
    if (s->utf8)
        return n; /* the reader knows the line */
    s->windows = true;
    s->convert = iconv_open("UTF-8", "WINDOWS-1252");
    if (s->convert == (iconv_t)-1)
        msg_die("this machine cannot read windows-1252; save the file as 'CSV UTF-8'");
    return 0;
}

static size_t convert_some(struct source *s, char *to, size_t room)
{
    for (;;) {
        refuse_others(s);
        char *in = s->raw + s->at, *out = to;
        size_t left = s->n - s->at, space = room;
        size_t r = left ? iconv(s->convert, &in, &left, &out, &space) : 0;
        s->at = s->n - left;
        if (r == (size_t)-1 && errno == EILSEQ)
            msg_die("%s: holds letters that cannot be what --encoding says; say another, or leave "
                    "it out",
                    s->name);
        if (out > to)
            return (size_t)(out - to);
        if (s->ended && left)
            msg_die(
                "%s: ends in the middle of a letter; the file seems to be cut, download it again",
                s->name);
        if (s->ended)
            return 0;
        fill(s);
    }
}

size_t source_read(struct source *s, char *to, size_t n)
{
    if (s->convert != (iconv_t)-1)
        return convert_some(s, to, n);
    enum { LONGEST = 4 }; /* bytes of a character */
    while (s->n - s->at < LONGEST && !s->ended)
        fill(s);
    size_t give = s->n - s->at < n ? s->n - s->at : n;
    if (s->may_be_windows && !(give = judge(s, give)) && s->windows)
        return convert_some(s, to, n);
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
    progress_end();
    buf_free(&s->reading);
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
