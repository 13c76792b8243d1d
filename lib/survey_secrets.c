/* Confidential answers, from the cells of one response. */
#include "survey_answers.h"
#include "survey_meetings.h"

#include "buf.h"
#include "num.h"
#include "reply.h"

#include <stdlib.h>
#include <string.h>

/* One who stays unknown is somebody all the same, when people are counted. */
static uint32_t author_of(const struct survey_reading *r)
{
    return r->person != SURVEY_NOBODY ? r->person : SURVEY_ANONYMOUS | (uint32_t)r->response;
}

/* Ratings and comments of a feedback keep what kind of meeting they speak of. */
static uint32_t format_of(const struct survey_reading *r, enum confidential_kind kind)
{
    bool of_meeting = kind == CONFIDENTIAL_RATING || kind == CONFIDENTIAL_COMMENT;
    uint32_t session = r->e->items[r->response].session;
    return of_meeting && session ? survey_meetings_format(r->s, session) : 0;
}

static void add(const struct survey_reading *r, enum confidential_kind kind, const char *topic,
                const char *value, const char *text)
{
    struct survey *s = r->s;
    confidential_add(&s->secrets, (struct confidential_answer){.author = author_of(r),
                                                               .topic = survey_keep(s, topic),
                                                               .value = survey_keep(s, value),
                                                               .text = survey_keep(s, text),
                                                               .format = format_of(r, kind),
                                                               .kind = (uint8_t)kind});
}

/* --- barriers: all that one respondent ticked or wrote is one answer ---------------------------
 */

static void join(struct buf *text, const char *s, size_t n)
{
    if (text->n)
        buf_putc(text, ';');
    buf_add(text, s, n);
}

static bool add_barrier(const struct survey_reading *r, size_t question, struct buf *text)
{
    const struct codebook_line *l = &r->e->book.items[question];
    struct answer_list list = ANSWER_LIST_INIT;
    bool good = true;
    if (*l->topic) {
        if (reply_yes(survey_text(r->s, survey_value(r, question, NULL))) == 1 ||
            !strcmp(survey_raw(r, question), r->e->head.column[l->at].item))
            join(text, l->topic, strlen(l->topic));
    } else if (!*l->split) {
        const char *cell = survey_text(r->s, survey_value(r, question, NULL));
        if (!reply_is_nothing(cell))
            join(text, cell, strlen(cell));
    } else if ((good = survey_items(r, question, &list))) {
        for (size_t i = 0; i < list.n; i++)
            join(text, list.items[i].s, list.items[i].n);
    }
    answer_list_free(&list);
    return good;
}

static bool read_barriers(const struct survey_reading *r)
{
    struct buf text = BUF_INIT;
    bool good = true;
    for (size_t j = 0; j < r->e->book.n && good; j++)
        if (r->e->book.items[j].field == CODEBOOK_BARRIER)
            good = add_barrier(r, j, &text);
    if (good && text.n)
        add(r, CONFIDENTIAL_BARRIER, "", "", text.s);
    buf_free(&text);
    return good;
}

/* --- scales: the items of one scale make one score ---------------------------------------------
 */

struct score {
    size_t items, answered;
    double sum;
    struct buf text; /* the items in codebook order, 7;6;;2 */
};

/* The number of an item, after `values`; *said is false for none. False: refused. */
static bool read_number(const struct survey_reading *r, size_t question, double *number, bool *said)
{
    const char *value = survey_text(r->s, survey_value(r, question, NULL));
    *said = !reply_is_nothing(value);
    if (*said && !num_real(value, number))
        return survey_refuse_cell(r, question, survey_raw(r, question),
                                  "is no number; say in `values` what it means");
    return true;
}

static bool add_item(const struct survey_reading *r, size_t question, struct score *score)
{
    double number;
    bool said;
    if (!read_number(r, question, &number, &said))
        return false;
    if (score->items++)
        buf_putc(&score->text, ';');
    if (!said)
        return true;
    buf_puts(&score->text, survey_text(r->s, survey_value(r, question, NULL)));
    score->sum += number;
    score->answered++;
    return true;
}

/* At most three decimals, without zeros at the end. */
static void number_text(double number, char *text, size_t n)
{
    snprintf(text, n, "%.3f", number);
    char *end = text + strlen(text);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        *--end = '\0';
}

/* Less than half of the items answered: no mean, only the items. */
static void add_score(const struct survey_reading *r, const char *scale, const struct score *score)
{
    char mean[32] = "";
    if (!score->answered)
        return;
    if (2 * score->answered >= score->items)
        number_text(score->sum / (double)score->answered, mean, sizeof mean);
    add(r, CONFIDENTIAL_SCORE, scale, mean, buf_text(&score->text));
}

static bool read_scale(const struct survey_reading *r, size_t first)
{
    const char *scale = r->e->book.items[first].topic;
    struct score score = {.text = BUF_INIT};
    bool good = true;
    for (size_t j = first; j < r->e->book.n && good; j++)
        if (r->e->book.items[j].field == CODEBOOK_SCORE &&
            !strcmp(r->e->book.items[j].topic, scale))
            good = add_item(r, j, &score);
    if (good)
        add_score(r, scale, &score);
    buf_free(&score.text);
    return good;
}

static bool is_first_of_scale(const struct codebook *book, size_t question)
{
    for (size_t j = 0; j < question; j++)
        if (book->items[j].field == CODEBOOK_SCORE &&
            !strcmp(book->items[j].topic, book->items[question].topic))
            return false;
    return true;
}

/* --- ratings and comments ----------------------------------------------------------------------
 */

static bool read_rating(const struct survey_reading *r, size_t question)
{
    double number;
    bool said;
    if (!read_number(r, question, &number, &said))
        return false;
    if (said)
        add(r, CONFIDENTIAL_RATING, r->e->book.items[question].topic,
            survey_text(r->s, survey_value(r, question, NULL)), "");
    return true;
}

static bool read_secret(const struct survey_reading *r, size_t question)
{
    const struct codebook_line *l = &r->e->book.items[question];
    if (l->field == CODEBOOK_SCORE && is_first_of_scale(&r->e->book, question))
        return read_scale(r, question);
    if (l->field == CODEBOOK_RATING)
        return read_rating(r, question);
    if (l->field != CODEBOOK_COMMENT || reply_is_nothing(survey_raw(r, question)))
        return true;
    add(r, CONFIDENTIAL_COMMENT, l->topic, "", survey_raw(r, question));
    return true;
}

bool survey_secrets(const struct survey_reading *r)
{
    bool good = read_barriers(r);
    for (size_t j = 0; j < r->e->book.n && good; j++)
        good = read_secret(r, j);
    return good;
}
