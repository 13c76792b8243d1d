/*
 * feedback - what people say of a meeting, in the words of the plan.
 *
 *     met         did you meet: yes, no, not yet
 *     fit         was it a good fit: good, undecided, not
 *     again       do you wish to go on: yes, no
 *     follow-ups  meetings you arranged yourselves: a number
 *
 * An answer to any other question stays as it was given. The words that people use, English and
 * German, are data in feedback.c. Pure.
 */
#ifndef FEEDBACK_H
#define FEEDBACK_H

#include "buf.h"

/*
 * Appends to `out` what the cell, which must say something, means as an answer to the question.
 * NULL; or what is wrong with the cell, for a message that begins with it, and nothing is appended.
 */
const char *feedback_read(const char *question, const char *cell, struct buf *out);

#endif
