/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_SCRIPT_EDITOR (kb_script_editor_get_type ())

G_DECLARE_FINAL_TYPE (KbScriptEditor, kb_script_editor, KB, SCRIPT_EDITOR, GtkWidget)

void kb_script_editor_show  (KbScriptEditor *self,
                             KbRecordSet    *plan,
                             KbRundownRow   *row);
void kb_script_editor_flush (KbScriptEditor *self);
void kb_script_editor_fail  (KbScriptEditor *self);

G_END_DECLS
