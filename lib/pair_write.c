#include "pair_write.h"

#include "mem.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

void pair_clear_meeting(struct plan *p, size_t row)
{
    for (enum plan_column c = PLAN_SESSION; c <= PLAN_PLACE; c++)
        plan_put(p, row, c, 0);
}

/* --- learners with a meeting --- */

static const char *format_of(const struct pair_meeting *m)
{
    return plan_format_names[m->group ? PLAN_GROUP : PLAN_ONE_TO_ONE];
}

/* Ids of new meetings; kept ones first, so that no new one can take theirs. */
static uint32_t *name_meetings(struct plan *p, const struct pair_choice *c)
{
    struct session_ids ids = SESSION_IDS_INIT;
    uint32_t *id = mem_clear(c->n, sizeof *id);
    struct buf text = BUF_INIT;
    unsigned *groups = mem_clear(p->rows, sizeof *groups); /* of each teach row so far */
    for (size_t i = 0; i < c->n; i++)
        if ((id[i] = c->meeting[i].id))
            session_keep(&ids, plan_string(p, id[i]));
    for (size_t row = 0; row < p->rows; row++) {
        size_t i = p->kind[row] == PLAN_LEARN && c->at[row] ? c->at[row] - 1 : c->n;
        if (i == c->n || id[i])
            continue;
        const struct pair_meeting *m = &c->meeting[i];
        buf_clear(&text);
        session_id(&ids, plan_string(p, p->cycle), format_of(m),
                   plan_key(p, p->person[m->teach_row]), plan_text(p, row, PLAN_TOPIC),
                   m->group ? "" : plan_key(p, p->person[row]),
                   m->group ? groups[m->teach_row]++ : 0, &text);
        id[i] = pool_add(&p->table.pool, text.s);
    }
    free(groups);
    buf_free(&text);
    session_ids_free(&ids);
    return id;
}

/* Why the meeting of before is none: `with` still says with whom it was. */
static void lost_words(const struct plan *p, const struct judge *j, size_t row, enum pair_lost lost,
                       struct buf *why)
{
    static const char *const words[] = {
        [PAIR_LOST_OFFER] = "no longer offers it",
        [PAIR_LOST_LEARNER] = "the learner's limit is lower now",
        [PAIR_LOST_TEACHER] = "the teacher's limit is lower now",
        [PAIR_LOST_ROOM] = "groups are smaller now",
    };
    buf_printf(why, "%s (", plan_text(p, row, PLAN_WITH));
    if (lost == PAIR_LOST_RULE)
        judge_reason(
            judge_forbid(j, p->person[row], plan_find_person(p, plan_text(p, row, PLAN_WITH))),
            why);
    else
        buf_puts(why, words[lost]);
    buf_puts(why, ")");
}

static void say_why(const struct plan *p, const struct judge *j, size_t row,
                    const struct pair_meeting *m, struct buf *why)
{
    if (m->pin)
        buf_printf(why, "%sfixed by the organiser", why->n ? "; " : "");
    if (plan_status(p, m->teach_row) == PLAN_NOMINATED)
        buf_printf(why, "%snamed, has not offered: ask first", why->n ? "; " : "");
    size_t before = why->n;
    if (before)
        buf_puts(why, "; ");
    size_t start = why->n;
    judge_words(j, row, m->teach_row, why);
    if (why->n == start) {
        why->n = before;
        buf_puts(why, before ? "" : "offers what was asked for");
    }
    if (m->group)
        buf_puts(why, "; in a group, as more people ask than can be met one to one");
}

static void write_met(struct plan *p, const struct judge *j, const struct pair_choice *c,
                      const uint32_t *id, size_t row, struct buf *why)
{
    const struct pair_meeting *m = &c->meeting[c->at[row] - 1];
    if (m->id && m->id == plan_get(p, row, PLAN_SESSION))
        return; /* kept: as it was */
    buf_clear(why);
    if (c->lost[row]) {
        buf_puts(why, "moved from ");
        lost_words(p, j, row, c->lost[row], why);
    }
    if (plan_get(p, row, PLAN_SESSION) && plan_get(p, row, PLAN_SESSION) != id[c->at[row] - 1])
        pair_clear_meeting(p, row); /* a pin may move one who had a time already */
    bool timed = plan_get(p, row, PLAN_SESSION) && plan_status(p, row) != PLAN_PAIRED;
    say_why(p, j, row, m, why);
    plan_put(p, row, PLAN_SESSION, id[c->at[row] - 1]);
    plan_say(p, row, PLAN_FORMAT, format_of(m));
    plan_put(p, row, PLAN_WITH, p->people[p->person[m->teach_row]].key);
    plan_sayf(p, row, PLAN_FIT, "%d", (int)judge_fit(j, row, m->teach_row, !m->group));
    if (timed)
        return; /* what the timetable said stays */
    plan_set_status(p, row, PLAN_PAIRED);
    plan_say(p, row, PLAN_WHY, buf_text(why));
}

/* --- learners without, teachers --- */

/* What a run before said of a meeting that was lost stays said, or this run would change its words.
 */
static void say_lost(const struct plan *p, const struct judge *j, const struct pair_choice *c,
                     size_t row, struct buf *why)
{
    static const char lost[] = "no longer possible: ", end[] = "); ";
    const char *before = plan_text(p, row, PLAN_WHY), *said = strstr(before, end);
    if (c->lost[row]) {
        buf_puts(why, lost);
        lost_words(p, j, row, c->lost[row], why);
        buf_puts(why, "; ");
    } else if (said && !strncmp(before, lost, strlen(lost))) {
        buf_add(why, before, (size_t)(said - before) + strlen(end));
    }
}

static int32_t *count_meetings(const struct plan *p, const struct pair_choice *c)
{
    int32_t *meetings = mem_clear(p->n_people, sizeof *meetings);
    for (size_t row = 0; row < p->rows; row++)
        if (c->at[row]) /* no note: a note is nobody's */
            meetings[p->person[row]]++;
    return meetings;
}

static void write_unmet(struct plan *p, const struct pair_options *o, const struct pair_model *m,
                        const struct pair_choice *c, const struct pair_short *shorts,
                        struct buf *why)
{
    int32_t *meetings = count_meetings(p, c); /* by person, who may have a million wishes */
    for (size_t w = 0; w < m->market.wishes; w++) {
        size_t row = m->wish_row[w];
        if (c->at[row])
            continue;
        buf_clear(why);
        say_lost(p, m->judge, c, row, why);
        enum plan_status s = pair_why_not(m, meetings[p->person[row]], o, shorts, w, why);
        pair_clear_meeting(p, row);
        plan_set_status(p, row, s);
        plan_say(p, row, PLAN_WHY, buf_text(why));
    }
    free(meetings);
}

static void write_teachers(struct plan *p, const struct pair_choice *c, struct pair_result *r)
{
    uint32_t *alone = mem_clear(p->rows, sizeof *alone),
             *groups = mem_clear(p->rows, sizeof *groups);
    for (size_t i = 0; i < c->n; i++)
        if (c->meeting[i].teach_row != PLAN_NO_ROW) {
            bool group = c->meeting[i].group;
            r->meetings++;
            r->groups += group;
            (group ? groups : alone)[c->meeting[i].teach_row]++;
        }
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_TEACH)
            continue;
        bool teaches = alone[row] || groups[row], nominated = plan_status(p, row) == PLAN_NOMINATED;
        if (!nominated)
            plan_set_status(p, row, teaches ? PLAN_TEACHING : PLAN_SPARE);
        if (teaches && groups[row])
            plan_sayf(p, row, PLAN_WHY, "%u one to one, %u in groups", alone[row], groups[row]);
        else if (teaches)
            plan_sayf(p, row, PLAN_WHY, "%u meeting%s one to one", alone[row],
                      alone[row] == 1 ? "" : "s");
        else if (!nominated)
            plan_say(p, row, PLAN_WHY, "not needed this time");
    }
    free(alone);
    free(groups);
}

void pair_write(struct plan *p, const struct judge *j, const struct pair_options *o,
                const struct pair_model *m, const struct pair_choice *c,
                const struct pair_short *shorts, struct pair_result *r)
{
    struct buf why = BUF_INIT;
    plan_add_columns(p, PLAN_SESSION, PLAN_FIT);
    plan_add_columns(p, PLAN_STATUS, PLAN_WHY);
    uint32_t *id = name_meetings(p, c);
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && c->at[row])
            write_met(p, j, c, id, row, &why);
    write_unmet(p, o, m, c, shorts, &why);
    write_teachers(p, c, r);
    free(id);
    buf_free(&why);
}
