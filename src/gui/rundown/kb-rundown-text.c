/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-text"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-rundown-text.h"

/* How a type looks: its class in style.css, and the family whose colours it has. */
static const struct
{
  const char *css_class;
  const char *colour;
} looks[] = {
  [KB_CUE_TYPE_OPEN] = { "open", "cue_open" },
  [KB_CUE_TYPE_PREVIEW] = { "preview", "cue_open" },
  [KB_CUE_TYPE_DEMO] = { "demo", "cue_demo" },
  [KB_CUE_TYPE_ENCORE] = { "encore", "cue_demo" },
  [KB_CUE_TYPE_QUICK_PASS] = { "quick-pass", "cue_demo" },
  [KB_CUE_TYPE_FLASH_TEASE] = { "flash-tease", "cue_tease" },
  [KB_CUE_TYPE_FLASH] = { "flash", "cue_flash" },
  [KB_CUE_TYPE_GIVEAWAY] = { "giveaway", "cue_giveaway" },
  [KB_CUE_TYPE_GAME] = { "game", "cue_giveaway" },
  [KB_CUE_TYPE_QA] = { "qa", "cue_qa" },
  [KB_CUE_TYPE_TRANSITION] = { "transition", "cue_service" },
  [KB_CUE_TYPE_HANDOVER] = { "handover", "cue_handover" },
  [KB_CUE_TYPE_BREAK] = { "break", "cue_service" },
  [KB_CUE_TYPE_PAY_REMINDER] = { "pay-reminder", "cue_service" },
  [KB_CUE_TYPE_SERVICE] = { "service", "cue_service" },
  [KB_CUE_TYPE_NEXT_SHOW] = { "next-show", "cue_open" },
  [KB_CUE_TYPE_CLOSE] = { "close", "cue_open" },
  [KB_CUE_TYPE_FREE] = { "free", "cue_service" },
};

/**
 * kb_rundown_type_class:
 * @type: a #KbCueType
 *
 * Returns: (nullable): the CSS class of its chip.
 */
const char *
kb_rundown_type_class (int type)
{
  return type >= 0 && type < (int) G_N_ELEMENTS (looks) ? looks[type].css_class : NULL;
}

/**
 * kb_rundown_type_colour:
 * @type: a #KbCueType
 *
 * Returns: the stem of its named colours: with `_bar`, `_ground` and `_text`.
 */
const char *
kb_rundown_type_colour (int type)
{
  return type >= 0 && type < (int) G_N_ELEMENTS (looks) ? looks[type].colour : "cue_service";
}

/**
 * kb_rundown_mark_icon:
 *
 * Returns: (nullable): the icon that goes with the mark's colour.
 */
const char *
kb_rundown_mark_icon (KbMark mark)
{
  switch (mark)
    {
    case KB_MARK_TELL:
      return "dialog-information-symbolic";
    case KB_MARK_WARN:
      return "dialog-warning-symbolic";
    case KB_MARK_BLOCK:
      return "kb-block-symbolic";
    case KB_MARK_NONE:
    default:
      return NULL;
    }
}

/**
 * kb_rundown_format_script:
 *
 * Returns: (transfer full): "26 s", and "2:05" from 100 seconds on.
 */
char *
kb_rundown_format_script (gint64 script_ms)
{
  const gint64 seconds = (script_ms + 500) / 1000;

  if (seconds >= 100)
    return kb_duration_format (script_ms);
  /* Translators: a length in seconds */
  return g_strdup_printf (_("%d s"), (int) seconds);
}

/**
 * kb_rundown_format_range:
 *
 * Returns: (transfer full): "19:08 – 20:00"; "" where there is no time.
 */
char *
kb_rundown_format_range (gint64     start_us,
                         gint64     end_us,
                         GTimeZone *zone)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (start_us == KB_NONE || end_us == KB_NONE || zone == NULL)
    return g_strdup ("");

  start = kb_instant_format_minutes (start_us, zone);
  end = kb_instant_format_minutes (end_us, zone);
  return g_strdup_printf ("%s – %s", start, end);
}

/**
 * kb_rundown_describe_cue:
 *
 * Returns: (transfer full): the row as it is read aloud.
 */
char *
kb_rundown_describe_cue (KbRundownRow *row,
                         GTimeZone    *zone)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  g_autofree char *clock = facts->start_us != KB_NONE && zone != NULL
                             ? kb_instant_format_clock (facts->start_us, zone) : g_strdup ("");
  g_autofree char *length = kb_duration_format (facts->length_ms);
  g_autofree char *name = kb_rundown_row_dup_name (row);
  const char *mark = kb_rundown_row_get_text (row, KB_ROW_TEXT_MARK);

  return g_strdup_printf ("%s %s %s %s %s %s%s%s", kb_record_get_text (cue, KB_CUE_CUE_NO), clock, length,
                          kb_enum_label (&kb_cue_type_enum, kb_record_get_int (cue, KB_CUE_TYPE)), name,
                          kb_rundown_row_get_text (row, KB_ROW_TEXT_SPEAKER), *mark != '\0' ? ". " : "", mark);
}
