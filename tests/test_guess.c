/*
 * Dialect and guess on a small file of every product: what was found stands beside it, in
 * FILE.want, for people to read. PL_UPDATE=1 in the environment writes it anew.
 */
#include "buf.h"
#include "dialect.h"
#include "guess.h"
#include "mem.h"
#include "reader.h"
#include "tap.h"

#include <dirent.h>
#include <stdlib.h>

#define EXPORTS "tests/exports/"

struct look {
    struct dialect_record record[DIALECT_LOOK];
    size_t n;
};

static void look_at(struct look *l, struct reader *r)
{
    for (l->n = 0; l->n < DIALECT_LOOK && reader_next(r); l->n++) {
        const char **field = mem_alloc(r->n, sizeof *field);
        for (size_t i = 0; i < r->n; i++)
            field[i] = mem_copy(r->field[i], r->length[i]);
        l->record[l->n] = (struct dialect_record){field, r->n};
    }
}

static void look_free(struct look *l)
{
    for (size_t k = 0; k < l->n; k++) {
        for (size_t i = 0; i < l->record[k].n; i++)
            free((char *)l->record[k].field[i]);
        free((void *)l->record[k].field);
    }
}

static void describe(const struct dialect_head *h, const struct guess_line *l, struct buf *out)
{
    buf_printf(out, "%s, %zu header row%s\n", dialect_title(h->dialect), h->rows,
               h->rows == 1 ? "" : "s");
    for (size_t i = 0; i < h->n; i++) {
        buf_puts(out, "\n");
        dialect_column_name(h, i, out);
        buf_printf(out, "\n    %s%s", l[i].field, l[i].unsure ? " (unsure)" : "");
        buf_printf(out, *l[i].topic ? " '%s'" : "%s", l[i].topic);
        buf_printf(out, *l[i].split ? ", split %s" : "%s", l[i].split);
        buf_printf(out, *l[i].values ? ", values %s" : "%s", l[i].values);
        buf_printf(out, "\n    %s: %s\n", l[i].why, l[i].example);
    }
}

static void guess_file(const char *path, struct buf *out)
{
    struct reader_options options = {0, NULL, true}; /* as pl-survey opens them */
    struct reader *r = reader_open(path, &options);
    struct look look;
    struct dialect_head h;
    look_at(&look, r);
    dialect_read(&h, NULL, look.record, look.n);
    struct guess *g = guess_begin(&h);
    for (size_t i = h.rows; i < look.n; i++)
        guess_see(g, look.record[i].field, look.record[i].n);
    while (reader_next(r))
        guess_see(g, (const char *const *)r->field, r->n);
    describe(&h, guess_end(g), out);
    guess_free(g);
    dialect_free(&h);
    look_free(&look);
    reader_close(r);
}

static void read_whole(const char *path, struct buf *out)
{
    FILE *f = fopen(path, "rb");
    for (int c; f && (c = getc(f)) != EOF;)
        buf_putc(out, (char)c);
    if (f)
        fclose(f);
}

static void write_whole(const char *path, const struct buf *text)
{
    FILE *f = fopen(path, "wb");
    if (f && fwrite(text->s, 1, text->n, f) == text->n)
        fclose(f);
}

static void check(const char *name)
{
    char path[200], want_path[220];
    struct buf got = BUF_INIT, want = BUF_INIT;
    snprintf(path, sizeof path, EXPORTS "%s", name);
    snprintf(want_path, sizeof want_path, "%s.want", path);
    guess_file(path, &got);
    if (getenv("PL_UPDATE"))
        write_whole(want_path, &got);
    read_whole(want_path, &want);
    is_text(buf_text(&got), buf_text(&want), name);
    buf_free(&got);
    buf_free(&want);
}

static bool is_export(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (!strcmp(dot, ".csv") || !strcmp(dot, ".tsv")) &&
           strncmp(name, "damaged-", 8) != 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void check_all(void)
{
    char *names[200];
    size_t n = 0;
    DIR *dir = opendir(EXPORTS);
    for (struct dirent *e; dir && (e = readdir(dir)) && n < 200;)
        if (is_export(e->d_name))
            names[n++] = mem_string(e->d_name);
    if (dir)
        closedir(dir);
    qsort(names, n, sizeof *names, by_name);
    ok(n >= 20, "the exports are there");
    for (size_t i = 0; i < n; i++) {
        check(names[i]);
        free(names[i]);
    }
}

/* The field guessed for a header alone; "?" behind it when unsure. */
static void asks(const char *question, const char *want)
{
    struct dialect_head h;
    const char *const cells[] = {"Timestamp", question};
    struct dialect_record first = {cells, 2};
    dialect_read(&h, NULL, &first, 1);
    struct guess *g = guess_begin(&h);
    const struct guess_line *l = guess_end(g);
    char got[40];
    snprintf(got, sizeof got, "%s%s", l[1].field, l[1].unsure ? "?" : "");
    is_text(got, want, question);
    guess_free(g);
    dialect_free(&h);
}

static void test_words(void)
{
    static const struct {
        const char *question, *field;
    } all[] = {
        {"Which topics could you share with colleagues?", "teach"},
        {"How many meetings could you give?", "max_teach"},
        {"Which topics would you like to learn?", "learn"},
        {"Which topics would you like to learn? Most wanted first", "ranked"},
        {"From whom?", "from"},
        {"From whom would you like to learn it?", "from"},
        {"Which real problem would it help you with?", "text"},
        {"When are you usually free? [Monday]", "free"},
        {"Your time zone?", "tz"},
        {"Would you facilitate a circle?", "facilitate"},
        {"May your manager see what you learn?", "share"},
        {"What gets in the way of learning from colleagues?", "barrier"},
        {"How far do you agree with these statements about your team? [It is safe]", "score"},
        {"Anything else?", "comment"},
        {"How many meetings would you like, to learn?", "max_learn"},
        {"How do you like to learn?", "drop?"},
        {"What else should we know about parking?", "drop"},
        {"Did you meet?", "feedback"},
        {"Whom did you meet?", "with"},
        {"Was it a good fit?", "feedback"},
        {"How useful was the meeting?", "rating"},
        {"Would you like to meet again?", "feedback"},
        {"How many further meetings have you arranged yourselves?", "feedback"},
        {"What helped?", "comment"},
        {"Do you support peer learning in your team?", "support"},
        {"How interested are you in your people learning from one another?", "rating"},
        {"first_name", "first_name"},
        {"E-Mail", "email"},
        {"WORK E-MAIL ADDRESS:", "email"},
        {"Phone number", "drop"},
        {"Department", "unit"},
        {"Learning budget", "drop"},
        {"Welche Themen k\xC3\xB6nntest du mit Kolleginnen teilen?", "teach"},
        {"Welche Themen m\xC3\xB6"
         "chtest du lernen?",
         "learn"},
        {"Wie viele Treffen k\xC3\xB6nntest du geben?", "max_teach"},
        {"Von wem m\xC3\xB6"
         "chtest du lernen?",
         "from"},
        {"Bei welchem konkreten Problem w\xC3\xBCrde es dir helfen?", "text"},
        {"Wann hast du meistens Zeit?", "free"},
        {"Deine Zeitzone?", "tz"},
        {"W\xC3\xBCrdest du einen Lernkreis moderieren?", "facilitate"},
        {"Darf deine F\xC3\xBChrungskraft sehen, was du lernst?", "share"},
        {"Was hindert dich daran, von anderen zu lernen?", "barrier"},
        {"Wie sehr stimmst du diesen Aussagen \xC3\xBC"
         "ber dein Team zu?",
         "score"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        asks(all[i].question, all[i].field);
}

int main(void)
{
    test_words();
    check_all();
    ok(guess_confidential("barrier") && guess_confidential("comment") &&
           !guess_confidential("learn"),
       "what is confidential");
    return tap_done();
}
