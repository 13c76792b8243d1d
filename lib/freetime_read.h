/*
 * freetime_read - one piece of text about time, word by word: days, times of day, or both. Only
 * freetime.c uses it.
 */
#ifndef FREETIME_READ_H
#define FREETIME_READ_H

#include "freetime.h"

/* What a piece of text says: sets of days and times of day, each perhaps several. */
struct freetime_piece {
    unsigned days;
    struct freetime times; /* minutes of a day */
    bool both;             /* times came after the days: a new day begins a new thought */
    bool part;             /* the last time is a part of the day by its word */
};
#define FREETIME_PIECE_INIT                                                                        \
    {                                                                                              \
        .times = FREETIME_INIT                                                                     \
    }

/*
 * Reads the text into `p`, which is what was said last; what was said before a new day began goes
 * to `out`, as does what freetime_say() is told. `topic` says what the text does not (NULL:
 * nothing). `lenient` skips words that are no time. False when a word is not understood.
 */
bool freetime_read(const char *text, size_t n, unsigned slot, bool lenient,
                   const struct freetime_piece *topic, struct freetime *out,
                   struct freetime_piece *p);

/* Days times times, each from the piece, else from the topic, else the usual ones. */
void freetime_say(const struct freetime_piece *p, const struct freetime_piece *topic,
                  struct freetime *out);

#endif
