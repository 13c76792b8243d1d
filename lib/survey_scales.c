#include "survey_scales.h"

#include "scale.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 10 };

/* The column of a scale's item, counted from 0. */
static const char *column_of(const struct codebook *book, const char *topic, size_t item)
{
    for (size_t j = 0; j < book->n; j++)
        if (book->items[j].field == CODEBOOK_SCORE && !strcmp(book->items[j].topic, topic) &&
            !item--)
            return book->items[j].column;
    return "";
}

static struct scale collect(const struct survey *s, uint32_t topic)
{
    struct scale scale = SCALE_INIT;
    for (size_t i = 0; i < s->secrets.n; i++) {
        const struct confidential_answer *a = &s->secrets.items[i];
        if (a->kind == CONFIDENTIAL_SCORE && a->topic == topic)
            scale_add(&scale, survey_text(s, a->text));
    }
    return scale;
}

/* Twice the standard error below 0: chance does that once in forty times. */
static void check_scale(const struct survey *s, const struct codebook *book, const char *topic)
{
    uint32_t id = pool_find(&s->plan.pool, topic, strlen(topic));
    struct scale scale = collect(s, id);
    for (size_t i = 0; i < scale.width && scale.width > 2 && scale.people >= PEOPLE; i++) {
        double r = scale_item_rest(&scale, i);
        if (r < -2 / sqrt((double)scale.people))
            msg_warn("the answers to '%s' go against the rest of the scale '%s' (correlation "
                     "%.2f, %zu people): is `reverse` wrong in its `values`?",
                     column_of(book, topic, i), topic, r, scale.people);
    }
    scale_free(&scale);
}

void survey_scales_check(const struct survey *s)
{
    const struct codebook *book = &s->exports.items[0].book;
    for (size_t j = 0; j < book->n; j++) {
        bool first = book->items[j].field == CODEBOOK_SCORE;
        for (size_t k = 0; k < j && first; k++)
            first = book->items[k].field != CODEBOOK_SCORE ||
                    strcmp(book->items[k].topic, book->items[j].topic) != 0;
        if (first)
            check_scale(s, book, book->items[j].topic);
    }
}
