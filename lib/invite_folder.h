/*
 * invite_folder - the folder of invitations: what this run writes, and what earlier runs left.
 *
 *     struct invite_folder *f = invite_folder_open("invites");       made when missing
 *     invite_folder_write(f, "", "2026-12-3f2a", ".ics", &text);
 *     invite_folder_gone(f, "2026-12-77b0");
 *     invite_folder_close(f);                                        tidies up and frees
 *
 * What lies in the folder is there to be sent, so an invitation to a session that is over or
 * is no more must not stay: invite_folder_close() removes SESSION.ics of the sessions that are
 * gone, and cancel-SESSION.ics where the whole session was cancelled and is invited to again. Only
 * calendars that begin as this program begins them are ever removed. Any other invitation that this
 * run did not write stays, and is named on stderr.
 */
#ifndef INVITE_FOLDER_H
#define INVITE_FOLDER_H

#include "buf.h"

#define INVITE_FOLDER_CANCEL "cancel-"

struct invite_folder;

/* Ends the program when the folder is not there and cannot be made. */
struct invite_folder *invite_folder_open(const char *path);

/* Writes FOLDER/BEFORE id TAIL. Whatever stands in a session id, it cannot lead elsewhere. */
void invite_folder_write(struct invite_folder *f, const char *before, const char *id,
                         const char *tail, const struct buf *text);

/* Nobody is to be invited to that session now. NULL is fine here, too. */
void invite_folder_gone(struct invite_folder *f, const char *id);

/* NULL is fine. O(files in the folder). */
void invite_folder_close(struct invite_folder *f);

#endif
