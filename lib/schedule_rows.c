/* The timetable written into the plan: cells of learn rows, review rows, notes. See schedule.h. */
#include "mem.h"
#include "schedule.h"
#include "schedule_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Learn rows. */

static void put_instant(struct plan *p, size_t row, enum plan_column c, const struct zone *zone,
                        int64_t at)
{
    char text[ZONE_TEXT];
    zone_text(zone, at, text);
    plan_say(p, row, c, text);
}

static void put_time(struct schedule *s, size_t meeting, size_t row)
{
    const struct timetable_meeting *t = &s->times[meeting];
    const struct zone *zone = s->hours.zone[s->plan->person[row]];
    char repeat[SCHEDULE_REPEAT];
    put_instant(s->plan, row, PLAN_START, zone, t->at);
    put_instant(s->plan, row, PLAN_END, zone, t->at + t->minutes);
    schedule_repeat_text(t, repeat);
    plan_say(s->plan, row, PLAN_REPEAT, repeat);
}

static void clear_time(struct plan *p, size_t row)
{
    for (enum plan_column c = PLAN_START; c <= PLAN_PLACE; c++)
        plan_put(p, row, c, 0);
}

/* What pl-pair said, and behind it what this tool has to add. */
static void put_why(struct plan *p, size_t row, const char *more)
{
    const char *why = plan_text(p, row, PLAN_WHY);
    size_t base = schedule_words_base(why);
    if (!base && !*more)
        more = "the first time that suits all";
    plan_sayf(p, row, PLAN_WHY, "%.*s%s%s", (int)base, why, base && *more ? "; " : "", more);
}

static void put_place(struct schedule *s, const struct schedule_meeting *m, size_t row)
{
    if (plan_get(s->plan, row, PLAN_PLACE))
        return;
    if (m->place)
        plan_put(s->plan, row, PLAN_PLACE, m->place);
    else if (s->options.place)
        plan_say(s->plan, row, PLAN_PLACE, s->options.place);
}

static void write_booked(struct schedule *s, size_t meeting, size_t row)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    struct plan *p = s->plan;
    struct buf why = BUF_INIT;
    bool moved = m->was != TIMETABLE_NONE && m->was != schedule_at(s, meeting);
    bool stood = m->own && !moved && *plan_text(p, row, PLAN_START);
    put_time(s, meeting, row);
    put_place(s, m, row);
    if (moved)
        schedule_words_moved(s, meeting, s->hours.zone[p->person[row]], &why);
    if (!stood)
        put_why(p, row, buf_text(&why));
    plan_set_status(p, row, PLAN_BOOKED);
    buf_free(&why);
}

static void write_meeting(struct schedule *s, size_t meeting)
{
    const struct schedule_meeting *m = &s->meetings.items[meeting];
    struct buf why = BUF_INIT;
    bool booked = schedule_at(s, meeting) != TIMETABLE_NONE;
    if (!booked)
        schedule_words_unbooked(s, meeting, &why);
    for (size_t i = 0; i < m->n; i++) {
        size_t row = s->seats[m->first + i];
        if (booked) {
            write_booked(s, meeting, row);
            continue;
        }
        clear_time(s->plan, row);
        put_why(s->plan, row, buf_text(&why));
        plan_set_status(s->plan, row, PLAN_UNBOOKED);
    }
    buf_free(&why);
}

/* A wish that pl-pair no longer serves has no time either. */
static void clear_orphans(struct plan *p)
{
    for (size_t row = 0; row < p->rows; row++)
        if (p->kind[row] == PLAN_LEARN && !plan_get(p, row, PLAN_SESSION))
            clear_time(p, row);
}

/* Review rows. */

static void write_seat(struct schedule *s, const struct schedule_review *r,
                       const struct schedule_seat *seat)
{
    struct plan *p = s->plan;
    const struct zone *zone = s->hours.zone[seat->person];
    struct buf why = BUF_INIT;
    size_t row = seat->row != PLAN_NO_ROW ? seat->row : plan_add_row(p, seat->person, PLAN_REVIEW);
    plan_put(p, row, PLAN_SESSION, r->id);
    clear_time(p, row);
    if (seat->can) {
        put_instant(p, row, PLAN_START, zone, r->at);
        put_instant(p, row, PLAN_END, zone, r->at + s->options.minutes[SCHEDULE_REVIEW]);
        if (s->options.place)
            plan_say(p, row, PLAN_PLACE, s->options.place);
        buf_printf(&why, "about %d days after the first meetings, when most of the group can",
                   s->options.review);
    } else if (r->at != TIMETABLE_NONE) {
        buf_puts(&why, SCHEDULE_WORDS_NO_TIME "the group meets at ");
        schedule_words_time(zone, r->at, &why);
        buf_printf(&why, ", when %s is not free", plan_name(p, seat->person));
    } else {
        buf_puts(&why, SCHEDULE_WORDS_NO_TIME "nobody of the group is free that week");
    }
    plan_say(p, row, PLAN_WHY, buf_text(&why));
    plan_set_status(p, row, seat->can ? PLAN_BOOKED : PLAN_UNBOOKED);
    buf_free(&why);
}

/* Rows cannot be dropped: a review of one whose meetings are gone says so. */
static void clear_reviews(struct schedule *s, size_t rows)
{
    struct plan *p = s->plan;
    uint8_t *written = mem_clear(rows, sizeof *written);
    for (size_t i = 0; i < s->chairs.n; i++)
        if (s->chairs.items[i].row != PLAN_NO_ROW)
            written[s->chairs.items[i].row] = 1;
    for (size_t row = 0; row < rows; row++) {
        bool happened = schedule_invited(p, row) && !schedule_to_come(s, p, row);
        if (p->kind[row] != PLAN_REVIEW || written[row] || happened)
            continue;
        clear_time(p, row);
        plan_set_status(p, row, PLAN_UNBOOKED);
        plan_say(p, row, PLAN_WHY,
                 s->options.review ? SCHEDULE_WORDS_NO_TIME
                     "there is no booked meeting to look back on"
                                   : SCHEDULE_WORDS_NO_TIME "no reviews are asked for");
    }
    free(written);
}

/* In the order of the people, which is the same whether groups are new or kept. */
static void write_reviews(struct schedule *s)
{
    struct place {
        const struct schedule_review *review;
        const struct schedule_seat *seat;
    } *of = mem_clear(s->plan->n_people, sizeof *of);
    clear_reviews(s, s->plan->rows);
    for (size_t i = 0; i < s->reviews.n; i++) {
        const struct schedule_review *r = &s->reviews.items[i];
        for (size_t k = 0; k < r->n; k++) {
            const struct schedule_seat *seat = &s->chairs.items[r->first + k];
            of[seat->person] = (struct place){r, seat};
        }
    }
    for (size_t i = 0; i < s->plan->n_people; i++)
        if (of[i].seat)
            write_seat(s, of[i].review, of[i].seat);
    free(of);
}

/* Notes: the minutes asked of each. */

struct load {
    int meetings, minutes;
};

static void add_load(struct load *l, int minutes)
{
    l->meetings++;
    l->minutes += minutes;
}

static struct load *count_minutes(const struct schedule *s)
{
    struct load *load = mem_clear(s->plan->n_people, sizeof *load);
    for (size_t i = 0; i < s->meetings.n; i++) {
        const struct timetable_meeting *t = &s->times[i];
        int64_t *at = mem_alloc((size_t)t->times, sizeof *at);
        bool *skipped = mem_clear((size_t)t->times, sizeof *skipped);
        if (t->at != TIMETABLE_NONE)
            timetable_dates(&s->timetable, i, at, skipped);
        for (int k = 0; t->at != TIMETABLE_NONE && k < t->times; k++)
            for (uint32_t j = 0; j < t->n && !skipped[k]; j++)
                add_load(&load[t->people[j]], t->minutes);
        free(at);
        free(skipped);
    }
    for (size_t i = 0; i < s->chairs.n; i++)
        if (s->chairs.items[i].can)
            add_load(&load[s->chairs.items[i].person], s->options.minutes[SCHEDULE_REVIEW]);
    return load;
}

static void note_sequence(struct schedule *s, struct plan_notes *notes, uint32_t id, int sequence)
{
    char value[16];
    if (!sequence)
        return;
    snprintf(value, sizeof value, "%d", sequence);
    plan_note(notes, "sequence", plan_string(s->plan, id), value,
              "how often the invitation to this session has changed");
}

struct changes {
    const char *id;
    const struct schedule_review *review;
};

static int by_id(const void *x, const void *y)
{
    return strcmp(((const struct changes *)x)->id, ((const struct changes *)y)->id);
}

/* By id: reviews are met in the order of their guests, who may have moved when this plan is read
   again. */
static void note_reviews(struct schedule *s, struct plan_notes *notes)
{
    size_t n = s->reviews.n;
    struct changes *list = mem_alloc(n, sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] =
            (struct changes){plan_string(s->plan, s->reviews.items[i].id), &s->reviews.items[i]};
    if (n)
        qsort(list, n, sizeof *list, by_id);
    for (size_t i = 0; i < n; i++)
        note_sequence(s, notes, list[i].review->id, list[i].review->sequence);
    free(list);
}

static void note_sequences(struct schedule *s, struct plan_notes *notes)
{
    for (size_t i = 0; i < s->meetings.n; i++)
        note_sequence(s, notes, s->meetings.items[i].id, s->meetings.items[i].sequence);
    note_reviews(s, notes);
    for (size_t i = 0; i < s->gone.n; i++)
        note_sequence(s, notes, s->gone.items[i].id, s->gone.items[i].sequence);
}

static void write_notes(struct schedule *s)
{
    static const char *const names[] = {"minutes", "sequence", NULL};
    struct plan_notes notes = plan_notes_begin(s->plan, names);
    struct load *load = count_minutes(s);
    char value[32], why[128];
    long long total = 0;
    size_t people = 0;
    for (size_t i = 0; i < s->plan->n_people; i++) {
        total += load[i].minutes;
        people += load[i].minutes > 0;
    }
    snprintf(value, sizeof value, "%lld", total);
    snprintf(why, sizeof why, "%zu people are asked for %lld minutes in all", people, total);
    if (s->plan->rows)
        plan_note(&notes, "minutes", "", value, why);
    for (uint32_t i = 0; i < s->plan->n_people; i++) {
        if (!load[i].minutes)
            continue;
        snprintf(value, sizeof value, "%d", load[i].minutes);
        snprintf(why, sizeof why, "asked for %d minutes in %d meeting%s", load[i].minutes,
                 load[i].meetings, load[i].meetings == 1 ? "" : "s");
        plan_note(&notes, "minutes", plan_key(s->plan, i), value, why);
    }
    note_sequences(s, &notes);
    plan_notes_end(&notes);
    free(load);
}

void schedule_write(struct schedule *s)
{
    plan_add_columns(s->plan, PLAN_START, PLAN_WHY);
    for (size_t i = 0; i < s->meetings.n; i++)
        write_meeting(s, i);
    clear_orphans(s->plan);
    write_reviews(s);
    write_notes(s);
}
