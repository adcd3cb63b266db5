/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-script-view.h"

G_BEGIN_DECLS

#define KB_TYPE_SCRIPT_CHECKS (kb_script_checks_get_type ())

G_DECLARE_FINAL_TYPE (KbScriptChecks, kb_script_checks, KB, SCRIPT_CHECKS, GtkWidget)

void kb_script_checks_set_view (KbScriptChecks *self,
                                KbScriptView   *view);
void kb_script_checks_update   (KbScriptChecks *self);

G_END_DECLS
