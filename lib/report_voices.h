/*
 * report_voices - what people said in confidence, counted so that it betrays nobody.
 *
 *     struct report_voices v = report_voices_read(files, &themes, min_group);
 *     ...
 *     report_voices_free(&v);
 *
 * Reads files of pl-survey --confidential (NULL after the last), of one cycle or of several: rows
 * of kind barrier, score, rating and comment without authors. Figures are published for one
 * partition only, units within organisations, and for all together; which ones may be shown is
 * decided by suppress.h for each question alone, with nothing but the file and min_group, so that
 * every workbook of a run shows the same. Barriers are counted by theme (theme.h) for all together.
 * Words as they were written are kept where at least SUPPRESS_VERBATIM (or min_group, if more)
 * people wrote some, each once and sorted, so that neither their number nor their order tells
 * anything.
 *
 * Ends the program with file and line for a kind that is not confidential, a value that is no
 * number, a file given twice, and one that names persons: that is a plan, not this file.
 */
#ifndef REPORT_VOICES_H
#define REPORT_VOICES_H

#include "scale.h"
#include "table.h"
#include "theme.h"

struct report_cell {
    uint32_t unit, org; /* ids in the pool of the table; 0: not said */
};

/* The answers of one cycle to one question that is a number, of a cell or of all. */
struct report_measure_cell {
    long people;
    double sum, squares;
    bool shown;
};

struct report_measure {
    uint32_t topic, cycle;
    bool rating; /* else the score of a scale */
    struct report_measure_cell all;
    struct report_measure_cell *cell; /* by cell of the voices */
    struct scale items;               /* of a scale: what each person answered */
};

/*
 * The barriers of one question: theme[i] people named theme i, theme[themes.n] something else. One
 * person may name several, so the figures overlap.
 */
struct report_barrier {
    uint32_t topic, cycle;
    long theme[THEME_MOST + 1];
    bool shown[THEME_MOST + 1];
    long people;
    bool people_shown;
    struct {
        uint32_t *items; /* the themes of each answer, as bits */
        size_t n, cap;
    } answers;
};

/* What was written to one question, as it was written. */
struct report_words_said {
    uint32_t topic, cycle;
    long people;
    const char **text;
    size_t n, cap;
};

struct report_voices {
    struct table table;
    const struct theme_set *themes;
    bool several_cycles; /* each is counted and suppressed apart: a person may be in all of them */
    struct {
        struct report_cell *items;
        size_t n, cap;
    } cells; /* by organisation, then unit; those without either last */
    struct {
        struct report_measure *items;
        size_t n, cap;
    } measures; /* scales, then ratings, by name, then cycle */
    struct {
        struct report_barrier *items;
        size_t n, cap;
    } barriers;
    struct {
        struct report_words_said *items;
        size_t n, cap;
    } said;
};

#define REPORT_VOICES_INIT                                                                         \
    {                                                                                              \
        .table = TABLE_INIT                                                                        \
    }

struct report_voices report_voices_read(char *const *files, const struct theme_set *themes,
                                        long min_group);
void report_voices_free(struct report_voices *v);

double report_mean(const struct report_measure_cell *c);
double report_spread(const struct report_measure_cell *c); /* standard deviation of a sample */

/*
 * Of a scale: Cronbach's alpha, and r_wg against answers at random on as many options as the scale
 * seems to have (7 when an answer is above 5, else 5). NAN for ratings and where it cannot be had.
 */
double report_alpha(const struct report_measure *m);
double report_agreement(const struct report_measure *m);

static inline const char *report_voices_text(const struct report_voices *v, uint32_t id)
{
    return pool_text(&v->table.pool, id);
}

#endif
