/* read - reads a plan as every tool does, and nothing else: what `make bench` calls reading. */
#include "plan.h"

int main(int argc, char **argv)
{
    struct plan plan = PLAN_INIT;
    (void)argc;
    msg_init("read");
    plan_read(&plan, (const char *const *)argv + 1);
    plan_free(&plan);
    return 0;
}
