/*
 * hours - when each person of a plan is free in a usual week, as signatures of a window_set.
 *
 *     struct hours hours = HOURS_INIT;
 *     hours_read(&hours, &plan, &working, WINDOW_SET_STANDARD);
 *     window_set_overlap(&hours.set, hours.sig[a], hours.sig[b])
 *     hours_free(&hours);
 *
 * The one place that says what the columns `tz` and `free` mean: no windows are the working week in
 * the person's own zone; a plan without zones and windows is in one zone, UTC. Ends the program
 * with file and line for a zone or a window that cannot be read, for windows where nobody has a
 * zone, and for one who takes part without a zone while others have one.
 */
#ifndef HOURS_H
#define HOURS_H

#include "plan.h"
#include "window_set.h"
#include "zone.h"

struct hours {
    struct zone_set zones;
    struct window_set set;
    uint32_t *sig;            /* by person */
    const struct zone **zone; /* by person */
};
#define HOURS_INIT                                                                                 \
    {                                                                                              \
        ZONE_SET_INIT, WINDOW_SET_INIT, NULL, NULL                                                 \
    }

/* `monday`: WINDOW_SET_STANDARD, or a day (days since 1970) of the week that is meant. */
void hours_read(struct hours *h, const struct plan *p, const struct window_week *working,
                int32_t monday);
void hours_free(struct hours *h);

#endif
