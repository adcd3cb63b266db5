/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KB_TYPE_SCRIPT_DRAFT (kb_script_draft_get_type ())

G_DECLARE_FINAL_TYPE (KbScriptDraft, kb_script_draft, KB, SCRIPT_DRAFT, GObject)

KbScriptDraft *kb_script_draft_new      (const char    *stored);
gboolean       kb_script_draft_receive  (KbScriptDraft *self,
                                         const char    *stored);
void           kb_script_draft_type     (KbScriptDraft *self,
                                         const char    *text);
const char    *kb_script_draft_get_text (KbScriptDraft *self);
const char    *kb_script_draft_take     (KbScriptDraft *self);
void           kb_script_draft_fail     (KbScriptDraft *self);

G_END_DECLS
