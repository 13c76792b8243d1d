/*
 * scale - how well the items of a questionnaire scale hang together, and how far people agree.
 *
 *     struct scale s = SCALE_INIT;
 *     scale_add(&s, "7;6;;2");               one person's items in order; an empty one is missing
 *     scale_alpha(&s); scale_agreement(&s, 7); scale_item_rest(&s, 2, &people);
 *     scale_free(&s);
 *
 * Items must already be reversed where they are worded the other way. People with a missing item
 * are left out (listwise). A figure that cannot be had (too few people, no spread) is NAN. Pure.
 * Variances are those of a sample (n - 1). Cost: O(people x items) each.
 */
#ifndef SCALE_H
#define SCALE_H

#include <stdbool.h>
#include <stddef.h>

struct scale {
    double *items; /* of person i: items[i * width] on; complete people only */
    size_t n, cap; /* numbers in items */
    size_t width;  /* items a person has; 0 before the first */
    size_t people; /* complete ones */
    size_t left_out;
};
#define SCALE_INIT                                                                                 \
    {                                                                                              \
        NULL, 0, 0, 0, 0, 0                                                                        \
    }

/* False for a text that holds something else than numbers, or another count of items. */
bool scale_add(struct scale *s, const char *text);

/* Cronbach's alpha. L. J. Cronbach (1951), "Coefficient alpha and the internal structure of tests".
 * From two items and two people on. */
double scale_alpha(const struct scale *s);

/*
 * r_wg(J) for answers from 1 to `options`, 0 to 1, against answers at random (all equally often).
 * L. R. James, R. G. Demaree, G. Wolf (1984), "Estimating within-group interrater reliability with
 * and without response bias". More disagreement than by chance is 0.
 */
double scale_agreement(const struct scale *s, size_t options);

/* Pearson's correlation of an item with the sum of the others: below 0, the item is probably worded
 * the other way round than its flag says. */
double scale_item_rest(const struct scale *s, size_t item);

void scale_free(struct scale *s);

#endif
