/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_tools_install (GtkWidgetClass              *window_class,
                       GtkWidgetActionActivateFunc  run);
void kb_tools_update  (GtkWidget                   *window,
                       KbWorkspace                 *workspace,
                       GMenu                       *undo_menu);
void kb_tools_run     (const char                  *name,
                       GtkWindow                   *window,
                       KbWorkspace                 *workspace);

G_END_DECLS
