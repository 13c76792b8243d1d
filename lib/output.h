/*
 * output - a file that is there whole or not at all.
 *
 *     struct output *o = output_open(path);
 *     output_write(o, text, n);
 *     return output_commit(o);
 *
 * A named file is written beside its place and renamed by output_commit(), so that a reader sees
 * the old file or the new one, never half. If the program dies before, the temporary file is
 * removed. NULL or "-" is stdout; a device or a pipe is written to directly. Every failure (full
 * disk, closed stdout) ends the program with a message and status 1.
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stddef.h>

struct output;

struct output *output_open(const char *path);
void output_write(struct output *o, const char *s, size_t n);
void output_puts(struct output *o, const char *s);

/*
 * For a library that wants to write the file itself: the name of a file to write to. For stdout, a
 * device or a pipe it is a temporary file (in $TMPDIR), copied there by output_commit().
 */
const char *output_path(struct output *o);

/* One of thousands of small files that the next run writes anew: output_commit() will not wait for
   the disk. It still appears whole or not at all, but may be lost when the machine stops. */
void output_one_of_many(struct output *o);

/* Flushes, syncs, renames, closes and frees. Returns 0: usable as main's last act. */
int output_commit(struct output *o);

#endif
