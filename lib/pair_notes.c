#include "pair_notes.h"

/* "9,412": what people read. */
static void put_count(struct buf *out, int64_t n)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)n);
    for (int i = 0; i < length; i++) {
        buf_putc(out, digits[i]);
        if ((length - i) % 3 == 1 && i + 1 < length && digits[i] != '-')
            buf_putc(out, ',');
    }
}

static void put_of(struct buf *out, size_t n, size_t all)
{
    put_count(out, (int64_t)n);
    buf_puts(out, " of ");
    put_count(out, (int64_t)all);
}

void pair_say_learners(const struct pair_result *r, struct buf *out)
{
    if (r->in_circles && r->learners == r->most_learners) {
        put_of(out, r->learners, r->asked);
        buf_puts(out, " who asked learn, ");
        put_count(out, (int64_t)r->in_circles);
        buf_puts(out, " of them in a circle only; nobody more can learn from a teacher");
    } else if (!r->most_learners) {
        buf_puts(out, "nobody can learn of ");
        put_count(out, (int64_t)r->asked);
        buf_puts(out, " who asked");
    } else if (r->learners == r->most_learners) {
        put_of(out, r->learners, r->asked);
        buf_puts(out, " who asked can learn, and all of them do; no plan does better");
    } else {
        put_of(out, r->learners, r->asked);
        buf_puts(out, " who asked learn; at most ");
        put_count(out, (int64_t)r->most_learners);
        buf_puts(out, " can");
    }
    if (r->free_learners > r->most_learners) {
        buf_puts(out, " given what was kept, ");
        put_count(out, (int64_t)r->free_learners);
        buf_puts(out, " if all were free");
    }
}

void pair_say_teachers(const struct pair_result *r, struct buf *out)
{
    put_of(out, r->teachers, r->offering);
    buf_puts(out, " who offered teach");
    if (r->teachers == r->most_teachers) {
        buf_puts(out, "; no plan does better");
    } else {
        buf_puts(out, "; at most ");
        put_count(out, (int64_t)r->most_teachers);
        buf_puts(out, " can");
    }
}

void pair_say_bound(const struct pair_result *r, struct buf *out)
{
    buf_puts(out, "total fit ");
    put_count(out, r->fit);
    if (r->optimal) {
        buf_puts(out, r->kept ? ", the best possible given what was kept" : ", the best possible");
    } else {
        /* hundredths of a per cent, rounded up: it is a bound */
        int64_t gap =
            r->most_fit > 0 ? (10000 * (r->most_fit - r->fit) + r->most_fit - 1) / r->most_fit : 0;
        buf_printf(out, ", at most %d.%02d %% below the best possible", (int)(gap / 100),
                   (int)(gap % 100));
    }
}

static void note_figure(struct plan_notes *n, const char *name, size_t value,
                        void (*say)(const struct pair_result *, struct buf *),
                        const struct pair_result *r)
{
    struct buf figure = BUF_INIT, words = BUF_INIT;
    buf_printf(&figure, "%zu", value);
    say(r, &words);
    plan_note(n, name, "", figure.s, words.s);
    buf_free(&figure);
    buf_free(&words);
}

static void note_option(struct plan_notes *n, const char *option, int64_t value, const char *why)
{
    char figure[32];
    snprintf(figure, sizeof figure, "%lld", (long long)value);
    plan_note(n, "option", option, figure, why);
}

/* How many more could learn without a rule is a figure of its own, so that a spreadsheet can sort.
 */
static void note_rule(struct plan_notes *n, const struct pair_short *shorts, size_t i)
{
    const struct rules *rules = shorts->rules;
    const struct rules_line *line = &rules->items[i];
    size_t without = shorts->without[i];
    /* who must not meet whom is the organiser's affair: it is counted, not told */
    bool person = line->verb == RULES_NEVER || line->verb == RULES_PIN || line->verb == RULES_LIMIT;
    struct buf value = BUF_INIT, why = BUF_INIT;
    buf_puts(&why, rules->defaults ? "default rule" : "rule of this programme");
    if (without == SIZE_MAX) {
        buf_puts(&why, "; what it costs was not tried among so many people, pl-pair --check does");
    } else if (without) {
        buf_printf(&value, "%zu", without);
        buf_printf(&why, "; %s%zu more could learn without it", shorts->up_to, without);
    }
    plan_note(n, "rule", person ? "a rule of the organiser" : line->text, buf_text(&value),
              buf_text(&why));
    buf_free(&value);
    buf_free(&why);
}

static void note_figures(struct plan *p, const struct pair_result *r)
{
    static const char *const names[] = {"can learn", "can teach", "bound", NULL};
    struct plan_notes n = plan_notes_begin(p, names);
    note_figure(&n, "can learn", r->most_learners, pair_say_learners, r);
    note_figure(&n, "can teach", r->most_teachers, pair_say_teachers, r);
    note_figure(&n, "bound", (size_t)r->most_fit, pair_say_bound, r);
    plan_notes_end(&n);
}

static void note_settings(struct plan *p, const struct pair_options *o,
                          const struct pair_short *shorts)
{
    static const char *const names[] = {"rule", "option", NULL};
    struct plan_notes n = plan_notes_begin(p, names);
    for (size_t i = 0; i < shorts->rules->n; i++)
        note_rule(&n, shorts, i);
    note_option(&n, "--learn", o->learn, "meetings a learner has at most, who did not say");
    note_option(&n, "--teach", o->teach, "meetings a teacher has at most, who did not say");
    note_option(&n, "--group", o->group, "learners in one meeting at most");
    plan_notes_end(&n);
}

/* Once: parts that were put together bring the figures of each, which are not those of the whole. */
static bool has_figures(const struct plan *p)
{
    size_t n = 0;
    for (size_t row = 0; row < p->rows; row++)
        n += plan_is_note(p, row, "can learn") && plan_get(p, row, PLAN_WHY);
    return n == 1;
}

void pair_notes(struct plan *p, const struct pair_options *o, const struct pair_result *r,
                const struct pair_short *shorts)
{
    if (!r->asked)
        return;
    if (pair_changed(r) ||
        !has_figures(p)) /* else what was proved before still stands, as it was proved then */
        note_figures(p, r);
    pair_short_notes(shorts, p);
    note_settings(p, o, shorts);
}
