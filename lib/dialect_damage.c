/* Files that are no export, and text that was encoded twice: seen in the bytes. */
#include "dialect.h"

#include <string.h>
#include <strings.h>

struct bytes {
    const char *s;
    size_t n;
};

static bool holds(struct bytes b, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i + n <= b.n; i++)
        if (!memcmp(b.s + i, text, n))
            return true;
    return false;
}

static bool begins(struct bytes b, const char *mark, size_t n)
{
    return b.n >= n && !memcmp(b.s, mark, n);
}

/* The name of the first file in a zip archive (APPNOTE.TXT by PKWARE, 4.3.7). */
static struct bytes zip_entry(struct bytes b)
{
    enum { NAME_LENGTH = 26, NAME = 30 };
    if (b.n < NAME)
        return (struct bytes){b.s, 0};
    size_t n = (unsigned char)b.s[NAME_LENGTH] | (size_t)(unsigned char)b.s[NAME_LENGTH + 1] << 8;
    return (struct bytes){b.s + NAME, n < b.n - NAME ? n : b.n - NAME};
}

static void zip(const char *file, struct bytes b, struct buf *message)
{
    struct bytes name = zip_entry(b);
    if (holds(name, ".csv") || holds(name, ".tsv"))
        buf_printf(message, "is a zip archive, not CSV; try: unzip -p %s | pl-survey", file);
    else if (holds(b, "opendocument"))
        buf_printf(message,
                   "is an OpenDocument workbook, not CSV; save it as CSV, or try: "
                   "soffice --headless --convert-to csv %s",
                   file);
    else
        buf_printf(message,
                   "is an Excel workbook (or another zip file), not CSV; try: "
                   "xlsx2csv %s | pl-survey",
                   file);
}

/* The beginning without a mark and blanks, as far as it helps. */
static struct bytes text_of(struct bytes b)
{
    if (begins(b, "\xEF\xBB\xBF", 3))
        b = (struct bytes){b.s + 3, b.n - 3};
    while (b.n && strchr(" \t\r\n", *b.s) && *b.s)
        b = (struct bytes){b.s + 1, b.n - 1};
    return b;
}

static bool begins_word(struct bytes b, const char *word)
{
    return b.n >= strlen(word) && !strncasecmp(b.s, word, strlen(word));
}

struct kind {
    const char *mark;
    size_t n;
    const char *what; /* %s is the file's name */
};

static const struct kind kinds[] = {
    {"\xD0\xCF\x11\xE0", 4,
     "is an old Excel workbook (.xls), not CSV; save it as CSV, or try: "
     "soffice --headless --convert-to csv %s"},
    {"%PDF", 4, "is a PDF, not CSV; export the responses again as CSV (%s)"},
    {"\x1F\x8B", 2, "is compressed; try: gzip -dc %s | pl-survey"},
    {"\xFD"
     "7zXZ",
     5, "is compressed; try: xz -dc %s | pl-survey"},
    {"BZh", 3, "is compressed; try: bzip2 -dc %s | pl-survey"},
    {"SQLite format 3", 15, "is a database, not CSV; export the responses as CSV (%s)"},
};

static const struct kind words[] = {
    {"<!doctype html", 0,
     "is a web page, not CSV: the link asks for a login or shows the wrong tab; download the "
     "responses again (%s)"},
    {"<html", 0,
     "is a web page, not CSV: the link asks for a login or shows the wrong tab; download the "
     "responses again (%s)"},
    {"<?xml", 0, "is XML, not CSV; export the responses again as CSV (%s)"},
    {"{\\rtf", 0, "is a text document (RTF), not CSV; export the responses again as CSV (%s)"},
    {"{\"", 0, "is JSON, not CSV; export the responses again as CSV (%s)"},
    {"{\n", 0, "is JSON, not CSV; export the responses again as CSV (%s)"},
    {"[{", 0, "is JSON, not CSV; export the responses again as CSV (%s)"},
};

static const char *known_kind(struct bytes b)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (begins(b, kinds[i].mark, kinds[i].n))
            return kinds[i].what;
    struct bytes text = text_of(b);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_word(text, words[i].mark))
            return words[i].what;
    return NULL;
}

/* UTF-16 without its mark: every other byte of plain text is 0. */
static const char *unmarked(struct bytes b)
{
    size_t odd = 0, even = 0, n = b.n < 200 ? b.n : 200;
    for (size_t i = 0; i < n; i++)
        if (!b.s[i])
            *(i % 2 ? &odd : &even) += 1;
    if (n < 8 || begins(b, "\xFF\xFE", 2) || begins(b, "\xFE\xFF", 2))
        return NULL;
    return odd > n / 3 && !even ? "utf-16le" : even > n / 3 && !odd ? "utf-16be" : NULL;
}

static struct bytes line(struct bytes *rest)
{
    const char *end = memchr(rest->s, '\n', rest->n);
    size_t n = end ? (size_t)(end - rest->s) : rest->n;
    struct bytes found = {rest->s, n && rest->s[n - 1] == '\r' ? n - 1 : n};
    size_t skip = end ? n + 1 : n;
    *rest = (struct bytes){rest->s + skip, rest->n - skip};
    return found;
}

static size_t count(struct bytes b, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < b.n; i++)
        n += b.s[i] == c;
    return n;
}

/* The whole line is one cell in quotation marks. */
static bool one_cell(struct bytes b)
{
    size_t i = 1;
    while (i + 1 < b.n && (b.s[i] != '"' || b.s[i + 1] == '"'))
        i += b.s[i] == '"' ? 2 : 1;
    return b.n > 2 && b.s[0] == '"' && i + 1 == b.n && b.s[i] == '"';
}

/*
 * A comma file that a spreadsheet with semicolons opened as one column, cut at the semicolons
 * inside the answers, and saved: the header ends in ";;" and holds commas, or each record is one
 * cell in quotes that holds a whole record.
 */
static bool saved_again(struct bytes b)
{
    struct bytes rest = text_of(b), header = line(&rest), first = line(&rest);
    if (count(header, ',') < 2 || memchr(header.s, '"', header.n))
        return false;
    if (begins(header, "sep=", 4))
        return false;
    size_t tail = 0;
    while (tail < header.n && header.s[header.n - 1 - tail] == ';')
        tail++;
    if (tail)
        return !memchr(header.s, ';', header.n - tail); /* else it is the true separator */
    return one_cell(first) && count(first, ',') >= count(header, ',');
}

const char *dialect_damage(const char *file, const char *head, size_t n, struct buf *message)
{
    struct bytes b = {head, n};
    const char *name = strcmp(file, "standard input") ? file : "FILE";
    const char *kind = known_kind(b), *utf16 = unmarked(b);
    buf_clear(message);
    if (begins(b, "PK\x03\x04", 4)) {
        zip(name, b, message);
    } else if (kind) {
        const char *mark = strstr(kind, "%s");
        buf_add(message, kind, (size_t)(mark - kind));
        buf_puts(message, name);
        buf_puts(message, mark + 2);
    } else if (utf16) {
        buf_printf(message, "stores its letters as UTF-16 and does not say so; say --encoding %s",
                   utf16);
    } else if (saved_again(b)) {
        buf_puts(message, "is a comma file that a spreadsheet cut at the semicolons and saved "
                          "again: answers are broken beyond repair; download it again and do "
                          "not open it before");
    }
    return message->n ? message->s : NULL;
}

/* --- text encoded twice ----------------------------------------------------------------------- */

/*
 * "ü" is C3 BC; read as windows-1252 and encoded again, C3 83 C2 BC. So: an Ã or Â (C3 82..83), or
 * the â of broken punctuation (C3 A2), and then a letter that windows-1252 has for 80..BF.
 */
static size_t twice(const char *s, size_t n)
{
    if (n < 4 || (unsigned char)s[0] != 0xC3)
        return 0;
    unsigned char lead = (unsigned char)s[1], next = (unsigned char)s[2];
    bool latin = next == 0xC2 && (unsigned char)s[3] >= 0xA0 && (unsigned char)s[3] <= 0xBF;
    if (lead == 0x82 || lead == 0x83)
        return latin || next == 0xE2 || (next >= 0xC5 && next <= 0xCB) ? 4 : 0;
    return lead == 0xA2 && n > 4 && !memcmp(s + 2, "\xE2\x82\xAC", 3) ? 5 : 0; /* â€ */
}

bool dialect_encoded_twice(const char *text, size_t n, struct buf *sample)
{
    for (size_t i = 0; i < n; i++) {
        if (!twice(text + i, n - i))
            continue;
        size_t begin = i, end = i;
        while (begin && text[begin - 1] != ' ' && text[begin - 1] != '\n')
            begin--;
        while (end < n && text[end] != ' ' && text[end] != '\n')
            end++;
        buf_add(sample, text + begin, end - begin);
        return true;
    }
    return false;
}
