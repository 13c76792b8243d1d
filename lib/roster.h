/*
 * roster - the staff list: who there is, and how to find the one who answered.
 *
 *     struct roster r = ROSTER_INIT;
 *     roster_read(&r, "staff.csv", texts, by_id);
 *     i = roster_find(&r, id, email, name);       ROSTER_NOBODY: not on the list
 *     r.items[i].said[PLAN_UNIT]                  pool ids, 0: not said
 *     roster_free(&r);
 *
 * CSV with a header. Columns are known by the plan's names and by the usual ones ("E-Mail",
 * "Employee ID", "Department", "Line manager", "Abteilung" ...: data in roster.c). Any other
 * column may be kept, see roster_keep(). E-mails are folded, names are compared folded, and
 * "Okoro, Ada" is "Ada Okoro".
 *
 * Reading ends the program with file and line where two people have the same id or e-mail and do
 * not agree in everything. Two of the same name are fine: the name then finds nobody.
 */
#ifndef ROSTER_H
#define ROSTER_H

#include "buf.h"
#include "plan.h"

#define ROSTER_NOBODY UINT32_MAX

struct roster_entry {
    uint32_t key; /* the person's key in the plan */
    uint32_t id;  /* the employee id, 0 when the list has none */
    uint32_t said[PLAN_SHARE + 1];
    size_t line;
    size_t row; /* in `table`, for other columns */
};

struct roster {
    const char *name;   /* the file; NULL: there is no list */
    struct table table; /* as read */
    struct roster_entry *items;
    size_t n, cap;
    struct pool *texts;
    uint32_t *found_by[3]; /* by pool id of an id, an e-mail, a folded name: index + 1 */
    size_t cap_found[3];
    struct {
        size_t *items; /* columns of `table` that are nothing the plan knows */
        size_t n, cap;
    } other;
};
#define ROSTER_INIT                                                                                \
    {                                                                                              \
        .table = TABLE_INIT                                                                        \
    }

/*
 * `texts` receives all cells and must outlive the roster. A person's key is the cell of a column
 * called `person`, else with `by_id` the employee id, else the e-mail; where that is empty, the
 * other one.
 */
void roster_read(struct roster *r, const char *path, struct pool *texts, bool by_id);

/* The people of a plan, as if they were the staff list: for feedback on it. */
void roster_from_plan(struct roster *r, const struct plan *p, struct pool *texts);

/* By id, else e-mail, else a name that only one has. Any may be NULL or "". */
uint32_t roster_find(const struct roster *r, const char *id, const char *email, const char *name);

/* True for a column of other things that may stand in a plan: its name does not speak of private
 * matters (phone, address, pay, birth ...) and is not one of the plan's own. */
bool roster_may_keep(const char *column);

/* What an entry has in a column of that name which the plan does not know; "" for nothing. */
const char *roster_other(const struct roster *r, uint32_t entry, const char *column);

/* A folded e-mail into `out`; false when the text is none ("anonymous", no '@'). */
bool roster_email(const char *text, struct buf *out);

/* The key under which names are compared: folded, "Okoro, Ada" turned round. */
void roster_name_key(const char *name, struct buf *out);

void roster_free(struct roster *r);

#endif
