/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-table.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_CHOOSER (kb_lineup_chooser_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupChooser, kb_lineup_chooser, KB, LINEUP_CHOOSER, GtkBox)

void kb_lineup_chooser_set_table (KbLineupChooser *self,
                                  KbLineupTable   *table);

G_END_DECLS
