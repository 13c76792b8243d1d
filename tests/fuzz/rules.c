/* A rules file, its words, and what they say of a few people. */
#include "fuzz.h"
#include "judge.h"

static const char people[] =
    "person,name,level,unit,org,site,manager,tz,free,language,kind,topic,rank,from,value\n"
    "a@x.org,Ana,1,Sales,X,Ulm,c@x.org,Europe/Berlin,Mon 09:00-12:00,en;de,learn,SQL,1,Bo,\n"
    "a@x.org,,,,,,,,,,teach,Chess,3,,\n"
    "b@x.org,Bo,2,IT,X,Rom,c@x.org,Europe/Rome,Mon-Fri 08:00-18:00,de,teach,SQL,5,,\n"
    "b@x.org,,,,,,,,,,learn,Chess,,,\n"
    "c@x.org,Cy,3,IT,Y,,,UTC,,fr,teach,SQL,,,\n"
    "c@x.org,,,,,,,,,,learn,Go,2,a@x.org,\n"
    "d@x.org,Di,,Ops,Y,Rom,d@x.org,Asia/Kolkata,Sun 22:00-24:00,,facilitate,,,,\n";

static void ask(const struct judge *j, uint32_t a, uint32_t b)
{
    const struct rules_line *no = judge_forbid(j, a, b);
    struct buf why = BUF_INIT;
    fuzz_law(no == judge_forbid(j, b, a), "a rule holds both ways");
    fuzz_law(judge_pair(j, a, b) == judge_pair(j, b, a), "points are the same both ways");
    if (no)
        judge_reason(no, &why);
    buf_free(&why);
}

static void fit(const struct judge *j, size_t wish, size_t offer)
{
    struct buf words = BUF_INIT;
    int32_t points = judge_fit(j, wish, offer, true);
    fuzz_law(points >= 0 && points <= JUDGE_FIT, "a fit is 0 to 1000");
    judge_words(j, wish, offer, &words);
    judge_parts(j, wish, offer, true, &words);
    buf_free(&words);
}

static void judge_all(struct rules *rules, struct plan *plan)
{
    struct names names = NAMES_INIT;
    struct window_week working = WINDOW_WEEK_INIT;
    struct window_fault fault;
    struct judge judge = JUDGE_INIT;
    window_working("09:00-17:00", "Mon-Fri", &working, &fault);
    names_apply(&names, plan);
    judge_begin(&judge, rules, plan, &names, &working, WINDOW_SET_STANDARD);
    judge_warn(&judge);
    for (uint32_t a = 0; a < plan->n_people; a++)
        for (uint32_t b = 0; b < plan->n_people; b++)
            ask(&judge, a, b);
    for (size_t wish = 0; wish < plan->rows; wish++)
        for (size_t offer = 0; offer < plan->rows; offer++)
            if (plan->kind[wish] == PLAN_LEARN && plan->kind[offer] == PLAN_TEACH)
                fit(&judge, wish, offer);
    judge_free(&judge);
    window_free(&working);
    names_free(&names);
}

static void read_rules(const char *text, size_t n)
{
    struct rules rules = RULES_INIT;
    struct plan plan = PLAN_INIT;
    (void)n;
    rules_parse(&rules, "rules.txt", text);
    const char *file = fuzz_file(0, people, sizeof people - 1);
    plan_read(&plan, (const char *const[]){file, NULL});
    judge_all(&rules, &plan);
    plan_free(&plan);
    rules_free(&rules);
}

static void read_file(const char *text, size_t n)
{
    struct rules rules = RULES_INIT;
    rules_read(&rules, fuzz_file(0, text, n));
    rules_free(&rules);
}

void fuzz_one(const char *text, size_t n)
{
    fuzz_lives(read_file, text, n);
    fuzz_lives(read_rules, text, n);
}
