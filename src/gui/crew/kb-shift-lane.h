/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_SHIFT_LANE (kb_shift_lane_get_type ())

G_DECLARE_FINAL_TYPE (KbShiftLane, kb_shift_lane, KB, SHIFT_LANE, GtkWidget)

GtkWidget *kb_shift_lane_new      (void);
void       kb_shift_lane_show     (KbShiftLane *self,
                                   KbRecordSet *set,
                                   KbRecord    *assignment);
void       kb_shift_lane_get_axis (KbRecordSet *set,
                                   gint64      *start_us,
                                   gint64      *end_us);
GtkWidget *kb_shift_lane_cell     (GtkWidget   *cell,
                                   KbRecordSet *set,
                                   KbRecord    *assignment);

G_END_DECLS
