#include "survey_identity.h"

#include "buf.h"
#include "fold.h"
#include "reply.h"
#include "survey_export.h"
#include "survey_log.h"

#include <string.h>
#include <strings.h>

/* The text of a mail address folded, any other text as it is, nothing for "anonymous". */
static uint32_t read_key(struct survey *s, const char *text, bool mail_only)
{
    struct buf b = BUF_INIT, key = BUF_INIT;
    uint32_t id = 0;
    fold_key(text, strlen(text), &key);
    bool nobody = reply_is_nothing(text) || !strcmp(buf_text(&key), "anonymous");
    if (roster_email(text, &b))
        id = pool_intern(&s->plan.pool, b.s, b.n);
    else if (!mail_only && !nobody)
        id = survey_keep(s, text);
    buf_free(&b);
    buf_free(&key);
    return id;
}

static bool is_identity(enum codebook_field f)
{
    return f == CODEBOOK_PERSON || f == CODEBOOK_EMAIL || f == CODEBOOK_NAME ||
           f == CODEBOOK_FIRST_NAME || f == CODEBOOK_LAST_NAME;
}

/* An id or an e-mail. */
static void read_key_cell(struct survey *s, struct survey_identity *who, struct survey_place at,
                          uint32_t value)
{
    bool mail = at.question->field == CODEBOOK_EMAIL;
    uint32_t *to = mail ? &who->email : &who->id;
    uint32_t key = value ? read_key(s, survey_text(s, value), mail) : 0;
    who->ided = true;
    if (value && !key)
        who->nobody = survey_text(s, value);
    if (mail && key && key != value)
        survey_changed(s, at, value, key, "e-mail folded");
    if (!*to)
        *to = key;
}

/* First and last name as one; either may be missing. */
static uint32_t full_name(struct survey *s, uint32_t first, uint32_t last)
{
    struct buf full = BUF_INIT;
    buf_printf(&full, "%s%s%s", survey_text(s, first), first && last ? " " : "",
               survey_text(s, last));
    uint32_t id = survey_keep(s, full.s);
    buf_free(&full);
    return id;
}

static void read_cells(struct survey *s, struct survey_identity *who, size_t export,
                       size_t response)
{
    const struct survey_export *e = &s->exports.items[export];
    uint32_t name[CODEBOOK_FIELDS] = {0};
    for (size_t j = 0; j < e->book.n; j++) {
        enum codebook_field f = e->book.items[j].field;
        if (!is_identity(f))
            continue;
        const char *raw = survey_text(s, survey_cell(e, response, j));
        uint32_t value = survey_export_value(s, export, j, raw, NULL);
        who->asked = true;
        if (f == CODEBOOK_PERSON || f == CODEBOOK_EMAIL)
            read_key_cell(s, who, (struct survey_place){export, response, &e->book.items[j]},
                          value);
        else if (!name[f])
            name[f] = value;
    }
    who->name = name[CODEBOOK_NAME];
    if (!who->name)
        who->name = full_name(s, name[CODEBOOK_FIRST_NAME], name[CODEBOOK_LAST_NAME]);
}

/* Names under which people try a form out. */
static const char *const testers[] = {"test", "tester", "testing", "dummy", "probe"};

static bool is_tester(const struct survey *s, const struct survey_identity *who)
{
    const char *mail = survey_text(s, who->email ? who->email : who->id);
    const char *name = survey_text(s, who->name);
    size_t n = strcspn(mail, "@+");
    for (size_t i = 0; i < sizeof testers / sizeof *testers; i++)
        if ((mail[n] && strlen(testers[i]) == n && !memcmp(mail, testers[i], n)) ||
            (!*mail && !strcasecmp(name, testers[i])))
            return true;
    return false;
}

/* A name is a key of its own only where the survey asked for nothing better; folded, so that "Ana"
 * and "ana" are one. */
static uint32_t key_of(struct survey *s, const struct survey_identity *who)
{
    if (who->entry != ROSTER_NOBODY)
        return s->roster.items[who->entry].key;
    if (who->id || who->email)
        return who->id ? who->id : who->email;
    if (!who->name || who->ided)
        return 0;
    struct buf key = BUF_INIT;
    roster_name_key(survey_text(s, who->name), &key);
    uint32_t id = pool_intern(&s->plan.pool, buf_text(&key), key.n);
    buf_free(&key);
    return id;
}

struct survey_identity survey_identity_read(struct survey *s, size_t export, size_t response)
{
    struct survey_identity who = {.entry = ROSTER_NOBODY};
    read_cells(s, &who, export, response);
    if (!who.asked)
        return who;
    uint32_t email = who.email ? who.email : who.id, name = who.name ? who.name : who.id;
    who.entry = roster_find(&s->roster, survey_text(s, who.id), survey_text(s, email),
                            survey_text(s, name)); /* people mix these up */
    who.tester = who.entry == ROSTER_NOBODY && is_tester(s, &who);
    who.key = key_of(s, &who);
    return who;
}
