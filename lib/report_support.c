/* report_support - the sheet Managers: who stands behind the programme, in public. */
#include "report_sheets.h"

void report_sheet_support(struct sheet *s, const struct report_view *v)
{
    const struct list_column columns[] = {{W(NAME), LOOK_TEXT, 34, LIST_PLAIN},
                                          {W(KEY), LOOK_TEXT, 34, LIST_PLAIN},
                                          {W(UNIT), LOOK_TEXT, 28, LIST_PLAIN},
                                          {W(SUPPORTS), LOOK_TEXT, 16, LIST_PLAIN}};
    const struct plan *p = v->r->plan;
    report_sheet_list(s, W(SHEET_MANAGERS), W(SUPPORT_ABOUT), columns, COUNT(columns));
    for (size_t row = 0; row < p->rows; row++) {
        if (p->kind[row] != PLAN_SUPPORT)
            continue;
        workbook_put_text(s, plan_name(p, p->person[row]));
        workbook_put_text(s, plan_key(p, p->person[row]));
        workbook_put_text(s, plan_said(p, p->person[row], PLAN_UNIT));
        workbook_put_text(s, plan_text(p, row, PLAN_TEXT));
        workbook_next(s);
    }
    workbook_list_end(s);
}
