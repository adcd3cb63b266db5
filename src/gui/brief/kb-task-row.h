/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_TASK_ROW (kb_task_row_get_type ())

G_DECLARE_FINAL_TYPE (KbTaskRow, kb_task_row, KB, TASK_ROW, AdwExpanderRow)

GtkWidget *kb_task_row_new      (KbWorkspace *workspace,
                                 KbRecordSet *plan,
                                 KbRecord    *task);
KbRecord  *kb_task_row_get_task (KbTaskRow   *self);
void       kb_task_row_focus    (KbTaskRow   *self);

G_END_DECLS
