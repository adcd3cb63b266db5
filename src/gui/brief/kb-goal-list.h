/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_GOAL_LIST (kb_goal_list_get_type ())

G_DECLARE_FINAL_TYPE (KbGoalList, kb_goal_list, KB, GOAL_LIST, AdwBin)

void kb_goal_list_set_plan (KbGoalList  *self,
                            KbWorkspace *workspace,
                            KbRecordSet *plan);

G_END_DECLS
