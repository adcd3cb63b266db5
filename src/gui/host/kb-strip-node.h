/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-prompter-flow.h"

G_BEGIN_DECLS

/**
 * KbStripPlace:
 * @style: (unowned): the style of the strips
 * @width: width of the view before it is turned, device pixels
 * @height: its height
 * @left: where lines start, device pixels
 * @read: down to here text is read and drawn darker, device pixels from the top
 * @scale_factor: device pixels for one of the widget
 *
 * Where strips are put.
 */
typedef struct
{
  const KbStripStyle *style;
  int                 width;
  int                 height;
  int                 left;
  int                 read;
  int                 scale_factor;
} KbStripPlace;

gboolean kb_strip_node_append (GtkSnapshot        *snapshot,
                               KbStripStore       *store,
                               const KbFlowLine   *line,
                               const KbStripPlace *place,
                               double              top);

G_END_DECLS
