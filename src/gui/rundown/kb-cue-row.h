/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-columns.h"
#include "kb-cue-cell.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_CUE_ROW (kb_cue_row_get_type ())

G_DECLARE_FINAL_TYPE (KbCueRow, kb_cue_row, KB, CUE_ROW, GtkWidget)

GtkWidget    *kb_cue_row_new        (KbColumns       *columns);
KbRundownRow *kb_cue_row_get_row    (KbCueRow        *self);
void          kb_cue_row_set_row    (KbCueRow        *self,
                                     KbRundownRow    *row,
                                     GTimeZone       *zone);
void          kb_cue_row_refresh    (KbCueRow        *self);
void          kb_cue_row_set_editor (KbCueRow        *self,
                                     GtkWidget       *editor,
                                     KbCueCell        cell);
KbCueCell     kb_cue_row_find_cell  (KbCueRow        *self,
                                     double           x);

G_END_DECLS
