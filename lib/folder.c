#include "folder.h"

#include "fold.h"
#include "msg.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_BYTES = 100 };

static bool holds_files(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    bool found = false;
    if (!dir)
        msg_die("%s: cannot look into the folder:", path);
    while (!found && (entry = readdir(dir)))
        found = strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    closedir(dir);
    return found;
}

struct folder folder_open(const char *path, bool force, const char *option, const char *hint)
{
    struct folder f = {path, POOL_INIT};
    struct stat st;
    if (!mkdir(path, 0777))
        return f;
    if (errno != EEXIST)
        msg_die("%s: cannot make the folder:", path);
    if (stat(path, &st) || !S_ISDIR(st.st_mode))
        msg_die("%s: is a file; %s needs a folder", path, option);
    if (!force && holds_files(path))
        msg_die("%s: holds files already; name an empty folder%s", path, hint);
    return f;
}

static void put_stem(const char *text, struct buf *stem)
{
    struct buf plain = BUF_INIT;
    fold_plain(text, strlen(text), &plain);
    for (const char *p = buf_text(&plain); *p && stem->n < NAME_BYTES; p++) {
        bool first = !stem->n, letter = isalnum((unsigned char)*p);
        if (letter || (!first && strchr("._@-", *p)))
            buf_putc(stem, (char)tolower((unsigned char)*p));
        else if (!first && stem->s[stem->n - 1] != '-')
            buf_putc(stem, '-');
    }
    if (!stem->n)
        buf_putc(stem, '_');
    buf_free(&plain);
}

/* Windows keeps such a name for a device, whatever follows its first dot. */
static bool is_device(const char *stem)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    size_t n = strcspn(stem, ".");
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        bool numbered = i > 3;
        if (n == 3u + numbered && !strncmp(stem, devices[i], 3) &&
            (!numbered || isdigit((unsigned char)stem[3])))
            return true;
    }
    return false;
}

const char *folder_file(struct folder *f, const char *text, const char *ending, struct buf *path)
{
    struct buf stem = BUF_INIT, name = BUF_INIT;
    put_stem(text, &stem);
    const char *before = is_device(stem.s) ? "_" : "";
    buf_printf(&name, "%s%s", before, stem.s);
    for (unsigned i = 2; pool_find(&f->taken, name.s, name.n) != POOL_NONE; i++) {
        buf_clear(&name);
        buf_printf(&name, "%s%s-%u", before, stem.s, i);
    }
    pool_add(&f->taken, name.s);
    buf_clear(path);
    buf_printf(path, "%s/%s%s", f->path, name.s, ending);
    buf_free(&stem);
    buf_free(&name);
    return path->s + strlen(f->path) + 1;
}

void folder_close(struct folder *f)
{
    pool_free(&f->taken);
}
