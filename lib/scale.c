#include "scale.h"

#include "mem.h"
#include "num.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ITEMS = 200 };

/* The numbers of a text, NAN for an empty place; 0: it cannot be read. */
static size_t read_items(const char *text, double *item)
{
    size_t n = 0;
    for (;; n++) {
        char word[48];
        size_t length = strcspn(text, ";");
        if (n == ITEMS || length >= sizeof word)
            return 0;
        memcpy(word, text, length);
        word[length] = '\0';
        item[n] = NAN;
        if (length && !num_real(word, &item[n]))
            return 0;
        if (!text[length])
            return n + 1;
        text += length + 1;
    }
}

bool scale_add(struct scale *s, const char *text)
{
    double item[ITEMS];
    size_t n = read_items(text, item);
    bool whole = true;
    if (!n || (s->width && n != s->width))
        return false;
    s->width = n;
    for (size_t i = 0; i < n; i++)
        whole &= !isnan(item[i]);
    for (size_t i = 0; i < n && whole; i++)
        MEM_PUSH(s, item[i]);
    s->people += whole;
    s->left_out += !whole;
    return true;
}

/* --- moments -----------------------------------------------------------------------------------
 */

/* A number per person: one item, or the sum of all but one (`but` = width: of all). */
static double item_of(const struct scale *s, size_t person, size_t item)
{
    return s->items[person * s->width + item];
}

static double sum_of(const struct scale *s, size_t person, size_t but)
{
    double sum = 0;
    for (size_t i = 0; i < s->width; i++)
        sum += i == but ? 0 : item_of(s, person, i);
    return sum;
}

struct moments {
    double n, mean_x, mean_y, xx, yy, xy; /* sums of squares and products about the means */
};

/* B. P. Welford (1962), "Note on a method for calculating corrected sums of squares and products".
 */
static void see(struct moments *m, double x, double y)
{
    m->n++;
    double dx = x - m->mean_x, dy = y - m->mean_y;
    m->mean_x += dx / m->n;
    m->mean_y += dy / m->n;
    m->xx += dx * (x - m->mean_x);
    m->yy += dy * (y - m->mean_y);
    m->xy += dx * (y - m->mean_y);
}

static double item_variance(const struct scale *s, size_t item)
{
    struct moments m = {0};
    for (size_t i = 0; i < s->people; i++)
        see(&m, item_of(s, i, item), 0);
    return m.xx / (m.n - 1);
}

static double sum_of_variances(const struct scale *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->width; i++)
        sum += item_variance(s, i);
    return sum;
}

/* --- figures -----------------------------------------------------------------------------------
 */

double scale_alpha(const struct scale *s)
{
    struct moments total = {0};
    double k = (double)s->width;
    if (s->width < 2 || s->people < 2)
        return NAN;
    for (size_t i = 0; i < s->people; i++)
        see(&total, sum_of(s, i, s->width), 0);
    double variance = total.xx / (total.n - 1);
    return variance > 0 ? k / (k - 1) * (1 - sum_of_variances(s) / variance) : NAN;
}

double scale_agreement(const struct scale *s, size_t options)
{
    double k = (double)s->width, a = (double)options;
    if (options < 2 || s->people < 2)
        return NAN;
    double chance = (a * a - 1) / 12, left = 1 - sum_of_variances(s) / k / chance;
    return left <= 0 ? 0 : k * left / (k * left + 1 - left);
}

double scale_item_rest(const struct scale *s, size_t item)
{
    struct moments m = {0};
    if (s->width < 2 || s->people < 3)
        return NAN;
    for (size_t i = 0; i < s->people; i++)
        see(&m, item_of(s, i, item), sum_of(s, i, item));
    return m.xx > 0 && m.yy > 0 ? m.xy / sqrt(m.xx * m.yy) : NAN;
}

void scale_free(struct scale *s)
{
    free(s->items);
    *s = (struct scale)SCALE_INIT;
}
