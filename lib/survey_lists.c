/* How the lists of a column are separated: what all its cells show together. */
#include "survey_answers.h"

#include "buf.h"
#include "freetime.h"

#include <string.h>

static void see_cell(struct survey *s, struct survey_export *e, size_t response, size_t question)
{
    const char *cell = survey_text(s, survey_cell(e, response, question));
    if (!*cell)
        return;
    answer_see(&e->lists[question], cell, strlen(cell));
    if (e->book.items[question].field == CODEBOOK_FREE)
        e->slot = freetime_slot(cell, e->slot);
}

static bool is_clear(const struct survey *s, const struct survey_export *e, size_t question,
                     const char *cell)
{
    struct answer_list list = ANSWER_LIST_INIT;
    bool clear = answer_split(&e->lists[question], &s->known, cell, strlen(cell), &list);
    answer_list_free(&list);
    return clear;
}

static void add_example(struct buf *examples, const char *cell, size_t line)
{
    buf_printf(examples, "%s'%s' (line %zu)", examples->n ? ", " : "", cell, line);
}

/* An answer that may hold the separator is never guessed: the whole column is refused, with up to
 * three examples. Where rejects are kept, survey_items() sets aside the responses concerned. */
static void check_list(const struct survey *s, const struct survey_export *e, size_t question)
{
    const struct codebook_line *l = &e->book.items[question];
    struct buf examples = BUF_INIT;
    size_t found = 0, first = 0;
    if (s->options.rejects || e->lists[question].told)
        return;
    for (size_t i = 0; i < e->n && found < 3; i++) {
        const char *cell = survey_text(s, survey_cell(e, i, question));
        if (e->items[i].fate != SURVEY_USED || is_clear(s, e, question, cell))
            continue;
        first = found++ ? first : e->items[i].line;
        add_example(&examples, codebook_is_secret(l->field) ? survey_secret : cell,
                    e->items[i].line);
    }
    if (found)
        msg_die_at(e->name, first,
                   "column '%s': it is not clear where one answer ends and the next begins: %s; "
                   "list the topics in a topics file (--topics), or say in the codebook, under "
                   "`split`, what stands between two",
                   l->column, examples.s);
}

void survey_lists_settle(struct survey *s, struct survey_export *e)
{
    for (size_t j = 0; j < e->book.n; j++) {
        if (!strcmp(e->book.items[j].split, "auto"))
            for (size_t i = 0; i < e->n; i++)
                see_cell(s, e, i, j);
        answer_settle(&e->lists[j]);
        check_list(s, e, j);
    }
}
