/* The columns that say who a person is, from the cells of one response. */
#include "buf.h"
#include "fold.h"
#include "freetime.h"
#include "near.h"
#include "reply.h"
#include "survey_answers.h"

#include <string.h>

/* --- when somebody is free: several columns make one week --------------------------------------
 */

/* The day or time that a column speaks of: the codebook's, else that in the header. */
static const char *free_topic(const struct survey_reading *r, size_t question)
{
    const struct codebook_line *l = &r->e->book.items[question];
    const char *item = r->e->head.column[l->at].item;
    if (*l->topic)
        return l->topic;
    return freetime_is_day(item) || freetime_is_time(item) ? item : "";
}

/* The cell with each of its answers translated, between ';'. */
static bool free_text(const struct survey_reading *r, size_t question, struct buf *text)
{
    struct answer_list list = ANSWER_LIST_INIT;
    bool good = true;
    if (!*r->e->book.items[question].split) {
        buf_puts(text, survey_text(r->s, survey_value(r, question, NULL)));
    } else if ((good = survey_items(r, question, &list))) {
        for (size_t i = 0; i < list.n; i++)
            buf_printf(text, "%s%.*s", i ? ";" : "", (int)list.items[i].n, list.items[i].s);
    }
    answer_list_free(&list);
    return good;
}

static bool add_free(const struct survey_reading *r, size_t question, struct freetime *week)
{
    struct buf text = BUF_INIT, piece = BUF_INIT;
    const char *bad;
    size_t n;
    bool good = free_text(r, question, &text);
    if (good && !reply_is_nothing(buf_text(&text)) &&
        !freetime_add(week, free_topic(r, question), buf_text(&text), r->e->slot, &bad, &n)) {
        buf_add(&piece, bad, n);
        survey_refuse(r->s, survey_place_of(r, question), piece.s,
                      "is no time somebody could be free; write Mon 09:00-12:00, or say in "
                      "`values` what it means");
        good = false;
    }
    buf_free(&text);
    buf_free(&piece);
    return good;
}

static void log_free(const struct survey_reading *r, uint32_t week)
{
    for (size_t j = 0; j < r->e->book.n; j++) {
        uint32_t raw = survey_cell(r->e, r->response, j);
        if (r->e->book.items[j].field == CODEBOOK_FREE && raw && raw != week)
            survey_changed(r->s, survey_place_of(r, j), raw, week, "times as the week's windows");
    }
}

static bool read_free(const struct survey_reading *r, uint32_t *said)
{
    struct freetime week = FREETIME_INIT;
    struct buf text = BUF_INIT;
    bool good = true;
    for (size_t j = 0; j < r->e->book.n && good; j++)
        if (r->e->book.items[j].field == CODEBOOK_FREE)
            good = add_free(r, j, &week);
    freetime_text(&week, &text);
    *said = survey_keep(r->s, buf_text(&text));
    log_free(r, *said);
    freetime_free(&week);
    buf_free(&text);
    return good;
}

/* --- single cells ------------------------------------------------------------------------------
 */

static bool read_number(const struct survey_reading *r, size_t question, uint32_t value,
                        uint32_t *said)
{
    char digits[16];
    int n = reply_number(survey_text(r->s, value));
    if (n < 0)
        return survey_refuse_cell(r, question, survey_raw(r, question),
                                  "is no number of meetings; say in `values` what it means");
    snprintf(digits, sizeof digits, "%d", n);
    *said = survey_keep(r->s, digits);
    return true;
}

static bool read_share(const struct survey_reading *r, size_t question, uint32_t value,
                       uint32_t *said)
{
    int yes = reply_yes(survey_text(r->s, value));
    if (yes < 0)
        return survey_refuse_cell(r, question, survey_raw(r, question),
                                  "is neither yes nor no; say in `values` what it means");
    *said = yes ? survey_keep(r->s, "yes") : 0;
    return true;
}

static bool read_zone(const struct survey_reading *r, size_t question, uint32_t value,
                      uint32_t *said)
{
    struct survey *s = r->s;
    const char *name = survey_text(s, value), *meant = NULL;
    struct buf hint = BUF_INIT;
    *said = value;
    if (!zone_data_found() || zone_open(&s->zones, name))
        return true;
    zone_nearest(&s->zones, name, &meant, 1);
    survey_refuse(s, survey_place_of(r, question), name,
                  "is no time zone; write a name such as Europe/Berlin%s", near_hint(meant, &hint));
    buf_free(&hint);
    return false;
}

static bool read_column(const struct survey_reading *r, size_t question, uint32_t *said)
{
    bool known;
    enum codebook_field f = r->e->book.items[question].field;
    uint32_t value = survey_value(r, question, &known);
    if (!value || (known && reply_is_nothing(survey_text(r->s, value)) && f != CODEBOOK_SHARE))
        return true;
    if (f == CODEBOOK_SHARE)
        return read_share(r, question, value, said);
    if (f == CODEBOOK_MAX_LEARN || f == CODEBOOK_MAX_TEACH)
        return read_number(r, question, value, said);
    if (!known)
        return survey_refuse_cell(r, question, survey_raw(r, question),
                                  "has no translation; add it to `values` in the codebook");
    if (f == CODEBOOK_TZ)
        return read_zone(r, question, value, said);
    *said = value;
    return true;
}

bool survey_columns(const struct survey_reading *r, uint32_t said[PLAN_SHARE + 1])
{
    bool good = read_free(r, &said[PLAN_FREE]);
    for (size_t j = 0; j < r->e->book.n && good; j++) {
        enum codebook_field f = r->e->book.items[j].field;
        if (f < CODEBOOK_LEVEL || f > CODEBOOK_SHARE || f == CODEBOOK_FREE)
            continue;
        uint32_t *to = &said[codebook_column(f)], now = 0;
        uint32_t raw = survey_cell(r->e, r->response, j);
        good = read_column(r, j, &now);
        if (good && now != raw)
            survey_changed(r->s, survey_place_of(r, j), raw, now,
                           *r->e->book.items[j].values ? "by `values` of the codebook"
                                                       : "as the plan writes it");
        if (!*to) /* of several columns for one thing the first that is filled counts */
            *to = now;
    }
    return good;
}
