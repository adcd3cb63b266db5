/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-figure-facts.h"
#include "kb-threshold.h"

G_BEGIN_DECLS

#define KB_TYPE_FIGURE_ROW (kb_figure_row_get_type ())

G_DECLARE_FINAL_TYPE (KbFigureRow, kb_figure_row, KB, FIGURE_ROW, AdwBin)

GtkWidget *kb_figure_row_new  (KbFigure            figure);
void       kb_figure_row_show (KbFigureRow        *self,
                               const KbFigureFact *fact,
                               KbThresholdLevel    level);

G_END_DECLS
