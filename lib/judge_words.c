#include "judge.h"

#include <string.h>

/* One part after the other, "; " between them. */
static struct buf *part(struct buf *out, size_t begin)
{
    if (out->n > begin)
        buf_puts(out, "; ");
    return out;
}

static void wish_words(int64_t rank, struct buf *out)
{
    static const char *const ordinal[] = {"first", "second", "third", "fourth", "fifth"};
    if (rank > 5)
        buf_printf(out, "wish %lld", (long long)rank);
    else if (rank)
        buf_printf(out, "%s wish", ordinal[rank - 1]);
    else
        buf_puts(out, "a wish");
}

/* What is true of two who pass the test. */
static void test_words(const struct rules_line *l, struct buf *out)
{
    switch (l->test) {
    case RULES_DIFFERS:
        buf_printf(out, "other %s", l->word[0]);
        break;
    case RULES_SAME:
        buf_printf(out, "same %s", l->word[0]);
        break;
    case RULES_SHARES:
        buf_printf(out, "%s in common", l->word[0]);
        break;
    case RULES_WITHIN:
        buf_printf(out, "%s within %d", l->word[0], (int)l->number);
        break;
    case RULES_OVERLAPS:
        buf_printf(out, "%d minutes in common", (int)l->number);
        break;
    default:
        buf_puts(out, "not in one line");
    }
}

/* The test of that line: the tests stand in the order of the file. */
static const struct judge_test *test_of(const struct judge *j, const struct rules_line *l)
{
    for (size_t i = 0; i < j->prefers; i++)
        if (j->prefer[i].rule == l)
            return &j->prefer[i];
    return NULL;
}

static int64_t rank_of(const struct judge *j, size_t row)
{
    return plan_number(j->plan, row, PLAN_RANK, 1, 1000000, 0);
}

/* The words of one line of the rules for the plan, or nothing. */
static void line_words(const struct judge *j, const struct rules_line *l, size_t learn_row,
                       size_t teach_row, struct buf *out, size_t begin)
{
    uint32_t a = j->plan->person[learn_row], b = j->plan->person[teach_row];
    const struct judge_test *t = test_of(j, l);
    if (t && t->points && judge_ask(j, t, a, b) == JUDGE_YES)
        test_words(l, part(out, begin));
    if (l->test == RULES_NAMED && j->named && judge_named(j, learn_row, b))
        buf_puts(part(out, begin), "you named them");
    if (l->test == RULES_RANK && rank_of(j, learn_row))
        wish_words(rank_of(j, learn_row), part(out, begin));
    if (l->test == RULES_STRENGTH && rank_of(j, teach_row) > 3)
        buf_printf(part(out, begin), "strength %d of 5", (int)rank_of(j, teach_row));
}

static void repeat_words(const struct judge *j, bool met, struct buf *out, size_t begin)
{
    if (!j->history)
        return;
    if (met && j->repeat->repeat == RULES_REPEAT_PREFER)
        buf_puts(part(out, begin), "met before");
    if (!met && j->repeat->repeat == RULES_REPEAT_AVOID)
        buf_puts(part(out, begin), "not met before");
}

void judge_words(const struct judge *j, size_t learn_row, size_t teach_row, struct buf *out)
{
    size_t begin = out->n;
    uint32_t a = j->plan->person[learn_row], b = j->plan->person[teach_row];
    for (size_t i = 0; i < j->rules->n; i++) {
        const struct rules_line *l = &j->rules->items[i];
        if (l->verb == RULES_PREFER)
            line_words(j, l, learn_row, teach_row, out, begin);
        else if (l->verb == RULES_REPEAT && j->repeat_points)
            repeat_words(j, judge_ago(j, a, b) > 0, out, begin);
    }
}

/* --- with points ------------------------------------------------------------------------------ */

static void test_part(const struct judge *j, const struct judge_test *t, uint32_t a, uint32_t b,
                      struct buf *out, size_t begin)
{
    enum judge_answer answer = judge_ask(j, t, a, b);
    if (answer == JUDGE_NO || !t->points)
        return;
    if (answer == JUDGE_PASSES)
        buf_printf(part(out, begin), "%s not known", t->rule->word[0]);
    else
        test_words(t->rule, part(out, begin));
    buf_printf(out, " %d", (int)t->points);
}

static void row_part(const struct judge *j, enum rules_test test, size_t learn_row,
                     size_t teach_row, bool alone, struct buf *out, size_t begin)
{
    if (test == RULES_NAMED && j->named && judge_named(j, learn_row, j->plan->person[teach_row]))
        buf_printf(part(out, begin), "named %d", (int)j->named);
    if (test == RULES_RANK && j->wish[learn_row]) {
        wish_words(rank_of(j, learn_row), part(out, begin));
        buf_printf(out, " %d", (int)j->wish[learn_row]);
    }
    if (test == RULES_STRENGTH && j->offer[teach_row])
        buf_printf(part(out, begin), "strength %d", (int)j->offer[teach_row]);
    if (test == RULES_ALONE && j->alone && alone)
        buf_printf(part(out, begin), "one to one %d", (int)j->alone);
}

static void repeat_part(const struct judge *j, uint32_t a, uint32_t b, struct buf *out,
                        size_t begin)
{
    int32_t points = judge_repeat(j, a, b);
    if (points)
        buf_printf(part(out, begin), "%s %d", judge_ago(j, a, b) ? "met before" : "not met before",
                   (int)points);
}

void judge_parts(const struct judge *j, size_t learn_row, size_t teach_row, bool alone,
                 struct buf *out)
{
    size_t begin = out->n;
    uint32_t a = j->plan->person[learn_row], b = j->plan->person[teach_row];
    for (size_t i = 0; i < j->rules->n; i++) {
        const struct rules_line *l = &j->rules->items[i];
        const struct judge_test *t = l->verb == RULES_PREFER ? test_of(j, l) : NULL;
        if (t)
            test_part(j, t, a, b, out, begin);
        else if (l->verb == RULES_PREFER)
            row_part(j, l->test, learn_row, teach_row, alone, out, begin);
        else if (l->verb == RULES_REPEAT)
            repeat_part(j, a, b, out, begin);
    }
}

/* --- why not ---------------------------------------------------------------------------------- */

static void broken_words(const struct rules_line *l, struct buf *out)
{
    switch (l->test) {
    case RULES_DIFFERS:
        buf_printf(out, "same %s", l->word[0]);
        break;
    case RULES_SAME:
        buf_printf(out, "other %s", l->word[0]);
        break;
    case RULES_SHARES:
        buf_printf(out, "no %s in common", l->word[0]);
        break;
    case RULES_WITHIN:
        buf_printf(out, "%s more than %d apart", l->word[0], (int)l->number);
        break;
    case RULES_OVERLAPS:
        buf_printf(out, "no common %d minutes", (int)l->number);
        break;
    default:
        buf_puts(out, "in one reporting line");
    }
}

void judge_reason(const struct rules_line *rule, struct buf *out)
{
    if (rule == &judge_oneself)
        buf_puts(out, "it is you");
    else if (rule == &judge_banned)
        buf_puts(out, "not again after the last time");
    else if (rule == &judge_untimed)
        buf_puts(out, "no time was found");
    else if (rule->verb == RULES_MUST)
        broken_words(rule, out);
    else if (rule->verb == RULES_REPEAT)
        buf_puts(out, "met before");
    else
        buf_puts(out, "a rule of the organiser");
}

void judge_remedy(const struct rules_line *rule, struct buf *out)
{
    if (rule->verb == RULES_MUST && rule->test == RULES_OVERLAPS)
        buf_printf(out, "with %d minutes in common", (int)rule->number);
    else
        buf_printf(out, "without '%s'", rule->text);
}

bool judge_negotiable(const struct rules_line *rule)
{
    return rule->verb == RULES_REPEAT || (rule->verb == RULES_MUST && rule->test != RULES_APART);
}
