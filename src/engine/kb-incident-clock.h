/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-run.h"

G_BEGIN_DECLS

/**
 * KbIncidentClock:
 * @elapsed_ms: since it was raised, until it was resolved
 * @act_left_ms: until the first step must be done, negative = late by that much; %KB_NONE: one is done, it is resolved,
 *   or its level asks for nothing
 * @escalate_left_ms: until it goes to the next in charge, 0 or less = now; %KB_NONE: it went, it is resolved, or its
 *   level asks for nothing
 *
 * How long an incident has been there, and what that asks for.
 */
typedef struct
{
  gint64 elapsed_ms;
  gint64 act_left_ms;
  gint64 escalate_left_ms;
} KbIncidentClock;

gint64          kb_incident_get_limit_ms (int                  severity);
KbIncidentClock kb_incident_read_clock   (const KbRunIncident *incident,
                                          gint64               clock_us);

G_END_DECLS
