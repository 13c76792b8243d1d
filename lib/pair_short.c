#include "pair_short.h"

#include "mem.h"
#include "pair_cover.h"

#include <stdlib.h>
#include <string.h>

/* FURTHER: looks that may be spent on rules and single teachers, about a second's worth. */
enum { TELL = 3, TRY = 20, SETS = 20, FURTHER = 20000000 };

struct finder {
    const struct plan *p;
    const struct pair_options *o;
    struct pair_short *s;
    struct pair_cover cover;
    struct cover_lack lack;
    uint32_t *id; /* of each topic of the market, in the plan's pool */
    uint64_t begin;
};

static bool may_go_on(const struct finder *f)
{
    return cover_looked(f->cover.cover) - f->begin < FURTHER;
}

static void put(struct buf *out, size_t n, const char *one, const char *many)
{
    buf_printf(out, "%zu %s", n, n == 1 ? one : many);
}

/* "SQL, Excel or 3 more topics" */
static void topic_words(const struct finder *f, const struct cover_set *set, struct buf *out)
{
    size_t told = set->topics > TELL ? TELL - 1 : set->topics;
    for (size_t i = 0; i < told; i++) {
        if (i)
            buf_puts(out, i + 1 == set->topics ? " or " : ", ");
        buf_puts(out, plan_string(f->p, f->id[set->topic[i]]));
    }
    if (told < set->topics)
        buf_printf(out, " or %zu more topics", set->topics - told);
}

/* --- what would help -------------------------------------------------------------------------- */

/* The topic of a set where one more person would help most people, looking at the first few. */
static struct pair_gain best_gain(struct finder *f, const struct cover_set *set)
{
    struct pair_short *s = f->s;
    struct pair_gain best = {0, 0};
    for (size_t i = 0; i < set->topics && i < TRY; i++) {
        struct pair_gain g = {f->id[set->topic[i]],
                              cover_gain(f->cover.cover, set->topic[i], f->o->teach * f->o->group)};
        s->gain = mem_grow(s->gain, s->gains, &s->cap_gain, sizeof *s->gain);
        s->gain[s->gains++] = g;
        if (g.more > best.more)
            best = g;
    }
    return best;
}

/* Teachers of a set who would serve most with one more meeting. */
struct best_teachers {
    uint32_t who[TELL];
    size_t more, told, all;
};

static void take_teacher(struct best_teachers *b, uint32_t person, size_t more)
{
    if (more > b->more)
        *b = (struct best_teachers){.more = more};
    if (more < b->more || !more)
        return;
    if (b->told < TELL)
        b->who[b->told++] = person;
    b->all++;
}

/* One to one it is one more whoever of them gives it; in groups the first few are tried. */
static struct best_teachers best_teachers(struct finder *f, uint32_t set)
{
    struct best_teachers b = {.more = 0};
    bool groups = f->o->group > 1;
    size_t tried = 0;
    for (uint32_t i = 0; i < f->p->n_people; i++) {
        if (f->lack.teacher[i] != set)
            continue;
        if (groups && (tried++ == TRY || !may_go_on(f)))
            break;
        take_teacher(&b, i, groups ? cover_gain_of(f->cover.cover, i, f->o->group) : 1);
    }
    return b;
}

static void say_teachers(struct finder *f, uint32_t set, struct buf *out)
{
    struct best_teachers b = best_teachers(f, set);
    if (!b.all)
        return;
    buf_puts(out, "; one more meeting by ");
    for (size_t i = 0; i < b.told; i++) {
        const char *between = i + 1 == b.all ? " or " : ", ";
        buf_printf(out, "%s%s", i ? between : "", plan_name(f->p, b.who[i]));
    }
    if (b.told < b.all)
        buf_printf(out, b.all - b.told == 1 ? " or 1 other" : " or %zu others", b.all - b.told);
    buf_printf(out, " would serve %s%zu more", f->s->up_to, b.more);
}

/* The line whose end would serve most of the set, among those that can be spoken of. */
static void say_rule(struct finder *f, uint32_t set, struct buf *out)
{
    const struct rules *r = f->s->rules;
    const struct rules_line *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_line *line = &r->items[i];
        if (!f->s->without[i] || !judge_negotiable(line) || !may_go_on(f))
            continue;
        size_t more = pair_cover_without(&f->cover, line, f->lack.learner, set);
        if (more > most) {
            most = more;
            best = line;
        }
    }
    if (!best)
        return;
    buf_printf(out, "; %s%zu more could learn ", f->s->up_to, most);
    judge_remedy(best, out);
}

/* --- sets ------------------------------------------------------------------------------------- */

static void set_words(struct finder *f, uint32_t i, struct buf *out)
{
    const struct cover_set *set = &f->lack.set[i];
    size_t meetings = set->seats / (size_t)f->o->group;
    put(out, set->learners, "person wants ", "people want ");
    topic_words(f, set, out);
    buf_puts(out, " and nothing else they could have; the ");
    if (set->teachers == 1)
        buf_puts(out, "only person who could teach ");
    else
        buf_printf(out, "%zu people who could teach ", set->teachers);
    buf_puts(out, set->topics == 1 ? "it " : "them ");
    buf_puts(out, set->teachers == 1 ? "has " : "have ");
    put(out, meetings, "meeting", "meetings");
    if (f->o->group > 1)
        buf_printf(out, " with %zu seats", set->seats);
    struct pair_gain best = best_gain(f, set);
    if (best.more)
        buf_printf(out, "; one more person offering %s would serve %s%zu more",
                   plan_string(f->p, best.topic), f->s->up_to, best.more);
    say_rule(f, i, out);
}

static void take_set(struct finder *f, uint32_t i)
{
    const struct cover_set *set = &f->lack.set[i];
    struct buf topics = BUF_INIT, words = BUF_INIT, names = BUF_INIT;
    for (size_t k = 0; k < set->topics && k < TRY; k++)
        buf_printf(&topics, "%s%s", k ? ";" : "", plan_string(f->p, f->id[set->topic[k]]));
    set_words(f, i, &words);
    say_teachers(f, i, &names);
    f->s->set[i] =
        (struct pair_short_set){mem_string(buf_text(&topics)), mem_string(buf_text(&words)),
                                mem_string(buf_text(&names)), set->unserved};
    buf_free(&topics);
    buf_free(&words);
    buf_free(&names);
}

static int by_more(const void *a, const void *b)
{
    const struct pair_gain *x = a, *y = b;
    if (x->more != y->more)
        return x->more > y->more ? -1 : 1;
    return x->topic < y->topic ? -1 : x->topic > y->topic;
}

/* Topics of the market and their ids; the names of its topics are in the plan's pool. */
static void name_topics(struct finder *f)
{
    const struct pair_model *m = &f->cover.model;
    f->id = mem_clear(m->topics, sizeof *f->id);
    for (uint32_t id = 0; id < f->p->table.pool.n; id++)
        if (m->topic_of_id[id])
            f->id[m->topic_of_id[id] - 1] = id;
}

void pair_short_find(struct pair_short *s, const struct plan *p, const struct judge *j,
                     const struct pair_options *o, const struct pair_choice *pins)
{
    struct finder f = {.p = p, .o = o, .s = s};
    pair_cover_open(&f.cover, p, j, o, pins);
    name_topics(&f);
    f.lack = cover_lack(f.cover.cover);
    f.begin = cover_looked(f.cover.cover);
    *s = (struct pair_short){.rules = j->rules,
                             .up_to = o->group > 1 ? "up to " : "",
                             .n = f.lack.n < SETS ? f.lack.n : SETS};
    s->without = pair_cover_lines(&f.cover, FURTHER / 2);
    s->set = mem_alloc(s->n, sizeof *s->set);
    for (uint32_t i = 0; i < s->n; i++)
        take_set(&f, i);
    if (s->gains)
        qsort(s->gain, s->gains, sizeof *s->gain, by_more);
    s->of = f.lack.learner;
    f.lack.learner = NULL;
    cover_lack_free(&f.lack);
    pair_cover_close(&f.cover);
    free(f.id);
}

bool pair_short_words(const struct pair_short *s, uint32_t person, struct buf *out)
{
    if (!s->of || s->of[person] >= s->n)
        return false;
    buf_puts(out, s->set[s->of[person]].words);
    return true;
}

void pair_short_free(struct pair_short *s)
{
    for (size_t i = 0; i < s->n; i++) {
        free(s->set[i].topics);
        free(s->set[i].words);
        free(s->set[i].names);
    }
    free(s->set);
    free(s->of);
    free(s->gain);
    free(s->without);
    *s = (struct pair_short){0};
}
