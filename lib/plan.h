/*
 * plan - the table that flows through every pipe, and what its columns mean (pl-plan(5)).
 *
 *     struct plan p = PLAN_INIT;
 *     plan_read(&p, files);                  NULL or an empty list: stdin
 *     plan_need(&p, PLAN_SESSION);           dies: "... no column 'session'; pl-pair fills it"
 *     for (size_t row = 0; row < p.rows; row++)
 *         if (p.kind[row] == PLAN_LEARN) ...
 *     plan_say(&p, row, PLAN_WHY, "you named her");
 *     plan_write(&p, path, delimiter);
 *     plan_free(&p);
 *
 * plan_read() is where values are judged: it ends the program with file and line for an unknown
 * kind or status, two rows of one person, kind and topic, a person whose columns disagree, two
 * cycles in one plan. After it the fields below can be trusted.
 *
 * Laws: no row is dropped or moved; rows a tool adds come last; unknown columns pass untouched.
 * So there is no function here to remove or move a row.
 */
#ifndef PLAN_H
#define PLAN_H

#include "msg.h"
#include "table.h"

#include <stdbool.h>
#include <stdint.h>

enum plan_column {
    PLAN_CYCLE,
    PLAN_PERSON,
    PLAN_NAME, /* PLAN_NAME to PLAN_SHARE: who the person is */
    PLAN_EMAIL,
    PLAN_LEVEL,
    PLAN_UNIT,
    PLAN_ORG,
    PLAN_SITE,
    PLAN_MANAGER,
    PLAN_TZ,
    PLAN_FREE,
    PLAN_MAX_LEARN,
    PLAN_MAX_TEACH,
    PLAN_SHARE,
    PLAN_KIND,
    PLAN_TOPIC,
    PLAN_RANK,
    PLAN_FROM,
    PLAN_VALUE,
    PLAN_TEXT,
    PLAN_REACH,   /* pl-map */
    PLAN_SESSION, /* PLAN_SESSION to PLAN_FIT: pl-pair */
    PLAN_FORMAT,
    PLAN_WITH,
    PLAN_FIT,
    PLAN_START, /* PLAN_START to PLAN_PLACE: pl-schedule */
    PLAN_END,
    PLAN_REPEAT,
    PLAN_PLACE,
    PLAN_STATUS,
    PLAN_WHY,
    PLAN_COLUMNS
};

enum plan_kind {
    PLAN_LEARN,
    PLAN_TEACH,
    PLAN_FACILITATE,
    PLAN_NONE,
    PLAN_ABSENT,
    PLAN_SUPPORT,
    PLAN_FEEDBACK,
    PLAN_REVIEW,
    PLAN_NOTE,
    PLAN_KINDS
};

enum plan_status {
    PLAN_UNSET, /* the empty cell */
    PLAN_ASKED,
    PLAN_OPEN,
    PLAN_GAP,
    PLAN_PAIRED,
    PLAN_WAITING,
    PLAN_BOOKED,
    PLAN_UNBOOKED,
    PLAN_OFFERED,
    PLAN_IDLE,
    PLAN_NOMINATED,
    PLAN_TEACHING,
    PLAN_SPARE,
    PLAN_FACILITATING,
    PLAN_STATUSES
};

enum plan_format { PLAN_ONE_TO_ONE, PLAN_GROUP, PLAN_CIRCLE, PLAN_FORMATS };

extern const char *const plan_column_names[PLAN_COLUMNS];
extern const char *const plan_kind_names[PLAN_KINDS];
extern const char *const plan_status_names[PLAN_STATUSES];
extern const char *const plan_format_names[PLAN_FORMATS];

#define PLAN_NOBODY UINT32_MAX
#define PLAN_NO_ROW ((size_t)-1)
#define PLAN_UNSAID (-1)

/* A person: the first thing said in each column. Cells are ids of the plan's pool, 0: not said. */
struct plan_person {
    uint32_t key;                  /* the cell of column person */
    uint32_t said[PLAN_SHARE + 1]; /* by plan_column, PLAN_NAME to PLAN_SHARE; others 0 */
    uint32_t boss;                 /* index in people; PLAN_NOBODY: none or not in the plan */
    int32_t max_learn, max_teach;  /* meetings a cycle, or PLAN_UNSAID */
    size_t row;                    /* where the person was first seen */
    bool here; /* false: only a note speaks of one who stands in another part of a split plan */
};

struct plan {
    struct table table;
    size_t at[PLAN_COLUMNS]; /* column of the table, or TABLE_NO_COLUMN */
    size_t rows;             /* = table.rows */
    uint8_t *kind;           /* of each row, an enum plan_kind */
    uint32_t *person;        /* of each row, index in people; PLAN_NOBODY for notes */
    size_t cap_kind, cap_person;
    struct plan_person *people; /* in order of first sight */
    size_t n_people, cap_people;
    uint32_t *person_of_id; /* by pool id of the key: index + 1, 0 for none */
    size_t cap_ids;
    uint32_t *start; /* rows of person i: list[start[i]] to list[start[i + 1] - 1], ascending; */
    uint32_t *list;  /* rows added after plan_read() are not in it */
    uint32_t cycle;  /* the one cycle of the plan, 0: without a name */
};
#define PLAN_INIT                                                                                  \
    {                                                                                              \
        .table = TABLE_INIT                                                                        \
    }

/* Reads the files one after another (NULL-terminated; NULL, or "-" among them: stdin) and judges.
 */
void plan_read(struct plan *p, const char *const *files);

/* Whether it is a part of a split plan: somebody in it stands elsewhere. Who is unknown in the whole
   was said when it was split, and who is not here may well be known. */
bool plan_is_part(const struct plan *p);

/* Ends the program when a column that this tool needs is not there, naming the tool that fills it.
 */
void plan_need(const struct plan *p, enum plan_column c);

/* Adds the columns first..last at the right where they are missing. */
void plan_add_columns(struct plan *p, enum plan_column first, enum plan_column last);

static inline uint32_t plan_get(const struct plan *p, size_t row, enum plan_column c)
{
    return table_get(&p->table, row, p->at[c]);
}
static inline const char *plan_text(const struct plan *p, size_t row, enum plan_column c)
{
    return pool_text(&p->table.pool, plan_get(p, row, c));
}
static inline const char *plan_string(const struct plan *p, uint32_t id)
{
    return pool_text(&p->table.pool, id);
}
enum plan_status plan_status(const struct plan *p, size_t row);
/* Of a row with a session; ends the program with file and line when the cell is no format. */
enum plan_format plan_format(const struct plan *p, size_t row);
bool plan_in_circle(const struct plan *p, size_t row); /* the same without judging */

/* A person's key, and what the person said in a column (PLAN_NAME to PLAN_SHARE), "" if nothing. */
const char *plan_key(const struct plan *p, uint32_t person);
const char *plan_said(const struct plan *p, uint32_t person, enum plan_column c);
/* What to call a person in a sentence: the name, else the key. */
const char *plan_name(const struct plan *p, uint32_t person);
uint32_t plan_find_person(const struct plan *p, const char *key); /* or PLAN_NOBODY */
uint32_t plan_find_id(const struct plan *p, uint32_t id);         /* by the cell with the key */

/* The row of that person, kind and topic, or PLAN_NO_ROW. O(rows of the person). */
size_t plan_find_row(const struct plan *p, uint32_t person, enum plan_kind k, const char *topic);

/* As start and list of the plan, but with the rows that were added. Both to be freed. O(rows). */
uint32_t *plan_rows_by_person(const struct plan *p, uint32_t **first);

/* The cell as a number; `unsaid` when empty; ends the program with file and line when it is none.
 */
int64_t plan_number(const struct plan *p, size_t row, enum plan_column c, int64_t lo, int64_t hi,
                    int64_t unsaid);

/* Setting a cell adds its column when it is missing and there is something to say. */
void plan_put(struct plan *p, size_t row, enum plan_column c, uint32_t id);
void plan_say(struct plan *p, size_t row, enum plan_column c, const char *text);
void plan_sayf(struct plan *p, size_t row, enum plan_column c, const char *format, ...)
    MSG_FORMAT(4);
void plan_set_status(struct plan *p, size_t row, enum plan_status s);

/*
 * A new last row of that kind. For a person (not PLAN_NOBODY) the cycle and all that was said of
 * the person are filled in, status, why and the rest are left empty.
 */
size_t plan_add_row(struct plan *p, uint32_t person, enum plan_kind k);

/*
 * Notes of a run: rows of kind note. `topic` names the note (one of `names`, which belong to the
 * calling tool alone), `text` is what it speaks of (a topic, a person, a rule; empty for the whole
 * run), `value` the figure, `why` the sentence for people.
 *
 *     static const char *const names[] = {"can learn", "bound", NULL};
 *     struct plan_notes n = plan_notes_begin(&p, names);
 *     plan_note(&n, "can learn", "", "412", "412 of 420 who asked can learn");
 *     plan_notes_end(&n);
 *
 * A tool run again finds its own notes and writes into them in the order they stand; what is left
 * over is emptied, not dropped. So the same notes again change nothing.
 */
struct plan_notes {
    struct plan *plan;
    const char *const *names;
    size_t *row; /* the notes of these names that stand, in order */
    size_t n, cap;
    size_t *next; /* by name: those before this one in `row` are used */
};
struct plan_notes plan_notes_begin(struct plan *p, const char *const *names);
void plan_note(struct plan_notes *n, const char *name, const char *about, const char *value,
               const char *why);
void plan_notes_end(struct plan_notes *n);

/* Whether the row is a note of that name; one that was emptied is too. */
bool plan_is_note(const struct plan *p, size_t row, const char *name);

/* A message about a row: ends the program, or warns, with its file and line in front. */
_Noreturn void plan_die(const struct plan *p, size_t row, const char *format, ...) MSG_FORMAT(3);
void plan_warn(const struct plan *p, size_t row, const char *format, ...) MSG_FORMAT(3);

/* Writes to `path` (NULL or "-": stdout); delimiter 0: that of the input. Returns main's status. */
int plan_write(const struct plan *p, const char *path, char delimiter);

void plan_free(struct plan *p);

#endif
