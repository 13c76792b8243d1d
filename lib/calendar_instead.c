#include "calendar_instead.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DAY = 86400, FAR = 31 * DAY }; /* farther, a rule's count of dates would be wrong */

static bool text_is(icalcomponent *c, const char *name, const char *value)
{
    for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_X_PROPERTY); p;
         p = icalcomponent_get_next_property(c, ICAL_X_PROPERTY))
        if (!strcasecmp(icalproperty_get_x_name(p), name))
            return !strcasecmp(icalproperty_get_x(p), value);
    return false;
}

static bool is_free(icalcomponent *c)
{
    icalproperty *transp = icalcomponent_get_first_property(c, ICAL_TRANSP_PROPERTY);
    if (transp && icalproperty_get_transp(transp) == ICAL_TRANSP_TRANSPARENT)
        return true;
    return text_is(c, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
}

bool calendar_instead_counts(icalcomponent *event, bool all)
{
    return icalcomponent_get_status(event) != ICAL_STATUS_CANCELLED && (all || !is_free(event));
}

bool calendar_instead_is(icalcomponent *event)
{
    return icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != NULL;
}

static time_t instant(icaltimetype t)
{
    return icaltime_as_timet_with_zone(t, icaltime_get_timezone(t));
}

static bool goes_on(icalcomponent *event)
{
    icalproperty *id = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
    icalparameter *range = icalproperty_get_first_parameter(id, ICAL_RANGE_PARAMETER);
    return range && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
}

/* Where it lies from the date it stands for, and how long it is. */
static bool measure(struct calendar_instead *x, icalcomponent *event, icaltimetype id)
{
    icaltimetype start = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);
    if (x->gone || icaltime_is_null_time(start))
        return true;
    x->shift = instant(start) - x->date;
    x->length = !icaltime_is_null_time(end) ? instant(end) - instant(start) : start.is_date * DAY;
    return start.is_date == id.is_date && llabs(x->shift) <= FAR && llabs(x->length) <= FAR;
}

static int by_uid(const void *x, const void *y)
{
    const struct calendar_instead *a = x, *b = y;
    int order = strcmp(a->uid, b->uid);
    if (order)
        return order;
    return a->date < b->date ? -1 : a->date > b->date;
}

static void sort(struct calendar_instead_list *list)
{
    if (list->n)
        qsort(list->items, list->n, sizeof *list->items, by_uid);
    for (size_t i = 0; i < list->n; i++) {
        struct calendar_instead *x = &list->items[i];
        bool same = i && !strcmp(x[-1].uid, x->uid);
        x->before = x->onwards ? i + 1 : same ? x[-1].before : 0;
        time_t far = (x->shift < 0 ? -x->shift : x->shift) + x->length;
        list->farthest = far > list->farthest ? far : list->farthest;
    }
}

bool calendar_instead_list(struct calendar_instead_list *list, icalcomponent *calendar, bool all)
{
    icalcompiter it = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    bool good = true;
    list->n = 0;
    list->farthest = 0;
    for (icalcomponent *c; (c = icalcompiter_deref(&it)); icalcompiter_next(&it)) {
        const char *uid = calendar_instead_is(c) ? icalcomponent_get_uid(c) : NULL;
        if (!uid)
            continue;
        icaltimetype id = icalcomponent_get_recurrenceid(c);
        struct calendar_instead x = {.uid = uid,
                                     .date = instant(id),
                                     .onwards = goes_on(c),
                                     .gone = !calendar_instead_counts(c, all)};
        if (x.onwards)
            good &= measure(&x, c, id);
        MEM_PUSH(list, x);
    }
    sort(list);
    return good;
}

const struct calendar_instead *calendar_instead_of(const struct calendar_instead_list *list,
                                                   const char *uid, time_t date)
{
    const struct calendar_instead wanted = {.uid = uid, .date = date};
    size_t lo = 0, hi = uid ? list->n : 0;
    while (lo < hi) { /* the first after it */
        size_t middle = lo + (hi - lo) / 2;
        if (by_uid(&list->items[middle], &wanted) <= 0)
            lo = middle + 1;
        else
            hi = middle;
    }
    const struct calendar_instead *last = lo ? &list->items[lo - 1] : NULL;
    if (!last || strcmp(last->uid, uid))
        return NULL;
    if (last->date == date)
        return last;
    return last->before ? &list->items[last->before - 1] : NULL;
}

void calendar_instead_free(struct calendar_instead_list *list)
{
    free(list->items);
}
