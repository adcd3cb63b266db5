/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-facts.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_OFFERS_PANE (kb_offers_pane_get_type ())

G_DECLARE_FINAL_TYPE (KbOffersPane, kb_offers_pane, KB, OFFERS_PANE, GtkWidget)

void     kb_offers_pane_show  (KbOffersPane  *self,
                               KbLineupFacts *facts,
                               KbWorkspace   *workspace);
gboolean kb_offers_pane_focus (KbOffersPane  *self,
                               gint64         id,
                               int            field);
void     kb_offers_pane_flush (KbOffersPane  *self);

G_END_DECLS
