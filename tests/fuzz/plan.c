/* A plan, read as every tool does, marked as pl-map does, written, and read again. */
#include "fuzz.h"
#include "map.h"
#include "mem.h"
#include "reach.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void mark(const char *from, const char *to)
{
    struct rules rules = RULES_INIT;
    struct plan plan = PLAN_INIT;
    struct names names = NAMES_INIT;
    struct window_week working = WINDOW_WEEK_INIT;
    struct window_fault fault;
    struct judge judge = JUDGE_INIT;
    rules_read(&rules, NULL);
    window_working("09:00-17:00", "Mon-Fri", &working, &fault);
    plan_read(&plan, (const char *const[]){from, NULL});
    names_apply(&names, &plan);
    judge_begin(&judge, &rules, &plan, &names, &working, WINDOW_SET_STANDARD);
    names_warn(&names, &plan);
    judge_warn(&judge);
    struct map map = map_of(&plan);
    reach_count(&map, &judge);
    map_mark(&map, &judge, &plan);
    plan_write(&plan, to, ',');
    map_free(&map);
    judge_free(&judge);
    names_free(&names);
    plan_free(&plan);
    window_free(&working);
    rules_free(&rules);
}

static void first(const char *text, size_t n)
{
    mark(fuzz_file(0, text, n), fuzz_place(1));
}

static void second(const char *text, size_t n)
{
    (void)text;
    (void)n;
    mark(fuzz_place(1), fuzz_place(2));
}

static size_t slurp(const char *path, char *to, size_t room)
{
    int fd = open(path, O_RDONLY);
    ssize_t n = fd < 0 ? 0 : read(fd, to, room);
    close(fd);
    return n < 0 ? 0 : (size_t)n;
}

void fuzz_one(const char *text, size_t n)
{
    static char one[1 << 20], two[1 << 20];
    if (!fuzz_lives(first, text, n))
        return;
    fuzz_law(fuzz_lives(second, text, n), "a plan that was written can be read");
    size_t n_one = slurp(fuzz_place(1), one, sizeof one);
    size_t n_two = slurp(fuzz_place(2), two, sizeof two);
    fuzz_law(n_one == n_two && !memcmp(one, two, n_one),
             "pl-map on its own output changes nothing");
}
