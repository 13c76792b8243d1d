#include "progress.h"

#include "buf.h"
#include "msg.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

const char *const progress_mb = "MB";
static const double PATIENCE = 1.0, BETWEEN = 0.25; /* seconds */

size_t progress_ticks;

static bool off;
static int depth; /* of work within work */
static const char *what;
static const char *unit;
static double begun, shown;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool seen(void)
{
    const char *term = getenv("TERM");
    return !off && isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb");
}

void progress_begin(const char *name, const char *of)
{
    if (depth++ || !seen())
        return;
    what = name;
    unit = of;
    begun = shown = now();
    progress_ticks = 1;
}

void progress_end(void)
{
    if (--depth)
        return;
    msg_passing(NULL);
    what = NULL;
    progress_ticks = 0;
}

void progress_off(void)
{
    msg_passing(NULL);
    off = true;
    what = NULL;
    progress_ticks = 0;
}

static void put_amount(struct buf *b, double n)
{
    if (unit == progress_mb)
        buf_printf(b, "%.1f", n / 1e6);
    else
        buf_printf(b, "%.0f", n);
}

static void put_time(struct buf *b, double seconds)
{
    uint64_t s = (uint64_t)(seconds + 0.5);
    if (s < 120)
        buf_printf(b, "%d s", (int)s);
    else if (s < 7200)
        buf_printf(b, "%d min", (int)(s / 60));
    else
        buf_printf(b, "%.0f h", seconds / 3600);
}

static void show(double done, double total, double seconds)
{
    struct buf line = BUF_INIT;
    double rate = done / seconds;
    buf_printf(&line, "%s: ", what);
    put_amount(&line, done);
    if (total > 0) {
        buf_puts(&line, " of ");
        put_amount(&line, total);
    }
    buf_printf(&line, " %s (", unit);
    put_amount(&line, rate);
    buf_puts(&line, "/s");
    if (total > 0 && rate > 0) {
        buf_puts(&line, ", ");
        put_time(&line, total > done ? (total - done) / rate : 0);
        buf_puts(&line, " left");
    }
    buf_putc(&line, ')');
    msg_passing(line.s);
    buf_free(&line);
}

/* A look at the clock costs less than an item of any work that is counted by items. */
void progress_at(size_t done, size_t total)
{
    if (depth != 1 || !what)
        return;
    double t = now();
    if (t - begun < PATIENCE || t - shown < BETWEEN)
        return;
    shown = t;
    show((double)done, (double)total, t - begun);
}

void progress_tick_at(void)
{
    int within = depth;
    depth = 1; /* ticks belong to the outermost work */
    progress_at(progress_ticks, 0);
    depth = within;
}
