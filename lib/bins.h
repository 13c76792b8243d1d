/*
 * bins - things dealt into numbered bins: a counting sort, which keeps their order.
 *
 *     uint32_t *first, *list = bins_deal(n, bins, bin_of, context, &first);
 *     for (uint32_t k = first[bin]; k < first[bin + 1]; k++)
 *         ... list[k] ...
 *     free(first);
 *     free(list);
 *
 * `bin_of` says in which bin below `bins` thing i is, or BINS_NONE; it is asked twice.
 * O(n + bins). So many that a number of 32 bits does not tell them apart end the program.
 */
#ifndef BINS_H
#define BINS_H

#include <stddef.h>
#include <stdint.h>

#define BINS_NONE UINT32_MAX

uint32_t *bins_deal(size_t n, size_t bins, uint32_t (*bin_of)(const void *context, size_t i),
                    const void *context, uint32_t **first);

#endif
