/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_CUE_NOTES (kb_cue_notes_get_type ())

G_DECLARE_FINAL_TYPE (KbCueNotes, kb_cue_notes, KB, CUE_NOTES, GtkWidget)

void kb_cue_notes_show  (KbCueNotes   *self,
                         KbRecordSet  *plan,
                         KbRundownRow *row);
void kb_cue_notes_flush (KbCueNotes   *self);

G_END_DECLS
