/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-enums.h"
#include "kb-turn.h"

G_BEGIN_DECLS

/**
 * KbPrompterBand:
 * @turn: how the output is turned
 * @width: of the view before the turn, device pixels
 * @height: its height
 * @scale_factor: device pixels for one of the widget
 * @top: where the band behind the marker's line starts, device pixels
 * @pitch: its height
 * @room: the room before the text, which holds the pointer
 * @size: of the text
 * @shape: what shows the line
 * @is_on_black: the ground is black already
 *
 * What stands still behind a moving text.
 */
typedef struct
{
  KbTurn  turn;
  int     width;
  int     height;
  int     scale_factor;
  int     top;
  int     pitch;
  double  room;
  double  size;
  KbHostMarker shape;
  gboolean is_on_black;
} KbPrompterBand;

GskRenderNode *kb_prompter_band_create_node (const KbPrompterBand *self);

G_END_DECLS
