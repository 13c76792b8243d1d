#include "reader.h"

#include "buf.h"
#include "encoding.h"
#include "guise.h"
#include "mem.h"
#include "msg.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { BLOCK = 1 << 18 };

struct reader_state {
    struct source *source;
    bool windows; /* was allowed: what is no UTF-8 now came after UTF-8 or its mark */
    bool options; /* the caller has some: the tool has --encoding */
    char *text;   /* what was read and not yet given: text[at..n) */
    size_t at, n, cap;
    bool ended;
    size_t lines;    /* lines taken so far */
    size_t room;     /* of field and length */
    size_t checked;  /* text[..checked) is known to be good UTF-8 without NUL */
    bool first_done; /* the delimiter is known */
    /* records with quotes: */
    struct csv_parser parser;
    struct buf cells; /* the cells of the record, each with its NUL */
    size_t *offset;   /* where each begins */
    size_t offsets_room;
    size_t records; /* record ends seen since the record began */
};

static int never(unsigned char c)
{
    (void)c;
    return 0; /* blanks around a cell belong to it */
}

/* Rules and calendars are no tables, and would end in a complaint about cells. */
static void refuse_guise(const struct reader *r)
{
    size_t n;
    const char *head = reader_peek(r, &n);
    enum guise g = guise_of_text(head, n);
    if (g == GUISE_WORKBOOK && r->state->options)
        return; /* an export: pl-survey knows a better way */
    if (g != GUISE_NONE)
        msg_die_at(r->name, 0, "is no table but looks like %s", guise_words[g]);
}

struct reader *reader_open(const char *path, const struct reader_options *options)
{
    struct reader *r = mem_clear(1, sizeof *r);
    struct reader_state *s = r->state = mem_clear(1, sizeof *s);
    s->options = options != NULL;
    s->source = source_open(path, options ? options->encoding : NULL);
    s->windows = options && options->windows;
    if (s->windows)
        source_allow_windows(s->source);
    r->delimiter = options ? options->delimiter : '\0';
    r->name = source_name(s->source);
    s->cap = 2 * BLOCK;
    s->text = mem_alloc(s->cap, 1);
    if (csv_init(&s->parser, CSV_STRICT | CSV_STRICT_FINI))
        msg_die("out of memory");
    csv_set_space_func(&s->parser, never);
    refuse_guise(r);
    return r;
}

void reader_close(struct reader *r)
{
    if (!r)
        return;
    struct reader_state *s = r->state;
    csv_free(&s->parser);
    source_close(s->source);
    buf_free(&s->cells);
    free(s->offset);
    free(s->text);
    free(s);
    free(r->field);
    free(r->length);
    free(r);
}

bool reader_is_windows(const struct reader *r)
{
    return source_is_windows(r->state->source);
}

const char *reader_peek(const struct reader *r, size_t *n)
{
    return source_peek(r->state->source, n);
}

static void more(struct reader_state *s)
{
    if (s->at) {
        memmove(s->text, s->text + s->at, s->n - s->at);
        s->n -= s->at;
        s->checked -= s->at;
        s->at = 0;
    }
    if (s->n + BLOCK + 1 > s->cap) {
        s->cap *= 2;
        s->text = mem_resize(s->text, s->cap, 1);
    }
    size_t got = source_read(s->source, s->text + s->n, s->cap - 1 - s->n);
    s->ended = got == 0;
    s->n += got;
}

/* Whole blocks are checked at once; the line is looked for only when something is wrong. */
static void check_text(struct reader *r, const char *line, size_t n)
{
    struct reader_state *s = r->state;
    if ((size_t)(line - s->text) + n <= s->checked)
        return;
    const char *from = s->text + s->checked;
    size_t left = s->n - s->checked;
    size_t good = encoding_valid(from, left);
    char *nul = memchr(from, '\0', left);
    if (nul && (size_t)(nul - from) < good)
        good = (size_t)(nul - from);
    s->checked += good;
    if (good == left || (size_t)(line - s->text) + n <= s->checked)
        return;
    if (!s->text[s->checked])
        msg_die_at(r->name, s->lines,
                   "holds something that is no text; the file is damaged, or a workbook: save that "
                   "as CSV");
    if (s->windows)
        msg_die_at(r->name, s->lines, "a letter that cannot be read, though %s",
                   source_is_marked(s->source)
                       ? "the file says that it is UTF-8; download it again"
                       : "those in the lines before can, as UTF-8: the file was put together from "
                         "two; save each as 'CSV UTF-8' first");
    msg_die_at(r->name, s->lines,
               "a letter that is not stored as UTF-8; if the file comes from Excel %s",
               s->options ? "try --encoding windows-1252" : "save it as 'CSV UTF-8'");
}

/* The next line without its end, and whether it had one. NULL at the end of the file. */
static char *next_line(struct reader *r, size_t *length, bool *newline)
{
    struct reader_state *s = r->state;
    size_t seen = 0;
    char *end;
    while (!(end = memchr(s->text + s->at + seen, '\n', s->n - s->at - seen)) && !s->ended) {
        seen = s->n - s->at;
        more(s);
    }
    if (!end && s->at == s->n)
        return NULL;
    char *line = s->text + s->at;
    *newline = end != NULL;
    *length = end ? (size_t)(end - line) : s->n - s->at;
    s->at += *length + *newline;
    s->lines++;
    check_text(r, line, *length);
    if (s->checked < s->at) /* the line's end, which becomes a NUL when the line is split */
        s->checked = s->at;
    return line;
}

static void room(struct reader *r, size_t n)
{
    struct reader_state *s = r->state;
    if (n <= s->room)
        return;
    s->room = n * 2 > 64 ? n * 2 : 64;
    r->field = mem_resize(r->field, s->room, sizeof *r->field);
    r->length = mem_resize(r->length, s->room, sizeof *r->length);
}

static void split(struct reader *r, char *line, size_t n)
{
    size_t cells = 0;
    char *end = line + n;
    for (char *p = line;; cells++) {
        room(r, cells + 1);
        char *cut = memchr(p, r->delimiter, (size_t)(end - p));
        r->field[cells] = p;
        r->length[cells] = (size_t)((cut ? cut : end) - p);
        if (!cut)
            break;
        *cut = '\0';
        p = cut + 1;
    }
    *end = '\0'; /* over the line's end; the text has one byte to spare at the end of the file */
    r->n = cells + 1;
}

static void on_cell(void *text, size_t n, void *reader)
{
    struct reader *r = reader;
    struct reader_state *s = r->state;
    if (r->n == s->offsets_room) {
        s->offsets_room = s->offsets_room ? s->offsets_room * 2 : 64;
        s->offset = mem_resize(s->offset, s->offsets_room, sizeof *s->offset);
    }
    room(r, r->n + 1);
    s->offset[r->n] = s->cells.n;
    r->length[r->n++] = n;
    buf_add(&s->cells, text, n);
    buf_putc(&s->cells, '\0');
}

static void on_record(int c, void *reader)
{
    struct reader *r = reader;
    (void)c;
    r->state->records++;
}

static void stray_quote(const struct reader *r)
{
    msg_die_at(
        r->name, r->state->lines,
        "a quotation mark inside a cell; write it twice and put the cell in quotation marks");
}

/* A record whose first line is `line`: fed to libcsv line by line until the record ends. */
static void parse(struct reader *r, char *line, size_t n, bool newline)
{
    struct reader_state *s = r->state;
    buf_clear(&s->cells);
    s->records = 0;
    r->n = 0;
    csv_set_delim(&s->parser, (unsigned char)r->delimiter);
    while (line) {
        size_t feed = n + newline;
        if (csv_parse(&s->parser, line, feed, on_cell, on_record, r) != feed)
            stray_quote(r);
        if (s->records || !newline)
            break;
        line = next_line(r, &n, &newline);
    }
    /* only the last line of the file, or a quote that was never closed, is still open here */
    if (!s->records && csv_fini(&s->parser, on_cell, on_record, r))
        msg_die_at(r->name, r->line,
                   "a quotation mark opens here and is never closed; the file may be cut");
    if (s->records > 1)
        msg_die_at(r->name, s->lines,
                   "the lines end as on an old Macintosh; open the file in a spreadsheet and save "
                   "it as 'CSV UTF-8'");
    for (size_t i = 0; i < r->n; i++)
        r->field[i] = s->cells.s + s->offset[i];
}

static char commonest_delimiter(const char *line, size_t n)
{
    static const char candidates[] = ",;\t|";
    size_t count[sizeof candidates] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        quoted ^= line[i] == '"';
        const char *c = quoted ? NULL : strchr(candidates, line[i]);
        if (c && line[i])
            count[c - candidates]++;
    }
    for (size_t i = 1; i + 1 < sizeof candidates; i++)
        if (count[i] > count[best])
            best = i;
    return candidates[best];
}

/* True when the line was only an Excel "sep=;" that tells the delimiter. */
static bool settle_delimiter(struct reader *r, const char *line, size_t n)
{
    r->state->first_done = true;
    bool told = n == 5 && !strncasecmp(line, "sep=", 4);
    if (!r->delimiter)
        r->delimiter = told ? line[4] : commonest_delimiter(line, n);
    return told;
}

bool reader_next(struct reader *r)
{
    struct reader_state *s = r->state;
    size_t n;
    bool newline;
    char *line;
    while ((line = next_line(r, &n, &newline))) {
        size_t text = n && line[n - 1] == '\r' ? n - 1 : n;
        if (!text)
            continue;
        if (!s->first_done && settle_delimiter(r, line, text))
            continue;
        r->line = s->lines;
        if (memchr(line, '"', text)) {
            parse(r, line, n, newline);
            return true;
        }
        if (memchr(line, '\r', text))
            msg_die_at(r->name, s->lines,
                       "the lines end as on an old Macintosh; open the file in a spreadsheet and "
                       "save it as 'CSV UTF-8'");
        split(r, line, text);
        return true;
    }
    return false;
}
