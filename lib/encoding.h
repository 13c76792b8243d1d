/*
 * encoding - bytes of a file as UTF-8, whatever they were.
 *
 * A source reads a file (or stdin) and gives UTF-8: a byte order mark decides between UTF-8 and
 * UTF-16; a name given by the user ("windows-1252", "utf-16le", anything iconv knows) beats it.
 * The mark itself is swallowed. UTF-8 is not checked here (the reader does, it knows the lines);
 * bytes that cannot be converted end the program with a message.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct source;

/*
 * `path` NULL or "-" is stdin. `encoding` NULL: by the mark, else UTF-8. A file that cannot be
 * opened, and an encoding that iconv does not know, end the program with a message.
 */
struct source *source_open(const char *path, const char *encoding);
const char *source_name(const struct source *s);          /* "standard input" or the path, for messages */
size_t source_read(struct source *s, char *to, size_t n); /* bytes given, 0 at the end */
void source_close(struct source *s);

/*
 * From now on a file that is not UTF-8, and holds no letter of UTF-8 either, is taken for
 * windows-1252 (what Excel writes as plain "CSV" in the west); source_is_windows() says whether it
 * was. A file that mixes the two ends the program, or is given as it is where a letter of UTF-8
 * came first. Call it before the first source_read(); it does nothing when the caller or a mark
 * said what the encoding is.
 */
void source_allow_windows(struct source *s);
bool source_is_windows(const struct source *s);
bool source_is_marked(const struct source *s); /* the encoding was said, by the caller or a mark */

/* After opening: the first bytes of the file, unconverted and with its mark. */
const char *source_peek(const struct source *s, size_t *n);

/* The number of leading bytes that are valid UTF-8; n when all are. ASCII at several GB/s. */
size_t encoding_valid(const char *s, size_t n);

#endif
