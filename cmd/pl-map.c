/* pl-map - joins wishes with offers: who could serve whom, and what nobody can serve. */
#include "cli.h"
#include "parts.h"
#include "reach.h"
#include "show.h"

#include <stdlib.h>
#include <string.h>

struct options {
    struct cli cli;
    char *rules, *show, *split, *learn, *teach, *group, *hours, *days, *week;
    struct map_limits limits;
    struct window_week working;
    int32_t monday;
};

static const struct view {
    const char *name;
    void (*show)(const struct show *, struct output *);
} views[] = {{"topics", show_topics},
             {"people", show_people},
             {"units", show_units},
             {"pairs", show_pairs},
             {"graph", show_graph}};

static const struct view *view_named(const char *name)
{
    for (size_t i = 0; name && i < sizeof views / sizeof *views; i++)
        if (!strcmp(views[i].name, name))
            return &views[i];
    if (name)
        msg_usage("--show '%s' is not a view; say topics, people, units, pairs or graph", name);
    return NULL;
}

static struct options parse_options(int argc, char **argv)
{
    struct options o = {.cli = CLI_INIT};
    const struct poptOption table[] = {
        {"rules", 'r', POPT_ARG_STRING, &o.rules, 0, "rules instead of the defaults", "FILE"},
        {"show", '\0', POPT_ARG_STRING, &o.show, 0, "print a view instead of the plan",
         "topics|people|units|pairs|graph"},
        {"split", '\0', POPT_ARG_STRING, &o.split, 0,
         "cut the plan by this column of people into a folder of plans: -o FOLDER", "COLUMN"},
        {"learn", '\0', POPT_ARG_STRING, &o.learn, 0, "meetings a learner has (2)", "N"},
        {"teach", '\0', POPT_ARG_STRING, &o.teach, 0, "meetings a teacher gives (2)", "N"},
        {"group", '\0', POPT_ARG_STRING, &o.group, 0, "learners in a group, at most (6)", "N"},
        {"hours", '\0', POPT_ARG_STRING, &o.hours, 0, "working hours (09:00-17:00)", "HH:MM-HH:MM"},
        {"days", '\0', POPT_ARG_STRING, &o.days, 0, "working days (Mon-Fri)", "DAYS"},
        {"week", '\0', POPT_ARG_STRING, &o.week, 0,
         "compare windows in the week of this day, not in standard time", "DATE"},
        CLI_COMMON(o.cli),
        POPT_TABLEEND};
    cli_parse(&o.cli, "pl-map", argc, argv, table, "[PLAN...]");
    view_named(o.show);
    if (o.split && o.show)
        msg_usage("--split and --show do not go together");
    if (o.split)
        cli_needs_folder(&o.cli, "--split");
    cli_apart(&o.cli, (const struct cli_file[]){
                          {"-o", o.cli.output, o.show || o.split ? CLI_WRITES : CLI_WRITES_PLAN},
                          {"--rules", o.rules, CLI_READS},
                          {0}});
    o.limits.learn = (int32_t)cli_number("--learn", o.learn, 0, 1000, 2);
    o.limits.teach = (int32_t)cli_number("--teach", o.teach, 0, 1000, 2);
    o.limits.group = (int32_t)cli_number("--group", o.group, 1, 100, 6);
    o.monday = cli_date("--week", o.week, WINDOW_SET_STANDARD);
    cli_working(o.hours, o.days, &o.working);
    return o;
}

static int write_view(const struct options *o, const struct map *m, const struct judge *j,
                      const struct plan *p)
{
    struct output *out = output_open(o->cli.output);
    char delimiter = o->cli.tsv ? '\t' : p->table.delimiter;
    struct show s = {m, j, p, o->limits, delimiter};
    view_named(o->show)->show(&s, out);
    return output_commit(out);
}

static void say_named(const struct options *o, size_t named, const struct judge *j)
{
    msg_info("%zu offer%s missing from people who were named: ask them", named,
             named == 1 ? " is" : "s are");
    msg_info("%zu more could learn if those named agreed to teach", map_gain_named(j, &o->limits));
}

static void mark(const struct options *o, const struct map *m, const struct judge *j,
                 struct plan *p)
{
    struct map_counts n = map_mark(m, j, p);
    msg_info(
        "%zu of %zu wishes can be served by somebody, those of %zu of %zu learners; %zu of %zu "
        "offers are asked for",
        n.wishes - n.gaps, n.wishes, n.learners - n.lost, n.learners, n.offers - n.idle, n.offers);
    if (n.named && !o->cli.quiet)
        say_named(o, n.named, j);
}

/* The smallest and the largest part tell whether the split is of use; the learners what it costs.
 */
static void say_parts(const struct parts *s, struct map_split split)
{
    size_t least = s->people[0], most = s->people[0];
    for (size_t k = 1; k < s->n; k++) {
        least = s->people[k] < least ? s->people[k] : least;
        most = s->people[k] > most ? s->people[k] : most;
    }
    msg_info("%zu part%s by '%s', of %zu to %zu people", s->n, s->n == 1 ? "" : "s", s->column,
             least, most);
    msg_info("%zu can learn when all are matched together, %zu when each part is alone: the split "
             "costs %zu, until those left are matched across",
             split.together, split.apart, split.together - split.apart);
}

static int write_parts(const struct options *o, struct parts *s, const struct judge *j,
                       struct plan *p)
{
    if (!o->cli.quiet)
        say_parts(s, map_gain_split(j, &o->limits, s->of, s->n));
    size_t torn = parts_torn(s, p);
    if (torn)
        msg_warn("%zu meeting%s people of several parts and will be lost when each part is matched "
                 "alone; split a plan before pl-pair chooses",
                 torn, torn == 1 ? " has" : "s have");
    parts_carry(s, p, j->in_rules);
    return parts_write(s, p, o->cli.output, cli_delimiter(&o->cli));
}

int main(int argc, char **argv)
{
    struct options o = parse_options(argc, argv);
    struct rules rules = RULES_INIT;
    struct plan plan = PLAN_INIT;
    struct names names = NAMES_INIT;
    struct judge judge = JUDGE_INIT;
    struct parts parts = {0};
    int status;

    rules_read(&rules, o.rules);
    plan_read(&plan, o.cli.files);
    if (o.split)
        parts = parts_of(&plan, o.split);
    names_apply(&names, &plan);
    judge_begin(&judge, &rules, &plan, &names, &o.working, o.monday);
    bool said = o.show && plan.at[PLAN_REACH] != TABLE_NO_COLUMN;
    if (!said && !plan_is_part(&plan)) {
        names_warn(&names, &plan);
        judge_warn(&judge);
    }
    struct map map = map_of(&plan);
    reach_count(&map, &judge);
    if (!o.show)
        mark(&o, &map, &judge, &plan);
    if (o.show)
        status = write_view(&o, &map, &judge, &plan);
    else if (o.split)
        status = write_parts(&o, &parts, &judge, &plan);
    else
        status = plan_write(&plan, o.cli.output, cli_delimiter(&o.cli));

    parts_free(&parts);
    map_free(&map);
    judge_free(&judge);
    names_free(&names);
    plan_free(&plan);
    rules_free(&rules);
    window_free(&o.working);
    cli_free(&o.cli);
    return status;
}
