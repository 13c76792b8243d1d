/* Small cohorts by brute force: no unit is named that fewer than five people stand behind. */
#include "confidential.h"
#include "suppress.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

enum { COHORTS = 4000, PEOPLE = 60, UNITS = 4, TOPICS = 2, FORMATS = 3 };

struct cohort {
    struct confidential answers;
    uint32_t unit[PEOPLE]; /* 0: none */
};

static struct cohort random_cohort(void)
{
    struct cohort c = {.answers = CONFIDENTIAL_INIT};
    int people = rand() % PEOPLE, share = 1 + rand() % 3;
    for (int i = 0; i < people; i++) {
        c.unit[i] = (uint32_t)(rand() % (UNITS + 1));
        for (int k = rand() % share; k >= 0; k--) {
            struct confidential_answer a = {.author = (uint32_t)i,
                                            .unit = c.unit[i],
                                            .org = c.unit[i] ? 1 + c.unit[i] / 3 : 0,
                                            .topic = 1 + (uint32_t)rand() % TOPICS,
                                            .format = (uint32_t)(rand() % (FORMATS + 1)),
                                            .value = 1 + (uint32_t)rand() % 7,
                                            .kind = (uint8_t)(rand() % 2)};
            confidential_add(&c.answers, a);
        }
    }
    return c;
}

enum { ANY = FORMATS + 1 };

/* Different people among the answers of that kind and topic that show this unit and format. */
static int people_with(const struct confidential *c, int kind, uint32_t topic, uint32_t unit,
                       uint32_t format)
{
    bool seen[PEOPLE] = {false};
    int n = 0;
    for (size_t i = 0; i < c->n; i++) {
        const struct confidential_answer *a = &c->items[i];
        if (a->kind != kind || a->topic != topic || a->unit != unit || seen[a->author] ||
            (format != ANY && a->format != format))
            continue;
        seen[a->author] = true;
        n++;
    }
    return n;
}

static int people_shown(const struct confidential *c, int kind, uint32_t topic, uint32_t unit)
{
    return people_with(c, kind, topic, unit, ANY);
}

/* The same among the answers that show a unit, for the format. */
static bool is_safe_format(const struct confidential *c, int kind, uint32_t topic, uint32_t unit)
{
    bool safe = true, named = false;
    for (uint32_t format = 0; format <= FORMATS; format++) {
        int n = people_with(c, kind, topic, unit, format);
        safe &= !n || n >= SUPPRESS_LEAST;
        named |= format && n;
    }
    return safe || !named;
}

/* True when every unit shown, and all without one, are nobody or five and more; or nobody is named.
 */
static bool is_safe(const struct confidential *c, int kind, uint32_t topic)
{
    bool safe = true, named = false;
    for (uint32_t unit = 0; unit <= UNITS; unit++) {
        int n = people_shown(c, kind, topic, unit);
        safe &= !n || n >= SUPPRESS_LEAST;
        named |= unit && n;
    }
    return safe || !named;
}

/* A unit that stays must be its own, and its organisation with it. */
static bool is_true(const struct cohort *c)
{
    for (size_t i = 0; i < c->answers.n; i++) {
        const struct confidential_answer *a = &c->answers.items[i];
        if (a->unit && (a->unit != c->unit[a->author] || a->org != 1 + a->unit / 3))
            return false;
        if (!a->unit && a->org)
            return false;
    }
    return true;
}

static void brute_force(void)
{
    int unsafe = 0, unsafe_format = 0, untrue = 0, lost = 0, named = 0;
    for (int i = 0; i < COHORTS; i++) {
        struct cohort c = random_cohort();
        size_t n = c.answers.n;
        confidential_blur(&c.answers);
        for (int kind = 0; kind < 2; kind++)
            for (uint32_t topic = 1; topic <= TOPICS; topic++) {
                unsafe += !is_safe(&c.answers, kind, topic);
                for (uint32_t unit = 0; unit <= UNITS; unit++)
                    unsafe_format += !is_safe_format(&c.answers, kind, topic, unit);
                for (uint32_t unit = 1; unit <= UNITS; unit++)
                    named += people_shown(&c.answers, kind, topic, unit) > 0;
            }
        untrue += !is_true(&c);
        lost += c.answers.n != n;
        confidential_free(&c.answers);
    }
    is_int(unsafe, 0, "4000 cohorts: units shown are of five people or more, so are the others");
    is_int(unsafe_format, 0, "... so are the formats shown beside one unit");
    is_int(untrue, 0, "... and are the units of those who answered");
    is_int(lost, 0, "... and no answer is lost");
    ok(named > COHORTS / 4, "... and large units are still shown");
}

static void order_tells_nothing(void)
{
    char one[] = "/tmp/pl-test-conf.XXXXXX", two[] = "/tmp/pl-test-conf.XXXXXX", a[4096], b[4096];
    const char *paths[] = {one, two};
    struct pool texts = POOL_INIT;
    uint32_t text[] = {pool_add(&texts, "zeal"), pool_add(&texts, "ale"), pool_add(&texts, "mead")};
    close(mkstemp(one));
    close(mkstemp(two));
    for (int run = 0; run < 2; run++) {
        struct confidential c = CONFIDENTIAL_INIT;
        for (uint32_t i = 0; i < 12; i++) {
            uint32_t k = run ? 11 - i : i;
            confidential_add(
                &c, (struct confidential_answer){.author = k, .text = text[k % 3], .kind = 3});
        }
        confidential_blur(&c);
        confidential_write(&c, &texts, "1", paths[run], ',');
        confidential_free(&c);
    }
    FILE *f = fopen(one, "r"), *g = fopen(two, "r");
    size_t n = fread(a, 1, sizeof a - 1, f), m = fread(b, 1, sizeof b - 1, g);
    a[n] = b[m] = '\0';
    is_text(a, b, "the file is the same whoever answered first");
    fclose(f);
    fclose(g);
    unlink(one);
    unlink(two);
    pool_free(&texts);
}

int main(void)
{
    srand(11);
    brute_force();
    order_tells_nothing();
    return tap_done();
}
