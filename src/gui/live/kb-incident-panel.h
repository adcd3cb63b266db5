/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_INCIDENT_PANEL (kb_incident_panel_get_type ())

G_DECLARE_FINAL_TYPE (KbIncidentPanel, kb_incident_panel, KB, INCIDENT_PANEL, AdwBin)

void  kb_incident_panel_set_show (KbIncidentPanel *self,
                                  KbShow          *show,
                                  KbWorkspace     *workspace);
void  kb_incident_panel_update   (KbIncidentPanel *self);
void  kb_incident_panel_tick     (KbIncidentPanel *self,
                                  const KbRunLive *live);
guint kb_incident_panel_count    (KbIncidentPanel *self);

G_END_DECLS
