/*
 * folder - a folder of files that are named after what they hold.
 *
 *     struct folder f = folder_open("parts", false, "--split", "");
 *     folder_file(&f, "Leeds & York", ".csv", &path);     parts/leeds-york.csv
 *     folder_close(&f);
 *
 * The folder is made when it is not there. One that holds files already is refused, unless `force`.
 * Whatever the text, the file lies in the folder.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include "buf.h"
#include "pool.h"

#include <stdbool.h>

struct folder {
    const char *path;  /* not owned */
    struct pool taken; /* stems of files, in lower case */
};

/* `option` needs it: for the message. Ends the program for a file, and for a folder that is not
   empty; `hint` follows in that message. */
struct folder folder_open(const char *path, bool force, const char *option, const char *hint);

/*
 * A file's path out of a text: letters lose their marks; then letters and digits of ASCII, '.', '_',
 * '@' and '-' stay, the rest becomes '-'. A letter or digit is in front, or a '_' where there is none
 * or Windows would see a device; never two names that differ in case only. `path` is written anew;
 * the name alone begins at the result.
 */
const char *folder_file(struct folder *f, const char *text, const char *ending, struct buf *path);

void folder_close(struct folder *f);

#endif
