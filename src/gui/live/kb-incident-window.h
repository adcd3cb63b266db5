/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_INCIDENT_WINDOW (kb_incident_window_get_type ())

G_DECLARE_FINAL_TYPE (KbIncidentWindow, kb_incident_window, KB, INCIDENT_WINDOW, AdwWindow)

void kb_incident_window_open (GtkWindow   *parent,
                              KbWorkspace *workspace,
                              KbRecordSet *plan,
                              KbRecord    *incident);

G_END_DECLS
