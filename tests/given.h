/*
 * given - what several test programs begin with: a plan as it is written, and dice that fall the
 * same everywhere.
 */
#ifndef GIVEN_H
#define GIVEN_H

#include "plan.h"

#include <stdlib.h>
#include <unistd.h>

static inline struct plan given_plan(const char *text)
{
    char path[] = "/tmp/pl-test.XXXXXX";
    FILE *f = fdopen(mkstemp(path), "w");
    fputs(text, f);
    fclose(f);
    struct plan p = PLAN_INIT;
    plan_read(&p, (const char *const[]){path, NULL});
    unlink(path);
    return p;
}

static uint64_t given_seed;

static inline int32_t below(int32_t n)
{
    given_seed = given_seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int32_t)((given_seed >> 33) % (uint64_t)n);
}

#endif
