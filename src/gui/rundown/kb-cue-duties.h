/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_CUE_DUTIES (kb_cue_duties_get_type ())

G_DECLARE_FINAL_TYPE (KbCueDuties, kb_cue_duties, KB, CUE_DUTIES, GtkWidget)

void kb_cue_duties_show (KbCueDuties  *self,
                         KbRecordSet  *plan,
                         KbRundownRow *row);

G_END_DECLS
