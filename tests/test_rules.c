/* The rules: their grammar, what they say of two people, the fit and its parts, the line. */
#include "given.h"
#include "judge.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

/* Everything that has to be there to judge. */
struct court {
    struct plan plan;
    struct rules rules;
    struct names names;
    struct window_week working;
    struct judge judge;
};

static void open_court(struct court *c, const char *rules, const char *plan)
{
    struct window_fault fault;
    *c = (struct court){.plan = given_plan(plan), .rules = RULES_INIT};
    if (rules)
        rules_parse(&c->rules, "rules", rules);
    else
        rules_read(&c->rules, NULL);
    window_working("09:00-17:00", "Mon-Fri", &c->working, &fault);
    names_apply(&c->names, &c->plan);
    judge_begin(&c->judge, &c->rules, &c->plan, &c->names, &c->working, WINDOW_SET_STANDARD);
}

static void close_court(struct court *c)
{
    judge_free(&c->judge);
    names_free(&c->names);
    window_free(&c->working);
    rules_free(&c->rules);
    plan_free(&c->plan);
}

static const char *verdict(const struct court *c, const char *a, const char *b)
{
    const struct rules_line *l =
        judge_forbid(&c->judge, plan_find_person(&c->plan, a), plan_find_person(&c->plan, b));
    return l ? l->text : "allowed";
}

static int pair(const struct court *c, const char *a, const char *b)
{
    return judge_pair(&c->judge, plan_find_person(&c->plan, a), plan_find_person(&c->plan, b));
}

/* --- the grammar ------------------------------------------------------------------------------ */

static void grammar(void)
{
    struct rules r = RULES_INIT;
    rules_parse(
        &r, "rules",
        "# nothing\n\n  must  level within 2 # peers\r\norder level junior<\"mid level\" < lead\n"
        "prefer language shares 50\nrepeat avoid 200\nnever a b c\npin a \"say \"\"hi\"\"\" b\n"
        "limit teach 3 a b\nprefer free overlaps 60 10");
    is_int(r.n, 8, "eight rules");
    is_int(r.items[0].line, 3, "the line is counted with blank lines and comments");
    is_text(r.items[0].text, "must level within 2", "shown without comment and with single blanks");
    is_int(r.items[0].number, 2, "within 2");
    is_int(r.items[1].words, 4, "an order is its column and three values");
    is_text(r.items[1].word[2], "mid level", "... one of them in quotes");
    is_int(r.items[2].weight, 50, "a weight");
    is_int(r.items[3].repeat, RULES_REPEAT_AVOID, "repeat avoid");
    is_int(r.items[4].words, 3, "never of three");
    is_text(r.items[5].word[1], "say \"hi\"", "a quote within quotes");
    is_text(r.items[5].text, "pin a \"say \"\"hi\"\"\" b", "... and shown again");
    ok(r.items[6].teach && r.items[6].number == 3 && r.items[6].words == 2, "limit teach 3");
    is_int(r.items[7].number, 60, "overlaps 60");
    is_int(r.items[7].weight, 10, "... with weight 10");
    rules_free(&r);
    rules_read(&r, NULL);
    ok(r.defaults && r.n == 9, "nine rules by default");
    rules_free(&r);
}

/* --- tests of columns ------------------------------------------------------------------------- */

static void columns(void)
{
    struct court c;
    open_court(&c,
               "must level within 1\nmust org differs\nprefer language shares 30\n"
               "prefer site same 10\norder level junior < mid < lead\n",
               "person,kind,topic,level,org,language,site\n"
               "a,learn,x,Junior,o1,de;en,s\nb,teach,x, LEAD,o2,En ; fr,S \n"
               "c,teach,x,mid,o2,fr,\nd,teach,x,mid,o1,,t\ne,teach,x,,,en,s\n");
    is_text(verdict(&c, "a", "b"), "must level within 1", "junior and lead are two apart");
    is_text(verdict(&c, "a", "c"), "allowed", "junior and mid are one apart");
    is_text(verdict(&c, "a", "d"), "must org differs", "one organisation");
    is_text(verdict(&c, "b", "e"), "allowed", "an unknown value passes");
    is_text(verdict(&c, "a", "a"), "oneself", "oneself");
    is_int(pair(&c, "a", "b"), 1000, "a word in common and one site, folded");
    is_int(pair(&c, "a", "c"), 250, "no word in common, an unknown site passes");
    is_int(pair(&c, "a", "d"), 750, "an unknown list passes");
    is_int(judge_ask(&c.judge, &c.judge.must[1], 0, 4), JUDGE_PASSES, "judge_ask tells which");
    close_court(&c);
}

static void windows(void)
{
    struct court c;
    open_court(&c, "must free overlaps 30\nprefer free overlaps 60 10\n",
               "person,kind,topic,free,tz\na,learn,x,Mon 09:00-10:00,Europe/London\n"
               "b,teach,x,Mon 09:40-12:00,Europe/London\nc,teach,x,Mon 10:30-10:50,Europe/Berlin\n"
               "d,teach,x,Mon 09:00-12:00,Europe/Berlin\ne,teach,x,,Europe/London\n"
               "f,teach,x,Sun 23:30-24:00;Mon 00:00-00:30,Europe/London\n"
               "g,teach,x,Mon 00:30-01:30,Europe/Berlin\n");
    is_text(verdict(&c, "a", "b"), "must free overlaps 30", "twenty minutes are too few");
    is_text(verdict(&c, "a", "c"), "must free overlaps 30", "a window of twenty minutes");
    is_text(verdict(&c, "a", "d"), "allowed", "an hour, seen from two zones");
    is_text(verdict(&c, "a", "e"), "allowed", "no windows are working hours");
    is_text(verdict(&c, "f", "g"), "allowed", "the week goes round");
    is_int(pair(&c, "a", "d"), 1000, "an hour in common is preferred");
    is_int(pair(&c, "f", "g"), 1000, "... also over the end of the week");
    is_int(pair(&c, "b", "c"), 0, "... and not twenty minutes");
    close_court(&c);
}

/* --- the line --------------------------------------------------------------------------------- */

static void reporting_line(void)
{
    struct court c;
    open_court(&c, "must line apart\n",
               "person,kind,topic,manager\nchief,absent,,\nhead,absent,,chief\na,learn,x,head\n"
               "b,teach,x,chief\nc,teach,x,a\nr1,learn,x,r2\nr2,teach,x,r3\nr3,learn,x,r1\n"
               "under,learn,x,r2\nself,learn,x,self\nlost,learn,x,nobody\n");
    is_text(verdict(&c, "c", "chief"), "must line apart", "the chief is above, through one absent");
    is_text(verdict(&c, "a", "c"), "must line apart", "a is above c");
    is_text(verdict(&c, "a", "b"), "allowed", "two branches");
    is_text(verdict(&c, "head", "b"), "allowed", "an uncle");
    is_text(verdict(&c, "r1", "r3"), "must line apart", "a circle of managers is one line");
    is_text(verdict(&c, "under", "r1"), "must line apart", "... and so is who is below it");
    is_text(verdict(&c, "under", "a"), "allowed", "... but not others");
    is_text(verdict(&c, "self", "lost"), "allowed", "one's own manager is nobody's");
    is_int(c.judge.line.circles.n, 1, "one circle is found");
    close_court(&c);
}

static bool above(const struct plan *p, uint32_t a, uint32_t b)
{
    uint32_t q = p->people[b].boss;
    for (size_t steps = 0; q != PLAN_NOBODY && steps <= p->n_people; steps++) {
        if (q == a)
            return true;
        q = p->people[q].boss;
    }
    return false;
}

static unsigned random_below(uint64_t *seed, unsigned n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % n;
}

/* Random forests with circles, compared with climbing from each person. */
static void line_by_climbing(void)
{
    size_t wrong = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t state = seed;
        struct buf text = BUF_INIT;
        unsigned n = 2 + random_below(&state, 30);
        buf_puts(&text, "person,kind,topic,manager\n");
        for (unsigned i = 0; i < n; i++)
            buf_printf(&text, "p%u,learn,x,p%u\n", i, random_below(&state, n + n / 3));
        struct plan p = given_plan(buf_text(&text));
        struct line l = line_build(&p);
        for (uint32_t a = 0; a < p.n_people; a++)
            for (uint32_t b = 0; b < p.n_people; b++)
                wrong += a != b && line_joins(&l, a, b) != (above(&p, a, b) || above(&p, b, a));
        line_free(&l);
        plan_free(&p);
        buf_free(&text);
    }
    is_int(wrong, 0, "200 random lines agree with climbing");
}

/* --- fit -------------------------------------------------------------------------------------- */

static void fit(void)
{
    struct court c;
    open_court(&c, NULL,
               "person,kind,topic,rank,from,unit,site\n"
               "a,learn,x,1,B@x;c,u1,s1\na,learn,y,2,,u1,s1\na,learn,z,,,u1,s1\n"
               "b@x,teach,x,5,,u2,s1\nc,teach,x,1,,u1,s2\nc,teach,y,,,u1,s2\nc,teach,z,,,u1,s2\n");
    const struct judge *j = &c.judge;
    is_int(judge_fit(j, 0, 3, true), 1000, "all that is preferred is 1000");
    is_int(judge_fit(j, 0, 3, false), 1000 - j->alone, "a seat in a group is less");
    is_int(j->wish[1], (j->wish[0] + 1) / 2, "the second wish counts half");
    is_int(j->wish[2], j->wish[1], "a wish without rank counts as the middle");
    is_int(j->offer[3], 103, "all of the strength");
    is_int(j->offer[4], 21, "... a fifth of it");
    is_int(j->offer[5], 62, "no strength counts as three");
    ok(judge_named(j, 0, 1) && judge_named(j, 0, 2), "both of two names count");
    ok(!judge_named(j, 1, 1), "... for their own wish only");

    struct buf words = BUF_INIT;
    judge_words(j, 0, 3, &words);
    is_text(buf_text(&words), "you named them; first wish; strength 5 of 5; other unit; same site",
            "words");
    buf_clear(&words);
    judge_words(j, 2, 6, &words);
    is_text(buf_text(&words), "", "no words for what is not so");
    buf_clear(&words);
    judge_parts(j, 0, 4, true, &words);
    is_text(buf_text(&words), "named 412; first wish 309; strength 21; one to one 52", "parts");
    is_int(judge_fit(j, 0, 4, true), 412 + 309 + 21 + 52, "... are the fit");
    buf_free(&words);
    close_court(&c);
}

static void equal_weights(void)
{
    struct court c;
    open_court(
        &c, "prefer unit differs 1\nprefer site same 1\nprefer org differs 1\n",
        "person,kind,topic,unit,site,org\na,learn,x,u,s,o\nb,teach,x,v,t,o\nc,teach,x,u,s,o\n");
    is_int(pair(&c, "a", "b"), pair(&c, "a", "c"), "equal weights are equal points");
    is_int(pair(&c, "a", "b"), 333, "... a third of 1000");
    close_court(&c);
}

static const char *words_of(const struct court *c, size_t learn, size_t teach, bool points)
{
    static struct buf words = BUF_INIT;
    buf_clear(&words);
    if (points)
        judge_parts(&c->judge, learn, teach, true, &words);
    else
        judge_words(&c->judge, learn, teach, &words);
    return buf_text(&words);
}

static void words(void)
{
    struct court c;
    open_court(&c,
               "prefer level within 1 1\nprefer language shares 1\nprefer org same 1\n"
               "prefer site differs 1\nprefer line apart 1\nprefer free overlaps 60 1\n"
               "repeat avoid 4\n",
               "person,kind,topic,rank,level,language,org,site,manager\n"
               "a,learn,x,7,1,de,o,s,\nb,teach,x,,2,de,o,t,\nc,teach,x,,,,,s,a\n");
    struct judge *j = &c.judge;
    is_text(words_of(&c, 0, 1, false),
            "level within 1; language in common; same org; other site; not in one line; "
            "60 minutes in common",
            "words of all tests; without a history none of the repeat");
    is_text(words_of(&c, 0, 1, true),
            "level within 1 100; language in common 100; same org 100; other site 100; "
            "not in one line 100; 60 minutes in common 100; not met before 400",
            "all parts");
    is_text(words_of(&c, 0, 2, true),
            "level not known 100; language not known 100; org not known 100; "
            "60 minutes in common 100; not met before 400",
            "what is not known passes and says so");
    judge_met(j, 0, 2, 1);
    is_text(words_of(&c, 0, 1, false),
            "level within 1; language in common; same org; other site; not in one line; "
            "60 minutes in common; not met before",
            "with a history, who has not met");
    judge_met(j, 0, 1, 2);
    is_text(words_of(&c, 0, 1, true),
            "level within 1 100; language in common 100; same org 100; other site 100; "
            "not in one line 100; 60 minutes in common 100; met before 200",
            "met two cycles ago");
    close_court(&c);

    open_court(&c, "repeat prefer 1\nprefer rank 1\n",
               "person,kind,topic,rank\na,learn,x,7\na,learn,y,\nb,teach,x,\nb,teach,y,\n");
    judge_met(&c.judge, 0, 1, 3);
    is_text(words_of(&c, 0, 2, false), "met before; wish 7", "preferred company, a late wish");
    is_text(words_of(&c, 1, 3, true), "met before 500; a wish 250", "a wish without rank");
    close_court(&c);
}

static void reason_is(const char *rules, const char *want)
{
    struct court c;
    struct buf why = BUF_INIT;
    open_court(
        &c, rules,
        "person,kind,topic,level,language,org,site,manager,tz,free\n"
        "a,learn,x,1,de,o,s,,UTC,Mon 09:00-10:00\nb,teach,x,3,en,o,t,a,UTC,Tue 09:00-10:00\n");
    judge_met(&c.judge, 1, 0, 1);
    const struct rules_line *l = judge_forbid(&c.judge, 0, 1);
    if (l)
        judge_reason(l, &why);
    is_text(buf_text(&why), want, want);
    buf_free(&why);
    close_court(&c);
}

static void reasons(void)
{
    reason_is("must level within 1", "level more than 1 apart");
    reason_is("must language shares", "no language in common");
    reason_is("must org differs", "same org");
    reason_is("must site same", "other site");
    reason_is("must line apart", "in one reporting line");
    reason_is("must free overlaps 45", "no common 45 minutes");
    reason_is("never a b", "a rule of the organiser");
    reason_is("repeat never", "met before");
}

/* --- people in rules -------------------------------------------------------------------------- */

static void people(void)
{
    struct court c;
    open_court(
        &c,
        "never ana Bo\nlimit teach 3 cy\nlimit learn 0 \"ana p\"\npin cy x ana\nrepeat avoid 8\n",
        "person,name,kind,topic,max_teach\nana,Ana P,teach,x,7\nbo,Bo B,learn,x,\ncy,,learn,x,5\n");
    struct judge *j = &c.judge;
    is_text(verdict(&c, "bo", "ana"), "never ana Bo", "never holds both ways");
    is_int(j->max_teach[2], 3, "a limit beats the column");
    is_int(j->max_teach[0], 7, "... which holds for others");
    is_int(j->max_learn[0], 0, "a person by name");
    ok(j->pins == 1 && j->pin[0].learn_row == 2 && j->pin[0].teach_row == 0, "a pin");
    is_int(pair(&c, "ana", "cy"), 1000, "nobody has met");
    judge_met(j, 2, 0, 1);
    is_int(pair(&c, "ana", "cy"), 0, "met in the last cycle");
    is_int(pair(&c, "bo", "cy"), 1000, "... which does not touch others");
    judge_ban(j, 2, 0, &judge_banned);
    ok(judge_forbid(j, 0, 2) == &judge_banned, "a ban");
    judge_met(j, 1, 2, 3);
    is_int(pair(&c, "bo", "cy"), 750, "company fades by half a cycle");
    close_court(&c);
}

/* --- classes ---------------------------------------------------------------------------------- */

static void classes(void)
{
    struct court c;
    open_court(
        &c, "must level within 1\nmust org differs\nprefer unit differs 5\nprefer line apart 5\n",
        "person,kind,topic,level,org,unit,manager\na,learn,x,1,o,u,\nb,learn,x,1,p,u,a\n"
        "c,learn,x,3,o,v,\nd,learn,x,1,o,v,\n");
    struct judge_classes level = judge_partition(&c.judge, 1, 0);
    is_int(level.n, 2, "two levels");
    ok(level.of[0] == level.of[3] && level.of[0] != level.of[2], "... who is alike is together");
    ok(judge_classes_forbid(&c.judge, &level, level.of[0], level.of[2]), "1 and 3 are forbidden");
    ok(!judge_classes_forbid(&c.judge, &level, 0, 0), "the organisation was not asked");
    judge_classes_free(&level);
    struct judge_classes all = judge_partition(&c.judge, JUDGE_ALL, JUDGE_ALL);
    is_int(all.n, 4, "all four differ");
    int32_t least, most;
    judge_classes_points(&c.judge, &all, all.of[0], all.of[1], &least, &most);
    ok(least == 0 && most == 500, "one unit; the line is anybody's guess");
    judge_classes_points(&c.judge, &all, all.of[0], all.of[3], &least, &most);
    ok(least == 500 && most == 1000, "two units");
    judge_classes_free(&all);
    close_court(&c);
}

int main(void)
{
    msg_quiet(true);
    grammar();
    columns();
    windows();
    reporting_line();
    line_by_climbing();
    fit();
    equal_weights();
    words();
    reasons();
    people();
    classes();
    return tap_done();
}
