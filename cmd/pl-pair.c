/* pl-pair - chooses the meetings: who learns what from whom, with a bound that proves how good. */
#include "cli.h"
#include "mem.h"
#include "pair.h"
#include "pair_check.h"
#include "pair_circle.h"
#include "pair_notes.h"
#include "pair_past.h"
#include "pair_pool.h"
#include "pair_short.h"
#include "progress.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Exact for some ten thousand people; a hundred thousand in ten seconds, with a bound. */
enum { EFFORT = 40000000 };

struct options {
    struct cli cli;
    char *rules, *learn, *teach, *group, *circle, *facilitate, *hours, *days, *week, *goal, *keep;
    char **history;
    int nominated, fresh, retry, verify, check;
    struct pair_options pair;
    size_t gone; /* meetings of --keep that nobody asks for any more */
    struct window_week working;
    int32_t monday;
};

static bool read_goal(const char *goal)
{
    if (goal && strcmp(goal, "coverage") && strcmp(goal, "fit"))
        msg_usage("--goal '%s' is neither coverage nor fit", goal);
    return goal && !strcmp(goal, "fit");
}

static void read_options(struct options *o)
{
    o->pair.learn = (int32_t)cli_number("--learn", o->learn, 0, 1000, 2);
    o->pair.teach = (int32_t)cli_number("--teach", o->teach, 0, 1000, 2);
    o->pair.group = (int32_t)cli_number("--group", o->group, 1, 1000, 6);
    o->pair.circle = (int32_t)cli_number("--circle", o->circle, 0, 8, 6);
    o->pair.facilitate = (int32_t)cli_number("--facilitate", o->facilitate, 0, 1000, 1);
    if (o->pair.circle && o->pair.circle < 5)
        msg_usage("--circle %d: a circle has 5 to 8 people; 0 is none", (int)o->pair.circle);
    o->pair.fit_only = read_goal(o->goal);
    o->pair.nominated = o->nominated;
    o->pair.fresh = o->fresh;
    o->pair.effort = EFFORT;
    o->pair.retry = o->retry;
    cli_working(o->hours, o->days, &o->working);
    o->monday = cli_date("--week", o->week, WINDOW_SET_STANDARD);
    o->pair.working = &o->working;
    o->pair.monday = o->monday;
}

/* Only --keep and the operands may be replaced: an earlier cycle is wanted again. */
static void keep_files_apart(const struct options *o)
{
    struct cli_file files[] = {{"-o", o->cli.output, o->check ? CLI_WRITES : CLI_WRITES_PLAN},
                               {"--rules", o->rules, CLI_READS},
                               {"--keep", o->keep, CLI_READS_PLAN},
                               {0},
                               {0}};
    cli_apart(&o->cli, files);
    for (char **history = o->history; history && *history; history++) {
        files[3] = (struct cli_file){"--history", *history, CLI_READS};
        cli_apart(&o->cli, files);
    }
}

static void parse_options(struct options *o, int argc, char **argv)
{
    const struct poptOption table[] = {
        {"rules", 'r', POPT_ARG_STRING, &o->rules, 0, "rules instead of the defaults", "FILE"},
        {"learn", 0, POPT_ARG_STRING, &o->learn, 0, "meetings a learner has at most (2)", "N"},
        {"teach", 0, POPT_ARG_STRING, &o->teach, 0, "meetings a teacher gives at most (2)", "N"},
        {"group", 0, POPT_ARG_STRING, &o->group, 0,
         "learners in one meeting at most (6; 1: never a group)", "N"},
        {"circle", 0, POPT_ARG_STRING, &o->circle, 0,
         "wished size of a circle (6, from 5 to 8; 0: none)", "N"},
        {"facilitate", 0, POPT_ARG_STRING, &o->facilitate, 0,
         "circles a facilitator has at most (1)", "N"},
        {"goal", 0, POPT_ARG_STRING, &o->goal, 0,
         "coverage: most people first, the default; fit: only the best meetings", "coverage|fit"},
        {"nominated", 0, POPT_ARG_NONE, &o->nominated, 0,
         "pair also with people who were named but have not offered", NULL},
        {"hours", 0, POPT_ARG_STRING, &o->hours, 0, "working hours (09:00-17:00)", "HH:MM-HH:MM"},
        {"days", 0, POPT_ARG_STRING, &o->days, 0, "working days (Mon-Fri)", "DAYS"},
        {"week", 0, POPT_ARG_STRING, &o->week, 0,
         "compare windows in the week of this day, not in standard time", "DATE"},
        {"keep", 'k', POPT_ARG_STRING, &o->keep, 0, "keep the meetings of this earlier plan",
         "PLAN"},
        {"history", 'H', POPT_ARG_ARGV, &o->history, 0,
         "a cycle before this one, or its feedback; repeat it, oldest first", "PLAN"},
        {"fresh", 0, POPT_ARG_NONE, &o->fresh, 0, "forget what was decided before", NULL},
        {"retry", 0, POPT_ARG_NONE, &o->retry, 0,
         "what was left unbooked is impossible: serve those learners again", NULL},
        {"check", 0, POPT_ARG_NONE, &o->check, 0, "print what each rule costs, and stop", NULL},
        {"verify", 0, POPT_ARG_NONE, &o->verify, 0, "prove the result again, and say so", NULL},
        CLI_COMMON(o->cli),
        POPT_TABLEEND};
    cli_parse(&o->cli, "pl-pair", argc, argv, table, "[PLAN...]");
    keep_files_apart(o);
    read_options(o);
}

static void say(void (*words)(const struct pair_result *, struct buf *),
                const struct pair_result *r)
{
    struct buf line = BUF_INIT;
    words(r, &line);
    msg_info("%s", line.s);
    buf_free(&line);
}

static void say_changes(const struct pair_result *r, size_t gone)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "%zu meeting%s kept, %zu moved, %zu new, %zu no longer possible", r->kept,
               r->kept == 1 ? "" : "s", r->moved, r->fresh, r->lost);
    if (gone)
        buf_printf(&line, ", %zu of people who left or ask no more", gone);
    msg_info("%s", line.s);
    buf_free(&line);
}

static void say_result(const struct options *o, const struct pair_result *r)
{
    if (!r->asked)
        msg_info("nobody asked to learn anything; there is nothing to pair");
    if (r->asked && !o->pair.fit_only) {
        say(pair_say_learners, r);
        say(pair_say_teachers, r);
    }
    if (r->asked)
        say(pair_say_bound, r);
    if (r->if_named)
        msg_info("%zu more could learn if those named agreed to teach", r->if_named);
    if (r->kept || r->lost || r->moved || o->gone)
        say_changes(r, o->gone);
    if (r->fault)
        msg_die("the proof of the result does not hold: %s; please report this", r->fault);
    if (o->verify)
        msg_info("verified: limits, rules and the proof hold");
}

static void say_circles(const struct pair_circles *c)
{
    struct buf line = BUF_INIT;
    pair_circle_say(c, &line);
    if (c->circles || c->left)
        msg_info("%s", buf_text(&line));
    if (c->freed)
        msg_info("%zu can no longer sit in the circle of before", c->freed);
    buf_free(&line);
}

/* Neither a file nor a pipe: `pl-pair --check` typed alone. */
static bool has_plan(const struct options *o)
{
    struct stat in;
    return o->cli.files || fstat(STDIN_FILENO, &in) || !S_ISCHR(in.st_mode);
}

/* Circles go on from the cycle before; an earlier one counts where the person sat in none since. */
static void read_plans(struct options *o, struct plan *p)
{
    size_t n = 0;
    plan_read(p, o->cli.files);
    if (o->keep)
        o->gone = pair_past_keep(p, o->keep);
    while (o->history && o->history[n])
        n++;
    while (n--)
        pair_past_circles(p, o->history[n]);
}

/* What pl-map has said is not said again. */
static void warn(const struct plan *p, const struct names *names, const struct judge *judge)
{
    if (p->at[PLAN_REACH] != TABLE_NO_COLUMN || plan_is_part(p))
        return;
    names_warn(names, p);
    judge_warn(judge);
}

static void warn_of_dry_pool(const struct options *o, const struct plan *p, const struct judge *j)
{
    struct buf names = BUF_INIT;
    if (pair_pool_dry(p, j, o->nominated, &names))
        msg_warn("with 'repeat never' the pool runs dry of %s; 'repeat avoid' would let them meet "
                 "again",
                 buf_text(&names));
    buf_free(&names);
}

static void choose(const struct options *o, struct plan *plan, struct judge *judge)
{
    struct pair_result r;
    struct pair_short shorts;
    struct pair_circles circles = {.working = &o->working, .monday = o->monday};
    progress_begin("choosing", "pairs looked at");
    pair_circle_keep(plan, judge, &o->pair, &circles);
    pair_plan(plan, judge, &o->pair, &r, &shorts);
    pair_circle_plan(plan, judge, &o->pair, &circles);
    progress_end();
    pair_circle_figures(&circles, &r);
    pair_notes(plan, &o->pair, &r, &shorts);
    pair_circle_notes(plan, &o->pair, &circles);
    say_result(o, &r);
    say_circles(&circles);
    pair_short_free(&shorts);
}

static int pair(struct options *o, const struct rules *rules)
{
    struct plan plan = PLAN_INIT;
    struct names names = NAMES_INIT;
    struct judge judge = JUDGE_INIT;
    int status;

    read_plans(o, &plan);
    names_apply(&names, &plan);
    judge_begin(&judge, rules, &plan, &names, &o->working, o->monday);
    warn(&plan, &names, &judge);
    bool *favoured = mem_clear(plan.n_people, sizeof *favoured);
    pair_past_history(&plan, &judge, (const char *const *)o->history, favoured);
    o->pair.favoured = favoured;
    warn_of_dry_pool(o, &plan, &judge);
    if (o->retry)
        pair_past_retry(&plan, &judge);
    if (o->check) {
        status = pair_check(&plan, &judge, &o->pair, o->cli.output);
    } else {
        choose(o, &plan, &judge);
        status = plan_write(&plan, o->cli.output, cli_delimiter(&o->cli));
    }

    free(favoured);
    judge_free(&judge);
    names_free(&names);
    plan_free(&plan);
    return status;
}

int main(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT, .working = WINDOW_WEEK_INIT};
    struct rules rules = RULES_INIT;

    parse_options(&o, argc, argv);
    rules_read(&rules, o.rules);
    int status =
        o.check && !has_plan(&o) ? pair_check_rules(&rules, o.cli.output) : pair(&o, &rules);

    rules_free(&rules);
    window_free(&o.working);
    cli_free(&o.cli);
    return status;
}
