/* A codebook: its lines, what they say of lists and values, and the columns they mean. */
#include "codebook.h"
#include "fuzz.h"
#include "buf.h"
#include "mem.h"
#include "translate.h"

#include <stdlib.h>
#include <string.h>

static const char *const cells[] = {"", "Morning; Noon", "Strongly agree", "7", "[\"a\",\"b, c\"]"};
enum { CELLS = sizeof cells / sizeof *cells };

static void translate_cells(const struct codebook *book, const struct codebook_line *l)
{
    struct buf out = BUF_INIT;
    struct translation *t = translate_read(l->values, &out);
    if (!t)
        codebook_die(book, l, "%s", buf_text(&out));
    for (size_t i = 0; i < CELLS; i++)
        translate(t, cells[i], &out);
    translate(t, l->values, &out);
    translate_free(t);
    buf_free(&out);
}

static void split_cells(const struct codebook_line *l)
{
    struct answer_column c = ANSWER_COLUMN_INIT;
    struct answer_list list = ANSWER_LIST_INIT;
    answer_told(&c, l->split);
    for (size_t i = 0; i < CELLS; i++)
        answer_see(&c, cells[i], strlen(cells[i]));
    answer_settle(&c);
    for (size_t i = 0; i < CELLS; i++)
        answer_split(&c, NULL, cells[i], strlen(cells[i]), &list);
    answer_list_free(&list);
    answer_column_free(&c);
}

/* An export whose header names the same columns. */
static void bind(struct codebook *book)
{
    const char **header = mem_alloc(book->n, sizeof *header);
    for (size_t i = 0; i < book->n; i++)
        header[i] = book->items[i].column;
    struct dialect_head head;
    dialect_read(&head, NULL, &(struct dialect_record){header, book->n}, 1);
    codebook_bind(book, &head, "export.csv", 1);
    for (size_t i = 0; i < book->n; i++)
        fuzz_law(book->items[i].at < head.n || book->items[i].at == CODEBOOK_NOWHERE,
                 "a line is bound to a column that is there");
    dialect_free(&head);
    free(header);
}

static void read_book(const char *text, size_t n)
{
    struct codebook book = CODEBOOK_INIT;
    codebook_read(&book, fuzz_file(0, text, n));
    for (size_t i = 0; i < book.n; i++) {
        translate_cells(&book, &book.items[i]);
        split_cells(&book.items[i]);
    }
    bind(&book);
    codebook_free(&book);
}

void fuzz_one(const char *text, size_t n)
{
    fuzz_lives(read_book, text, n);
}
