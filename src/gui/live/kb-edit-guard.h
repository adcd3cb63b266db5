/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_edit_guard_watch (GtkWindow   *window,
                          KbWorkspace *workspace);

G_END_DECLS
