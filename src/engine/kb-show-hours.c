/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-hours"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-show-hours.h"
#include "kb-value.h"

/**
 * kb_show_hours_check:
 * @at_us: when a cue is to start, microseconds since 1970 UTC
 * @start_us: when the session starts, %KB_NONE when it follows from its cues
 * @end_us: when it should end, %KB_NONE when nobody said
 * @zone: the session's
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT that names the time and the show's hours when a cue cannot
 *   start then, since the show has not begun or is over.
 */
gboolean
kb_show_hours_check (gint64      at_us,
                     gint64      start_us,
                     gint64      end_us,
                     GTimeZone  *zone,
                     GError    **error)
{
  g_autofree char *at = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if ((start_us == KB_NONE || at_us >= start_us) && (end_us == KB_NONE || at_us < end_us || end_us <= start_us))
    return TRUE;

  at = kb_instant_format_clock (at_us, zone);
  start = start_us != KB_NONE ? kb_instant_format_minutes (start_us, zone) : g_strdup ("…");
  end = end_us != KB_NONE ? kb_instant_format_minutes (end_us, zone) : g_strdup ("…");
  /* Translators: a time and the show's hours, 18:30:00, 19:00 and 20:30 */
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("%1$s is outside the show (%2$s to %3$s): type a time within it, or change its hours in Brief"), at, start, end);
  return FALSE;
}
