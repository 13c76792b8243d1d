/* Reach, and the cost of rules, against looking at every pair. */
#include "given.h"
#include "map_gain.h"
#include "reach.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static unsigned roll(uint64_t *seed, unsigned n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % n;
}

static const char *pick(uint64_t *seed, const char *const *words, unsigned n)
{
    return words[roll(seed, n)];
}

/* People with a few values each, many of them missing, a manager for some, wishes and offers. */
static void random_person(uint64_t *seed, unsigned i, unsigned people, struct buf *out)
{
    static const char *const levels[] = {"", "1", "2", "3", "5"}, *const units[] = {"", "u", "v",
                                                                                    "w"};
    static const char *const lists[] = {"", "de", "en;fr", "fr;de", "it"};
    static const char *const windows[] = {"", "Mon 09:00-10:00", "Mon 09:45-12:00;Sun 23:30-24:00",
                                          "Mon 00:00-00:30,11:30-12:00", "Tue 10:00-10:20"};
    static const char *const zones[] = {"Europe/London", "Europe/Berlin", "Asia/Kolkata"};
    static const char *const topics[] = {"x", "y", "z"};
    const char *level = pick(seed, levels, 5), *unit = pick(seed, units, 4);
    const char *list = pick(seed, lists, 5), *window = pick(seed, windows, 5);
    const char *zone = pick(seed, zones, 3);
    unsigned boss = roll(seed, people * 2);
    for (int t = 0; t < 3; t++)
        for (int teach = 0; teach < 2; teach++)
            if (roll(seed, 2))
                buf_printf(out, "p%u,%s,%s,\"%s\",\"%s\",%s,p%u,%s,%s,%s\n", i, level, unit, list,
                           window, zone, boss, teach ? "teach" : "learn", topics[t],
                           teach && !roll(seed, 4) ? "nominated" : "");
}

static void random_rules(uint64_t *seed, unsigned people, struct buf *out)
{
    static const char *const musts[] = {"must level within 1\n", "must line apart\n",
                                        "must free overlaps 30\n", "must unit differs\n",
                                        "must language shares\n"};
    for (int i = 0; i < 5; i++)
        buf_puts(out, roll(seed, 2) ? musts[i] : "");
    buf_puts(out, "prefer unit same 5\nprefer free overlaps 20 5\nprefer line apart 1\n");
    for (unsigned i = roll(seed, 4); i > 0; i--) {
        unsigned a = roll(seed, people), b = roll(seed, people);
        if (a != b)
            buf_printf(out, "never p%u p%u\n", a, b);
    }
}

struct world {
    struct plan plan;
    struct rules rules;
    struct judge judge;
    struct map map;
};

/* Everybody has a row, so that rules may speak of them. */
static void open_world(struct world *w, uint64_t seed, const struct window_week *working)
{
    struct buf plan = BUF_INIT, rules = BUF_INIT;
    unsigned people = 2 + roll(&seed, 12);
    buf_puts(&plan, "person,level,unit,language,free,tz,manager,kind,topic,status\n");
    for (unsigned i = 0; i < people; i++)
        random_person(&seed, i, people, &plan);
    for (unsigned i = 0; i < people; i++)
        buf_printf(&plan, "p%u,,,,,,,none,,\n", i);
    random_rules(&seed, people, &rules);
    *w = (struct world){.plan = given_plan(buf_text(&plan)), .rules = RULES_INIT};
    rules_parse(&w->rules, "rules", buf_text(&rules));
    judge_begin(&w->judge, &w->rules, &w->plan, NULL, working, WINDOW_SET_STANDARD);
    w->map = map_of(&w->plan);
    buf_free(&plan);
    buf_free(&rules);
}

static void close_world(struct world *w)
{
    map_free(&w->map);
    judge_free(&w->judge);
    rules_free(&w->rules);
    plan_free(&w->plan);
}

static bool is_offer(const struct plan *p, size_t row)
{
    return p->kind[row] == PLAN_TEACH && plan_status(p, row) != PLAN_NOMINATED;
}

static bool same_topic(const struct plan *p, size_t a, size_t b)
{
    return plan_get(p, a, PLAN_TOPIC) == plan_get(p, b, PLAN_TOPIC);
}

/* How many on the other side fit this row: the definition. */
static size_t by_pairs(const struct world *w, size_t row)
{
    const struct plan *p = &w->plan;
    size_t n = 0;
    for (size_t other = 0; other < p->rows; other++) {
        bool sides = p->kind[row] == PLAN_LEARN
                         ? is_offer(p, other)
                         : p->kind[row] == PLAN_TEACH && p->kind[other] == PLAN_LEARN;
        n += sides && same_topic(p, row, other) &&
             !judge_forbid(&w->judge, p->person[row], p->person[other]);
    }
    return n;
}

static size_t wrong_reach(const struct world *w)
{
    size_t wrong = 0;
    for (size_t row = 0; row < w->plan.rows; row++)
        wrong += w->map.reach[row] != by_pairs(w, row);
    return wrong;
}

/* --- costs ------------------------------------------------------------------------------------ */

static const struct judge_test *test_of(const struct judge *j, const struct rules_line *l)
{
    for (size_t i = 0; i < j->musts; i++)
        if (j->must[i].rule == l)
            return &j->must[i];
    for (size_t i = 0; i < j->prefers; i++)
        if (j->prefer[i].rule == l)
            return &j->prefer[i];
    return NULL;
}

static bool forbids(const struct judge *j, const struct rules_line *l, uint32_t a, uint32_t b)
{
    struct judge none = *j;
    none.musts = 0;
    return judge_forbid(&none, a, b) == l;
}

static void add_pair(const struct world *w, uint32_t a, uint32_t b, struct reach_cost *cost)
{
    const struct judge *j = &w->judge;
    for (size_t i = 0; i < w->rules.n; i++) {
        const struct rules_line *l = &w->rules.items[i];
        const struct judge_test *t = test_of(j, l);
        enum judge_answer answer = t ? judge_ask(j, t, a, b) : JUDGE_YES;
        cost[i].forbidden += t ? answer == JUDGE_NO : forbids(j, l, a, b);
        cost[i].unknown += answer == JUDGE_PASSES;
    }
}

static size_t wrong_costs(const struct world *w)
{
    const struct plan *p = &w->plan;
    struct reach_cost got[16] = {{0, 0}}, want[16] = {{0, 0}};
    uint64_t pairs = 0, all = reach_costs(&w->map, &w->judge, got);
    for (size_t a = 0; a < p->rows; a++)
        for (size_t b = 0; b < p->rows && p->kind[a] == PLAN_LEARN; b++)
            if (is_offer(p, b) && same_topic(p, a, b) && p->person[a] != p->person[b]) {
                pairs++;
                add_pair(w, p->person[a], p->person[b], want);
            }
    size_t wrong = pairs != all;
    for (size_t i = 0; i < w->rules.n; i++)
        wrong += got[i].forbidden != want[i].forbidden || got[i].unknown != want[i].unknown;
    return wrong;
}

/* --- classes ---------------------------------------------------------------------------------- */

static uint64_t some_bits(uint64_t *seed)
{
    return roll(seed, 64);
}

static bool dense_forbid(const struct judge *j, uint64_t must, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < j->musts; i++)
        if ((must >> i & 1) && j->must[i].dense && judge_ask(j, &j->must[i], a, b) == JUDGE_NO)
            return true;
    return false;
}

/* Classes of randomly chosen tests say the same as their people, both ways round, and the points of
   every pair are within the bounds of its classes. */
static size_t wrong_classes(const struct world *w, uint64_t seed)
{
    const struct judge *j = &w->judge;
    struct judge_classes c = judge_partition(j, some_bits(&seed), some_bits(&seed));
    size_t wrong = 0;
    for (uint32_t a = 0; a < w->plan.n_people; a++)
        for (uint32_t b = 0; b < w->plan.n_people; b++) {
            int32_t least, most, points = judge_pair(j, a, b);
            judge_classes_points(j, &c, c.of[a], c.of[b], &least, &most);
            wrong += judge_classes_forbid(j, &c, c.of[a], c.of[b]) != dense_forbid(j, c.must, a, b);
            wrong += points < least || points > most || points != judge_pair(j, b, a);
            wrong += judge_forbid(j, a, b) != judge_forbid(j, b, a);
        }
    judge_classes_free(&c);
    return wrong;
}

/* --- gain ------------------------------------------------------------------------------------- */

enum { MOST_SEATS = 256 };

/* A matching of learners with seats, person by person: H. W. Kuhn's way, small and plain. Seats of
   one more teacher, whom nothing forbids, come last. */
struct matching {
    const struct world *w;
    struct map_limits limits;
    bool named;              /* do nominations count? */
    uint32_t topic;          /* of the one more teacher, a pool id; 0: there is none */
    uint32_t by[MOST_SEATS]; /* the learner in each seat + 1 */
    bool seen[MOST_SEATS];
    size_t each; /* seats of one person */
};

static bool serves(const struct matching *m, uint32_t learner, uint32_t teacher)
{
    const struct plan *p = &m->w->plan;
    for (size_t a = 0; a < p->rows; a++)
        for (size_t b = 0; b < p->rows && p->kind[a] == PLAN_LEARN && p->person[a] == learner;
             b++) {
            bool extra = teacher == p->n_people;
            if (extra ? plan_get(p, a, PLAN_TOPIC) == m->topic
                      : p->kind[b] == PLAN_TEACH && p->person[b] == teacher &&
                            (m->named || is_offer(p, b)) && same_topic(p, a, b) &&
                            !judge_forbid(&m->w->judge, learner, teacher))
                return true;
        }
    return false;
}

static bool seat(struct matching *m, uint32_t learner)
{
    size_t seats = (m->w->plan.n_people + 1) * m->each;
    for (size_t i = 0; i < seats; i++) {
        if (m->seen[i] || !serves(m, learner, (uint32_t)(i / m->each)))
            continue;
        m->seen[i] = true;
        if (!m->by[i] || seat(m, m->by[i] - 1)) {
            m->by[i] = learner + 1;
            return true;
        }
    }
    return false;
}

static size_t matched(const struct world *w, struct map_limits l, bool named, uint32_t topic)
{
    struct matching m = {.w = w, .limits = l, .named = named, .topic = topic};
    size_t n = 0;
    m.each = (size_t)(l.teach * l.group);
    for (uint32_t i = 0; i < w->plan.n_people; i++) {
        memset(m.seen, 0, sizeof m.seen);
        n += seat(&m, i);
    }
    return n;
}

static size_t wrong_gains(const struct world *w, uint64_t seed, size_t *found)
{
    struct map_limits l = {1, 1 + (int32_t)roll(&seed, 2), 1 + (int32_t)roll(&seed, 2)};
    uint32_t *gain = map_gain_topics(&w->map, &w->judge, &l);
    size_t wrong = 0, now = matched(w, l, false, 0), named = map_gain_named(&w->judge, &l);
    for (size_t i = 0; i < w->map.topics; i++) {
        wrong += gain[i] != matched(w, l, false, w->map.topic[i].id) - now;
        *found += gain[i];
    }
    wrong += named != matched(w, l, true, 0) - now;
    *found += named;
    free(gain);
    return wrong;
}

int main(void)
{
    enum { SEEDS = 400 };
    struct window_week working = WINDOW_WEEK_INIT;
    struct window_fault fault;
    size_t wrong = 0, costs = 0, pairs = 0, classes = 0, gains = 0, gained = 0;
    window_working("09:00-17:00", "Mon-Fri", &working, &fault);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct world w;
        open_world(&w, seed * 7919, &working);
        reach_count(&w.map, &w.judge);
        wrong += wrong_reach(&w);
        costs += wrong_costs(&w);
        classes += wrong_classes(&w, seed);
        gains += wrong_gains(&w, seed, &gained);
        for (size_t row = 0; row < w.plan.rows; row++)
            pairs += w.map.reach[row];
        close_world(&w);
    }
    ok(pairs > 1000, "the random plans have pairs to count");
    is_int(wrong, 0, "reach is that of looking at every pair, in 400 random plans");
    is_int(costs, 0, "... and so is what each rule costs");
    is_int(classes, 0, "... classes speak for their people, and all is the same both ways round");
    ok(gained > 100, "somebody would gain");
    is_int(gains, 0, "... by as much as matching learners with seats one by one says");
    window_free(&working);
    return tap_done();
}
