/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_DUTY_PANE (kb_duty_pane_get_type ())

G_DECLARE_FINAL_TYPE (KbDutyPane, kb_duty_pane, KB, DUTY_PANE, AdwBin)

GtkWidget *kb_duty_pane_new  (void);
void       kb_duty_pane_show (KbDutyPane  *self,
                              KbWorkspace *workspace,
                              KbRecordSet *plan,
                              KbRecord    *duty,
                              KbRecord    *shift);

G_END_DECLS
