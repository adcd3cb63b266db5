/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-board.h"

G_BEGIN_DECLS

/* What the board's picture and its input share. */

#define AXIS_HEIGHT 36
#define HEAD_WIDTH 150
#define LANE_HEIGHT 30
#define LANE_GAP 6
#define ROW_PADDING 7
#define COVERAGE_HEIGHT 52
#define MIN_AREA 480

struct _KbBoard
{
  GtkWidget      parent_instance;

  KbBoardAxis    axis;
  GTimeZone     *zone;        /* owned, nullable */
  GPtrArray     *rows;        /* owned KbBoardRow */
  GArray        *steps;       /* owned, nullable KbCrewStep: the coverage row */
  GHashTable    *bars;        /* owned: key → KbBoardBar, a child */
  GtkAdjustment *scroll;      /* owned, nullable */
  KbStretch      drawn;       /* what is being drawn with the pointer */
  int            drawn_row;   /* -1: nothing is */
};

int    kb_board_get_row_height   (const KbBoardRow *row);
int    kb_board_get_row_top      (KbBoard          *self,
                                  guint             index);
int    kb_board_get_coverage_top (KbBoard          *self);
double kb_board_get_scale        (KbBoard          *self);
double kb_board_place_of         (KbBoard          *self,
                                  gint64            at_us);
void   kb_board_paint_ground     (KbBoard          *self,
                                  GtkSnapshot      *snapshot);
void   kb_board_paint_top        (KbBoard          *self,
                                  GtkSnapshot      *snapshot);

G_END_DECLS
