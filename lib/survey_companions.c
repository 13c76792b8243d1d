/* What belongs to wishes and offers: from, rank and text. */
#include "survey_answers.h"

#include "buf.h"
#include "fold.h"
#include "reply.h"

#include <string.h>

size_t survey_spoken_of(const struct codebook *book, size_t companion)
{
    bool from = book->items[companion].field == CODEBOOK_FROM;
    for (size_t j = companion; j-- > 0;) {
        enum codebook_field f = book->items[j].field;
        if (survey_is_topic(f) &&
            !(from && f == CODEBOOK_TEACH)) /* only a learner names somebody */
            return j;
    }
    return CODEBOOK_NOWHERE;
}

static const char *const separators[] = {",", "\n", " and ", " und ", " & ", "/"};

/* Bytes of the separator that begins here, 0 for none. */
static size_t separator_length(const char *s, size_t n)
{
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t length = strlen(separators[i]);
        if (length <= n && !memcmp(s, separators[i], length))
            return length;
    }
    return 0;
}

static size_t name_length(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && !separator_length(s + i, n - i))
        i++;
    return i;
}

/* Known names between commas, "and" or line ends are several people; anything else is one. Appends
 * them, `;` between. */
static void add_names(const struct survey *s, const char *cell, size_t n, struct buf *text)
{
    struct buf name = BUF_INIT, all = BUF_INIT;
    bool known = s->roster.n > 0;
    for (size_t i = 0; i < n && known;) {
        size_t end = i + name_length(cell + i, n - i);
        buf_clear(&name);
        fold_space(cell + i, end - i, &name);
        const char *word = buf_text(&name);
        known = !name.n || roster_find(&s->roster, word, word, word) != ROSTER_NOBODY;
        if (name.n)
            buf_printf(&all, "%s%s", all.n ? ";" : "", word);
        i = end + separator_length(cell + end, n - end);
    }
    if (text->n)
        buf_putc(text, ';');
    if (known)
        buf_puts(text, buf_text(&all));
    else
        buf_add(text, cell, n);
    buf_free(&name);
    buf_free(&all);
}

/* Who was named, `;` between several. */
static bool read_from(const struct survey_reading *r, size_t question, uint32_t *value)
{
    struct answer_list list = ANSWER_LIST_INIT;
    struct buf text = BUF_INIT;
    bool good = survey_items(r, question, &list);
    for (size_t i = 0; i < list.n; i++)
        add_names(r->s, list.items[i].s, list.items[i].n, &text);
    *value = reply_is_nothing(buf_text(&text)) ? 0 : survey_keep(r->s, buf_text(&text));
    answer_list_free(&list);
    buf_free(&text);
    return good;
}

static bool read_rank(const struct survey_reading *r, size_t question, uint32_t *value)
{
    const char *cell = survey_text(r->s, survey_value(r, question, NULL));
    int rank = reply_is_nothing(cell) ? 0 : reply_rank(cell);
    if (!rank && !reply_is_nothing(cell))
        return survey_refuse_cell(r, question, cell,
                                  "is no place in an order; say in `values` what it means");
    *value = (uint32_t)rank;
    return true;
}

static void say(struct survey_answer *a, enum codebook_field f, uint32_t value)
{
    if (f == CODEBOOK_FROM && a->kind == PLAN_LEARN)
        a->from = value;
    else if (f == CODEBOOK_RANK && a->kind != PLAN_FACILITATE)
        a->rank = value;
    else if (f == CODEBOOK_TEXT)
        a->text = value;
}

bool survey_companion(const struct survey_reading *r, size_t question, size_t first)
{
    const struct codebook_line *l = &r->e->book.items[question];
    struct survey *s = r->s;
    uint32_t value = survey_value(r, question, NULL);
    bool good = true;
    if (!value)
        return true;
    if (l->field == CODEBOOK_FROM)
        good = read_from(r, question, &value);
    else if (l->field == CODEBOOK_RANK)
        good = read_rank(r, question, &value);
    else
        value = survey_cell(r->e, r->response, question); /* words stay as they were written */
    size_t of = *l->topic ? 0 : survey_spoken_of(&r->e->book, question);
    size_t begins = *l->topic ? 0 : survey_question_begins(&r->e->book, of);
    uint32_t topic = *l->topic ? topics_find(&s->topics, l->topic) : TOPICS_NONE;
    for (size_t i = first; i < s->answers.n && good; i++) {
        struct survey_answer *a = &s->answers.items[i];
        bool meant = *l->topic ? a->topic == topic : a->question >= begins && a->question <= of;
        if (meant)
            say(a, l->field, value);
    }
    return good;
}
