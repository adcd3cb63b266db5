/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-clock"

#include "config.h"

#include "kb-incident-clock.h"
#include "kb-plan.h"

/**
 * kb_incident_get_limit_ms:
 * @severity: a #KbSeverity
 *
 * Returns: within which time a level asks for action, milliseconds: P0 30 s, P1 2 min, P2 5 min (`domain.md` §3);
 *   %KB_NONE for P3, which is noted and no more.
 */
gint64
kb_incident_get_limit_ms (int severity)
{
  static const gint64 limits[] = { 30 * 1000, 2 * 60 * 1000, 5 * 60 * 1000 };

  return severity >= 0 && severity < (int) G_N_ELEMENTS (limits) ? limits[severity] : KB_NONE;
}

/**
 * kb_incident_read_clock:
 * @clock_us: the run's clock now
 *
 * The level's own clock: the first step within the limit; the next in charge is told at once of a P0, and of the others
 * when the limit has passed and they are still open.
 *
 * Returns: the clock.
 */
KbIncidentClock
kb_incident_read_clock (const KbRunIncident *incident,
                        gint64               clock_us)
{
  const gint64 limit_ms = kb_incident_get_limit_ms (incident->severity);
  const gboolean is_open = incident->resolved_us == KB_NONE;
  const gint64 until_us = is_open ? clock_us : incident->resolved_us;
  KbIncidentClock clock = { MAX (0, until_us - incident->raised_us) / KB_MS_US, KB_NONE, KB_NONE };

  if (!is_open || limit_ms == KB_NONE)
    return clock;
  if (incident->steps->len == 0)
    clock.act_left_ms = limit_ms - clock.elapsed_ms;
  if (incident->escalated_us == KB_NONE)
    clock.escalate_left_ms = (incident->severity == KB_SEVERITY_P0 ? 0 : limit_ms) - clock.elapsed_ms;

  return clock;
}
