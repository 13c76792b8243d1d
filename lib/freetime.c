#include "freetime.h"

#include "freetime_read.h"
#include "freetime_words.h"
#include "mem.h"
#include "num.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 1440, HOUR = 60 };

static bool add_item(struct freetime *out, const struct freetime_piece *topic, const char *text,
                     size_t n, unsigned slot)
{
    struct freetime_piece last = FREETIME_PIECE_INIT;
    int state = word_value(freetime_states, text, n, -1);
    if (state > 0)
        freetime_say(topic, NULL, out);
    if (state >= 0)
        return true;
    bool good = freetime_read(text, n, slot, false, topic, out, &last);
    if (good && (last.days || last.times.n))
        freetime_say(&last, topic, out);
    freetime_free(&last.times);
    return good;
}

bool freetime_add(struct freetime *f, const char *topic, const char *cell, unsigned slot,
                  const char **bad, size_t *bad_n)
{
    struct freetime_piece about = FREETIME_PIECE_INIT;
    struct freetime found = FREETIME_INIT;
    bool good = true;
    freetime_read(topic, strlen(topic), slot, true, NULL, NULL, &about);
    while (good && *cell) {
        size_t n = strcspn(cell, ";\n");
        good = add_item(&found, &about, cell, n, slot);
        if (!good) {
            *bad = cell;
            *bad_n = n;
        }
        cell += n + (cell[n] != '\0');
    }
    for (size_t i = 0; good && i < found.n; i++)
        MEM_PUSH(f, found.items[i]);
    freetime_free(&found);
    freetime_free(&about.times);
    return good;
}

/* What the whole text is made of: days (1), times (2), both (3), or something else (0). */
static int made_of(const char *text)
{
    struct freetime_piece p = FREETIME_PIECE_INIT;
    bool good = freetime_read(text, strlen(text), 0, false, NULL, NULL, &p);
    int kind = good ? (p.days != 0) + 2 * (p.times.n > 0) : 0;
    freetime_free(&p.times);
    return kind;
}

bool freetime_is_day(const char *s)
{
    return made_of(s) & 1;
}

bool freetime_is_time(const char *s)
{
    return made_of(s) & 2;
}

unsigned freetime_slot(const char *cell, unsigned so_far)
{
    for (const char *s = cell; (s = strchr(s, ':')) != NULL; s++)
        if (s > cell && isdigit((unsigned char)s[-1]) && !strncmp(s + 1, "30", 2))
            return 30;
    return so_far ? so_far : HOUR;
}

static int by_begin(const void *a, const void *b)
{
    const struct freetime_window *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* Windows that touch become one, but never across midnight: a window belongs to a day. */
static void merge(struct freetime *f)
{
    size_t out = 0;
    if (f->n)
        qsort(f->items, f->n, sizeof *f->items, by_begin);
    for (size_t i = 0; i < f->n; i++) {
        struct freetime_window *last = out ? &f->items[out - 1] : NULL;
        bool same_day = last && last->begin / DAY == f->items[i].begin / DAY;
        if (same_day && f->items[i].begin <= last->end)
            last->end = f->items[i].end > last->end ? f->items[i].end : last->end;
        else
            f->items[out++] = f->items[i];
    }
    f->n = out;
}

void freetime_text(struct freetime *f, struct buf *out)
{
    merge(f);
    for (size_t i = 0; i < f->n; i++) {
        int d = f->items[i].begin / DAY, b = f->items[i].begin % DAY, e = f->items[i].end - d * DAY;
        buf_printf(out, "%s%s %02d:%02d-%02d:%02d", i ? ";" : "", num_weekdays[d], b / HOUR,
                   b % HOUR, e / HOUR, e % HOUR);
    }
}

void freetime_free(struct freetime *f)
{
    free(f->items);
    *f = (struct freetime)FREETIME_INIT;
}
