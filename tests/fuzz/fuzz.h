/*
 * fuzz - what the fuzz targets share. A target is one file that defines
 *
 *     void fuzz_one(const char *text, size_t n)
 *     {
 *         if (fuzz_lives(read_it, text, n))
 *             fuzz_law(same_again(), "what is written reads the same again");
 *     }
 *
 * The library ends the program on bad data, and may: to a fuzzer that is a good end, so here it
 * only ends fuzz_lives(), and what the library held is released. A crash is what the sanitizers
 * find, a law that is broken, and whatever takes too long or too much memory.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>

void fuzz_one(const char *text, size_t n); /* the target's; text[n] is a NUL, and the last byte */

/* Runs f(text, n). False: it died with a message. */
bool fuzz_lives(void (*f)(const char *text, size_t n), const char *text, size_t n);

/* The path of a file that holds the text; the same path for the same `which`, 0 to 3. */
const char *fuzz_file(int which, const char *text, size_t n);
const char *fuzz_place(int which); /* the path alone, for something that writes it */

/* Stops as a crash does, with the law that was broken. */
void fuzz_law(bool holds, const char *law);

#endif
