/*
 * invite - calendars of a schedule: one file with everything, and an invitation per meeting.
 *
 *     struct invite_options o = {.calendar = "programme.ics", .invites = "invites", .stamp = at};
 *     invite_write(&schedule, &o);
 *
 * An invitation is a draft that the one who leads the meeting opens and sends: no METHOD, the lead
 * is ORGANIZER and has accepted. With an organizer's mailbox it is METHOD:REQUEST from there, the
 * lead as chair, ready to be mailed. Files are DIR/SESSION.ics (invite_folder.h); a circle also
 * gets DIR/SESSION-sheet.txt, a page for its facilitator. A meeting of which nobody has an address
 * gets no file; people without one are counted and named on stderr.
 *
 * The one file invites nobody. Without a mailbox it is a plain calendar (RFC 5545, 3.7.2), with one
 * METHOD:PUBLISH (RFC 5546, 3.2.1): neither has attendees, and only the second an organizer. Many
 * calendar programs mail all attendees of a file that is imported, and some refuse events that
 * somebody else organizes.
 *
 * With `cancel`, who was invited by the schedule's `keep` to something that has not happened, and
 * is not now, is told: DIR/cancel-SESSION.ics (METHOD:CANCEL), with STATUS:CANCELLED when the whole
 * session is no more, which then stands so in the one file, too.
 *
 * The description is a text in which {topic} {teacher} {learners} {problem} {purpose} {minutes}
 * {format} {place} are filled in; a line with a part that is empty is left out. {problem} is filled
 * one to one only. Call after schedule_sequence(); everything written is written whole (output.h).
 */
#ifndef INVITE_H
#define INVITE_H

#include "schedule.h"

struct invite_options {
    const char *calendar;  /* file, NULL: none */
    const char *invites;   /* folder, made when missing; NULL: none */
    const char *organizer; /* mailbox, NULL: whoever leads */
    const char *template;  /* file, NULL: the built-in text */
    bool cancel;
    int64_t stamp; /* DTSTAMP */
};

void invite_write(const struct schedule *s, const struct invite_options *o);

#endif
