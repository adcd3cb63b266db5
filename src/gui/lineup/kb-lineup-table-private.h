/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-cell.h"
#include "kb-lineup-table.h"

G_BEGIN_DECLS

KbLineupCell *kb_lineup_table_find_cell     (KbLineupTable        *self,
                                             KbRecord             *item,
                                             const KbLineupColumn *column);
gboolean      kb_lineup_table_is_shown      (KbLineupTable        *self,
                                             const KbLineupColumn *column);
KbRecord     *kb_lineup_table_dup_neighbour (KbLineupTable        *self,
                                             KbRecord             *item,
                                             int                   step);
void          kb_lineup_table_focus_row     (KbLineupTable        *self,
                                             KbRecord             *item);

GPtrArray    *kb_lineup_table_get_cells     (KbLineupTable        *self);
KbRecordSet  *kb_lineup_table_get_plan      (KbLineupTable        *self);

G_END_DECLS
