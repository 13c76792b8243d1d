#include "stamp.h"

#include "num.h"
#include "word.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Three letters are enough to know a month; longer words that begin so are the same month. */
static const struct word months[] = {
    {"jan", 1},  {"feb", 2},  {"mar", 3},  {"m\xC3\xA4r", 3}, {"mrz", 3},  {"apr", 4},
    {"may", 5},  {"mai", 5},  {"jun", 6},  {"jul", 7},        {"aug", 8},  {"sep", 9},
    {"oct", 10}, {"okt", 10}, {"nov", 11}, {"dec", 12},       {"dez", 12}, {NULL, 0}};

/* Hours to add: the words before noon and after noon, as Google and Excel write them. */
static const struct word halves[] = {{"am", 0},    {"a.m.", 0},    {"pm", 12},     {"p.m.", 12},
                                     {"vorm.", 0}, {"nachm.", 12}, {"ก่อนเที่ยง", 0}, {"หลังเที่ยง", 12},
                                     {"上午", 0},  {"下午", 12},   {"午前", 0},    {"午後", 12},
                                     {"오전", 0},  {"오후", 12},   {NULL, 0}};

static const char *const blanks[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x8E"};

struct text {
    char s[80];
    const char *at;
};

/* Every kind of blank becomes a plain one. False for a text too long to be a stamp. */
static bool plain(struct text *t, const char *from)
{
    size_t n = 0;
    while (*from) {
        size_t skip = 0;
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks && !skip; i++)
            if (!strncmp(from, blanks[i], strlen(blanks[i])))
                skip = strlen(blanks[i]);
        if (n + 1 == sizeof t->s)
            return false;
        t->s[n++] = skip || isspace((unsigned char)*from) ? ' ' : *from;
        from += skip ? skip : 1;
    }
    t->s[n] = '\0';
    t->at = t->s;
    return true;
}

static void skip(struct text *t, const char *set)
{
    t->at += strspn(t->at, set);
}

/* Up to `most` digits; *digits says how many there were. */
static bool number(struct text *t, size_t most, int *value, size_t *digits)
{
    size_t n = strspn(t->at, "0123456789");
    if (!n || n > most)
        return false;
    *value = 0;
    for (size_t i = 0; i < n; i++)
        *value = *value * 10 + (t->at[i] - '0');
    t->at += n;
    if (digits)
        *digits = n;
    return true;
}

static bool letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static size_t word_length(const char *s)
{
    size_t n = 0;
    while (letter(s[n]) || (n && s[n] == '.'))
        n++;
    return n;
}

static bool month_word(struct text *t, int *month)
{
    for (const struct word *m = months; m->text; m++)
        if (!strncasecmp(t->at, m->text, strlen(m->text))) {
            t->at += word_length(t->at);
            *month = m->value;
            return true;
        }
    return false;
}

static bool half_word(struct text *t, int *hours)
{
    for (const struct word *h = halves; h->text; h++) {
        size_t n = strlen(h->text);
        if (!strncasecmp(t->at, h->text, n) && !letter(t->at[n])) {
            t->at += n;
            *hours = h->value;
            return true;
        }
    }
    return false;
}

struct date {
    int year, a, b; /* a, b: the two others, in the order written */
    bool settled;   /* a is the month and b the day beyond doubt */
};

static int full_year(int year, size_t digits)
{
    enum { BUDDHIST = 543, SURELY_BUDDHIST = 2400, CENTURY_TURNS = 70 };
    if (digits <= 2)
        return year + (year < CENTURY_TURNS ? 2000 : 1900);
    return year >= SURELY_BUDDHIST ? year - BUDDHIST : year;
}

/* "10/9/2024", "2024-10-09", "27.04.2026", "8/20/25" */
static bool date_numbers(struct text *t, int first, size_t digits, enum stamp_order told,
                         struct date *d)
{
    char sign = *t->at++;
    int second, third;
    size_t third_digits;
    skip(t, " ");
    if (!number(t, 2, &second, NULL) || *t->at++ != sign)
        return false;
    skip(t, " ");
    if (!number(t, 4, &third, &third_digits))
        return false;
    d->settled = digits > 2 || first > 31 || (told == STAMP_YMD && third_digits <= 2);
    if (d->settled) {
        *d = (struct date){full_year(first, digits), second, third, true};
        return third_digits <= 2;
    }
    *d = (struct date){full_year(third, third_digits), first, second, false};
    return true;
}

/* "Oct 9, 2024" after nothing, "9 October 2024" and "9. Oktober 2024" after the day */
static bool date_words(struct text *t, int day, struct date *d)
{
    int month, year;
    size_t digits;
    skip(t, ". ");
    if (!month_word(t, &month))
        return false;
    skip(t, ". ");
    if (!day && !number(t, 2, &day, NULL))
        return false;
    skip(t, "., ");
    if (!number(t, 4, &year, &digits))
        return false;
    *d = (struct date){full_year(year, digits), month, day, true};
    return true;
}

static bool date(struct text *t, enum stamp_order told, struct date *d)
{
    static const char days[][4] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    int first, month;
    size_t digits;
    skip(t, "' ");
    for (size_t i = 0; i < 7; i++)
        if (!strncasecmp(t->at, days[i], 3))
            t->at += word_length(t->at);
    skip(t, ", ");
    struct text ahead = *t;
    ahead.at = t->at;
    if (month_word(&ahead, &month))
        return date_words(t, 0, d);
    if (!number(t, 4, &first, &digits))
        return false;
    if (strchr("/-.", *t->at) && *t->at) {
        size_t gap = strspn(t->at + 1, " ");
        if (!letter(t->at[1 + gap]))
            return date_numbers(t, first, digits, told, d);
        t->at++;
    }
    return digits <= 2 && date_words(t, first, d);
}

/* Milliseconds after midnight; a date alone is its beginning. */
static bool clock_time(struct text *t, int64_t *ms)
{
    int h, m, s = 0, thousandths = 0, scale = 100, half = -1;
    *ms = 0;
    skip(t, ", T");
    if (!strncasecmp(t->at, "at ", 3) || !strncasecmp(t->at, "um ", 3))
        t->at += 3;
    half_word(t, &half);
    skip(t, " ");
    if (!isdigit((unsigned char)*t->at))
        return half < 0;
    if (!number(t, 2, &h, NULL) || *t->at++ != ':' || !number(t, 2, &m, NULL))
        return false;
    if (*t->at == ':' && (t->at++, !number(t, 2, &s, NULL)))
        return false;
    if (*t->at == '.' && isdigit((unsigned char)t->at[1]))
        for (t->at++; isdigit((unsigned char)*t->at); t->at++, scale /= 10)
            thousandths += (*t->at - '0') * scale;
    skip(t, " ");
    if (half < 0)
        half_word(t, &half);
    if (h > 23 || m > 59 || s > 60)
        return false;
    if (half >= 0 && h <= 12)
        h = h % 12 + half;
    *ms = ((int64_t)(h * 60 + m) * 60 + s) * 1000 + thousandths;
    return true;
}

/* "Z", "+01:00", "GMT+3", "EST", "(UTC)": minutes east. A word without an offset counts as none. */
static bool zone(struct text *t, int *east)
{
    *east = 0;
    for (skip(t, " ("); letter(*t->at); skip(t, " ()"))
        t->at += word_length(t->at);
    if (*t->at == '+' || *t->at == '-') {
        int sign = *t->at++ == '-' ? -1 : 1, h, m = 0;
        size_t digits;
        if (!number(t, 4, &h, &digits))
            return false;
        if (digits > 2) {
            m = h % 100;
            h /= 100;
        } else if (*t->at == ':' && (t->at++, !number(t, 2, &m, NULL))) {
            return false;
        }
        *east = sign * (h * 60 + m);
    }
    skip(t, " )");
    return !*t->at;
}

static int64_t moment(int year, int month, int day, int64_t ms)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return STAMP_NEVER;
    int y, m, d;
    int32_t days = num_days(year, month, day);
    num_civil(days, &y, &m, &d);
    return m == month ? (int64_t)days * 86400000 + ms : STAMP_NEVER;
}

struct stamp stamp_read(const char *cell, enum stamp_order told)
{
    struct stamp s = {STAMP_NEVER, STAMP_NEVER};
    struct text t;
    struct date d;
    int64_t ms;
    int east;
    if (!plain(&t, cell) || !date(&t, told, &d) || !clock_time(&t, &ms) || !zone(&t, &east))
        return s;
    ms -= (int64_t)east * 60000;
    s.day_first = moment(d.year, d.b, d.a, ms);
    s.month_first = moment(d.year, d.a, d.b, ms);
    if (d.settled || told == STAMP_MDY)
        s.day_first = s.month_first;
    else if (told == STAMP_DMY)
        s.month_first = s.day_first;
    return s;
}

bool stamp_order_word(const char *word, enum stamp_order *order)
{
    static const char *const words[] = {"", "dmy", "mdy", "ymd"};
    for (int i = STAMP_DMY; i <= STAMP_YMD; i++)
        if (!strcasecmp(word, words[i])) {
            *order = (enum stamp_order)i;
            return true;
        }
    return false;
}

void stamp_see(struct stamp_column *c, const struct stamp *s, size_t line)
{
    if (!stamp_is_date(s))
        return;
    c->dates++;
    if (s->month_first == STAMP_NEVER && !c->day_line)
        c->day_line = line;
    if (s->day_first == STAMP_NEVER && !c->month_line)
        c->month_line = line;
}

bool stamp_settle(struct stamp_column *c)
{
    c->order = c->day_line ? STAMP_DMY : c->month_line ? STAMP_MDY : STAMP_ANY;
    return !c->day_line || !c->month_line;
}

static enum stamp_verdict order_of(int64_t a, int64_t b)
{
    return a < b ? STAMP_EARLIER : a > b ? STAMP_LATER : STAMP_SAME;
}

enum stamp_verdict stamp_compare(const struct stamp_column *c, const struct stamp *a,
                                 const struct stamp *b)
{
    enum stamp_verdict by_day = order_of(a->day_first, b->day_first);
    enum stamp_verdict by_month = order_of(a->month_first, b->month_first);
    if (c->order == STAMP_DMY)
        return by_day;
    if (c->order == STAMP_MDY)
        return by_month;
    return by_day == by_month ? by_day : STAMP_UNCLEAR;
}
