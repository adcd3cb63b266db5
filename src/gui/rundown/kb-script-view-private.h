/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-script-view.h"

G_BEGIN_DECLS

void kb_script_view_install_actions  (KbScriptViewClass *klass);
int  kb_script_view_find_section     (KbScriptView      *self,
                                      const GtkTextIter *at);
void kb_script_view_present_popovers (GtkWidget         *view);
void kb_script_view_remove_popovers  (GtkWidget         *view);

G_END_DECLS
