/* report_method - the sheet Method: how the figures are counted, and for the organiser the notes.
 */
#include "celltext.h"
#include "report_sheets.h"

#include <string.h>

enum { LAST_COL = 3, NARROWEST = 126 }; /* digits beside each other */

static uint32_t paragraph(struct sheet *s, uint32_t row, const char *text)
{
    workbook_wide_text(s, row, 0, LAST_COL, celltext_lines(text, NARROWEST - 1), LOOK_WRAP, text);
    return row + 1;
}

static uint32_t explain(struct sheet *s, uint32_t row, const struct report_view *v)
{
    static const enum report_word all[] = {WORD_METHOD_MEETING, WORD_METHOD_HOURS,
                                           WORD_METHOD_ANSWERED};
    char least[24];
    struct buf b = BUF_INIT;
    size_t n = sizeof all / sizeof *all;
    n -= v->set->audience == REPORT_MANAGER; /* who reads nothing of answers */
    for (size_t i = 0; i < n; i++)
        row = paragraph(s, row, report_word(all[i]));
    snprintf(least, sizeof least, "%ld", v->set->min_group);
    report_words_fill(&b, WORD_METHOD_CONFIDENTIAL, least, NULL);
    row = paragraph(s, row, buf_text(&b));
    if (v->set->audience == REPORT_MANAGER)
        row = paragraph(s, row, W(METHOD_MANAGER));
    buf_clear(&b);
    report_words_fill(&b, WORD_METHOD_VERSION, VERSION, NULL);
    row = paragraph(s, row, buf_text(&b));
    buf_free(&b);
    return row;
}

/* What each person is asked for stands in the list of people; invitations, and people who stand
   in another part of a split plan, are nobody's reading. */
static bool is_listed(const struct plan *p, size_t row)
{
    const char *name = plan_text(p, row, PLAN_TOPIC);
    return p->kind[row] == PLAN_NOTE && plan_get(p, row, PLAN_TOPIC) &&
           strcmp(name, "elsewhere") &&
           !(plan_get(p, row, PLAN_TEXT) &&
             (!strcmp(name, "minutes") || !strcmp(name, "sequence")));
}

static void list_notes(struct sheet *s, uint32_t row, const struct plan *p)
{
    const struct list_column columns[] = {{W(NOTE), LOOK_TEXT, 24, LIST_PLAIN},
                                          {W(NOTE_ABOUT), LOOK_WRAP, 40, LIST_PLAIN},
                                          {W(NOTE_VALUE), LOOK_TEXT, 24, LIST_PLAIN},
                                          {W(NOTE_WHY), LOOK_WRAP, 90, LIST_PLAIN}};
    workbook_list(s, row, columns, LAST_COL + 1);
    for (size_t i = 0; i < p->rows; i++) {
        if (!is_listed(p, i))
            continue;
        workbook_put_text(s, plan_text(p, i, PLAN_TOPIC));
        workbook_put_text(s, plan_text(p, i, PLAN_TEXT));
        workbook_put_text(s, plan_text(p, i, PLAN_VALUE));
        workbook_put_text(s, plan_text(p, i, PLAN_WHY));
        workbook_next(s);
    }
    workbook_list_end(s);
}

static bool any_note(const struct plan *p)
{
    for (size_t i = 0; i < p->rows; i++)
        if (is_listed(p, i))
            return true;
    return false;
}

void report_sheet_method(struct sheet *s, const struct report_view *v)
{
    report_sheet_head(s, W(SHEET_METHOD), W(METHOD_ABOUT), LAST_COL + 1);
    workbook_column(s, 0, 20, 24);
    workbook_column(s, 1, 24, 40);
    workbook_column(s, 2, 12, 24);
    workbook_column(s, 3, 70, 90);
    uint32_t row = explain(s, REPORT_FIRST_ROW, v);
    if (v->set->audience == REPORT_ORGANISER && any_note(v->r->plan))
        list_notes(s, row + 1, v->r->plan);
}
