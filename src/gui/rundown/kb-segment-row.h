/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_SEGMENT_ROW (kb_segment_row_get_type ())

G_DECLARE_FINAL_TYPE (KbSegmentRow, kb_segment_row, KB, SEGMENT_ROW, GtkWidget)

GtkWidget    *kb_segment_row_new        (void);
KbRundownRow *kb_segment_row_get_row    (KbSegmentRow *self);
void          kb_segment_row_set_row    (KbSegmentRow *self,
                                         KbRundownRow *row,
                                         GTimeZone    *zone);
void          kb_segment_row_set_editor (KbSegmentRow *self,
                                         GtkWidget    *editor);

G_END_DECLS
