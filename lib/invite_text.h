/*
 * invite_text - the words of an invitation: a template, and what is filled in.
 *
 *     struct invite_template t;
 *     invite_template_read(&t, "invite.txt");         NULL: the built-in text
 *     invite_fill(&t, &parts, &out);
 *     invite_template_free(&t);
 */
#ifndef INVITE_TEXT_H
#define INVITE_TEXT_H

#include "buf.h"
#include "schedule.h"

enum invite_part {
    INVITE_TOPIC,
    INVITE_TEACHER,
    INVITE_LEARNERS,
    INVITE_PROBLEM,
    INVITE_PURPOSE,
    INVITE_MINUTES,
    INVITE_FORMAT,
    INVITE_PLACE,
    INVITE_PARTS
};

struct invite_template {
    char *text;
};

/* Ends the program with file and line for a {word} that is none of the parts. */
void invite_template_read(struct invite_template *t, const char *path);

/* Appends the text with its parts (never NULL, "" for none); lines with an empty part are left out.
 */
void invite_fill(const struct invite_template *t, const char *const parts[INVITE_PARTS],
                 struct buf *out);

/* What a meeting of that format is for, in a sentence. */
const char *invite_purpose(enum schedule_format format);

/* Appends the page for the facilitator of a circle; parts as above, the dates, a line each, and
   whether the invitation is a draft that is theirs to send. */
void invite_sheet(const char *const parts[INVITE_PARTS], const char *dates, bool draft,
                  struct buf *out);

void invite_template_free(struct invite_template *t);

#endif
