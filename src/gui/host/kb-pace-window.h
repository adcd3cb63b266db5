/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PACE_WINDOW (kb_pace_window_get_type ())

G_DECLARE_FINAL_TYPE (KbPaceWindow, kb_pace_window, KB, PACE_WINDOW, AdwWindow)

void kb_pace_window_present (GtkWindow   *parent,
                             KbWorkspace *workspace,
                             KbRecord    *person,
                             KbRecordSet *plan);

G_END_DECLS
