/*
 * reader - records of a CSV or TSV file, one after another, with exact line numbers.
 *
 *     struct reader *r = reader_open(path, NULL);
 *     while (reader_next(r))
 *         use(r->field[i], r->length[i], i < r->n, r->line);
 *     reader_close(r);
 *
 * The delimiter is the one of , ; tab | that the first line holds most often outside quotes, or
 * what a first line "sep=;" says, or what the caller says. Encoding: see encoding.h. Blank lines
 * are skipped. A line without a quote is split here, a record with one by libcsv (strict): its
 * correctness at several times its speed.
 *
 * Ends the program with file:line: for a quote never closed (the line where it opened), a stray
 * quote, a file that guise.h knows as no table, a NUL byte, bytes that are not UTF-8 and old
 * Macintosh line ends. The number of cells is the caller's to judge.
 */
#ifndef READER_H
#define READER_H

#include <stdbool.h>
#include <stddef.h>

struct reader_options {
    char delimiter;       /* 0: find out */
    const char *encoding; /* NULL: find out */
    bool windows;         /* a file without UTF-8 letters may be windows-1252 (encoding.h) */
};

struct reader {
    char **field;   /* n cells, NUL-terminated, writable, valid until the next reader_next() */
    size_t *length; /* their bytes */
    size_t n;
    size_t line;      /* where the record begins, 1 for the first line of the file */
    char delimiter;   /* known after the first reader_next() */
    const char *name; /* for messages */
    struct reader_state *state;
};

/* `path` NULL or "-" is stdin; `options` NULL: find everything out. */
struct reader *reader_open(const char *path, const struct reader_options *options);
bool reader_next(struct reader *r); /* false at the end of the file */
void reader_close(struct reader *r);

bool reader_is_windows(const struct reader *r); /* the file turned out to be windows-1252 */

/* The first bytes of the file as they are on disk, for a look before the first reader_next(). */
const char *reader_peek(const struct reader *r, size_t *n);

#endif
