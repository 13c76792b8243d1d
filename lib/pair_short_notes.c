/* pair_short_notes - what pair_short found, as rows of the plan. */
#include "pair_short.h"

#include <stdio.h>

enum { GAINS = 10 };

static void note(struct plan_notes *notes, const char *name, const char *about, size_t value,
                 struct buf *why)
{
    char figure[32];
    snprintf(figure, sizeof figure, "%zu", value);
    plan_note(notes, name, about, figure, buf_text(why));
    buf_clear(why);
}

static void note_sets(const struct pair_short *s, struct plan_notes *notes, struct buf *why)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct pair_short_set *set = &s->set[i];
        buf_printf(why, "%s%s", set->words, set->names);
        note(notes, "shortage", set->topics, set->unserved, why);
    }
}

static void note_gains(const struct pair_short *s, struct plan_notes *notes, struct buf *why)
{
    for (size_t i = 0; i < s->gains && i < GAINS && s->gain[i].more; i++) {
        const char *topic = plan_string(notes->plan, s->gain[i].topic);
        buf_printf(why,
                   "%s%zu more could learn if one more person, whom every rule allows, offered %s",
                   s->up_to, s->gain[i].more, topic);
        note(notes, "gain", topic, s->gain[i].more, why);
    }
}

static void note_remedies(const struct pair_short *s, struct plan_notes *notes, struct buf *why)
{
    for (size_t i = 0; i < s->rules->n; i++) {
        const struct rules_line *line = &s->rules->items[i];
        size_t more = s->without[i];
        if (!more || more == SIZE_MAX || !judge_negotiable(line))
            continue;
        buf_printf(why, "%s%zu more could learn ", s->up_to, more);
        judge_remedy(line, why);
        note(notes, "remedy", line->text, more, why);
    }
}

void pair_short_notes(const struct pair_short *s, struct plan *p)
{
    static const char *const names[] = {"shortage", "gain", "remedy", NULL};
    struct plan_notes notes = plan_notes_begin(p, names);
    struct buf why = BUF_INIT;
    note_sets(s, &notes, &why);
    note_gains(s, &notes, &why);
    note_remedies(s, &notes, &why);
    buf_free(&why);
    plan_notes_end(&notes);
}
