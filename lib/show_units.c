#include "show.h"
#include "units.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_UNITS = 1000 };

static void number(struct writer *w, size_t v)
{
    char s[24];
    snprintf(s, sizeof s, "%zu", v);
    writer_text(w, s);
}

void show_units(const struct show *s, struct output *out)
{
    struct units u = units_of(s->plan, MOST_UNITS);
    uint32_t *can = units_reach(&u, s->map, s->judge);
    struct writer w = writer_on(out, s->delimiter);
    writer_text(&w, "unit");
    writer_text(&w, "learners");
    writer_text(&w, "reachable");
    for (size_t i = 0; i < u.n; i++)
        writer_text(&w, u.unit[i].name);
    writer_end(&w);
    for (size_t i = 0; i < u.n; i++) {
        writer_text(&w, u.unit[i].name);
        number(&w, u.unit[i].learners);
        number(&w, u.unit[i].served);
        for (size_t k = 0; k < u.n; k++)
            number(&w, can[i * u.n + k]);
        writer_end(&w);
    }
    free(can);
    units_free(&u);
}
