/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_THRESHOLD_WINDOW (kb_threshold_window_get_type ())

G_DECLARE_FINAL_TYPE (KbThresholdWindow, kb_threshold_window, KB, THRESHOLD_WINDOW, AdwWindow)

void kb_threshold_window_present (GtkWindow   *parent,
                                  KbWorkspace *workspace,
                                  KbRecordSet *plan);

G_END_DECLS
