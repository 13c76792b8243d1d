/* pl-map - joins wishes with offers. For now only the walk: the plan in, the plan out. */
#include "cli.h"
#include "plan.h"

int main(int argc, char **argv)
{
    struct cli cli = CLI_INIT;
    const struct poptOption table[] = {CLI_COMMON(cli), POPT_TABLEEND};
    struct plan plan = PLAN_INIT;

    cli_parse(&cli, "pl-map", argc, argv, table, "[PLAN...]");
    plan_read(&plan, cli.files);
    int status = plan_write(&plan, cli.output, cli_delimiter(&cli));
    plan_free(&plan);
    cli_free(&cli);
    return status;
}
