#include "pair_write.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* How often each rule forbids an offer of the wish's topic. */
struct tally {
    struct {
        const struct rules_line *rule;
        size_t n;
    } of[16];
    size_t n, offers, allowed;
};

static void tally_add(struct tally *t, const struct rules_line *rule)
{
    size_t i = 0;
    while (i < t->n && t->of[i].rule != rule)
        i++;
    if (i == t->n && t->n < sizeof t->of / sizeof *t->of)
        t->of[t->n++].rule = rule;
    if (i < t->n)
        t->of[i].n++;
}

/* Looks at the topic's offers until one is allowed. */
static struct tally tally(const struct pair_model *m, size_t wish)
{
    struct tally t = {.n = 0};
    uint32_t topic = m->wish[wish].topic;
    for (uint32_t i = m->first_of_topic[topic]; i < m->first_of_topic[topic + 1]; i++) {
        const struct market_offer *o = &m->offer[m->of_topic[i]];
        const struct rules_line *rule = judge_forbid(m->judge, m->wish[wish].person, o->person);
        t.offers++;
        if (!rule) {
            t.allowed++;
            break;
        }
        tally_add(&t, rule);
    }
    return t;
}

/* How many offers of the wish's topic would be allowed, were it not for that line. */
static size_t allowed_without(const struct pair_model *m, size_t wish,
                              const struct rules_line *line)
{
    struct judge judge = judge_without(m->judge, line);
    uint32_t topic = m->wish[wish].topic;
    size_t n = 0;
    for (uint32_t i = m->first_of_topic[topic]; i < m->first_of_topic[topic + 1]; i++)
        n += !judge_forbid(&judge, m->wish[wish].person, m->offer[m->of_topic[i]].person);
    return n;
}

/* The one rule whose end would help most, of those that can be spoken of to whom they concern. */
static void say_rule_lifted(const struct pair_model *m, size_t wish, const struct tally *t,
                            struct buf *out)
{
    const struct rules_line *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < t->n; i++) {
        size_t n = judge_negotiable(t->of[i].rule) ? allowed_without(m, wish, t->of[i].rule) : 0;
        if (n > most) {
            most = n;
            best = t->of[i].rule;
        }
    }
    if (!best)
        return;
    buf_puts(out, "; ");
    judge_remedy(best, out);
    if (t->offers == 1)
        buf_puts(out, " that person could teach it");
    else
        buf_printf(out, most < t->offers ? " %zu of them could teach it" : " all of them could", most);
}

static void say_forbidden(const struct tally *t, struct buf *out)
{
    buf_printf(out,
               t->offers == 1 ? "1 person offers it, who is not allowed: "
                              : "%zu people offer it, none is allowed: ",
               t->offers);
    for (size_t i = 0; i < t->n; i++) {
        buf_puts(out, i ? ", " : "");
        judge_reason(t->of[i].rule, out);
        if (t->n > 1)
            buf_printf(out, " (%zu)", t->of[i].n);
    }
}

void pair_why_full(int32_t limit, struct buf *out)
{
    if (limit <= 0)
        buf_puts(out, "is limited to learn in no meeting");
    else
        buf_printf(out, "learns in %d other meeting%s, which is the limit", (int)limit,
                   limit == 1 ? "" : "s");
}

enum plan_status pair_why_not(const struct pair_model *m, int32_t meetings,
                              const struct pair_options *o, const struct pair_short *shorts,
                              size_t wish, struct buf *out)
{
    struct tally t = tally(m, wish);
    const char *reach = plan_text(m->plan, m->wish_row[wish], PLAN_REACH);
    uint32_t person = m->wish[wish].person;
    int32_t limit = pair_model_learn(m->judge, o, person);
    if (!t.offers) {
        buf_puts(out, "nobody offers it");
        return PLAN_GAP;
    }
    if (!t.allowed) {
        say_forbidden(&t, out);
        say_rule_lifted(m, wish, &t, out);
        return PLAN_GAP;
    }
    if (meetings >= limit) {
        pair_why_full(limit, out);
        return PLAN_WAITING;
    }
    if (!meetings && pair_short_words(shorts, person, out))
        return PLAN_WAITING;
    if (*reach && strcmp(reach, "0"))
        buf_printf(out, "%s could teach it, but ", reach);
    buf_puts(out, "all meetings of those who could teach it are taken; one more meeting or one "
                  "more person offering it would help");
    return PLAN_WAITING;
}
