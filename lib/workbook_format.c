/* workbook_format - how cells look. See workbook.h. */
#include "workbook_inside.h"

struct style {
    int number;       /* built-in number format, 0 for none */
    const char *code; /* or this one */
    double size;
    int colour;
    int fill;
    bool bold, wrap;
    uint8_t indent; /* in lists: apart from what ends or begins at the same edge */
    int align;
};

static const struct style style_of[LOOK_END] = {
    [LOOK_TEXT] = {.indent = 1},
    [LOOK_WRAP] = {.wrap = true, .indent = 1},
    [LOOK_STRONG] = {.bold = true},
    [LOOK_FAINT] = {.colour = GREY},
    [LOOK_WITHHELD] = {.colour = GREY, .align = LXW_ALIGN_RIGHT},
    /* right also for a word in the place of a number */
    [LOOK_COUNT] = {.number = 3, .indent = 1, .align = LXW_ALIGN_RIGHT},
    [LOOK_REAL] = {.code = "0.0", .indent = 1, .align = LXW_ALIGN_RIGHT},
    [LOOK_REAL2] = {.number = 2, .indent = 1, .align = LXW_ALIGN_RIGHT},
    [LOOK_PERCENT] = {.number = 9, .indent = 1, .align = LXW_ALIGN_RIGHT},
    [LOOK_DATE] = {.number = 14, .indent = 1, .align = LXW_ALIGN_LEFT},
    [LOOK_DAY] = {.code = "ddd", .indent = 1, .align = LXW_ALIGN_LEFT},
    [LOOK_TIME] = {.number = 20, .indent = 1, .align = LXW_ALIGN_RIGHT},
    [LOOK_CELL] = {.code = "#,##0;;", .align = LXW_ALIGN_CENTER},
    [LOOK_TITLE] = {.size = 18, .bold = true, .colour = DARK},
    [LOOK_SUBTITLE] = {.colour = GREY, .wrap = true},
    [LOOK_HEADING] = {.size = 12, .bold = true, .colour = DARK},
    [LOOK_HEAD] = {.bold = true, .colour = 0xFFFFFF, .fill = DARK, .wrap = true, .indent = 1},
    [LOOK_HEAD_NUMBER] = {.bold = true,
                          .colour = 0xFFFFFF,
                          .fill = DARK,
                          .wrap = true,
                          .indent = 2, /* left of the button of the filter */
                          .align = LXW_ALIGN_RIGHT},
    [LOOK_HEAD_CELL] =
        {.bold = true, .colour = 0xFFFFFF, .fill = DARK, .wrap = true, .align = LXW_ALIGN_CENTER},
    [LOOK_BIG] = {.number = 3, .size = 16, .bold = true, .colour = DARK, .align = LXW_ALIGN_LEFT},
    [LOOK_BIG_PERCENT] =
        {.number = 9, .size = 16, .bold = true, .colour = DARK, .align = LXW_ALIGN_LEFT},
};

static bool is_head(enum look look)
{
    return look == LOOK_HEAD || look == LOOK_HEAD_NUMBER || look == LOOK_HEAD_CELL;
}

static lxw_format *make_format(struct workbook *book, enum look look, bool line)
{
    const struct style *style = &style_of[look];
    lxw_format *f = workbook_add_format(book->lxw);
    format_set_font_name(f, INSIDE_FONT);
    format_set_font_size(f, style->size > 0 ? style->size : INSIDE_SIZE);
    if (style->number)
        format_set_num_format_index(f, (uint8_t)style->number);
    if (style->code)
        format_set_num_format(f, style->code);
    if (style->colour)
        format_set_font_color(f, (lxw_color_t)style->colour);
    if (style->fill)
        format_set_bg_color(f, (lxw_color_t)style->fill);
    if (style->bold)
        format_set_bold(f);
    if (style->wrap)
        format_set_text_wrap(f);
    format_set_align(
        f, (uint8_t)(line && !is_head(look) ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER));
    if (style->align)
        format_set_align(f, (uint8_t)style->align);
    if (line && style->indent)
        format_set_indent(f, style->indent);
    if (line && !is_head(look)) {
        format_set_bottom(f, LXW_BORDER_THIN);
        format_set_bottom_color(f, RULE);
    }
    return f;
}

lxw_format *inside_format(const struct sheet *s, enum look look)
{
    bool line = s->list != NULL;
    lxw_format **f = &s->book->format[look][line];
    if (!*f)
        *f = make_format(s->book, look, line);
    return *f;
}

bool inside_is_bold(enum look look)
{
    return style_of[look].bold;
}

double inside_size(enum look look)
{
    return style_of[look].size;
}
