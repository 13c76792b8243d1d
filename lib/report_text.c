#include "report_text.h"

#include "celltext.h"
#include "num.h"
#include "report_feedback.h"

#include <string.h>

enum { COLUMNS = 80, LINES = 25, LABEL = 26, BAR = 30, MOST_TOPICS = 5 };

struct page {
    struct buf *out;
    const struct report_view *v;
    bool bars;
    int lines;
};

/* ---- lines of a fixed width ---- */

/* How many columns of a terminal a code point takes: about what celltext_width() takes for wide. */
static int columns_of(const char *s, size_t n)
{
    char one[5] = "";
    memcpy(one, s, n < 4 ? n : 4);
    double width = celltext_width(one);
    return (unsigned char)*s < 0x80 ? 1 : width > 1.5 ? 2 : width > 0;
}

/* Bytes of the words of `s` that stand in `room` columns; none when not even the first does. */
static size_t fitting(const char *s, int room)
{
    uint32_t point;
    size_t words = 0, n;
    const char *p = s;
    for (; (n = celltext_decode(p, &point)); p += n) {
        if (*p == ' ')
            words = (size_t)(p - s);
        room -= columns_of(p, n);
        if (room < 0)
            return words;
    }
    return (size_t)(p - s);
}

/* Appends `s` cut to `room` columns, an ellipsis at the cut, control bytes as '?'. Gives columns.
 */
static int put_cut(struct buf *out, const char *s, int room)
{
    int used = 0, all = 0;
    uint32_t point;
    size_t n;
    for (const char *p = s; (n = celltext_decode(p, &point)); p += n)
        all += columns_of(p, n);
    int most = all > room ? room - 1 : room;
    for (; (n = celltext_decode(s, &point)) && used + columns_of(s, n) <= most; s += n) {
        used += columns_of(s, n);
        if (point < 0x20 || (point >= 0x7F && point < 0xA0))
            buf_putc(out, '?');
        else if (point == 0xFFFD)
            buf_puts(out, "\xEF\xBF\xBD");
        else
            buf_add(out, s, n);
    }
    if (all > room)
        buf_puts(out, "\xE2\x80\xA6");
    return used + (all > room);
}

static void put_padded(struct buf *out, const char *s, int width)
{
    for (int used = put_cut(out, s, width); used < width; used++)
        buf_putc(out, ' ');
}

static void end_line(struct page *page)
{
    while (page->out->n && page->out->s[page->out->n - 1] == ' ')
        page->out->s[--page->out->n] = '\0';
    buf_putc(page->out, '\n');
    page->lines++;
}

static void line(struct page *page, const char *text)
{
    put_cut(page->out, text, COLUMNS);
    end_line(page);
}

/* On two lines where one is too short. */
static void sentence(struct page *page, const char *text)
{
    struct buf first = BUF_INIT;
    size_t n = fitting(text, COLUMNS);
    if (n && text[n]) {
        buf_add(&first, text, n);
        line(page, first.s);
        text += n + 1;
    }
    line(page, text);
    buf_free(&first);
}

/* ---- figures ---- */

static void bar(struct page *page, size_t n, size_t of)
{
    size_t eighths = of ? n * BAR * 8 / of : 0;
    buf_puts(page->out, "  ");
    for (; eighths >= 8; eighths -= 8)
        buf_puts(page->out, "\xE2\x96\x88");
    if (eighths) /* U+2588 is eight eighths, U+258F one */
        buf_printf(page->out, "\xE2\x96%c", (char)(0x90 - eighths));
}

static void put_share(struct page *page, size_t n, size_t of)
{
    buf_printf(page->out, "%8zu /%7zu %4zu %%", n, of, of ? (n * 100 + of / 2) / of : 0);
    if (page->bars)
        bar(page, n, of);
}

static void share(struct page *page, enum report_word label, enum report_figure f,
                  enum report_figure of)
{
    const struct report_view *v = page->v;
    size_t n = report_view_people(v, f), whole = report_view_people(v, of);
    if (!v->shown[f] && v->set->audience == REPORT_MANAGER)
        return;
    put_padded(page->out, report_word(label), LABEL);
    if (!v->shown[f]) {
        buf_printf(page->out, "%8s", W(WITHHELD));
    } else if (!v->shown[of] || f == of) {
        buf_printf(page->out, "%8zu", n);
    } else {
        put_share(page, n, whole);
    }
    end_line(page);
}

static void number(struct page *page, enum report_word label, int64_t n)
{
    put_padded(page->out, report_word(label), LABEL);
    buf_printf(page->out, "%8lld", (long long)n);
    end_line(page);
}

static void put_meetings(struct page *page)
{
    static const enum report_word words[] = {WORD_ONE_TO_ONE, WORD_GROUPS, WORD_CIRCLES};
    const struct report_view *v = page->v;
    const struct report_totals *t = &v->totals;
    bool all = true;
    for (int f = 0; f < REPORT_FORMATS; f++)
        all = all && report_view_shows_format(v, f);
    if (!all || !v->shown[REPORT_TAKING_PART])
        return;
    put_padded(page->out, W(MEETINGS), LABEL);
    buf_printf(page->out, "%8zu  ", report_meetings(t));
    for (int f = 0; f < REPORT_FORMATS; f++)
        if (t->meetings[f])
            buf_printf(page->out, " %s: %zu", report_word(words[f]), t->meetings[f]);
    end_line(page);
    number(page, WORD_HOURS_PEOPLE, (t->person_minutes + 30) / 60);
    if (t->taking_part && !t->hidden)
        number(page, WORD_MINUTES_EACH,
               (t->person_minutes + (int64_t)t->taking_part / 2) / (int64_t)t->taking_part);
    if (t->meetings_unbooked && v->set->audience == REPORT_ORGANISER)
        number(page, WORD_UNBOOKED_MEETINGS, (int64_t)t->meetings_unbooked);
}

/* A number of what is said of; nothing where nothing is. */
static void part(struct page *page, enum report_word label, size_t n, size_t of)
{
    if (!of)
        return;
    put_padded(page->out, report_word(label), LABEL);
    put_share(page, n, of);
    end_line(page);
}

static void wish(struct page *page, enum report_word label, size_t n)
{
    part(page, label, n, n ? page->v->totals.wishes : 0);
}

static void wishes(struct page *page)
{
    const struct report_totals *t = &page->v->totals;
    wish(page, WORD_WISHES_MET, t->met);
    wish(page, WORD_WISHES_WAITING, t->waiting);
    wish(page, WORD_WISHES_GAP, t->gap);
    wish(page, WORD_WISHES_UNBOOKED, t->unbooked);
    wish(page, WORD_WISHES_PENDING, t->pending);
}

static void feedback(struct page *page)
{
    const struct report_totals *t = &page->v->totals;
    struct report_feedback f = report_feedback_read(page->v->r);
    part(page, WORD_SHARE_MET, f.held, f.spoken_of);
    part(page, WORD_SHARE_GOOD, t->fit_good, report_fit_said(t));
    report_feedback_free(&f);
}

/* "Most wanted topics: SQL 90, Excel 57": as many as one line holds. */
static void topics(struct page *page)
{
    const struct report_topics *t = &page->v->topics;
    struct buf all = BUF_INIT;
    buf_puts(&all, W(CHART_TOPICS));
    for (size_t i = 0; i < t->n && i < MOST_TOPICS && t->items[i].wishes; i++) {
        size_t before = all.n;
        buf_printf(&all, "%s %s %zu", i ? "," : ":", t->items[i].name, t->items[i].wishes);
        if (i && fitting(all.s, COLUMNS) < all.n) {
            all.s[all.n = before] = '\0';
            break;
        }
    }
    if (t->n && t->items[0].wishes)
        line(page, all.s);
    buf_free(&all);
}

static void next_steps(struct page *page)
{
    const struct plan *p = page->v->r->plan;
    int room = LINES - page->lines - 2;
    size_t row[LINES];
    size_t n = report_view_advice(p, row, room > 0 ? (size_t)room : 0);
    if (!n)
        return;
    buf_putc(page->out, '\n');
    page->lines++;
    line(page, W(NEXT));
    for (size_t i = 0; i < n; i++) {
        buf_puts(page->out, "- ");
        put_cut(page->out, plan_text(p, row[i], PLAN_WHY), COLUMNS - 2);
        end_line(page);
    }
}

static void head(struct page *page)
{
    char date[11];
    num_date_text(page->v->set->today, date);
    put_padded(page->out, page->v->set->title, COLUMNS - 12);
    buf_printf(page->out, "  %s", date);
    end_line(page);
}

void report_text(struct buf *out, const struct report_view *v, bool bars)
{
    struct page page = {out, v, bars, 0};
    bool organiser = v->set->audience == REPORT_ORGANISER;
    head(&page);
    share(&page, WORD_ANSWERED, REPORT_ANSWERED, REPORT_INVITED);
    if (!report_only_managers(&v->totals)) {
        share(&page, WORD_LEARNERS, REPORT_LEARNERS, REPORT_ANSWERED);
        share(&page, WORD_TEACHERS, REPORT_TEACHERS, REPORT_ANSWERED);
        share(&page, WORD_BOTH, REPORT_BOTH, REPORT_ANSWERED);
    }
    if (organiser)
        part(&page, WORD_SUPPORT_SHORT, v->totals.support_yes, report_support_said(&v->totals));
    if (v->r->paired) {
        share(&page, WORD_AIM_LEARN, REPORT_LEARNERS_MET, REPORT_LEARNERS);
        share(&page, WORD_AIM_TEACH, REPORT_HOSTS, REPORT_ANSWERED);
        share(&page, WORD_AIM_BOTH, REPORT_BOTH_MET, REPORT_TAKING_PART);
        put_meetings(&page);
    }
    if (organiser && *report_view_proof(v->r->plan))
        sentence(&page, report_view_proof(v->r->plan));
    if (!organiser)
        return;
    wishes(&page);
    feedback(&page);
    topics(&page);
    next_steps(&page);
}
