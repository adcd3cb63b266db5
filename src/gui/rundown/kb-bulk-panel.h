/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-cue-cell.h"

G_BEGIN_DECLS

#define KB_TYPE_BULK_PANEL (kb_bulk_panel_get_type ())

G_DECLARE_FINAL_TYPE (KbBulkPanel, kb_bulk_panel, KB, BULK_PANEL, GtkWidget)

void kb_bulk_panel_show (KbBulkPanel *self,
                         KbRecordSet *plan,
                         GPtrArray   *rows);

G_END_DECLS
