/* columns - the cells of some columns of a table, with | between: columns TABLE NAME... */
#include "msg.h"
#include "table.h"

int main(int argc, char **argv)
{
    struct table t = TABLE_INIT;
    msg_init("columns");
    if (argc < 3)
        msg_usage("say a table and the names of columns");
    table_read(&t, argv[1]);
    for (int i = 2; i < argc; i++)
        if (table_find_column(&t, argv[i]) == TABLE_NO_COLUMN)
            msg_die("there is no column '%s'", argv[i]);
    for (size_t row = 0; row < t.rows; row++)
        for (int i = 2; i < argc; i++)
            printf("%s%c", table_text(&t, row, table_find_column(&t, argv[i])),
                   i + 1 < argc ? '|' : '\n');
    table_free(&t);
    return fflush(stdout) || ferror(stdout);
}
