/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_TASK_LIST (kb_task_list_get_type ())

G_DECLARE_FINAL_TYPE (KbTaskList, kb_task_list, KB, TASK_LIST, AdwBin)

void     kb_task_list_set_plan (KbTaskList   *self,
                                KbWorkspace  *workspace,
                                KbRecordSet  *plan,
                                KbEntityKind  kind);
gboolean kb_task_list_show     (KbTaskList   *self,
                                gint64        id);

G_END_DECLS
