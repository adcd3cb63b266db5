/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-board.h"
#include "kb-crew-plan.h"

G_BEGIN_DECLS

KbBoardAxis  kb_board_crew_axis  (const KbCrew *crew);
void         kb_board_crew_fill  (const KbCrew *crew,
                                  GArray       *gaps,
                                  GArray       *clashes,
                                  GPtrArray    *rows,
                                  GPtrArray    *items);
GArray      *kb_board_crew_count (const KbCrew *crew,
                                  GArray       *gaps,
                                  GArray       *clashes);
KbBoardAxis  kb_board_week_axis  (const KbCrew *crew);
void         kb_board_week_fill  (const KbCrew *crew,
                                  GPtrArray    *rows,
                                  GPtrArray    *items);

G_END_DECLS
