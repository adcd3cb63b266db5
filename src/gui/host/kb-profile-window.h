/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PROFILE_WINDOW (kb_profile_window_get_type ())

G_DECLARE_FINAL_TYPE (KbProfileWindow, kb_profile_window, KB, PROFILE_WINDOW, AdwWindow)

void kb_profile_window_present (GtkWindow   *parent,
                                KbWorkspace *workspace,
                                KbRecord    *person);

G_END_DECLS
