/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SEARCH_WINDOW (kb_search_window_get_type ())

G_DECLARE_FINAL_TYPE (KbSearchWindow, kb_search_window, KB, SEARCH_WINDOW, AdwWindow)

void kb_search_window_present (GtkWindow   *parent,
                               KbWorkspace *workspace);

G_END_DECLS
