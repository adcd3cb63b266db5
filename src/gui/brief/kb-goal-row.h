/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_GOAL_ROW (kb_goal_row_get_type ())

G_DECLARE_FINAL_TYPE (KbGoalRow, kb_goal_row, KB, GOAL_ROW, GtkListBoxRow)

GtkWidget *kb_goal_row_new           (KbWorkspace *workspace,
                                      KbRecord    *session,
                                      KbRecord    *goal);
KbRecord  *kb_goal_row_get_goal      (KbGoalRow   *self);
void       kb_goal_row_set_reference (KbGoalRow   *self,
                                      KbRecord    *last);
void       kb_goal_row_set_columns   (KbGoalRow   *self,
                                      gboolean     shows_result,
                                      gboolean     shows_last);
void       kb_goal_row_focus_target  (KbGoalRow   *self);

G_END_DECLS
