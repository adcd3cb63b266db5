/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-enums.h"
#include "kb-strip.h"
#include "kb-turn.h"

G_BEGIN_DECLS

/**
 * KbPrompterLook:
 * @font: (nullable): family names; %NULL means Kaibo's own
 * @size: size of the text, pixels
 * @margin_start: room before the text, which holds the pointer, pixels
 * @margin_end: room behind it, pixels
 * @marker: where the marker is, as a part of the height
 * @width: width of the view that these numbers are for; 0 means the view's own. A preview of another
 *   width shows the same lines smaller.
 * @turn: how the output is turned
 * @pitch: from line to line, as a part of the size; 0 is Kaibo's own
 * @colors: 0xffRRGGBB by ink; 0 is Kaibo's own
 * @marker_shape: what shows the line that is read
 * @keeps_light: text that was read is as light as the rest
 *
 * What the text looks like.
 */
typedef struct
{
  const char *font;
  double      size;
  double      margin_start;
  double      margin_end;
  double      marker;
  double      width;
  KbTurn      turn;
  double      pitch;
  guint32     colors[KB_N_INKS];
  KbHostMarker marker_shape;
  gboolean    keeps_light;
} KbPrompterLook;

void            kb_prompter_look_fill_style    (const KbPrompterLook *self,
                                                double                scale,
                                                int                   width,
                                                KbStripStyle         *style);
gboolean        kb_prompter_look_breaks_like   (const KbPrompterLook *self,
                                                const KbPrompterLook *other);

G_END_DECLS
