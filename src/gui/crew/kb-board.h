/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-board-item.h"
#include "kb-crew-coverage.h"

G_BEGIN_DECLS

/**
 * KbBoardAxis:
 * @time: what the board covers
 * @show: the stretch that is shaded; empty for none
 * @step_us: from one line to the next
 * @snap_us: the step of moves
 * @has_days: the lines are days, not hours
 */
typedef struct
{
  KbStretch time;
  KbStretch show;
  gint64    step_us;
  gint64    snap_us;
  gboolean  has_days;
} KbBoardAxis;

#define KB_TYPE_BOARD (kb_board_get_type ())

G_DECLARE_FINAL_TYPE (KbBoard, kb_board, KB, BOARD, GtkWidget)

GtkWidget        *kb_board_new           (void);
void              kb_board_show          (KbBoard           *self,
                                          const KbBoardAxis *axis,
                                          GTimeZone         *zone,
                                          GPtrArray         *rows,
                                          GPtrArray         *items,
                                          GArray            *steps);
void              kb_board_set_scroll    (KbBoard           *self,
                                          GtkAdjustment     *adjustment);
gboolean          kb_board_focus_item    (KbBoard           *self,
                                          gint64             id);
const KbBoardRow *kb_board_get_row       (KbBoard           *self,
                                          guint              row);

G_END_DECLS
