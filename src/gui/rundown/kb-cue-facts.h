/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_CUE_FACTS (kb_cue_facts_get_type ())

G_DECLARE_FINAL_TYPE (KbCueFacts, kb_cue_facts, KB, CUE_FACTS, GtkWidget)

void kb_cue_facts_show  (KbCueFacts   *self,
                         KbRecordSet  *plan,
                         KbRundownRow *row);
void kb_cue_facts_flush (KbCueFacts   *self);

G_END_DECLS
