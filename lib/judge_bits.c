#include "judge_bits.h"

#include "mem.h"

#include <stdlib.h>

static uint64_t *new_table(struct judge *j, size_t rows, size_t words)
{
    struct {
        uint64_t **items;
        size_t n, cap;
    } list = {j->tables, j->n_tables, j->cap_tables};
    uint64_t *table = mem_clear(rows * words, sizeof *table);
    MEM_PUSH(&list, table);
    j->tables = list.items;
    j->n_tables = list.n;
    j->cap_tables = list.cap;
    return table;
}

enum { LIST_WORDS = 4096 };

void judge_bits_lists(struct judge *j, struct judge_test *t, size_t words, const struct pool *sets)
{
    if (words > LIST_WORDS)
        msg_die_at(j->rules->file, t->rule->line,
                   "column '%s' has more than %d different words; 'shares' is for lists of few",
                   t->rule->word[0], LIST_WORDS);
    t->words = words / 64 + 1;
    uint64_t *table = new_table(j, (size_t)sets->n + 1, t->words);
    for (uint32_t s = 1; s < sets->n; s++) {
        const char *text = pool_text(sets, s);
        for (char *end; *text; text = end + 1) {
            unsigned long id = strtoul(text, &end, 10);
            table[s * t->words + id / 64] |= UINT64_C(1) << id % 64;
        }
    }
    t->bits = table;
}

static int common_divisor(int a, int b)
{
    while (b) {
        int r = a % b;
        a = b;
        b = r;
    }
    return a;
}

static int grid_of(const struct window_week *week, size_t weeks)
{
    int g = WINDOW_WEEK;
    for (size_t s = 0; s < weeks; s++)
        for (size_t i = 0; i < week[s].n; i++)
            g = common_divisor(common_divisor(g, week[s].items[i].from), week[s].items[i].to);
    return g;
}

/* The minutes, counted in `grid`, at which a meeting may start in one stretch. */
static void mark_starts(uint64_t *bits, int from, int to, int minutes, int grid)
{
    for (int at = from; at + minutes <= to; at += grid) {
        int k = at % WINDOW_WEEK / grid;
        bits[k / 64] |= UINT64_C(1) << k % 64;
    }
}

static void mark_week(uint64_t *bits, const struct window_week *week, int minutes, int grid)
{
    for (size_t i = 0; i < week->n; i++) {
        int from = week->items[i].from, to = week->items[i].to;
        bool goes_round = to == WINDOW_WEEK && week->items[0].from == 0;
        if (goes_round)
            to += from == 0 ? minutes : week->items[0].to;
        mark_starts(bits, from, to, minutes, grid);
    }
}

/* The first time at which two may meet is where a window of one of them begins: it is enough to
   know the starts on the grid of all beginnings. */
void judge_bits_windows(struct judge *j, struct judge_test *t, const struct window_week *week,
                        size_t weeks)
{
    int grid = grid_of(week, weeks);
    t->words = (size_t)(WINDOW_WEEK / grid) / 64 + 1;
    uint64_t *table = new_table(j, weeks, t->words);
    for (size_t s = 0; s < weeks; s++)
        mark_week(table + s * t->words, &week[s], t->number, grid);
    t->bits = table;
}
