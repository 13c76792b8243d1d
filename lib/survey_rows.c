/* Wishes and offers, from the cells of one response. */
#include "survey_answers.h"

#include "buf.h"
#include "choice.h"
#include "feedback.h"
#include "fold.h"
#include "mem.h"
#include "reply.h"

#include <string.h>

static enum plan_kind kind_of(enum codebook_field f)
{
    return f == CODEBOOK_TEACH ? PLAN_TEACH : PLAN_LEARN;
}

static void add_answer(const struct survey_reading *r, size_t question, enum plan_kind kind,
                       const char *topic, size_t n, int rank)
{
    struct survey *s = r->s;
    struct buf tidy = BUF_INIT;
    uint32_t i = kind == PLAN_FACILITATE ? TOPICS_NONE : topics_see(&s->topics, topic, n);
    if (i == TOPICS_NONE && kind != PLAN_FACILITATE)
        return; /* only blanks */
    fold_space(topic, n, &tidy);
    struct survey_answer a = {.person = r->person,
                              .topic = i,
                              .spelling = pool_intern(&s->plan.pool, buf_text(&tidy), tidy.n),
                              .response = (uint32_t)r->response,
                              .export = (uint16_t)r->export,
                              .question = (uint32_t)question,
                              .rank = (uint32_t)rank,
                              .kind = (uint8_t)kind};
    MEM_PUSH(&s->answers, a);
    buf_free(&tidy);
}

/* A row that is no wish and no offer: a question and an answer in words. */
static void add_words(const struct survey_reading *r, size_t question, enum plan_kind kind,
                      const char *topic, const char *text)
{
    struct survey *s = r->s;
    struct survey_answer a = {.person = r->person,
                              .topic = TOPICS_NONE,
                              .spelling = survey_keep(s, topic),
                              .text = survey_keep(s, text),
                              .session = r->e->items[r->response].session,
                              .response = (uint32_t)r->response,
                              .export = (uint16_t)r->export,
                              .question = (uint32_t)question,
                              .kind = (uint8_t)kind};
    MEM_PUSH(&s->answers, a);
}

size_t survey_question_begins(const struct codebook *book, size_t question)
{
    enum codebook_field f = book->items[question].field;
    while (question && book->items[question - 1].field == f)
        question--;
    return question;
}

/* Wishes already taken from the same question: the next one's place in the order. */
static int next_rank(const struct survey_reading *r, size_t question)
{
    size_t begins = survey_question_begins(&r->e->book, question);
    int rank = 1;
    for (size_t i = r->s->answers.n; i-- > 0;) {
        const struct survey_answer *a = &r->s->answers.items[i];
        if (a->person != r->person || a->export != r->export || a->question < begins)
            break;
        rank++;
    }
    return rank;
}

/* --- cells -------------------------------------------------------------------------------------
 */

/* A cell that names topics. */
static bool read_list(const struct survey_reading *r, size_t question)
{
    struct answer_list list = ANSWER_LIST_INIT;
    enum plan_kind kind = kind_of(r->e->book.items[question].field);
    bool good = survey_items(r, question, &list);
    bool ranked = r->e->book.items[question].field == CODEBOOK_RANKED;
    size_t before = r->s->answers.n;
    int first = ranked ? next_rank(r, question) : 0;
    for (size_t i = 0; i < list.n && good; i++) {
        struct buf item = BUF_INIT;
        int rank = ranked ? first + (int)(r->s->answers.n - before) : 0;
        buf_add(&item, list.items[i].s, list.items[i].n);
        if (!reply_is_nothing(item.s) && !choice_is_other(item.s))
            add_answer(r, question, kind, item.s, item.n, rank);
        buf_free(&item);
    }
    answer_list_free(&list);
    return good;
}

/* A column that stands for one topic: was it chosen? */
static bool read_choice(const struct survey_reading *r, size_t question)
{
    const struct codebook_line *l = &r->e->book.items[question];
    const char *cell = survey_text(r->s, survey_value(r, question, NULL));
    enum choice_state state = choice_read(cell, r->e->head.column[l->at].item);
    bool ranked = l->field == CODEBOOK_RANKED;
    if (state == CHOICE_WORDS)
        state = choice_read(cell, l->topic);
    int rank = ranked ? reply_rank(cell) : 0;
    if (choice_is_other(l->topic)) { /* words of one's own name the topic, a tick alone does not */
        if (state == CHOICE_WORDS)
            add_answer(r, question, kind_of(l->field), cell, strlen(cell), 0);
    } else if (rank > 0 || (state == CHOICE_YES && !ranked)) {
        add_answer(r, question, kind_of(l->field), l->topic, strlen(l->topic), rank);
    } else if (state == CHOICE_WORDS) {
        return survey_refuse_cell(
            r, question, cell,
            "says neither yes nor no to the topic; say in `values` what it means");
    }
    return true;
}

/* One row of a grid of skills: the cell says whether the person offers or wants the topic. */
static bool read_skill(const struct survey_reading *r, size_t question)
{
    struct answer_list list = ANSWER_LIST_INIT;
    const char *topic = r->e->book.items[question].topic;
    bool good = survey_items(r, question, &list);
    for (size_t i = 0; i < list.n && good; i++) {
        struct buf word = BUF_INIT;
        fold_key(list.items[i].s, list.items[i].n, &word);
        if (!strcmp(buf_text(&word), "teach") || !strcmp(buf_text(&word), "learn"))
            add_answer(r, question, *word.s == 't' ? PLAN_TEACH : PLAN_LEARN, topic, strlen(topic),
                       0);
        else if (!reply_is_nothing(buf_text(&word)))
            good = survey_refuse_cell(r, question, word.s,
                                      "says neither teach nor learn; translate it in `values`");
        buf_free(&word);
    }
    answer_list_free(&list);
    return good;
}

static bool read_facilitate(const struct survey_reading *r, size_t question)
{
    const char *cell = survey_text(r->s, survey_value(r, question, NULL));
    int yes = reply_is_nothing(cell) ? 0 : reply_yes(cell);
    if (yes < 0)
        return survey_refuse_cell(r, question, cell,
                                  "is neither yes nor no; say in `values` what it means");
    if (yes)
        add_answer(r, question, PLAN_FACILITATE, "", 0, 0);
    return true;
}

/* A manager's public yes or no. */
static bool read_support(const struct survey_reading *r, size_t question)
{
    const char *cell = survey_text(r->s, survey_value(r, question, NULL));
    int yes = reply_yes(cell);
    if (reply_is_nothing(cell))
        return true;
    if (yes < 0)
        return survey_refuse_cell(r, question, cell,
                                  "is neither yes nor no; say in `values` what it means");
    add_words(r, question, PLAN_SUPPORT, "", yes ? "yes" : "no");
    return true;
}

static bool read_feedback(const struct survey_reading *r, size_t question)
{
    const char *topic = r->e->book.items[question].topic;
    const char *cell = survey_text(r->s, survey_value(r, question, NULL));
    struct buf answer = BUF_INIT;
    if (reply_is_nothing(cell))
        return true;
    const char *wrong = feedback_read(topic, cell, &answer);
    if (!wrong)
        add_words(r, question, PLAN_FEEDBACK, topic, buf_text(&answer));
    buf_free(&answer);
    return !wrong || survey_refuse_cell(r, question, cell, wrong);
}

static bool read_question(const struct survey_reading *r, size_t question)
{
    const struct codebook_line *l = &r->e->book.items[question];
    if (!survey_cell(r->e, r->response, question))
        return true;
    if (l->field == CODEBOOK_FACILITATE)
        return read_facilitate(r, question);
    if (l->field == CODEBOOK_SUPPORT)
        return read_support(r, question);
    if (l->field == CODEBOOK_FEEDBACK)
        return read_feedback(r, question);
    if (l->field == CODEBOOK_SKILL)
        return read_skill(r, question);
    if (survey_is_topic(l->field))
        return *l->topic ? read_choice(r, question) : read_list(r, question);
    return true;
}

/* --- the whole response -------------------------------------------------------------------------
 */

static void check_line(const struct survey *s, const struct codebook *book, size_t question)
{
    const struct codebook_line *l = &book->items[question];
    bool companion = l->field >= CODEBOOK_FROM && l->field <= CODEBOOK_TEXT;
    bool feedback = l->field == CODEBOOK_FEEDBACK;
    if (companion && !*l->topic && survey_spoken_of(book, question) == CODEBOOK_NOWHERE)
        codebook_die(book, l,
                     "%s belongs to a learn or teach column above it, and there is none; move the "
                     "line or name its `topic`",
                     codebook_field_names[l->field]);
    if (feedback && !*l->topic)
        codebook_die(book, l, "feedback to which question? say met, fit or another in `topic`");
    if (feedback && !s->options.plan)
        codebook_die(book, l, "feedback speaks of the meetings of a plan; name it with --plan");
}

void survey_rows_check(const struct survey *s, const struct codebook *book)
{
    for (size_t j = 0; j < book->n; j++)
        check_line(s, book, j);
}

bool survey_rows(const struct survey_reading *r)
{
    size_t first = r->s->answers.n;
    bool good = true;
    for (size_t j = 0; j < r->e->book.n && good; j++)
        good = read_question(r, j);
    for (size_t j = 0; j < r->e->book.n && good; j++)
        if (r->e->book.items[j].field >= CODEBOOK_FROM &&
            r->e->book.items[j].field <= CODEBOOK_TEXT)
            good = survey_companion(r, j, first);
    return good;
}
