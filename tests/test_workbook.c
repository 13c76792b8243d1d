/* workbook: limits and repairs. What a workbook looks like inside is looked at by pl-report.t. */
#include "mem.h"
#include "tap.h"
#include "workbook.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static long size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) ? -1 : (long)st.st_size;
}

static struct workbook_events write_list(const char *path, bool is_long, uint32_t rows, size_t records)
{
    const struct workbook_about about = {.title = "A & B", .created = 1000000000, .is_long = is_long, .rows = rows};
    const struct list_column columns[] = {{"Name", LOOK_TEXT, 0, LIST_PLAIN}, {"Number", LOOK_COUNT, 0, LIST_BARS}, {"When", LOOK_DATE, 0, LIST_PLAIN}};
    struct workbook *book = workbook_open(path, &about);
    struct sheet *s = workbook_sheet(book, "List", SHEET_WIDE);
    struct sheet *twin = workbook_sheet(book, "LIST", SHEET_TALL);
    workbook_text(s, 0, 0, LOOK_TITLE, "List");
    workbook_list(s, 2, columns, 3);
    for (size_t i = 0; i < records; i++) {
        workbook_put_text(s, i % 2 ? "=1+1" : "");
        workbook_put_number(s, i % 3 ? (double)i : NAN);
        if (i % 5)
            workbook_put_time(s, (int32_t)i, 0);
        workbook_next(s);
    }
    workbook_list_end(s);
    if (strcmp(workbook_sheet_name(twin), "LIST"))
        workbook_text(twin, 0, 0, LOOK_TEXT, workbook_sheet_name(twin));
    return workbook_save(book);
}

static void long_lists(void)
{
    struct workbook_events e = write_list("t.xlsx", false, 0, 5);
    is_int(e.continued, 0, "a short list stays on its sheet");
    e = write_list("t.xlsx", false, 10, 25);
    is_int(e.continued, 2, "7 records on the first sheet, 9 on each other");
    e = write_list("u.xlsx", true, 10, 25);
    is_int(e.continued, 2, "the same in constant memory");
    e = write_list("t.xlsx", false, 10, 7);
    is_int(e.continued, 0, "a sheet that is just full");
    e = write_list("t.xlsx", false, 0, 0);
    ok(size_of("t.xlsx") > 1000, "a list without records is written");
}

static void repairs(void)
{
    struct workbook *book = workbook_open("t.xlsx", &(struct workbook_about){.title = "t"});
    struct sheet *s = workbook_sheet(book, "S", SHEET_TALL);
    char *big = mem_alloc(40001, 1);
    memset(big, 'x', 40000);
    big[40000] = '\0';
    workbook_text(s, 0, 0, LOOK_TEXT, big);
    workbook_text(s, 1, 0, LOOK_TEXT, "\xFF");
    workbook_text(s, 2, 0, LOOK_TEXT, "fine");
    workbook_date(s, 3, 0, LOOK_DATE, -40000, 0);
    workbook_number(s, 4, 0, LOOK_COUNT, INFINITY);
    struct workbook_events e = workbook_save(book);
    is_int(e.cut, 1, "a text longer than a cell is cut and counted");
    is_int(e.repaired, 1, "bytes that are no UTF-8 are repaired and counted");
    free(big);
}

static void same_bytes(void)
{
    write_list("t.xlsx", false, 0, 50);
    write_list("u.xlsx", false, 0, 50);
    FILE *a = fopen("t.xlsx", "rb"), *b = fopen("u.xlsx", "rb");
    int x = 0, y = 0, differ = 0;
    while (a && b && x != EOF) {
        x = getc(a);
        y = getc(b);
        differ += x != y;
    }
    is_int(differ, 0, "the same calls give the same bytes");
    if (a)
        fclose(a);
    if (b)
        fclose(b);
}

/* With an argument: only a list over three sheets, into that file, for pl-report.t to open. */
int main(int argc, char **argv)
{
    char folder[] = "/tmp/pl-test.XXXXXX";
    if (argc > 1)
        return write_list(argv[1], false, 10, 25).continued != 2;
    if (!mkdtemp(folder) || chdir(folder))
        return 1;
    long_lists();
    repairs();
    same_bytes();
    unlink("t.xlsx");
    unlink("u.xlsx");
    rmdir(folder);
    return tap_done();
}
