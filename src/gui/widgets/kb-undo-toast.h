/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_undo_toast_show  (GtkWidget       *widget,
                          const char      *text);
void kb_undo_toast_watch (AdwToastOverlay *overlay,
                          KbWorkspace     *workspace);
void kb_toast_show       (GtkWidget       *widget,
                          const char      *text,
                          const char      *button_label,
                          const char      *action_name);

G_END_DECLS
