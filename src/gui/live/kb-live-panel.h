/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_PANEL (kb_live_panel_get_type ())

G_DECLARE_FINAL_TYPE (KbLivePanel, kb_live_panel, KB, LIVE_PANEL, AdwBin)

void kb_live_panel_set_show (KbLivePanel     *self,
                             KbShow          *show,
                             KbWorkspace     *workspace);
void kb_live_panel_update   (KbLivePanel     *self);
void kb_live_panel_tick     (KbLivePanel     *self,
                             const KbRunLive *live);

G_END_DECLS
