#include "window_set.h"

#include "mem.h"
#include "num.h"

#include <stdlib.h>
#include <string.h>

/* By text and zone, or (text NULL) by the content of the signature's week. */
struct window_set_slot {
    uint64_t hash; /* 0: empty */
    char *text;
    const struct zone *zone;
    uint32_t sig;
};

/* FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991), never 0. */
static uint64_t hash_bytes(const void *data, size_t n)
{
    const unsigned char *p = data;
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * 1099511628211u;
    h ^= h >> 29;
    return h ? h : 1;
}

static uint64_t hash_text(const char *text, const struct zone *zone)
{
    /* The zone's name, not its address: the order of slots must not depend on memory. */
    return hash_bytes(text, strlen(text)) * 31 +
           hash_bytes(zone_name(zone), strlen(zone_name(zone)));
}

static void map_put(struct window_set_map *map, struct window_set_slot slot)
{
    size_t i = slot.hash & (map->cap - 1);
    while (map->slots[i].hash)
        i = (i + 1) & (map->cap - 1);
    map->slots[i] = slot;
}

static void map_add(struct window_set_map *map, struct window_set_slot slot)
{
    if (map->n * 2 >= map->cap) {
        struct window_set_map old = *map;
        map->cap = old.cap ? old.cap * 2 : 64;
        map->slots = mem_clear(map->cap, sizeof *map->slots);
        for (size_t i = 0; i < old.cap; i++)
            if (old.slots[i].hash)
                map_put(map, old.slots[i]);
        free(old.slots);
    }
    map_put(map, slot);
    map->n++;
}

static bool slot_fits(const struct window_set *set, const struct window_set_slot *slot,
                      const char *text, const struct zone *zone, const struct window_week *week)
{
    if (text)
        return slot->zone == zone && !strcmp(slot->text, text);
    return window_equal(&set->weeks.items[slot->sig], week);
}

static bool map_find(const struct window_set *set, const struct window_set_map *map, uint64_t hash,
                     const char *text, const struct zone *zone, const struct window_week *week,
                     uint32_t *sig)
{
    if (!map->cap)
        return false;
    for (size_t i = hash & (map->cap - 1); map->slots[i].hash; i = (i + 1) & (map->cap - 1)) {
        if (map->slots[i].hash == hash && slot_fits(set, &map->slots[i], text, zone, week)) {
            *sig = map->slots[i].sig;
            return true;
        }
    }
    return false;
}

void window_set_begin(struct window_set *set, const struct window_week *working, int32_t monday)
{
    window_copy(working, &set->working);
    set->monday = monday == WINDOW_SET_STANDARD ? monday : monday - num_weekday_of(monday);
}

/* The signature of a week in UTC, taking over the week when it is new and freeing it when not. */
static uint32_t intern_week(struct window_set *set, struct window_week *week)
{
    uint32_t sig;
    uint64_t hash = hash_bytes(week->items, week->n * sizeof *week->items);
    if (map_find(set, &set->by_week, hash, NULL, NULL, week, &sig)) {
        window_free(week);
        return sig;
    }
    sig = (uint32_t)set->weeks.n;
    MEM_PUSH(&set->weeks, *week);
    MEM_PUSH(&set->rows, NULL);
    map_add(&set->by_week, (struct window_set_slot){hash, NULL, NULL, sig});
    return sig;
}

/* A span whose ends fall on both sides of a change of clocks is longer or shorter than it looks. */
static void to_utc(const struct window_set *set, const struct window_week *local,
                   const struct zone *zone, struct window_week *out)
{
    if (set->monday == WINDOW_SET_STANDARD) {
        window_shift(local, -zone_standard(zone), out);
        return;
    }
    int64_t monday = zone_local(set->monday, 0);
    for (size_t i = 0; i < local->n; i++) {
        int64_t from = zone_utc(zone, monday + local->items[i].from);
        int64_t to = zone_utc(zone, monday + local->items[i].to);
        window_add(out, (int)(from - monday), (int)(to - monday));
    }
    window_tidy(out);
}

static bool blank(const char *s)
{
    return s[strspn(s, " \t\r\n;")] == '\0';
}

bool window_set_intern(struct window_set *set, const char *text, const struct zone *zone,
                       uint32_t *sig, struct window_fault *fault)
{
    struct window_week local = WINDOW_WEEK_INIT, utc = WINDOW_WEEK_INIT;
    uint64_t hash = hash_text(text, zone);
    hash = hash ? hash : 1;
    if (map_find(set, &set->by_text, hash, text, zone, NULL, sig))
        return true;
    if (!window_parse(text, &local, fault)) {
        window_free(&local);
        return false;
    }
    to_utc(set, blank(text) ? &set->working : &local, zone, &utc);
    window_free(&local);
    *sig = intern_week(set, &utc);
    map_add(&set->by_text, (struct window_set_slot){hash, mem_string(text), zone, *sig});
    return true;
}

size_t window_set_count(const struct window_set *set)
{
    return set->weeks.n;
}

const struct window_week *window_set_week(const struct window_set *set, uint32_t sig)
{
    return &set->weeks.items[sig];
}

int window_set_overlap(struct window_set *set, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    if (high >= WINDOW_SET_TABLE)
        return window_overlap(&set->weeks.items[low], &set->weeks.items[high]);
    uint16_t **row = &set->rows.items[high];
    if (!*row)
        *row = mem_clear(high + 1, sizeof **row);
    if (!(*row)[low])
        (*row)[low] =
            (uint16_t)(1 + window_overlap(&set->weeks.items[low], &set->weeks.items[high]));
    return (*row)[low] - 1;
}

uint32_t window_set_both(struct window_set *set, uint32_t a, uint32_t b)
{
    struct window_week week = WINDOW_WEEK_INIT;
    window_both(&set->weeks.items[a], &set->weeks.items[b], &week);
    return intern_week(set, &week);
}

int window_set_share(struct window_set *set, const uint32_t *sigs, size_t n)
{
    struct window_week both = WINDOW_WEEK_INIT, next = WINDOW_WEEK_INIT;
    if (n <= 2)
        return window_set_overlap(set, sigs[0], sigs[n - 1]);
    window_both(&set->weeks.items[sigs[0]], &set->weeks.items[sigs[1]], &both);
    for (size_t i = 2; i < n && both.n; i++) {
        struct window_week swap = both;
        window_both(&both, &set->weeks.items[sigs[i]], &next);
        both = next;
        next = swap;
    }
    int minutes = window_longest(&both);
    window_free(&both);
    window_free(&next);
    return minutes;
}

static void map_free(struct window_set_map *map)
{
    for (size_t i = 0; i < map->cap; i++)
        free(map->slots[i].text);
    free(map->slots);
}

void window_set_free(struct window_set *set)
{
    for (size_t i = 0; i < set->weeks.n; i++) {
        window_free(&set->weeks.items[i]);
        free(set->rows.items[i]);
    }
    free(set->weeks.items);
    free(set->rows.items);
    window_free(&set->working);
    map_free(&set->by_text);
    map_free(&set->by_week);
    *set = (struct window_set)WINDOW_SET_INIT;
}
