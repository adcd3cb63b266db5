/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_INCIDENT_CARD (kb_incident_card_get_type ())

G_DECLARE_FINAL_TYPE (KbIncidentCard, kb_incident_card, KB, INCIDENT_CARD, AdwBin)

GtkWidget *kb_incident_card_new  (KbShow         *show,
                                  gint64          incident_id,
                                  gboolean        is_current);
void       kb_incident_card_tick (KbIncidentCard *self,
                                  gint64          clock_us);

G_END_DECLS
