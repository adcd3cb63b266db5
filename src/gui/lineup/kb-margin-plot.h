/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-facts.h"

G_BEGIN_DECLS

#define KB_TYPE_MARGIN_PLOT (kb_margin_plot_get_type ())

G_DECLARE_FINAL_TYPE (KbMarginPlot, kb_margin_plot, KB, MARGIN_PLOT, GtkWidget)

void kb_margin_plot_show (KbMarginPlot  *self,
                          KbLineupFacts *facts,
                          gint64         selected_id);

G_END_DECLS
