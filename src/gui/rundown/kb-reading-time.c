/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-reading-time"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-reading-time.h"
#include "kb-session.h"

/* A host breathes: so much of a slot needs no words. */
#define FITS_MS 5000

/**
 * kb_reading_time_of:
 * @text: what is read in the cue, its variables resolved; it need not be stored yet
 *
 * Returns: how long it takes at the speaker's rate, against the cue's length.
 */
KbReadingTime
kb_reading_time_of (KbRecordSet *plan,
                    KbRecord    *cue,
                    const char  *text)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const char *language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : "";
  const KbPace pace = kb_pace_count (text, language);
  KbReadingTime time = {
    .script_ms = kb_pace_ms (pace, kb_cue_text_get_rate (plan, cue)),
    .slot_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS),
    .units = pace.units, .is_syllabic = kb_pace_is_syllabic (language),
  };

  time.over_ms = MAX (time.script_ms - time.slot_ms, 0);
  return time;
}

static char *
format_units (const KbReadingTime *time)
{
  if (time->is_syllabic)
    /* Translators: how much a script in Chinese, Japanese or Korean says */
    return g_strdup_printf (ngettext ("%u syllable", "%u syllables", time->units), time->units);
  return g_strdup_printf (ngettext ("%u word", "%u words", time->units), time->units);
}

/* What fills its slot but for a few seconds fits it; an empty script says nothing about its slot. */
static char *
format_verdict (const KbReadingTime *time)
{
  const gint64 under_ms = time->slot_ms - time->script_ms;
  g_autofree char *amount = kb_duration_format (ABS (under_ms) + 500);

  if (time->units == 0)
    return g_strdup ("");
  if (time->over_ms > 0)
    return g_strdup_printf (_(" · over by %s"), amount);

  /* Translators: how a script's reading time stands to the cue's length */
  return under_ms <= FITS_MS ? g_strdup (_(" · fits")) : g_strdup_printf (_(" · under by %s"), amount);
}

/**
 * kb_reading_time_format:
 *
 * Returns: (transfer full): "0:32 / 8:00 · 127 words · under by 7:28" as Pango markup. To the nearest second, as in the
 *   table.
 */
char *
kb_reading_time_format (const KbReadingTime *time)
{
  g_autofree char *script = kb_duration_format (time->script_ms + 500);
  g_autofree char *slot = kb_duration_format (time->slot_ms);
  g_autofree char *units = format_units (time);
  g_autofree char *verdict = format_verdict (time);

  return g_strdup_printf ("<b>%s</b> / %s · %s%s", script, slot, units, verdict);
}

/**
 * kb_reading_time_format_short:
 *
 * Returns: (transfer full): "0:32 / 8:00" as Pango markup, and by how much it is too long.
 */
char *
kb_reading_time_format_short (const KbReadingTime *time)
{
  g_autofree char *script = kb_duration_format (time->script_ms + 500);
  g_autofree char *slot = kb_duration_format (time->slot_ms);
  g_autofree char *over = kb_duration_format (time->over_ms + 500);
  g_autofree char *excess = time->over_ms > 0 ? g_strconcat (" +", over, NULL) : g_strdup ("");

  return g_strdup_printf ("<b>%s</b> / %s%s", script, slot, excess);
}
