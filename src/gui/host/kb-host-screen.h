/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-prompter-view.h"

G_BEGIN_DECLS

/**
 * KbHostLook:
 * @layout: what is shown
 * @font: (nullable): family names of the text; %NULL means Kaibo's own
 * @text_size: size of the text on a screen 1080 high; 0 takes what the layout proposes
 * @margin: empty border of the text, as a part of its width
 * @marker: where the line stands that is read, as a part of the text's height
 * @mirror_x: left and right change places
 * @mirror_y: top and bottom change places
 * @quarters: quarter turns clockwise
 * @spacing: from line to line, as a part of the size; 0 is Kaibo's own
 * @line_chars: longest line, widths of a Chinese character; 0 is the room that there is
 * @marker_shape: what shows the line that is read
 * @keeps_light: text that was read is not dimmed
 * @colors: 0xffRRGGBB by ink; 0 is Kaibo's own
 *
 * How the host wants the screen.
 */
typedef struct
{
  KbHostLayout layout;
  const char  *font;
  double       text_size;
  double       margin;
  double       marker;
  gboolean     mirror_x;
  gboolean     mirror_y;
  guint        quarters;
  double       spacing;
  gint64       line_chars;
  KbHostMarker marker_shape;
  gboolean     keeps_light;
  guint32      colors[KB_N_INKS];
} KbHostLook;

#define KB_HOST_LOOK_INIT { KB_HOST_LAYOUT_BOTH, NULL, 0, 0.06, 1.0 / 3, FALSE, FALSE, 0 }

KbTurn        kb_host_screen_get_turn         (const KbHostLook *look);
gboolean      kb_host_screen_shows_text       (const KbHostLook *look);
GskTransform *kb_host_screen_create_transform (const KbHostLook *look,
                                               int               width,
                                               int               height,
                                               int               x,
                                               int               y);
void          kb_host_screen_fill_prompter    (const KbHostLook *look,
                                               int               width,
                                               double            unit,
                                               KbPrompterLook   *prompter);

G_END_DECLS
