#include "invite_text.h"

#include "guise.h"
#include "mem.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const part_names[INVITE_PARTS] = {"topic",   "teacher", "learners", "problem",
                                                     "purpose", "minutes", "format",   "place"};

static const char built_in[] = "Topic: {topic}\n"
                               "With: {teacher}\n"
                               "For: {learners}\n"
                               "The problem behind it: {problem}\n"
                               "\n"
                               "{purpose}\n"
                               "\n"
                               "Ground rules\n"
                               "Confidential: what is said here stays here.\n"
                               "Appreciate: we are peers, and nobody is judged.\n"
                               "Ask: questions first, advice only when it is wanted.\n";

static const char *const purposes[4] = {
    "{minutes} minutes, most of them for the learner's questions.",
    "Several people asked for the same: {minutes} minutes for the questions of all.",
    ("A circle of peers who share a question that nobody here can teach. It stays together, and "
     "its facilitator is neutral."),
    "We look back together: what helped, what did not, and what comes next.",
};

const char *invite_purpose(enum schedule_format format)
{
    return purposes[format];
}

/* The part that begins with '{' at s, or INVITE_PARTS; *length is that of the whole {word}. */
static enum invite_part part_at(const char *s, size_t *length)
{
    const char *end = strchr(s, '}');
    for (int i = 0; end && i < INVITE_PARTS; i++)
        if (strlen(part_names[i]) == (size_t)(end - s - 1) &&
            !strncmp(part_names[i], s + 1, (size_t)(end - s - 1))) {
            *length = (size_t)(end - s) + 1;
            return (enum invite_part)i;
        }
    return INVITE_PARTS;
}

static void check(const char *path, const char *text)
{
    size_t line = 1, length;
    for (const char *s = text; *s; s++) {
        line += *s == '\n';
        if (*s == '{' && part_at(s, &length) == INVITE_PARTS)
            msg_die_at(path, line,
                       "'%.*s' is not {topic}, {teacher}, {learners}, {problem}, "
                       "{purpose}, {minutes}, {format} or {place}",
                       (int)strcspn(s, "}\n") + 1, s);
    }
}

/* A plan in its place would be mailed to everybody. Words may ask something, too, as exports do. */
static void refuse_guise(const char *path, const struct buf *text)
{
    struct buf hint = BUF_INIT;
    enum guise g = guise_of_file(buf_text(text), text->n);
    bool words = g == GUISE_EXPORT && strchr(buf_text(text), '{');
    if (g != GUISE_NONE && !words)
        msg_die_at(path, 1, "is no text of invitations%s", guise_hint(g, &hint));
}

void invite_template_read(struct invite_template *t, const char *path)
{
    struct buf text = BUF_INIT;
    if (!path) {
        t->text = mem_string(built_in);
        return;
    }
    buf_read(&text, path, "text");
    t->text = text.s;
    refuse_guise(path, &text);
    check(path, t->text);
}

void invite_template_free(struct invite_template *t)
{
    free(t->text);
    t->text = NULL;
}

/* One line, its end included; false when a part of it is empty. The purpose has parts itself. */
static bool fill_line(const char *s, size_t n, const char *const parts[INVITE_PARTS],
                      struct buf *out)
{
    for (size_t i = 0, length; i < n;) {
        const char *brace = memchr(s + i, '{', n - i);
        size_t plain = brace ? (size_t)(brace - s) - i : n - i;
        buf_add(out, s + i, plain);
        i += plain;
        if (i == n)
            break;
        enum invite_part p = part_at(s + i, &length); /* judged by check() */
        if (!*parts[p])
            return false;
        if (p == INVITE_PURPOSE)
            fill_line(parts[p], strlen(parts[p]), parts, out);
        else
            buf_puts(out, parts[p]);
        i += length;
    }
    return true;
}

void invite_fill(const struct invite_template *t, const char *const parts[INVITE_PARTS],
                 struct buf *out)
{
    struct buf line = BUF_INIT;
    for (const char *s = t->text; *s;) {
        size_t n = strcspn(s, "\n");
        n += s[n] == '\n';
        buf_clear(&line);
        if (fill_line(s, n, parts, &line))
            buf_puts(out, buf_text(&line));
        s += n;
    }
    buf_free(&line);
}

void invite_sheet(const char *const parts[INVITE_PARTS], const char *dates, bool draft,
                  struct buf *out)
{
    buf_printf(out, "A circle on: %s\nFacilitator: %s\nPeople: %s\n", parts[INVITE_TOPIC],
               parts[INVITE_TEACHER], parts[INVITE_LEARNERS]);
    if (*parts[INVITE_PLACE])
        buf_printf(out, "Place: %s\n", parts[INVITE_PLACE]);
    buf_printf(out, "\nDates\n%s", dates);
    buf_printf(out,
               "\nBefore the first meeting\n"
               "  %sAsk each for one case in which they met the question.\n"
               "\nEach meeting, %s minutes\n"
               "  A tenth     Arrive: one word each on how they are here today.\n"
               "  A tenth     Look back: what did you try since last time, what came of it?\n"
               "  Two thirds  One or two cases: tell it, ask about it, say what you would try.\n"
               "  The rest    Close: what does each take away, who brings the next case?\n"
               "\nYour part\n"
               "  You are neutral: you keep time and turns, you do not teach.\n"
               "  Everybody speaks before anybody speaks twice. Questions come before advice.\n"
               "\nGround rules, read out at the first meeting\n"
               "  Confidential: what is said here stays here.\n"
               "  Appreciate: we are peers, and nobody is judged.\n"
               "  Ask: questions first, advice only when it is wanted.\n",
               draft ? "Send the invitation. " : "", parts[INVITE_MINUTES]);
}
