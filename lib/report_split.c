#include "report_split.h"

#include "folder.h"
#include "mem.h"
#include "msg.h"
#include "output.h"
#include "progress.h"
#include "report_book.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

struct splitting {
    struct folder folder;
    const struct report_settings *set;
    struct report *r;
    struct report_scope scope;
    struct output *index;
    struct writer writer;
    struct workbook_events events;
    size_t files;
};

/* ---- one workbook ---- */

static void add_events(struct workbook_events *sum, struct workbook_events e)
{
    sum->cut += e.cut;
    sum->repaired += e.repaired;
    sum->continued += e.continued;
}

static void index_number(struct writer *w, size_t n)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", n);
    writer_text(w, text);
}

static void write_one(struct splitting *s, const char *key, const char *name,
                      enum report_word about)
{
    struct buf path = BUF_INIT, sentence = BUF_INIT;
    report_words_fill(&sentence, about, name, NULL);
    struct report_view v = report_view_open(s->set, s->r, &s->scope, sentence.s);
    const char *file = folder_file(&s->folder, key, ".xlsx", &path);
    struct output *out = output_open(path.s);
    add_events(&s->events, report_book_write(output_path(out), &v, &(struct report_extras){0}));
    output_commit(out);
    writer_text(&s->writer, file);
    writer_text(&s->writer, key);
    writer_text(&s->writer, name);
    index_number(&s->writer, s->scope.n);
    index_number(&s->writer, v.totals.taking_part);
    writer_end(&s->writer);
    s->files++;
    report_view_close(&v);
    buf_free(&path);
    buf_free(&sentence);
}

static void write_managers(struct splitting *s)
{
    const struct plan *p = s->r->plan;
    struct report_lines lines = report_lines_open(p);
    for (size_t i = 0; i < lines.n; i++) {
        const struct report_head *head = &lines.head[i];
        bool known = head->person != PLAN_NOBODY;
        report_scope_line(&s->scope, &lines, head->key);
        if (!s->scope.n) /* all below stand in other parts of a split plan */
            continue;
        write_one(s, head->name, known ? plan_name(p, head->person) : head->name, WORD_FOR_MANAGER);
        progress_at(i + 1, lines.n);
    }
    report_lines_close(&lines);
}

static int by_text(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void write_units(struct splitting *s)
{
    const struct plan *p = s->r->plan;
    size_t n = 0;
    const char **unit = mem_alloc(p->n_people, sizeof *unit);
    report_scope_everyone(&s->scope, p);
    for (size_t i = 0; i < s->scope.n; i++)
        unit[n++] = plan_said(p, s->scope.people[i], PLAN_UNIT);
    qsort(unit, n, sizeof *unit, by_text);
    for (size_t i = 0; i < n; i++) {
        if (i && !strcmp(unit[i], unit[i - 1]))
            continue;
        report_scope_unit(&s->scope, p, pool_find(&p->table.pool, unit[i], strlen(unit[i])));
        write_one(s, unit[i], *unit[i] ? unit[i] : report_word(WORD_NO_UNIT), WORD_FOR_UNIT);
        progress_at(i + 1, n);
    }
    free(unit);
}

struct workbook_events report_split_write(const char *folder, bool force, enum report_split by,
                                          const struct report_settings *set, struct report *r,
                                          size_t *files)
{
    struct splitting s = {.folder = folder_open(folder, force, "--split",
                                                ", or say --force to replace those of the same "
                                                "names"),
                          .set = set,
                          .r = r,
                          .scope = report_scope_begin(r->plan)};
    struct buf path = BUF_INIT;
    folder_file(&s.folder, "index", ".csv", &path);
    s.index = output_open(path.s);
    s.writer = writer_on(s.index, ',');
    static const char *const heads[] = {"file", "key", "name", "people", "take_part"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        writer_text(&s.writer, heads[i]);
    writer_end(&s.writer);
    progress_begin("writing", "workbooks");
    if (by == REPORT_SPLIT_MANAGER)
        write_managers(&s);
    else
        write_units(&s);
    progress_end();
    output_commit(s.index);
    folder_close(&s.folder);
    report_scope_free(&s.scope);
    buf_free(&path);
    *files = s.files;
    return s.events;
}
