/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-figure-notice.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_FIGURE_PANEL (kb_figure_panel_get_type ())

G_DECLARE_FINAL_TYPE (KbFigurePanel, kb_figure_panel, KB, FIGURE_PANEL, AdwBin)

void kb_figure_panel_set_notice (KbFigurePanel   *self,
                                 KbFigureNotice  *notice);
void kb_figure_panel_set_show   (KbFigurePanel   *self,
                                 KbShow          *show,
                                 KbWorkspace     *workspace);
void kb_figure_panel_update     (KbFigurePanel   *self);
void kb_figure_panel_tick       (KbFigurePanel   *self,
                                 const KbRunLive *live);

G_END_DECLS
