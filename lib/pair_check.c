#include "pair_check.h"

#include "map.h"
#include "mem.h"
#include "output.h"
#include "pair_cover.h"
#include "pair_keep.h"
#include "reach.h"

#include <inttypes.h>
#include <stdlib.h>

static void say_cost(const struct rules_line *line, const struct reach_cost *cost, size_t without,
                     bool groups, struct buf *out)
{
    const char *does = line->verb == RULES_PREFER ? "is lacking in" : "forbids";
    buf_printf(out, "%-40s", line->text);
    bool counted = line->verb == RULES_MUST || line->verb == RULES_NEVER ||
                   line->verb == RULES_REPEAT ||
                   (line->verb == RULES_PREFER && line->test < RULES_NAMED);
    if (counted)
        buf_printf(out, " # %s %" PRIu64 " pairs", does, cost->forbidden);
    if (counted && cost->unknown)
        buf_printf(out, "; %" PRIu64 " pass because a value is unknown", cost->unknown);
    if (without)
        buf_printf(out, "; %s%zu more could learn without it", groups ? "up to " : "", without);
    while (out->s[out->n - 1] == ' ')
        out->s[--out->n] = '\0';
    buf_putc(out, '\n');
}

/* What each line costs in people who cannot learn; see pair_cover_lines(). */
static size_t *learners_without(const struct plan *p, const struct judge *j,
                                const struct pair_options *o)
{
    struct pair_choice pins;
    struct pair_cover cover;
    pair_choice_begin(&pins, p);
    pair_keep_pins(&pins, j, o);
    pair_cover_open(&cover, p, j, o, &pins);
    size_t *more = pair_cover_lines(&cover, UINT64_MAX);
    pair_cover_close(&cover);
    pair_choice_free(&pins);
    return more;
}

static int write_text(const struct buf *text, const char *path)
{
    struct output *o = output_open(path);
    output_write(o, text->s, text->n);
    return output_commit(o);
}

int pair_check_rules(const struct rules *r, const char *path)
{
    struct buf text = BUF_INIT;
    if (r->defaults)
        buf_puts(&text, rules_defaults);
    for (size_t i = 0; i < r->n && !r->defaults; i++)
        buf_printf(&text, "%s\n", r->items[i].text);
    int status = write_text(&text, path);
    buf_free(&text);
    return status;
}

int pair_check(const struct plan *p, const struct judge *j, const struct pair_options *o,
               const char *path)
{
    struct map map = map_of(p);
    struct reach_cost *cost = mem_clear(j->rules->n, sizeof *cost);
    size_t *without = learners_without(p, j, o);
    struct buf text = BUF_INIT;
    uint64_t pairs = reach_costs(&map, j, cost);
    buf_printf(&text, "# %s; %" PRIu64 " pairs of a wish and an offer on one topic\n",
               j->rules->file, pairs);
    for (size_t i = 0; i < j->rules->n; i++)
        say_cost(&j->rules->items[i], &cost[i], without[i], o->group > 1, &text);
    int status = write_text(&text, path);
    buf_free(&text);
    free(cost);
    free(without);
    map_free(&map);
    return status;
}
