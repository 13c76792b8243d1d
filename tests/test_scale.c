/* Figures calculated by hand, from the definitions. */
#include "scale.h"
#include "tap.h"

#include <math.h>

static struct scale of(const char *const *people)
{
    struct scale s = SCALE_INIT;
    for (; *people; people++)
        scale_add(&s, *people);
    return s;
}

static void near(double got, double want, const char *what)
{
    if (!ok(fabs(got - want) < 1e-9, what))
        printf("#  got %.12g\n# want %.12g\n", got, want);
}

static void alpha(void)
{
    /* variances 1 and 1; sums 2, 5, 5 have variance 3: 2 x (1 - 2/3) */
    struct scale s = of((const char *const[]){"1;1", "2;3", "3;2", NULL});
    near(scale_alpha(&s), 2.0 / 3, "alpha of three people and two items");
    near(scale_item_rest(&s, 0), 0.5, "an item with the other one");
    scale_free(&s);
    s = of((const char *const[]){"1;1;1", "2;2;2", "4;4;4", NULL});
    near(scale_alpha(&s), 1, "items that say the same have alpha 1");
    scale_free(&s);
    s = of((const char *const[]){"1;3", "2;2", "3;1", NULL});
    ok(isnan(scale_alpha(&s)), "sums without spread have none");
    near(scale_item_rest(&s, 1), -1, "an item the wrong way round");
    scale_free(&s);
}

static void agreement(void)
{
    /* variance 1/3 against 2 by chance on five options: 1 - 1/6 */
    struct scale s = of((const char *const[]){"4", "4", "5", "5", NULL});
    near(scale_agreement(&s, 5), 5.0 / 6, "r_wg of one item");
    scale_free(&s);
    s = of((const char *const[]){"4;4", "4;4", "5;5", "5;5", NULL});
    near(scale_agreement(&s, 5), 10.0 / 11, "r_wg of two such items");
    scale_free(&s);
    s = of((const char *const[]){"1", "7", "1", "7", NULL});
    near(scale_agreement(&s, 7), 0, "more disagreement than by chance is none");
    scale_free(&s);
}

static void missing(void)
{
    struct scale s = of((const char *const[]){"1;1", "2;3", "7;", ";", "3;2", NULL});
    is_int(s.people, 3, "who left an item out");
    is_int(s.left_out, 2, "... is left out");
    near(scale_alpha(&s), 2.0 / 3, "... and changes nothing");
    ok(!scale_add(&s, "1;2;3"), "another count of items is refused");
    ok(!scale_add(&s, "1;x"), "so are words");
    scale_free(&s);
    s = of((const char *const[]){"1;2", NULL});
    ok(isnan(scale_alpha(&s)) && isnan(scale_agreement(&s, 7)) && isnan(scale_item_rest(&s, 0)),
       "one person has no spread");
    scale_free(&s);
}

int main(void)
{
    alpha();
    agreement();
    missing();
    return tap_done();
}
