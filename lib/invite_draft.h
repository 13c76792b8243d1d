/*
 * invite_draft - an invitation in the making; private to the invite modules.
 */
#ifndef INVITE_DRAFT_H
#define INVITE_DRAFT_H

#include "calendar.h"
#include "invite.h"
#include "invite_folder.h"
#include "invite_text.h"

/* One invitation while it is written: the event, and the storage of its texts. */
struct invite_draft {
    struct calendar_event event;
    struct buf uid, summary, learners, minutes;
    struct buf description, shown; /* to those who meet, and to others */
    struct calendar_person *people;
    size_t cap_people;
    int64_t *skip;
};

struct zone_years { /* the zones of what repeats, and from when to when */
    const struct zone *zone;
    int64_t first, last;
};

#define INVITE_REVIEW "Looking back on what we learned"

struct invite_run {
    const struct schedule *s;
    const struct invite_options *o;
    struct invite_folder *folder; /* NULL: none */
    struct invite_template template;
    struct buf all; /* the one calendar, as it grows */
    struct {
        struct zone_years *items;
        size_t n, cap;
    } zones;
    uint8_t *mute; /* by person: has no address, and was to be invited */
    size_t n_mute;
};

/* A meeting with a time, and a review (with no people when nobody can come); `parts` gets what the
   texts are made of, valid as long as the draft. */
void invite_draft_meeting(struct invite_run *v, size_t meeting, struct invite_draft *d,
                          const char *parts[INVITE_PARTS]);
void invite_draft_review(struct invite_run *v, const struct schedule_review *r,
                         struct invite_draft *d, const char *parts[INVITE_PARTS]);
void invite_draft_free(struct invite_draft *d);

/* Begins anew: no people, no words. */
void invite_draft_clear(struct invite_draft *d);

/* The next of the people; the first leads. */
void invite_add_person(struct invite_draft *d, const struct plan *p, uint32_t person);

/* Fills in what all invitations have: UID, stamp, text, who invites. */
void invite_finish(const struct invite_run *v, struct invite_draft *d, const char *id,
                   const char *const parts[INVITE_PARTS]);

/* Writes BEFORE id.ics, unless nobody in it has an address. */
void invite_write_file(const struct invite_run *v, const char *before, const char *id,
                       const char *method, const struct calendar_event *e);

/* To the one calendar, where nobody is invited. */
void invite_add_to_calendar(struct invite_run *v, const struct calendar_event *e);

/* Cancels what stood in `keep` and does not now. */
void invite_cancel(struct invite_run *v, struct invite_draft *d);

#endif
