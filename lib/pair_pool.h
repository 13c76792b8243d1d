/*
 * pair_pool - whose possible partners run out, when nobody meets the same person twice.
 */
#ifndef PAIR_POOL_H
#define PAIR_POOL_H

#include "judge.h"

/*
 * With `repeat never`: how many have met somebody before and have few people left whom they could
 * still learn from, over all their wishes and under all rules; in `names` the first of them, in
 * words. Else 0. After pair_past_history(). The offers of a
 * topic are looked at for each wish of one who has met somebody, until more than a few partners are
 * found: O(such wishes x offers of a topic) where the pools are dry.
 */
size_t pair_pool_dry(const struct plan *p, const struct judge *j, bool nominated,
                     struct buf *names);

#endif
