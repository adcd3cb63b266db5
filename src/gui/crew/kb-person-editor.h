/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PERSON_EDITOR (kb_person_editor_get_type ())

G_DECLARE_FINAL_TYPE (KbPersonEditor, kb_person_editor, KB, PERSON_EDITOR, AdwBin)

GtkWidget *kb_person_editor_new        (void);
void       kb_person_editor_set_row    (KbPersonEditor *self,
                                        KbWorkspace    *workspace,
                                        KbRecord       *row);
void       kb_person_editor_focus_name (KbPersonEditor *self);

G_END_DECLS
