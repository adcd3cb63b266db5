/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_CUE_INSPECTOR (kb_cue_inspector_get_type ())

G_DECLARE_FINAL_TYPE (KbCueInspector, kb_cue_inspector, KB, CUE_INSPECTOR, GtkWidget)

void kb_cue_inspector_show  (KbCueInspector *self,
                             KbRecordSet    *plan,
                             GPtrArray      *rows);
void kb_cue_inspector_flush (KbCueInspector *self);
void kb_cue_inspector_fail  (KbCueInspector *self);

G_END_DECLS
