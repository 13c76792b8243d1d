#include "given.h"
#include "mem.h"
#include "plan.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    struct plan p = given_plan("person,kind,topic,manager,level,extra\n"
                               "bo,teach,SQL,,3,\"a, \"\"b\"\"\nc\"\n"
                               "ana,learn,SQL,bo,2,\n"
                               "bo,learn,R,,3,\n");
    is_int(p.n_people, 2, "two people");
    is_int(p.people[1].boss, 0, "ana's boss is bo");
    is_int(p.start[1] - p.start[0], 2, "bo has two rows");
    is_int(p.list[1], 2, "... the first and the third");
    is_int(table_line_of(&p.table, 1), 4, "a line end inside a cell counts as a line");
    is_text(plan_text(&p, 0, PLAN_EMAIL), "", "a column that is not there is empty");
    is_text(table_text(&p.table, 0, table_find_column(&p.table, "extra")), "a, \"b\"\nc",
            "a quoted cell");
    is_int(plan_find_row(&p, 0, PLAN_LEARN, "R"), 2, "a row is found");
    is_int(plan_find_row(&p, 1, PLAN_TEACH, "R"), PLAN_NO_ROW, "... or not");

    static const char *const names[] = {"bound", "gain", NULL};
    for (int run = 0; run < 2; run++) { /* the second run finds the notes of the first */
        struct plan_notes n = plan_notes_begin(&p, names);
        plan_note(&n, "gain", "R", run ? "2" : "1", "one more teacher of R serves somebody");
        if (!run)
            plan_note(&n, "gain", "SQL", "1", "one more");
        plan_notes_end(&n);
    }
    is_int(p.rows, 5, "notes are written in place");
    is_text(plan_text(&p, 3, PLAN_VALUE), "2", "... with the new figure");
    is_text(plan_text(&p, 4, PLAN_WHY), "", "what no longer holds is emptied");

    size_t row = plan_add_row(&p, 0, PLAN_REVIEW);
    is_text(plan_text(&p, row, PLAN_LEVEL), "3",
            "an added row carries what is known of the person");
    plan_free(&p);

    p = given_plan("kind,topic,person\n");
    is_int(p.rows, 0, "an empty plan is a plan");
    plan_free(&p);
    return tap_done();
}
