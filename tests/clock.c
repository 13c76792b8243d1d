/*
 * clock - a library in which a second passes at every look at the clock, to be put in front of a
 * tool: what is shown after a second is shown at once, and the same on every machine.
 */
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *t)
{
    static time_t seconds;
    (void)clock;
    *t = (struct timespec){.tv_sec = seconds++};
    return 0;
}
