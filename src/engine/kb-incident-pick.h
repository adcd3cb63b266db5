/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/* As many as there are digits for. */
#define KB_INCIDENT_N_LIKELY 8

GPtrArray *kb_incident_pick_likely (KbRecordSet *plan);
GPtrArray *kb_incident_pick_search (KbRecordSet *plan,
                                    const char  *text);

G_END_DECLS
