#include "pair_short.h"

#include "mem.h"
#include "pair_model.h"

#include <stdlib.h>
#include <string.h>

enum { TELL = 3, TRY = 20, SETS = 20, GAINS = 10 };

struct finder {
    const struct plan *p;
    const struct pair_options *o;
    struct pair_model m;
    struct cover *cover;
    struct cover_lack lack;
    uint32_t *id; /* of each topic of the market, in the plan's pool */
};

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

/* The topic of a set where one more person would help most people, looking at the first few. */
static struct pair_gain best_gain(const struct finder *f, struct pair_short *s,
                                  const struct cover_set *set)
{
    struct pair_gain best = {0, 0};
    for (size_t i = 0; i < set->topics && i < TRY; i++) {
        struct pair_gain g = {f->id[set->topic[i]],
                              cover_gain(f->cover, set->topic[i], f->o->teach * f->o->group)};
        s->gain = mem_grow(s->gain, s->gains, &s->cap_gain, sizeof *s->gain);
        s->gain[s->gains++] = g;
        if (g.more > best.more)
            best = g;
    }
    return best;
}

static char *names_of(const struct finder *f, uint32_t set)
{
    struct buf names = BUF_INIT;
    size_t told = 0, all = f->lack.set[set].teachers;
    for (uint32_t i = 0; i < f->p->n_people && told < TELL && f->o->group == 1; i++)
        if (f->lack.teacher[i] == set) {
            const char *between = !told ? "" : told + 1 == all ? " or " : ", ";
            buf_printf(&names, "%s%s", between, plan_name(f->p, i));
            told++;
        }
    if (told && told < all)
        buf_printf(&names, all - told == 1 ? " or 1 other" : " or %zu others", all - told);
    char *text = mem_string(buf_text(&names));
    buf_free(&names);
    return text;
}

static void set_words(const struct finder *f, struct pair_short *s, const struct cover_set *set,
                      struct buf *out)
{
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
    struct pair_gain best = best_gain(f, s, set);
    if (best.more)
        buf_printf(out, "; one more person offering %s would serve %zu more",
                   plan_string(f->p, best.topic), best.more);
}

static void take_set(const struct finder *f, struct pair_short *s, uint32_t i)
{
    const struct cover_set *set = &f->lack.set[i];
    struct buf topics = BUF_INIT, words = BUF_INIT;
    for (size_t k = 0; k < set->topics && k < TRY; k++)
        buf_printf(&topics, "%s%s", k ? ";" : "", plan_string(f->p, f->id[set->topic[k]]));
    set_words(f, s, set, &words);
    s->set[i] = (struct pair_short_set){mem_string(buf_text(&topics)), mem_string(words.s),
                                        names_of(f, i), set->unserved};
    buf_free(&topics);
    buf_free(&words);
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
    f->id = mem_clear(f->m.topics, sizeof *f->id);
    for (uint32_t id = 0; id < f->p->table.pool.n; id++)
        if (f->m.topic_of_id[id])
            f->id[f->m.topic_of_id[id] - 1] = id;
}

void pair_short_find(struct pair_short *s, const struct plan *p, const struct judge *j,
                     const struct pair_options *o, const struct pair_choice *pins)
{
    struct finder f = {.p = p, .o = o};
    *s = (struct pair_short){0};
    pair_model_build(&f.m, p, j, o, pins);
    for (size_t i = 0; i < p->n_people; i++)
        f.m.person[i].teach *= o->group;
    name_topics(&f);
    f.cover = cover_open(&f.m.market, NULL);
    cover_learners(f.cover);
    f.lack = cover_lack(f.cover);
    s->n = f.lack.n < SETS ? f.lack.n : SETS;
    s->set = mem_alloc(s->n, sizeof *s->set);
    for (uint32_t i = 0; i < s->n; i++)
        take_set(&f, s, i);
    if (s->gains)
        qsort(s->gain, s->gains, sizeof *s->gain, by_more);
    s->of = f.lack.learner;
    f.lack.learner = NULL;
    cover_lack_free(&f.lack);
    cover_close(f.cover);
    pair_model_free(&f.m);
    free(f.id);
}

bool pair_short_words(const struct pair_short *s, uint32_t person, struct buf *out)
{
    if (!s->of || s->of[person] >= s->n)
        return false;
    buf_puts(out, s->set[s->of[person]].words);
    return true;
}

void pair_short_notes(const struct pair_short *s, struct plan *p)
{
    static const char *const names[] = {"shortage", "gain", NULL};
    struct plan_notes notes = plan_notes_begin(p, names);
    for (size_t i = 0; i < s->n; i++) {
        struct buf value = BUF_INIT, why = BUF_INIT;
        buf_printf(&value, "%zu", s->set[i].unserved);
        buf_puts(&why, s->set[i].words);
        if (*s->set[i].names)
            buf_printf(&why, "; one more meeting by %s would serve 1 more", s->set[i].names);
        plan_note(&notes, "shortage", s->set[i].topics, value.s, why.s);
        buf_free(&value);
        buf_free(&why);
    }
    for (size_t i = 0; i < s->gains && i < GAINS && s->gain[i].more; i++) {
        struct buf value = BUF_INIT, why = BUF_INIT;
        buf_printf(&value, "%zu", s->gain[i].more);
        buf_printf(&why,
                   "%zu more could learn if one more person, whom every rule allows, offered %s",
                   s->gain[i].more, plan_string(p, s->gain[i].topic));
        plan_note(&notes, "gain", plan_string(p, s->gain[i].topic), value.s, why.s);
        buf_free(&value);
        buf_free(&why);
    }
    plan_notes_end(&notes);
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
    *s = (struct pair_short){0};
}
