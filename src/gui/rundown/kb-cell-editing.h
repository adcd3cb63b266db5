/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-table.h"

G_BEGIN_DECLS

#define KB_TYPE_CELL_EDITING (kb_cell_editing_get_type ())

G_DECLARE_FINAL_TYPE (KbCellEditing, kb_cell_editing, KB, CELL_EDITING, GObject)

KbCellEditing *kb_cell_editing_new       (KbRundownTable *table);
void           kb_cell_editing_start     (KbCellEditing  *self,
                                          KbRundownRow   *row,
                                          KbCueCell       cell);
void           kb_cell_editing_stop      (KbCellEditing  *self);
gboolean       kb_cell_editing_is_active (KbCellEditing  *self);

G_END_DECLS
