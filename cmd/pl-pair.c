/* pl-pair - chooses the meetings: the plan in, the plan with who meets whom out. */
#include "cli.h"
#include "judge.h"
#include "names.h"
#include "pair.h"
#include "plan.h"
#include "rules.h"
#include "window.h"

#include <string.h>

struct options {
    struct cli cli;
    char *rules, *learn, *teach, *group, *hours, *days, *week, *goal;
    int nominated, fresh, retry, verify;
    struct pair_options pair;
    struct window_week working;
    int32_t monday;
};

static void read_goal(struct options *o)
{
    if (o->goal && strcmp(o->goal, "coverage") && strcmp(o->goal, "fit"))
        msg_usage("--goal '%s' is neither coverage nor fit", o->goal);
    o->pair.fit_only = o->goal && !strcmp(o->goal, "fit");
}

static void read_working(struct options *o)
{
    struct window_fault fault;
    if (!window_working(o->hours ? o->hours : "09:00-17:00", o->days ? o->days : "Mon-Fri",
                        &o->working, &fault))
        msg_usage("--hours or --days: '%.*s' %s", fault.length, fault.piece, fault.why);
    o->monday = cli_date("--week", o->week, WINDOW_SET_STANDARD);
}

static void parse_options(struct options *o, int argc, char **argv)
{
    const struct poptOption table[] = {
        {"rules", 'r', POPT_ARG_STRING, &o->rules, 0, "what a pair must be and had better be",
         "FILE"},
        {"learn", 0, POPT_ARG_STRING, &o->learn, 0, "meetings a learner has at most (2)", "N"},
        {"teach", 0, POPT_ARG_STRING, &o->teach, 0, "meetings a teacher has at most (2)", "N"},
        {"group", 0, POPT_ARG_STRING, &o->group, 0,
         "learners in a meeting at most (6, 1: never a group)", "N"},
        {"goal", 0, POPT_ARG_STRING, &o->goal, 0,
         "coverage: most people first (default); fit: best meetings", "GOAL"},
        {"nominated", 0, POPT_ARG_NONE, &o->nominated, 0,
         "pair also with those named who have not offered", NULL},
        {"hours", 0, POPT_ARG_STRING, &o->hours, 0,
         "working hours of those who gave no windows (09:00-17:00)", "HOURS"},
        {"days", 0, POPT_ARG_STRING, &o->days, 0, "their working days (Mon-Fri)", "DAYS"},
        {"week", 0, POPT_ARG_STRING, &o->week, 0, "judge who can meet in the week of this date",
         "DATE"},
        {"fresh", 0, POPT_ARG_NONE, &o->fresh, 0, "forget what was decided before", NULL},
        {"retry", 0, POPT_ARG_NONE, &o->retry, 0, "look for others for the pairs left unbooked",
         NULL},
        {"verify", 0, POPT_ARG_NONE, &o->verify, 0, "prove the result again", NULL},
        CLI_COMMON(o->cli),
        POPT_TABLEEND};
    cli_parse(&o->cli, "pl-pair", argc, argv, table, "[PLAN...]");
    o->pair.learn = (int32_t)cli_number("--learn", o->learn, 0, 1000, 2);
    o->pair.teach = (int32_t)cli_number("--teach", o->teach, 0, 1000, 2);
    o->pair.group = (int32_t)cli_number("--group", o->group, 1, 100, 6);
    o->pair.nominated = o->nominated;
    o->pair.fresh = o->fresh;
    o->pair.retry = o->retry;
    read_goal(o);
    read_working(o);
}

int main(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT, .working = WINDOW_WEEK_INIT};
    struct plan plan = PLAN_INIT;
    struct rules rules = RULES_INIT;
    struct names names = NAMES_INIT;
    struct judge judge = JUDGE_INIT;
    struct pair_result r;

    parse_options(&o, argc, argv);
    plan_read(&plan, o.cli.files);
    rules_read(&rules, o.rules);
    names_apply(&names, &plan);
    judge_begin(&judge, &rules, &plan, &names, &o.working, o.monday);
    judge_warn(&judge);
    pair_plan(&plan, &judge, &o.pair, &r);
    msg_info("%zu of %zu learn (most %zu), %zu of %zu teach (most %zu), fit %lld (most %lld) %s; "
             "%zu pairs, %d rounds, looked %llu",
             r.learners, r.asked, r.most_learners, r.teachers, r.offering, r.most_teachers,
             (long long)r.fit, (long long)r.most_fit, r.optimal ? "optimal" : "", r.pairs, r.rounds,
             (unsigned long long)r.looked);
    int status = plan_write(&plan, o.cli.output, cli_delimiter(&o.cli));
    plan_free(&plan);
    return status;
}
