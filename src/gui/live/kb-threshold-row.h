/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_THRESHOLD_ROW (kb_threshold_row_get_type ())

G_DECLARE_FINAL_TYPE (KbThresholdRow, kb_threshold_row, KB, THRESHOLD_ROW, GtkListBoxRow)

const char *kb_threshold_row_get_name (KbRecord    *threshold);
GtkWidget  *kb_threshold_row_new      (KbWorkspace *workspace,
                                       KbRecord    *session,
                                       KbRecord    *threshold);

G_END_DECLS
