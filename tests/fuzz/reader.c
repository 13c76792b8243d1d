/* Records of a file, in whatever encoding: what was read, written and read again is the same. */
#include "fuzz.h"

#include "buf.h"
#include "guise.h"
#include "mem.h"
#include "reader.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct records {
    struct buf cells; /* each with its NUL */
    size_t *items;    /* how many cells each record has */
    size_t n, cap;
};

static struct reader_options way;
static struct records first, second;

static void read_records(const char *path, struct records *to)
{
    struct reader *r = reader_open(path, &way);
    size_t line = 0;
    while (reader_next(r)) {
        fuzz_law(r->n && r->line > line, "a record has a cell, and lines go up");
        line = r->line;
        for (size_t i = 0; i < r->n; i++) {
            fuzz_law(strlen(r->field[i]) == r->length[i], "a cell is as long as it says");
            buf_add(&to->cells, r->field[i], r->length[i] + 1);
        }
        MEM_PUSH(to, r->n);
    }
    reader_close(r);
}

static void write_records(const char *path, const struct records *from)
{
    struct output *o = output_open(path);
    struct writer w = writer_on(o, ';');
    const char *cell = buf_text(&from->cells);
    output_one_of_many(o);
    for (size_t i = 0; i < from->n; i++) {
        for (size_t k = 0; k < from->items[i]; k++, cell += strlen(cell) + 1)
            writer_text(&w, cell);
        writer_end(&w);
    }
    output_commit(o);
}

static void there(const char *text, size_t n)
{
    read_records(fuzz_file(0, text, n), &first);
    write_records(fuzz_place(1), &first);
}

static void again(const char *text, size_t n)
{
    (void)text;
    (void)n;
    way = (struct reader_options){.delimiter = ';', .encoding = "utf-8"};
    read_records(fuzz_place(1), &second);
}

/* A first cell that looks like a mark of the whole file is taken for one, and a line that begins
   rules or a calendar for these. */
static bool is_marked(const char *text)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "%s\n", text);
    bool marked = !strncasecmp(text, "sep=", 4) || guise_of_text(line.s, line.n) != GUISE_NONE;
    buf_free(&line);
    return marked;
}

static void there_and_back(const char *text, size_t n)
{
    first = second = (struct records){.n = 0};
    if (!fuzz_lives(there, text, n))
        return;
    if (!is_marked(buf_text(&first.cells))) {
        fuzz_law(fuzz_lives(again, text, n), "what was written can be read");
        fuzz_law(
            first.n == second.n && first.cells.n == second.cells.n &&
                !memcmp(buf_text(&first.cells), buf_text(&second.cells), first.cells.n) &&
                (!first.n || !memcmp(first.items, second.items, first.n * sizeof *first.items)),
            "what was written reads the same again");
    }
    buf_free(&first.cells);
    buf_free(&second.cells);
    free(first.items);
    free(second.items);
}

void fuzz_one(const char *text, size_t n)
{
    static const struct reader_options ways[] = {{.delimiter = '\0'},
                                                 {.windows = true},
                                                 {.delimiter = '\t', .encoding = "utf-16le"},
                                                 {.encoding = "shift_jis"}};
    way = ways[n % (sizeof ways / sizeof *ways)]; /* all four at once would be four times slower */
    there_and_back(text, n);
}
