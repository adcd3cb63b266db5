/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-moves.h"
#include "kb-rundown-table.h"

G_BEGIN_DECLS

#define KB_TYPE_ROW_DRAG (kb_row_drag_get_type ())

G_DECLARE_FINAL_TYPE (KbRowDrag, kb_row_drag, KB, ROW_DRAG, GObject)

KbRowDrag *kb_row_drag_new (KbRundownTable *table);

G_END_DECLS
