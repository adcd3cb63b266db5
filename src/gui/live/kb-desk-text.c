/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-text"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-text.h"

/* What the parts of the desk share: they are brought up to date ten times a second, and what did not change costs nothing. */

/**
 * kb_desk_set_label:
 *
 * Sets a text; setting the same again would lay the label out anew.
 */
void
kb_desk_set_label (GtkLabel   *label,
                   const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

/**
 * kb_desk_set_tooltip:
 * @text: (nullable): plain text
 *
 * Sets a tooltip; setting the same again would open it anew under a pointer that only rests there.
 */
void
kb_desk_set_tooltip (GtkWidget  *widget,
                     const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

/**
 * kb_desk_keep:
 * @kept: (inout): the value that is shown
 * @value: the value now
 *
 * Returns: %TRUE when they differ; then @kept is @value.
 */
gboolean
kb_desk_keep (gint64 *kept,
              gint64  value)
{
  if (*kept == value)
    return FALSE;
  *kept = value;
  return TRUE;
}

/**
 * kb_desk_get_shown_left:
 * @live: the run as it is now
 *
 * A countdown reaches 0:00 when the time is up, not a second before.
 *
 * Returns: what a countdown shows, whole seconds; negative is overtime.
 */
gint64
kb_desk_get_shown_left (const KbRunLive *live)
{
  return live->remaining_ms > 0 ? (live->remaining_ms + 999) / 1000 : live->remaining_ms / 1000;
}

/* By the same limits as a cue. */
static KbPhase
find_phase (gint64 remaining_ms)
{
  if (remaining_ms < 0)
    return KB_PHASE_OVER;
  if (remaining_ms <= KB_DANGER_DEFAULT_MS)
    return KB_PHASE_DANGER;
  return remaining_ms <= KB_WARNING_DEFAULT_MS ? KB_PHASE_WARNING : KB_PHASE_OK;
}

/**
 * kb_desk_get_waiting:
 * @live: the run as it is now
 * @waiting: (out caller-allocates): the same with the wait for the first cue's planned start as if it was a cue
 *
 * The countdown into the show; over time it says how late the show begins.
 *
 * Returns: %FALSE once a cue was on, and where nothing says when it is to begin.
 */
gboolean
kb_desk_get_waiting (KbShow          *show,
                     const KbRunLive *live,
                     KbRunLive       *waiting)
{
  KbRunCue first;

  if (live->cue_id != 0 || live->is_ended || live->on_air_ms > 0 || live->next_id == 0)
    return FALSE;
  kb_run_get_cue (kb_show_get_run (show), live->next_index, live, &first);
  if (first.planned_start_us == KB_NONE)
    return FALSE;

  *waiting = *live;
  waiting->cue_id = live->next_id;
  waiting->index = live->next_index;
  waiting->taken_us = first.planned_start_us;
  waiting->remaining_ms = (first.planned_start_us - live->clock_us) / 1000;
  waiting->phase = find_phase (waiting->remaining_ms);
  return TRUE;
}

/**
 * kb_desk_describe_left:
 * @live: the run as it is now
 *
 * Returns: (transfer full): what a countdown shows, "2:59"; "–" without a cue on.
 */
char *
kb_desk_describe_left (const KbRunLive *live)
{
  const gint64 left_s = kb_desk_get_shown_left (live);

  if (live->cue_id == 0)
    return g_strdup ("–");
  return live->phase == KB_PHASE_OVER && left_s == 0 ? g_strdup ("−0:00") : kb_duration_format (left_s * 1000);
}

/**
 * kb_desk_describe_slack:
 * @slack_ms: what is left before a hard cue, negative = late by that much
 *
 * Returns: (transfer full): that in words, for a pill.
 */
char *
kb_desk_describe_slack (gint64 slack_ms)
{
  g_autofree char *amount = kb_duration_format (ABS (slack_ms));

  if (slack_ms <= -1000)
    /* Translators: a hard cue will miss its time by that much */
    return g_strdup_printf (_("late %s"), amount);
  if (slack_ms < 1000)
    return g_strdup (_("on time"));
  /* Translators: time to spare before a hard cue */
  return g_strdup_printf (_("slack %s"), amount);
}

/**
 * kb_desk_get_name:
 * @person: (nullable): somebody
 *
 * Returns: (transfer none): the name by which the studio calls them; "—" for nobody.
 */
const char *
kb_desk_get_name (KbRecord *person)
{
  if (person == NULL)
    return "—";
  if (!kb_text_is_empty (kb_record_get_text (person, KB_PERSON_STAGE_NAME)))
    return kb_record_get_text (person, KB_PERSON_STAGE_NAME);
  return kb_record_get_text (person, KB_PERSON_NAME);
}

/**
 * kb_desk_get_speaker:
 *
 * Returns: (transfer none): who speaks in a cue; "—" when nobody is named.
 */
const char *
kb_desk_get_speaker (KbRecordSet *plan,
                     KbRecord    *cue)
{
  KbRecord *duty = kb_record_set_find_ref (plan, cue, KB_CUE_SPEAKER_ID);

  return kb_desk_get_name (duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL);
}
