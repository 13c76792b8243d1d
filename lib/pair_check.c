#include "pair_check.h"

#include "map.h"
#include "mem.h"
#include "output.h"
#include "reach.h"

#include <inttypes.h>
#include <stdlib.h>

static void say_cost(const struct rules_line *line, const struct reach_cost *cost, struct buf *out)
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
    while (out->s[out->n - 1] == ' ')
        out->s[--out->n] = '\0';
    buf_putc(out, '\n');
}

int pair_check(const struct plan *p, const struct judge *j, const char *path)
{
    struct map map = map_of(p);
    struct reach_cost *cost = mem_clear(j->rules->n, sizeof *cost);
    struct buf text = BUF_INIT;
    uint64_t pairs = reach_costs(&map, j, cost);
    buf_printf(&text, "# %s; %" PRIu64 " pairs of a wish and an offer on one topic\n",
               j->rules->file, pairs);
    for (size_t i = 0; i < j->rules->n; i++)
        say_cost(&j->rules->items[i], &cost[i], &text);
    struct output *o = output_open(path);
    output_write(o, text.s, text.n);
    buf_free(&text);
    free(cost);
    map_free(&map);
    return output_commit(o);
}
