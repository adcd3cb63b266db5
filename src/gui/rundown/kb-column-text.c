/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column-text"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-column-text.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"

static char *
dup_clock (gint64     at_us,
           GTimeZone *zone)
{
  return at_us != KB_NONE && zone != NULL ? kb_instant_format_clock (at_us, zone) : g_strdup ("");
}

static char *
dup_length (gint64 length_ms)
{
  return length_ms != KB_NONE ? kb_duration_format (length_ms) : g_strdup ("");
}

static char *
dup_round (KbRecord *cue)
{
  const int loop = kb_record_get_int_or (cue, KB_CUE_LOOP_NO, 0);

  return loop > 0 ? g_strdup_printf ("%d", loop) : g_strdup ("");
}

static const char *
get_yes (KbRecord *cue,
         guint     field)
{
  return kb_record_get_bool (cue, field) ? _("Yes") : "";
}

static const char *
get_fixing (KbRecord *cue)
{
  return kb_record_get_bool (cue, KB_CUE_HARD) ? C_("start", "Hard") : C_("start", "Soft");
}

static const char *
get_advance (KbRecord *cue)
{
  return kb_record_get_bool (cue, KB_CUE_AUTO_ADVANCE) ? C_("advance", "Automatic") : C_("advance", "By hand");
}

/* A text of several lines stands in one. */
static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\r\t", ' ');
}

/**
 * kb_column_text_dup:
 * @column: one of those that show nothing but a text
 * @row: a cue
 * @zone: (nullable): where the session's clock is
 *
 * Returns: (transfer full): what stands in the column, in one line; "" where there is nothing.
 */
char *
kb_column_text_dup (KbRundownColumn  column,
                    KbRundownRow    *row,
                    GTimeZone       *zone)
{
  static const guint fields[KB_N_RUNDOWN_COLUMNS] = {
    [KB_RUNDOWN_COLUMN_DEMO] = KB_CUE_DEMO,   [KB_RUNDOWN_COLUMN_OVERLAY] = KB_CUE_OVERLAY,
    [KB_RUNDOWN_COLUMN_PROPS] = KB_CUE_PROPS, [KB_RUNDOWN_COLUMN_NOTE] = KB_CUE_NOTE,
    [KB_RUNDOWN_COLUMN_FALLBACK] = KB_CUE_FALLBACK,
  };
  KbRecord *cue = kb_rundown_row_get_record (row);
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  const char *script;

  switch ((int) column)
    {
    case KB_RUNDOWN_COLUMN_OFFSET:
      return dup_length (facts->offset_ms);
    case KB_RUNDOWN_COLUMN_MINIMUM:
      return dup_length (kb_record_get_int_or (cue, KB_CUE_MIN_MS, KB_NONE));
    case KB_RUNDOWN_COLUMN_FIXING:
      return g_strdup (get_fixing (cue));
    case KB_RUNDOWN_COLUMN_OPTIONAL:
      return g_strdup (get_yes (cue, KB_CUE_OPTIONAL));
    case KB_RUNDOWN_COLUMN_SKIP:
      return g_strdup (get_yes (cue, KB_CUE_SKIP));
    case KB_RUNDOWN_COLUMN_ADVANCE:
      return g_strdup (get_advance (cue));
    case KB_RUNDOWN_COLUMN_LOOP:
      return dup_round (cue);
    case KB_RUNDOWN_COLUMN_TEXT:
      script = kb_rundown_row_get_text (row, KB_ROW_TEXT_SCRIPT);
      return dup_line (*script != '\0' ? script : kb_record_get_text (cue, KB_CUE_SCRIPT));
    case KB_RUNDOWN_COLUMN_OFFER:
      return dup_line (kb_rundown_row_get_text (row, KB_ROW_TEXT_OFFER));
    case KB_RUNDOWN_COLUMN_OPERATOR:
      return dup_line (kb_rundown_row_get_text (row, KB_ROW_TEXT_OPERATOR));
    case KB_RUNDOWN_COLUMN_FLOOR:
      return dup_line (kb_rundown_row_get_text (row, KB_ROW_TEXT_FLOOR));
    case KB_RUNDOWN_COLUMN_ACTUAL_START:
      return dup_clock (facts->actual_start_us, zone);
    case KB_RUNDOWN_COLUMN_ACTUAL_END:
      return dup_clock (facts->actual_end_us, zone);
    default:
      g_return_val_if_fail (fields[column] != 0, g_strdup (""));
      return dup_line (kb_record_get_text (cue, fields[column]));
    }
}
