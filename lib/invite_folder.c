#include "invite_folder.h"

#include "calendar.h"
#include "mem.h"
#include "msg.h"
#include "output.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST = 100, NAMED = 5, CALENDAR = 1 << 16 };

struct names {
    char **items;
    size_t n, cap;
};

struct invite_folder {
    const char *path;
    struct names written, gone, strange; /* of files */
    size_t removed;
};

struct invite_folder *invite_folder_open(const char *path)
{
    if (mkdir(path, 0777) && errno != EEXIST)
        msg_die("%s: cannot make this folder:", path);
    struct invite_folder *f = mem_clear(1, sizeof *f);
    f->path = path;
    return f;
}

/* Names of files. */

static char *file_name(const char *before, const char *id, const char *tail)
{
    static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    struct buf name = BUF_INIT;
    uint32_t hash = 2166136261u;
    bool changed = *id == '.' || strlen(id) > LONGEST;
    buf_puts(&name, before);
    for (size_t i = 0; id[i]; i++) {
        bool good = strchr(fine, id[i]) && !(i == 0 && id[i] == '.');
        hash = (hash ^ (unsigned char)id[i]) * 16777619u;
        changed |= !good;
        if (i < LONGEST)
            buf_putc(&name, good ? id[i] : '_');
    }
    if (changed) /* two odd ids must not become one file */
        buf_printf(&name, "-%08x", hash);
    buf_puts(&name, tail);
    return name.s;
}

static char *path_of(const struct invite_folder *f, const char *name)
{
    struct buf path = BUF_INIT;
    buf_printf(&path, "%s/%s", f->path, name);
    return path.s;
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

static void sort(struct names *list)
{
    if (list->n)
        qsort(list->items, list->n, sizeof *list->items, by_name);
}

static bool holds(const struct names *list, const char *name)
{
    return list->n && bsearch(&name, list->items, list->n, sizeof *list->items, by_name);
}

static void free_names(struct names *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->items[i]);
    free(list->items);
}

void invite_folder_write(struct invite_folder *f, const char *before, const char *id,
                         const char *tail, const struct buf *text)
{
    char *name = file_name(before, id, tail), *path = path_of(f, name);
    struct output *out = output_open(path);
    output_one_of_many(out);
    output_write(out, buf_text(text), text->n);
    output_commit(out);
    free(path);
    MEM_PUSH(&f->written, name);
}

void invite_folder_gone(struct invite_folder *f, const char *id)
{
    if (!f)
        return;
    char *name = file_name("", id, ".ics");
    MEM_PUSH(&f->gone, name);
}

/* What earlier runs left. */

/* Whether this program wrote the calendar, and (if given) whether a line stands in it. */
static bool is_ours(const char *path, const char *line)
{
    char *text = mem_alloc(CALENDAR + 1, 1);
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(text, 1, CALENDAR, file) : 0;
    text[n] = '\0';
    if (file)
        fclose(file);
    bool ours =
        !strncmp(text, CALENDAR_MARK, strlen(CALENDAR_MARK)) && (!line || strstr(text, line));
    free(text);
    return ours;
}

static void remove_file(struct invite_folder *f, const char *path)
{
    if (unlink(path))
        msg_warn("%s: cannot remove this old invitation:", path);
    else
        f->removed++;
}

static void judge_file(struct invite_folder *f, const char *name)
{
    size_t prefix = strlen(INVITE_FOLDER_CANCEL);
    bool cancels = !strncmp(name, INVITE_FOLDER_CANCEL, prefix);
    char *path = path_of(f, name);
    if (cancels) {
        if (holds(&f->written, name + prefix) && is_ours(path, CALENDAR_CANCELLED_LINE))
            remove_file(f, path);
    } else if (holds(&f->gone, name) && is_ours(path, NULL)) {
        remove_file(f, path);
    } else {
        char *copy = mem_string(name);
        MEM_PUSH(&f->strange, copy);
    }
    free(path);
}

static bool is_calendar(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && !strcmp(name + n - 4, ".ics");
}

static void say_strange(struct invite_folder *f)
{
    struct buf names = BUF_INIT;
    size_t n = f->strange.n, i = 0;
    if (!n)
        return;
    sort(&f->strange);
    for (; i < n && i < NAMED; i++)
        buf_printf(&names, "%s%s", i ? ", " : "", f->strange.items[i]);
    if (i < n)
        buf_printf(&names, " and %zu more", n - i);
    msg_warn("%s: %zu calendar%s there %s not of this plan: %s; move %s away before you send what "
             "is in the folder",
             f->path, n, n == 1 ? "" : "s", n == 1 ? "is" : "are", buf_text(&names),
             n == 1 ? "it" : "them");
    buf_free(&names);
}

static void tidy(struct invite_folder *f)
{
    DIR *dir = opendir(f->path);
    if (!dir)
        msg_die("%s: cannot open:", f->path);
    sort(&f->written);
    sort(&f->gone);
    for (struct dirent *e; (e = readdir(dir));)
        if (is_calendar(e->d_name) && !holds(&f->written, e->d_name))
            judge_file(f, e->d_name);
    closedir(dir);
}

void invite_folder_close(struct invite_folder *f)
{
    if (!f)
        return;
    tidy(f);
    if (f->removed)
        msg_info("%s: %zu old file%s removed, of meetings that are over or have changed", f->path,
                 f->removed, f->removed == 1 ? "" : "s");
    say_strange(f);
    free_names(&f->written);
    free_names(&f->gone);
    free_names(&f->strange);
    free(f);
}
