/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-columns.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_CELL (kb_lineup_cell_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupCell, kb_lineup_cell, KB, LINEUP_CELL, GtkWidget)

GtkWidget            *kb_lineup_cell_new        (const KbLineupColumn *column);
const KbLineupColumn *kb_lineup_cell_get_column (KbLineupCell         *self);
KbRecord             *kb_lineup_cell_get_item   (KbLineupCell         *self);
void                  kb_lineup_cell_set_item   (KbLineupCell         *self,
                                                 KbRecord             *item);
void                  kb_lineup_cell_update     (KbLineupCell         *self,
                                                 KbLineupFacts        *facts);
void                  kb_lineup_cell_set_editor (KbLineupCell         *self,
                                                 GtkWidget            *editor);

G_END_DECLS
