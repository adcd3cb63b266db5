/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_HISTORY_WINDOW (kb_history_window_get_type ())

G_DECLARE_FINAL_TYPE (KbHistoryWindow, kb_history_window, KB, HISTORY_WINDOW, AdwWindow)

void kb_history_window_present (GtkWindow   *parent,
                                KbWorkspace *workspace);

G_END_DECLS
