/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-screen"

#include "config.h"

#include <string.h>

#include "kb-host-screen.h"

/* Sizes of the text where nothing proposes one, on a screen 1080 high: alone, and beside the card. */
#define SIZE_ALONE 128
#define SIZE_BESIDE 96

/* What the wish for a look comes to on a screen. */

/**
 * kb_host_screen_get_turn:
 *
 * Returns: how the output is turned.
 */
KbTurn
kb_host_screen_get_turn (const KbHostLook *look)
{
  return kb_turn_new (look->mirror_x, look->mirror_y, look->quarters);
}

/**
 * kb_host_screen_shows_text:
 *
 * Returns: %TRUE when the text runs in this layout.
 */
gboolean
kb_host_screen_shows_text (const KbHostLook *look)
{
  return look->layout == KB_HOST_LAYOUT_BOTH || look->layout == KB_HOST_LAYOUT_PROMPTER;
}

/**
 * kb_host_screen_create_transform:
 * @width: of the screen before it is turned
 * @height: its height
 * @x: where a part lies on it
 * @y: likewise
 *
 * Returns: (transfer full) (nullable): the whole screen's turn, then the part's place in it.
 */
GskTransform *
kb_host_screen_create_transform (const KbHostLook *look,
                                 int               width,
                                 int               height,
                                 int               x,
                                 int               y)
{
  cairo_matrix_t matrix;
  GskTransform *transform = NULL;

  kb_turn_get_matrix (kb_host_screen_get_turn (look), width, height, &matrix);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT (matrix.x0, matrix.y0));
  transform = gsk_transform_rotate (transform, look->quarters % 4 * 90);
  if (look->mirror_x || look->mirror_y)
    transform = gsk_transform_scale (transform, look->mirror_x ? -1 : 1, look->mirror_y ? -1 : 1);

  return gsk_transform_translate (transform, &GRAPHENE_POINT_INIT (x, y));
}

/* What a line may not take is left free on both sides, so that the eyes stay in the middle. */
static void
shorten_lines (const KbHostLook *look,
               int               width,
               KbPrompterLook   *prompter)
{
  double room = width - prompter->margin_start - prompter->margin_end;
  double spare = room - look->line_chars * prompter->size;

  if (look->line_chars == 0 || spare <= 0)
    return;

  prompter->margin_start += spare / 2;
  prompter->margin_end += spare / 2;
}

/**
 * kb_host_screen_fill_prompter:
 * @width: room for the text
 * @unit: what is one unit of a screen 1080 high
 * @prompter: (out): its font is borrowed from @look
 *
 * Says how the text looks in that room.
 */
void
kb_host_screen_fill_prompter (const KbHostLook *look,
                              int               width,
                              double            unit,
                              KbPrompterLook   *prompter)
{
  double size = look->layout == KB_HOST_LAYOUT_PROMPTER ? SIZE_ALONE : SIZE_BESIDE;

  *prompter = (KbPrompterLook) {
    .font = look->font,
    .size = MAX ((look->text_size > 0 ? look->text_size : size) * unit, 4),
    .margin_start = look->margin * width + 8 * unit,
    .margin_end = look->margin * width / 2,
    .marker = look->marker,
    .turn = kb_host_screen_get_turn (look),
    .pitch = look->spacing,
    .marker_shape = look->marker_shape,
    .keeps_light = look->keeps_light,
  };
  memcpy (prompter->colors, look->colors, sizeof look->colors);
  shorten_lines (look, width, prompter);
}
