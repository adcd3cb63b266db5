/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-board-item.h"

G_BEGIN_DECLS

#define KB_TYPE_BOARD_BAR (kb_board_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbBoardBar, kb_board_bar, KB, BOARD_BAR, GtkWidget)

GtkWidget         *kb_board_bar_new       (void);
const KbBoardItem *kb_board_bar_get_item  (KbBoardBar        *self);
void               kb_board_bar_show      (KbBoardBar        *self,
                                           const KbBoardItem *item,
                                           GTimeZone         *zone,
                                           double             us_per_px,
                                           gint64             snap_us);
const KbStretch   *kb_board_bar_get_time  (KbBoardBar        *self);
void               kb_board_bar_set_scale (KbBoardBar        *self,
                                           double             us_per_px);

G_END_DECLS
