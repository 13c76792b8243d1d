#include "bins.h"

#include "mem.h"
#include "msg.h"

uint32_t *bins_deal(size_t n, size_t bins, uint32_t (*bin_of)(const void *context, size_t i),
                    const void *context, uint32_t **first)
{
    if (n > UINT32_MAX)
        msg_die("%zu lines are more than one run can take; cut the plan with pl-map --split", n);
    uint32_t *at = *first = mem_clear(bins + 2, sizeof *at), *list = mem_alloc(n, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        uint32_t bin = bin_of(context, i);
        if (bin != BINS_NONE)
            at[bin + 2]++;
    }
    for (size_t k = 2; k < bins + 2; k++)
        at[k] += at[k - 1];
    for (size_t i = 0; i < n; i++) { /* at[k + 1] moves up to where it shall be */
        uint32_t bin = bin_of(context, i);
        if (bin != BINS_NONE)
            list[at[bin + 1]++] = (uint32_t)i;
    }
    return list;
}
