/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-facts.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_INSPECTOR (kb_lineup_inspector_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupInspector, kb_lineup_inspector, KB, LINEUP_INSPECTOR, GtkWidget)

void     kb_lineup_inspector_show  (KbLineupInspector *self,
                                    KbLineupFacts     *facts,
                                    KbWorkspace       *workspace,
                                    KbRecord          *item);
gboolean kb_lineup_inspector_focus (KbLineupInspector *self,
                                    gint64             id,
                                    int                field);
void     kb_lineup_inspector_flush (KbLineupInspector *self);

G_END_DECLS
