#include "celltext.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const uint32_t REPLACEMENT = 0xFFFD;

/* How many bytes the sequence that begins with `lead` has, and the bits of `lead` that count. */
static size_t sequence(unsigned char lead, uint32_t *bits)
{
    *bits = lead & 0x7Fu;
    if (lead < 0x80)
        return 1;
    *bits = lead & 0x1Fu;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    *bits = lead & 0x0Fu;
    if ((lead & 0xF0) == 0xE0)
        return 3;
    *bits = lead & 0x07u;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

size_t celltext_decode(const char *s, uint32_t *point)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t v;
    if (!*s)
        return 0;
    size_t n = sequence((unsigned char)*s, &v);
    for (size_t i = 1; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if ((c & 0xC0) != 0x80)
            n = 0;
        else
            v = v << 6 | (c & 0x3Fu);
    }
    if (!n || v < least[n] || v > 0x10FFFF || (v >= 0xD800 && v < 0xE000)) {
        *point = REPLACEMENT;
        return 1;
    }
    *point = v;
    return n;
}

/* XML 1.0 knows tab and line feed, reads a carriage return as one, and knows no other control. */
static bool xml_keeps(uint32_t point)
{
    if (point < 0x20)
        return point == '\t' || point == '\n';
    return point != 0xFFFE && point != 0xFFFF;
}

/* "_xHHHH_" means a character to spreadsheets. */
static bool looks_escaped(const char *s)
{
    if (s[0] != '_' || s[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)s[i]))
            return false;
    return s[6] == '_';
}

static size_t units(uint32_t point)
{
    return point > 0xFFFF ? 2 : 1;
}

enum { ESCAPED = 7 }; /* units of "_x0001_" */

/* What a character takes of a cell's room as it is written. */
static size_t written_units(uint32_t point, const char *s)
{
    return !xml_keeps(point) || looks_escaped(s) ? ESCAPED : units(point);
}

static size_t count_written(const char *s)
{
    uint32_t point;
    size_t total = 0;
    for (size_t n; (n = celltext_decode(s, &point)); s += n)
        total += written_units(point, s);
    return total;
}

/* Bytes of `s` that any cell takes as they are: ASCII without controls, up to where an escape may
   begin. */
static size_t plain(const char *s)
{
    size_t n = 0;
    while (s[n] >= ' ' && s[n] <= '~' && s[n] != '_')
        n++;
    return n;
}

enum celltext_change celltext_clean(struct buf *out, const char *s, size_t most)
{
    enum celltext_change change = CELLTEXT_SAME;
    size_t used = plain(s), room = most;
    uint32_t point;
    if (used <= most && !s[used]) {
        buf_add(out, s, used);
        return change;
    }
    used = 0;
    if (strlen(s) * ESCAPED > most && count_written(s) > most) {
        change = CELLTEXT_CUT;
        room = most - 1; /* the ellipsis */
    }
    for (size_t n; (n = celltext_decode(s, &point)); s += n) {
        used += written_units(point, s);
        if (used > room)
            break;
        if (point == REPLACEMENT && n == 1) {
            change |= CELLTEXT_REPAIRED;
            buf_puts(out, "\xEF\xBF\xBD");
        } else if (!xml_keeps(point) || looks_escaped(s)) {
            buf_printf(out, "_x%04X_", (unsigned)point);
        } else {
            buf_add(out, s, n);
        }
    }
    if (change & CELLTEXT_CUT)
        buf_puts(out, "\xE2\x80\xA6");
    return change;
}

struct range {
    uint32_t from, to;
};

/* Unicode Standard Annex 11, East Asian Width: the large blocks of wide letters, and emoji. */
static const struct range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},  {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};
static const struct range unseen[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x202A, 0x202E},
                                      {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};

static bool within(const struct range *ranges, size_t n, uint32_t point)
{
    for (size_t i = 0; i < n; i++)
        if (point >= ranges[i].from && point <= ranges[i].to)
            return true;
    return false;
}

/* Of ' ' to '~' in Arial and the fonts made to its measure, in thousandths of the size. */
static const uint16_t arial[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

/* In widths of a digit. */
static double point_width(uint32_t point)
{
    if (point >= ' ' && point <= '~')
        return arial[point - ' '] / 556.0;
    if (point < ' ')
        return 0.5;
    if (within(unseen, sizeof unseen / sizeof *unseen, point))
        return 0;
    return within(wide, sizeof wide / sizeof *wide, point) ? 1.9 : 1.15;
}

double celltext_width(const char *s)
{
    double widest = 0, line = 0;
    uint32_t point;
    for (size_t n; (n = celltext_decode(s, &point)); s += n) {
        line = point == '\n' ? 0 : line + point_width(point);
        if (line > widest)
            widest = line;
    }
    return widest;
}

/* The width of the word at `s`, and where it ends. */
static double word_width(const char *s, const char **end)
{
    double width = 0;
    uint32_t point;
    for (size_t n; (n = celltext_decode(s, &point)) && point != ' ' && point != '\n'; s += n)
        width += point_width(point);
    *end = s;
    return width;
}

unsigned celltext_lines(const char *s, double width)
{
    unsigned lines = 1;
    double used = 0;
    while (*s) {
        const char *end;
        double word = word_width(s, &end);
        if (used > 0 && used + word > width) {
            lines++;
            used = 0;
        }
        if (word > width && width > 0) /* a word longer than a line is broken anywhere */
            lines += (unsigned)(word / width);
        used += word + point_width(' ');
        if (*end == '\n') {
            lines++;
            used = 0;
        }
        s = *end ? end + 1 : end;
    }
    return lines;
}

static void add_name_letters(struct buf *out, const char *s, size_t room)
{
    uint32_t point;
    for (size_t n; (n = celltext_decode(s, &point)); s += n) {
        if (units(point) > room)
            return;
        room -= units(point);
        bool illegal = point < 0x20 || (point < 0x80 && strchr("[]:*?/\\", (int)point));
        if (illegal || point == REPLACEMENT || !xml_keeps(point))
            buf_putc(out, '-');
        else
            buf_add(out, s, n);
    }
}

void celltext_sheet_name(struct buf *out, const char *wanted, unsigned ordinal)
{
    char suffix[16] = "";
    size_t begun = out->n;
    if (ordinal > 1)
        snprintf(suffix, sizeof suffix, " (%u)", ordinal);
    while (*wanted == '\'' || *wanted == ' ')
        wanted++;
    add_name_letters(out, *wanted ? wanted : "Sheet", CELLTEXT_NAME_MAX - strlen(suffix));
    while (out->n > begun + 1 && (out->s[out->n - 1] == '\'' || out->s[out->n - 1] == ' '))
        out->s[--out->n] = '\0';
    if (!*suffix &&
        !strcasecmp(out->s + begun, "History")) /* kept by spreadsheets for themselves */
        buf_putc(out, '-');
    buf_puts(out, suffix);
}
