/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_KEYS_WINDOW (kb_keys_window_get_type ())

G_DECLARE_FINAL_TYPE (KbKeysWindow, kb_keys_window, KB, KEYS_WINDOW, AdwWindow)

GtkWindow *kb_keys_window_new     (GtkWindow   *parent);
void       kb_keys_window_present (GtkWindow   *parent,
                                   KbWorkspace *workspace);

G_END_DECLS
