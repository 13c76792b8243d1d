#include "topics.h"

#include "fold.h"
#include "mem.h"
#include "msg.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

static uint32_t new_topic(struct topics *t, bool agreed)
{
    struct topics_topic topic = {.agreed = agreed};
    MEM_PUSH(t, topic);
    return (uint32_t)t->n - 1;
}

/* The slot of a folded text in topic_of, made when it is new. */
static uint32_t *slot_of(struct topics *t, const char *s, size_t n)
{
    buf_clear(&t->key);
    fold_key(s, n, &t->key);
    uint32_t id = pool_intern(&t->keys, buf_text(&t->key), t->key.n);
    while (id >= t->cap_topic_of) {
        size_t had = t->cap_topic_of;
        t->topic_of = mem_grow(t->topic_of, had, &t->cap_topic_of, sizeof *t->topic_of);
        memset(t->topic_of + had, 0, (t->cap_topic_of - had) * sizeof *t->topic_of);
    }
    return &t->topic_of[id];
}

/* The id of a spelling; a new one is entered for its topic. 0 for a blank one. */
static uint32_t spelling_of(struct topics *t, const char *s, size_t n)
{
    buf_clear(&t->tidy);
    fold_space(s, n, &t->tidy);
    if (!t->tidy.n)
        return 0;
    uint32_t id = pool_intern(&t->spellings, t->tidy.s, t->tidy.n);
    while (t->n_spelling <= id) {
        t->spelling = mem_grow(t->spelling, t->n_spelling, &t->cap_spelling, sizeof *t->spelling);
        t->spelling[t->n_spelling++] = (struct topics_spelling){.topic = TOPICS_NONE};
    }
    return id;
}

uint32_t topics_see(struct topics *t, const char *s, size_t n)
{
    uint32_t id = spelling_of(t, s, n);
    if (!id)
        return TOPICS_NONE;
    struct topics_spelling *spelling = &t->spelling[id];
    if (spelling->topic == TOPICS_NONE) {
        uint32_t *slot = slot_of(t, s, n);
        if (!t->key.n)
            return TOPICS_NONE; /* only characters that print nothing */
        if (!*slot)
            *slot = new_topic(t, false) + 1;
        spelling->topic = *slot - 1;
    }
    spelling->count++;
    t->items[spelling->topic].count++;
    return spelling->topic;
}

uint32_t topics_find(struct topics *t, const char *s)
{
    buf_clear(&t->key);
    fold_key(s, strlen(s), &t->key);
    uint32_t id = pool_find(&t->keys, buf_text(&t->key), t->key.n);
    return id == POOL_NONE || !id || id >= t->cap_topic_of ? TOPICS_NONE : t->topic_of[id] - 1;
}

void topics_settle(struct topics *t)
{
    for (uint32_t id = 1; id < t->n_spelling; id++) {
        const struct topics_spelling *s = &t->spelling[id];
        if (s->topic == TOPICS_NONE || t->items[s->topic].agreed)
            continue;
        uint32_t *name = &t->items[s->topic].name;
        if (!*name || s->count > t->spelling[*name].count)
            *name = id;
    }
}

const char *topics_name(const struct topics *t, uint32_t topic)
{
    return pool_text(&t->spellings, t->items[topic].name);
}

bool topics_is_alias(const struct topics *t, const char *s)
{
    uint32_t id = pool_find(&t->spellings, s, strlen(s));
    return id != POOL_NONE && id && id < t->n_spelling && t->spelling[id].alias;
}

/* --- the file ---------------------------------------------------------------------------------
 */

static size_t topic_column(const struct table *f)
{
    size_t at = table_find_column(f, "topic");
    enum guise g = table_guise(f);
    struct buf hint = BUF_INIT;
    if (at == TABLE_NO_COLUMN || (g != GUISE_NONE && g != GUISE_TOPICS))
        msg_die_at(f->file[0].name, 1, "a topics file has the columns topic,alias%s%s",
                   at == TABLE_NO_COLUMN ? "; 'topic' is missing" : "", guise_hint(g, &hint));
    return at;
}

static void take_topic(struct topics *t, const struct table *f, size_t row, size_t column)
{
    const char *s = table_text(f, row, column);
    uint32_t id = spelling_of(t, s, strlen(s));
    if (!id)
        msg_die_at(table_file_of(f, row), table_line_of(f, row),
                   "a line without a topic; fill the column 'topic'");
    uint32_t *slot = slot_of(t, s, strlen(s));
    if (*slot)
        return; /* a topic with several aliases stands on several lines */
    *slot = new_topic(t, true) + 1;
    t->items[*slot - 1].name = id;
    t->spelling[id].topic = *slot - 1;
}

static void take_alias(struct topics *t, const struct table *f, size_t row, size_t topic,
                       size_t alias)
{
    const char *s = table_text(f, row, alias);
    uint32_t id = spelling_of(t, s, strlen(s));
    if (!id)
        return;
    uint32_t owner = topics_find(t, table_text(f, row, topic));
    uint32_t *slot = slot_of(t, s, strlen(s));
    if (*slot && *slot - 1 != owner)
        msg_die_at(table_file_of(f, row), table_line_of(f, row),
                   "'%s' cannot be another name of '%s': it already stands for '%s'", s,
                   topics_name(t, owner), topics_name(t, *slot - 1));
    *slot = owner + 1;
    t->spelling[id].topic = owner;
    t->spelling[id].alias = true;
}

void topics_read(struct topics *t, const char *path)
{
    struct table f = TABLE_INIT;
    table_read(&f, path);
    size_t topic = topic_column(&f), alias = table_find_column(&f, "alias");
    for (size_t row = 0; row < f.rows; row++)
        take_topic(t, &f, row, topic);
    for (size_t row = 0; row < f.rows && alias != TABLE_NO_COLUMN; row++)
        take_alias(t, &f, row, topic, alias);
    table_free(&f);
}

void topics_free(struct topics *t)
{
    pool_free(&t->keys);
    pool_free(&t->spellings);
    free(t->topic_of);
    free(t->spelling);
    free(t->items);
    buf_free(&t->key);
    buf_free(&t->tidy);
    *t = (struct topics)TOPICS_INIT;
}
