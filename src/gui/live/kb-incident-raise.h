/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_INCIDENT_RAISE (kb_incident_raise_get_type ())

G_DECLARE_FINAL_TYPE (KbIncidentRaise, kb_incident_raise, KB, INCIDENT_RAISE, AdwBin)

void kb_incident_raise_set_plan (KbIncidentRaise *self,
                                 KbRecordSet     *plan);
void kb_incident_raise_set_compact (KbIncidentRaise *self,
                                    gboolean         is_compact);
void kb_incident_raise_begin    (KbIncidentRaise *self);
void kb_incident_raise_leave    (KbIncidentRaise *self);

G_END_DECLS
