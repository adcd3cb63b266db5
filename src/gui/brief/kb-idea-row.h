/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_IDEA_ROW (kb_idea_row_get_type ())

G_DECLARE_FINAL_TYPE (KbIdeaRow, kb_idea_row, KB, IDEA_ROW, GtkListBoxRow)

GtkWidget *kb_idea_row_new   (KbWorkspace *workspace,
                              KbRecordSet *plan,
                              KbRecord    *idea);
void       kb_idea_row_focus (KbIdeaRow   *self);

G_END_DECLS
